"""The attacker's unknowns for one matter: how many of each atom have each label, and their sums, within what is said.

Where records changed between two rosters, old and new records are unknowns of their own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.audit.bounds import Interval, Number, Program
from kinerja.audit.matters import GOOD, Matter, Sums
from kinerja.audit.membership import Atom
from kinerja.audit.together import Part, together

Cell = tuple[int, str]
"""A figure by number, and a metric."""
Unknown = tuple[int, int, str]
"""An atom, the number of the record, and a metric or label."""

# People of each outcome that a first witness tries to keep in each atom: the insider and somebody else.
PAIR = 2


@dataclass(frozen=True)
class Fact:
    """What is said of a cell: the count or the sum of its people lies within `interval`; `how` says where."""

    cell: Cell
    interval: Interval
    how: str


@dataclass(frozen=True)
class Block:
    """Records of people whom nothing published tells apart, and the column of their count or sum."""

    metric: str
    parts: tuple[Part, ...]
    size: int
    column: int


@dataclass(frozen=True)
class System:
    """A program and where its unknowns stand.

    `columns` are counts of labels and metrics and sums; `links` the two rows that tie a sum to labels, by atom and
    the numbers of both records; `withheld` the columns of cells that nobody says; `spare` what a first witness makes
    large, and so is `slack`, the room that sums have; `facts` what each row of the program says, None for rows that
    follow from the matter itself; `forms` how often each column is counted in a cell; `owners` the
    atom of each column, -1 for those of several; `blocks` what bounds of few people are about.
    """

    matter: Matter
    atoms: tuple[Atom, ...]
    program: Program
    columns: Mapping[Unknown, int]
    links: Mapping[tuple[int, int, int], tuple[int, int]]
    withheld: Mapping[Cell, int]
    spare: Mapping[Unknown, tuple[int, int]]
    facts: tuple[Fact | None, ...]

    forms: Mapping[Cell, Counter[int]]
    slack: tuple[int, ...]
    owners: tuple[int, ...]
    blocks: tuple[Block, ...]

    def figures(self, block: Block) -> frozenset[int]:
        """The figures that count the records of a block."""
        amount = self.matter.sums is not None and block.metric == self.matter.sums.metric
        atom, version = block.parts[0]
        return frozenset(self.atoms[atom].shown(self.matter.amount if amount else 0, version))

    def form(self, cell: Cell) -> Counter[int]:
        """How often each column is counted in a cell; a copy."""
        return Counter(self.forms[cell])


@dataclass
class _Builder:
    """Columns and rows as they are added."""

    matter: Matter
    atoms: tuple[Atom, ...]
    ends: list[Interval] = field(default_factory=list)
    whole: set[int] = field(default_factory=set)
    rows: list[Mapping[int, Number]] = field(default_factory=list)
    limits: list[Interval] = field(default_factory=list)
    facts: list[Fact | None] = field(default_factory=list)
    columns: dict[Unknown, int] = field(default_factory=dict)
    owners: list[int] = field(default_factory=list)
    owner: int = -1

    def column(self, low: Number, high: Number | None, whole: bool = True) -> int:
        self.ends.append((low, high))
        self.owners.append(self.owner)
        if whole:
            self.whole.add(len(self.ends) - 1)
        return len(self.ends) - 1

    def row(self, terms: Mapping[int, Number], interval: Interval, fact: Fact | None = None) -> int:
        self.rows.append(terms)
        self.limits.append(interval)
        self.facts.append(fact)
        return len(self.rows) - 1

    def program(self) -> Program:
        return Program(tuple(self.ends), tuple(self.rows), tuple(self.limits), frozenset(self.whole))


def build(matter: Matter, atoms: tuple[Atom, ...], facts: Sequence[Fact], withheld: Sequence[Cell]) -> System:
    """The system of a matter from everything said about it."""
    builder = _Builder(matter, atoms)
    links: dict[tuple[int, int, int], tuple[int, int]] = {}
    for number, atom in enumerate(atoms):
        builder.owner = number
        _add_labels(builder, number, atom)
        if matter.detailed:
            _add_same(builder, number, atom)
        if matter.sums:
            _add_sums(builder, matter.sums, number, atom)
            links |= dict(_add_links(builder, matter.sums, number, atom))
    builder.owner = -1
    forms = _forms(builder)
    for fact in facts:
        builder.row(forms[fact.cell], fact.interval, fact)
    hidden = {cell: _add_total(builder, forms[cell], cell) for cell in sorted(set(withheld))}
    blocks = tuple(_add_blocks(builder))
    spare = dict(_add_spare(builder))
    slack = tuple(_add_slack(builder, matter.sums, links)) if matter.sums else ()
    return System(
        matter,
        atoms,
        builder.program(),
        builder.columns,
        links,
        hidden,
        spare,
        tuple(builder.facts),
        forms,
        slack,
        tuple(builder.owners),
        blocks,
    )


def _forms(builder: _Builder) -> Mapping[Cell, Counter[int]]:
    """How often each column is counted in each cell, in one walk over the atoms."""
    found: dict[Cell, Counter[int]] = defaultdict(Counter)
    matter = builder.matter
    for number, atom in enumerate(builder.atoms):
        for aspect in range(matter.amount + 1 if matter.sums else 1):
            metrics = (matter.sums.metric,) if matter.sums and aspect == matter.amount else tuple(matter.metrics)
            for (figure, version), times in atom.counted(aspect).items():
                for metric in metrics if version >= 0 else ():
                    found[figure, metric][builder.columns[number, version, metric]] += times
    return found


def _add_labels(builder: _Builder, number: int, atom: Atom) -> None:
    matter = builder.matter
    for version in atom.versions(0) if matter.labels else ():
        made = {label: builder.column(0, atom.size) for label in matter.labels}
        builder.row(dict.fromkeys(made.values(), 1), (atom.size, atom.size))
        builder.columns |= {(number, version, label): column for label, column in made.items()}
        for metric, labels in matter.metrics.items():
            if len(labels) == 1:
                builder.columns[number, version, metric] = made[next(iter(labels))]
                continue
            total = builder.columns[number, version, metric] = builder.column(0, atom.size)
            builder.row({**{made[label]: 1 for label in sorted(labels)}, total: -1}, (0, 0))


def _add_same(builder: _Builder, number: int, atom: Atom) -> None:
    """Other ratings that are as good as those before: whoever was good still is."""
    same: dict[int, set[int]] = defaultdict(set)
    for _, numbers in atom.stays:
        same[numbers[-1]].add(numbers[0])
    for versions in same.values():
        first, *others = sorted(versions)
        for other in others:
            ends = (builder.columns[number, first, GOOD], builder.columns[number, other, GOOD])
            builder.row({ends[0]: 1, ends[1]: -1}, (0, 0))


def _add_sums(builder: _Builder, sums: Sums, number: int, atom: Atom) -> None:
    for version in atom.versions(builder.matter.amount):
        builder.columns[number, version, sums.metric] = builder.column(0, sums.top * atom.size, whole=False)


def _add_links(
    builder: _Builder, sums: Sums, number: int, atom: Atom
) -> Iterator[tuple[tuple[int, int, int], tuple[int, int]]]:
    """The sum of an atom lies between what its labels need at least and allow at most."""
    pairs = {numbers[:2] for _, numbers in atom.stays if builder.matter.labels and numbers[1] >= 0}
    for rating, amount in sorted(pairs):
        total = builder.columns[number, amount, sums.metric]
        labels = [(builder.columns[number, rating, label], sums.limits[label]) for label in builder.matter.labels]
        low = builder.row({total: 1, **{column: -low for column, (low, _) in labels}}, (0, None))
        high = builder.row({total: 1, **{column: -high for column, (_, high) in labels}}, (None, 0))
        yield (number, rating, amount), (low, high)


def _add_slack(builder: _Builder, sums: Sums, links: Mapping[tuple[int, int, int], tuple[int, int]]) -> Iterator[int]:
    """Columns that are at most the room between a sum and what its labels need or allow, and one person's at most."""
    for (builder.owner, _, _), (low, high) in links.items():
        for row, sign in ((low, -1), (high, 1)):
            slack = builder.column(0, sums.top, whole=False)
            builder.row({**builder.rows[row], slack: sign}, builder.limits[row])
            yield slack


