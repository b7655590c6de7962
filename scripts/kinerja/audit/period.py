"""Everything that was ever said of one period, put together."""

from collections.abc import Iterator, Sequence, Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from kinerja.audit import rules
from kinerja.audit.bounds import Interval
from kinerja.audit.knowledge import Claim, Roster
from kinerja.audit.matters import Matter
from kinerja.audit.membership import Figure, Membership
from kinerja.audit.report import Failure
from kinerja.audit.statements import MEANS, Limits, Said, Scale, Statement, label
from kinerja.audit.system import Cell, Fact


@dataclass(frozen=True)
class Told:
    """A cell of a figure as a release, or another file, has it; `source` is the number of the release or the file."""

    source: str
    statement: Statement
    figure: int
    said: Said


@dataclass(frozen=True)
class Period:
    """A period with its figures and who is behind them; `stated` is the figure of each statement."""

    name: str
    statements: tuple[Statement, ...]
    membership: Membership
    figures: tuple[Figure, ...]
    stated: tuple[int, ...]
    told: tuple[Told, ...]
    failures: tuple[Failure, ...]

    @property
    def limits(self) -> Limits:
        """The limits in the newest release."""
        return self.statements[-1].limits

    @property
    def scale(self) -> Scale:
        """The ratings in the newest release."""
        return self.statements[-1].scale

    def facts(self, matter: Matter) -> tuple[Fact, ...]:
        """What is said of the cells of a matter, each thing once."""
        found: dict[tuple[Cell, Interval], Fact] = {}
        seen = set()
        for one in self.told:
            case = (one.figure, one.said, id(one.statement.limits))
            if one.said.range and matter.says(one.said.metric) and case not in seen:
                seen.add(case)
                figure = self.figures[one.figure]
                interval = _interval(one.statement, one.said.metric, one.said.range, figure.people)
                fact = Fact((one.figure, one.said.metric), interval, f"{one.source}:{label(figure.group)}")
                found.setdefault((fact.cell, interval), fact)
        return tuple(found.values())

    def withheld(self, matter: Matter) -> tuple[Cell, ...]:
        """The cells of a matter that are never shown."""
        cells: dict[bool, set[Cell]] = {True: set(), False: set()}
        for one in self.told:
            if matter.says(one.said.metric):
                cells[one.said.range is None].add((one.figure, one.said.metric))
        return tuple(sorted(cells[True] - cells[False]))

    def name_of(self, figures: AbstractSet[int], people: int) -> tuple[str, str]:
        """The smallest figure that counts some people, and all that tells them apart from others in it."""
        inside = sorted(figures, key=lambda one: (self.figures[one].people, one))
        smallest = self.figures[inside[0]]
        if smallest.people == people:
            return label(smallest.group), smallest.name
        touching = {one.group for one in (self.figures[number] for number in inside)}
        apart = [one.name for number, one in enumerate(self.figures) if one.group in touching and number not in figures]
        return label(smallest.group), " ".join([smallest.name, *(f"not {name}" for name in apart)])


def periods(statements: Sequence[Statement], rosters: Sequence[Roster], claims: Sequence[Claim]) -> Iterator[Period]:
    """All periods of the statements, by name."""
    for name in sorted({one.period for one in statements}):
        here = tuple(one for one in statements if one.period == name)
        yield _period(name, here, Membership(rosters, name), [one for one in claims if one.period == name])


def _period(name: str, here: tuple[Statement, ...], membership: Membership, claims: Sequence[Claim]) -> Period:
    figures: dict[Figure, int] = {}
    known, stated, failures = [], [], []
    for one in here:
        figure = membership.figure(one)
        if figure is None:
            failures.append(Failure("unknown-people", name, one.name, "", 0, how=f"{one.release:04d}"))
            continue
        known.append(one)
        stated.append(figures.setdefault(figure, len(figures)))
    told = [
        Told(f"{one.release:04d}", one, figure, said)
        for one, figure in zip(known, stated, strict=True)
        for said in one.cells
    ]
    for claim in claims:
        places = [place for place, one in enumerate(known) if (one.release, one.group) == (claim.release, claim.group)]
        if not places:
            failures.append(Failure("unknown-people", name, label(claim.group), claim.metric, 0, how=claim.source))
        said = Said(claim.metric, (Fraction(claim.low), Fraction(claim.high)))
        told += [Told(claim.source, known[place], stated[place], said) for place in places]
    return Period(name, tuple(known), membership, tuple(figures), tuple(stated), tuple(told), tuple(failures))


def _interval(statement: Statement, metric: str, shown: rules.Range, people: int) -> Interval:
    if metric in MEANS:
        low, high = rules.unrounded(shown)
        return low * people, high * people
    return rules.share_counts(people, shown, rules.is_band(statement.limits, people, shown))
