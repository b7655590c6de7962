"""Agencies by chance, the same for the same seed: what the records say when each of six releases is made.

Each release opens a period and meets changes of earlier ones: late and withdrawn evaluations, corrections of few and
of many, people and units that move.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from records import ALIKE, POLICY, SCORING, Habits, habits
from shapes import EDGES, Shape, realistic

from kinerja import periods
from kinerja.aggregate.people import ClosedPeriod
from kinerja.disclose.published import Range
from kinerja.disclose.staff import ranges
from kinerja.model import Counted

RELEASES = 6
_PERIODS = {
    "year": tuple(str(year) for year in range(2019, 2019 + RELEASES)),
    "semester": tuple(f"{2022 + number // 2}-S{number % 2 + 1}" for number in range(RELEASES)),
    "month": tuple(f"2025-{number:02}" for number in range(1, RELEASES + 1)),
}


@dataclass(frozen=True)
class Agency:
    """What the records say of closed periods when each release is made, oldest release first."""

    name: str
    ratings: str
    states: tuple[tuple[ClosedPeriod, ...], ...]


def agency(seed: int, units: int | None = None, edge: str | None = None) -> Agency:
    """A realistic agency with so many units (15 to 40 by default), or one of the edge cases `EDGES`."""
    random = Random(seed)
    shape = EDGES[edge](random) if edge else realistic(random, units or random.randint(15, 40))
    return simulated(random, shape, edge or "realistic")


def simulated(random: Random, shape: Shape, name: str) -> Agency:
    """An agency of this shape through all its releases."""
    order = list(_PERIODS[random.choice(tuple(_PERIODS))])
    if random.random() < 0.1:
        # A period that was closed after a later one.
        order[2], order[3] = order[3], order[2]
    own = habits(random, tuple(shape.sizes))
    world = _World(random, own, dict(shape.parents), _posted(shape))
    states = []
    for number, period in enumerate(order):
        world.people[period] = {unit: world.rated(unit) for unit in world.posted}
        if number:
            world.pass_time()
            for earlier in order[:number]:
                world.revise(earlier)
        states.append(world.state())
    return Agency(name, own.ratings, tuple(states))


def planted(seed: int) -> Agency | None:
    """Two releases of an agency in which thoughtless figures give people away; None where chance brought none.

    Each top unit has a unit of five below it; one unit of twelve is all alike; then one late evaluation moves the
    band of its unit.
    """
    random = Random(seed)
    parents: dict[str, str | None] = {}
    sizes: dict[str, int] = {}
    for top in ("u0", "u1"):
        parents |= {top: None, **dict.fromkeys((f"{top}a", f"{top}b", f"{top}c"), top)}
        sizes |= {top: 0, f"{top}a": 5, f"{top}b": random.randint(10, 24), f"{top}c": 12}
    own = replace(habits(random, (), "usual"), units={"u1c": ALIKE})
    world = _World(random, own, parents, _posted(Shape(parents, sizes)))
    people = world.people["2024"] = {unit: world.rated(unit) for unit in parents}
    first = world.state()
    for unit in ("u0b", "u1b", "u0c"):
        late = own.record(random, "late", unit)
        if _band([*people[unit].values()]) != _band([*people[unit].values(), late]):
            people[unit]["late"] = late
            return Agency("planted", own.ratings, (first, world.state()))
    return None


def _band(people: Sequence[Counted]) -> Range:
    good = sum(one.rating in POLICY.good.ratings for one in people)
    return ranges.share(good, len(people), ranges.width(POLICY.shares, len(people)))


def _posted(shape: Shape) -> dict[str, list[str]]:
    numbers = iter(range(1_000_000))
    return {unit: [f"p{next(numbers):06}" for _ in range(count)] for unit, count in shape.sizes.items()}


@dataclass
class _World:
    """The records while they grow: the tree, who is posted where, and who was rated where in each period."""

    random: Random
    habits: Habits
    parents: dict[str, str | None]
    posted: dict[str, list[str]]
    people: dict[str, dict[str, dict[str, Counted]]] = field(default_factory=dict)
    hired: int = 0

    def rated(self, unit: str) -> dict[str, Counted]:
        return {name: self.habits.record(self.random, name, unit) for name in self.posted[unit]}

    def state(self) -> tuple[ClosedPeriod, ...]:
        ratings = SCORING[self.habits.ratings]
        highest = [one.highest for one in ratings.bands if one.highest is not None]
        return tuple(
            ClosedPeriod(
                period=period,
                ratings=ratings.id,
                words=self.habits.words,
                top=max(highest, default=None),
                parents=dict(sorted(self.parents.items())),
                people=_in_order(self.people[period]),
            )
            for period in sorted(self.people, key=periods.order)
        )

    def pass_time(self) -> None:
        """People come, go and change posts before the next period; at times a unit moves, is founded or left."""
        for unit in self.posted:
            for _ in range(self.random.choice((0, 0, 0, 1, 2))):
                self._one_moves(unit)
        if self.random.random() < 0.3:
            self._unit_moves()
        if self.random.random() < 0.3:
            self._unit_founded()
        if self.random.random() < 0.2:
            self.posted[self.random.choice(list(self.posted))] = []

    def _one_moves(self, unit: str) -> None:
        if self.posted[unit] and self.random.random() < 0.6:
            gone = self.posted[unit].pop(self.random.randrange(len(self.posted[unit])))
            if self.random.random() < 0.5:
                self.posted[self.random.choice(list(self.posted))].append(gone)
        else:
            self.posted[unit].append(self._new())

    def _new(self) -> str:
        self.hired += 1
        return f"q{self.hired:06}"

    def _unit_moves(self) -> None:
        unit = self.random.choice(list(self.parents))
        self.parents[unit] = self.random.choice([None, *(one for one in self.parents if not self._below(one, unit))])

    def _below(self, unit: str | None, top: str) -> bool:
        while unit is not None and unit != top:
            unit = self.parents[unit]
        return unit == top

    def _unit_founded(self) -> None:
        name = f"v{len(self.parents):03}"
        self.parents[name] = self.random.choice([None, *self.parents])
        self.posted[name] = [self._new() for _ in range(self.random.choice((0, 3, 15)))]

    def revise(self, period: str) -> None:
        """None, one or two changes of a closed period."""
        changes = (self._late, self._withdrawn, self._few, self._many, self._posts, self._mass)
        for change in self.random.sample(changes, self.random.choice((0, 1, 1, 2))):
            change(self.people[period])

    def _late(self, people: dict[str, dict[str, Counted]]) -> None:
        self._add(people, self._unit(people), 1)

    def _mass(self, people: dict[str, dict[str, Counted]]) -> None:
        self._add(people, self._unit(people), self.random.randint(9, 14))

    def _add(self, people: dict[str, dict[str, Counted]], unit: str, count: int) -> None:
        for _ in range(count):
            name = self._new()
            people[unit][name] = self.habits.record(self.random, name, unit)

    def _withdrawn(self, people: dict[str, dict[str, Counted]]) -> None:
        unit = self._unit(people)
        for name in self._some(people[unit], self.random.choice((1, 1, 1, 10))):
            del people[unit][name]

    def _few(self, people: dict[str, dict[str, Counted]]) -> None:
        self._corrected(people, self._unit(people), self.random.randint(1, 9))

    def _many(self, people: dict[str, dict[str, Counted]]) -> None:
        sizes = [len(people[unit]) for unit in people]
        unit = self.random.choices(list(people), [count**2 + 1 for count in sizes])[0]
        self._corrected(people, unit, self.random.randint(10, 40))

    def _corrected(self, people: dict[str, dict[str, Counted]], unit: str, count: int) -> None:
        for name in self._some(people[unit], count):
            people[unit][name] = self.habits.record(self.random, name, unit)

    def _posts(self, people: dict[str, dict[str, Counted]]) -> None:
        """Evaluations that had been filed under the wrong unit."""
        before, after = self._unit(people), self._unit(people)
        for name in self._some(people[before], self.random.choice((1, 2, 10, 12))):
            people[after][name] = people[before].pop(name)

    def _unit(self, people: Mapping[str, Mapping[str, Counted]]) -> str:
        return self.random.choice(list(people))

    def _some(self, people: Mapping[str, Counted], most: int) -> Sequence[str]:
        return self.random.sample(sorted(people), min(most, len(people)))


def _in_order(people: Mapping[str, Mapping[str, Counted]]) -> dict[str, tuple[Counted, ...]]:
    """Units with people, and people, by name."""
    return {unit: tuple(inside[name] for name in sorted(inside)) for unit, inside in sorted(people.items()) if inside}