def _add_blocks(builder: _Builder) -> Iterator[Block]:
    for metric, blocks in together(builder.matter, builder.atoms).items():
        for parts in blocks:
            columns = [builder.columns[atom, version, metric] for atom, version in parts]
            size = sum(builder.atoms[atom].size for atom, _ in parts)
            if len(columns) > 1:
                columns.append(builder.column(0, None, whole=False))
                builder.row({**dict.fromkeys(columns[:-1], 1), columns[-1]: -1}, (0, 0))
            yield Block(metric, parts, size, columns[-1])


def _add_total(builder: _Builder, terms: Counter[int], cell: Cell) -> int:
    total = builder.column(0, None, whole=cell[1] in builder.matter.metrics)
    builder.row({**terms, total: -1}, (0, 0))
    return total


def _add_spare(builder: _Builder) -> Iterator[tuple[Unknown, tuple[int, int]]]:
    """For each share that is published, columns that are at most a pair of either outcome."""
    for key, column in list(builder.columns.items()):
        if key[2] not in builder.matter.metrics:
            continue
        builder.owner, size = key[0], builder.atoms[key[0]].size
        some, others = (builder.column(0, min(PAIR, size), whole=False) for _ in range(2))
        builder.row({some: 1, column: -1}, (None, 0))
        builder.row({others: 1, column: 1}, (None, size))
        yield key, (some, others)
