"""Who is behind each figure, and which people nobody can tell apart: those counted in exactly the same figures."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.audit.knowledge import Person, Roster
from kinerja.audit.statements import Key, Statement, label

Place = tuple[str, int]
"""A unit and the release of one of its rosters."""

Aspect = Callable[[Person], Hashable]
Stay = tuple[tuple[int, ...], tuple[int, ...]]
"""Figures that count a person, and for each aspect which of the person's records they count (-1: none)."""
Records = tuple[tuple[Hashable, ...], ...]
"""The different true records of a person, by aspect and number."""


@dataclass(frozen=True)
class Figure:
    """A group as stated since a release: the rosters that it counts, and how many people."""

    period: str
    group: Key
    stated_in: int
    places: frozenset[Place]
    people: int

    @property
    def name(self) -> str:
        """The figure for people who read reports: `0002:unit:a`."""
        return f"{self.stated_in:04d}:{label(self.group)}"


class Membership:
    """The rosters of one period."""

    def __init__(self, rosters: Iterable[Roster], period: str) -> None:
        self._people: dict[Place, Mapping[str, Person]] = {}
        self._releases: dict[str, list[int]] = defaultdict(list)
        self._last: tuple[Sequence[Figure], list[tuple[str, list[tuple[tuple[int, ...], Person]]]]] | None = None
        for one in sorted((one for one in rosters if one.period == period), key=lambda one: (one.release, one.unit)):
            self._people[one.unit, one.release] = one.people
            self._releases[one.unit].append(one.release)

    def figure(self, statement: Statement) -> Figure | None:
        """The figure that a statement gives; None when a member has no roster by then."""
        found = [(unit, self._in_force(unit, statement.stated_in)) for unit in statement.members]
        places = frozenset((unit, release) for unit, release in found if release is not None)
        if len(places) < len(set(statement.members)):
            return None
        size = sum(len(self._people[place]) for place in places)
        return Figure(statement.period, statement.group, statement.stated_in, places, size)

    def changed(self, before: Figure, after: Figure) -> frozenset[str]:
        """The people of either figure who are not in the other with the same record."""
        old, new = self._records(before.places - after.places), self._records(after.places - before.places)
        return frozenset(person for person in old.keys() | new.keys() if old.get(person) != new.get(person))

    def atoms(self, figures: Sequence[Figure], aspects: Sequence[Aspect]) -> tuple["Atom", ...]:
        """All people of some figures, put together where nothing published tells them apart; sorted by their ids."""
        found: dict[tuple[Stay, ...], list[tuple[str, Records]]] = defaultdict(list)
        for person, stays in self._stays(figures):
            pattern, records = _pattern(stays, aspects)
            found[pattern].append((person, records))
        made = (
            Atom(pattern, tuple(name for name, _ in group), tuple(records for _, records in group))
            for pattern, group in found.items()
        )
        return tuple(sorted(made, key=lambda atom: atom.people))

    def _stays(self, figures: Sequence[Figure]) -> list[tuple[str, list[tuple[tuple[int, ...], Person]]]]:
        """For each person the rosters that figures count: by which figures, and with which record; by name."""
        if self._last and self._last[0] is figures:
            return self._last[1]
        counted: dict[Place, list[int]] = defaultdict(list)
        for number, figure in enumerate(figures):
            for place in figure.places:
                counted[place].append(number)
        found: dict[str, list[tuple[tuple[int, ...], Person]]] = defaultdict(list)
        for place, people in self._people.items():
            shown = tuple(counted.get(place, ()))
            for person, record in people.items() if shown else ():
                found[person].append((shown, record))
        for stays in found.values():
            # In the order of figures, so that numbers do not depend on which roster file came first.
            stays.sort(key=lambda stay: stay[0])
        self._last = (figures, sorted(found.items()))
        return self._last[1]

    def _records(self, places: Iterable[Place]) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for place in sorted(places):
            for person, record in self._people[place].items():
                found[person].append(record)
        return found

    def _in_force(self, unit: str, release: int) -> int | None:
        return max((since for since in self._releases.get(unit, ()) if since <= release), default=None)


@dataclass(frozen=True)
class Atom:
    """People counted in the same figures with the same pattern of changes.

    `stays` has an item for each record they stand with, whatever roster files have it. `records` are the true ones,
    person by person: only what an insider knows about himself may be taken from them.
    """

    stays: tuple[Stay, ...]
    people: tuple[str, ...]
    records: tuple[Records, ...] = field(repr=False)

    @property
    def size(self) -> int:
        """How many people nobody can tell apart."""
        return len(self.people)

    @property
    def figures(self) -> frozenset[int]:
        """The figures that count these people."""
        return frozenset(figure for figures, _ in self.stays for figure in figures)

    def shown(self, aspect: int, version: int) -> tuple[int, ...]:
        """The figures that count a number of record."""
        return tuple(sorted(one for figures, numbers in self.stays if numbers[aspect] == version for one in figures))

    def counted(self, aspect: int) -> Counter[tuple[int, int]]:
        """How often each figure counts each number of record."""
        return Counter((figure, numbers[aspect]) for figures, numbers in self.stays for figure in figures)

    def versions(self, aspect: int) -> tuple[int, ...]:
        """The numbers of records that figures count."""
        return tuple(sorted({numbers[aspect] for _, numbers in self.stays} - {-1}))


def _pattern(
    stays: Sequence[tuple[tuple[int, ...], Person]], aspects: Sequence[Aspect]
) -> tuple[tuple[Stay, ...], Records]:
    """Which figures count which of a person's different records, and these records, aspect by aspect."""
    if len(stays) == 1:
        ((shown, record),) = stays
        values = [aspect(record) for aspect in aspects]
        only = tuple(-1 if value is None else 0 for value in values)
        return ((shown, only),), tuple(() if value is None else (value,) for value in values)
    numbers, records = _numbered([record for _, record in stays], aspects)
    return _merged(zip((shown for shown, _ in stays), numbers, strict=True)), records


def _merged(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """Stays on several rosters with the same record are one: nothing published tells the rosters apart."""
    figures: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for shown, numbers in stays:
        figures[numbers] += shown
    return tuple(sorted((tuple(sorted(shown)), numbers) for numbers, shown in figures.items()))


def _numbered(records: Sequence[Person], aspects: Sequence[Aspect]) -> tuple[list[tuple[int, ...]], Records]:
    """Which of a person's different records each is, aspect by aspect, and the different ones in order."""
    rows = [tuple(aspect(record) for aspect in aspects) for record in records]
    orders = [list(dict.fromkeys(one for one in column if one is not None)) for column in zip(*rows, strict=True)]
    numbers = [
        tuple(-1 if one is None else order.index(one) for one, order in zip(row, orders, strict=True)) for row in rows
    ]
    return numbers, tuple(tuple(order) for order in orders)
