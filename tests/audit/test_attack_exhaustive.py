"""The attack finds exactly what trying out all possible records finds, in agencies small enough for that."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given, settings, strategies as st

from agencies import GOOD, WITHHELD, Json, group, release, shown
from kinerja.audit.knowledge import Person, Roster
from kinerja.audit.matters import matters
from kinerja.audit.membership import Atom
from kinerja.audit.period import periods
from kinerja.audit.questions import Outcome, Spread
from kinerja.audit.search import Search
from kinerja.audit.statements import statements
from kinerja.audit.system import build

People = Mapping[str, Person]
Settled = set[tuple[frozenset[tuple[str, int]], str]]
"""People, each with the number of a record, and what is settled about them."""

STEP = Decimal("0.000001")


def percent(count: int, people: int, rounding: str) -> Decimal:
    return (Decimal(100 * count) / people).quantize(STEP, rounding=rounding)


def told(kind: str, unit: str, members: Sequence[str], people: Sequence[Person], said: tuple[int, int, int]) -> Json:
    """A group of which only a range of counts is told, and since when."""
    low, high, stated_in = said
    made = group(kind, unit, members, people, stated_in)
    low_share, high_share = percent(low, len(people), ROUND_FLOOR), percent(high, len(people), ROUND_CEILING)
    # A hair around, so that no range is a single number, which would be read as rounded.
    return made | {
        "good": shown(low_share - STEP, high_share + STEP),
        "hours": WITHHELD,
        "follow_ups": WITHHELD,
        "objections": WITHHELD,
    }


@st.composite
def agencies(draw: st.DrawFn) -> tuple[list[Json], list[Roster], list[tuple[People, int, int]]]:
    """Two units and the whole; the first may be restated with other people. Also the figures as (people, low, high)."""
    units = {name: _people(draw, name, draw(st.integers(3, 5))) for name in ("a", "b")}
    rosters = [Roster(name, "2025", 1, people) for name, people in units.items()]
    first, said = _release(draw, 1, units, {})
    if not draw(st.booleans()):
        return [release(1, {"2025": [one for one, _ in first.values()]})], rosters, list(said)
    left = draw(st.integers(0, 1))
    after = dict(sorted(units["a"].items())[left:])
    after |= {name: _person(draw) for name in sorted(after)[: draw(st.integers(0, 2))]}
    after |= {f"new-{number}": _person(draw) for number in range(draw(st.integers(0, 2)))}
    rosters.append(Roster("a", "2025", 2, after))
    second, more = _release(draw, 2, units | {"a": after}, {"b": first["b"]})
    made = [
        release(number, {"2025": [one for one, _ in groups.values()]}) for number, groups in ((1, first), (2, second))
    ]
    return made, rosters, [*said, *more]


Groups = dict[str, tuple[Json, tuple[People, int, int]]]


def _release(
    draw: st.DrawFn, number: int, units: Mapping[str, People], kept: Groups
) -> tuple[Groups, Iterator[tuple[People, int, int]]]:
    everybody = {name: one for people in units.values() for name, one in people.items()}
    groups: Groups = {}
    for kind, unit, members, people in (
        ("government", "", list(units), everybody),
        *(("unit", name, [name], people) for name, people in units.items()),
    ):
        count = sum(one.rating in GOOD for one in people.values())
        low = max(0, count - draw(st.integers(0, 3)))
        high = min(len(people), count + draw(st.integers(0, 3)))
        made = told(kind, unit, members, list(people.values()), (low, high, number))
        groups[unit] = kept.get(unit, (made, (people, low, high)))
    return groups, (said for _, said in groups.values())


def _people(draw: st.DrawFn, name: str, size: int) -> dict[str, Person]:
    return {f"{name}-{number}": _person(draw) for number in range(size)}


def _person(draw: st.DrawFn) -> Person:
    return Person("baik" if draw(st.booleans()) else "cukup", Decimal(10))


@settings(max_examples=150, deadline=None)
@given(agencies())
def test_the_attack_finds_what_trying_everything_finds(
    made: tuple[list[Json], list[Roster], list[tuple[People, int, int]]],
) -> None:
    releases, rosters, figures = made
    assert attacked(releases, rosters) == exhausted(figures)


def attacked(releases: Sequence[Json], rosters: Sequence[Roster]) -> Settled:
    (period,) = periods(tuple(statements(releases)), rosters, ())
    matter = next(matters(["good"], period.limits, period.scale))
    atoms = period.membership.atoms(period.figures, matter.aspects)
    system = build(matter, atoms, period.facts(matter), period.withheld(matter))
    found = Search(system, period.limits).settled()
    return {_settled(atoms, one.question) for one in found}


def _settled(atoms: Sequence[Atom], question: Outcome | Spread) -> tuple[frozenset[tuple[str, int]], str]:
    if isinstance(question, Outcome):
        parts, kind = [(question.atom, question.version)], "good" if question.happens else "other"
    else:
        parts, kind = list(question.block.parts), "few"
    return frozenset((name, version) for atom, version in parts for name in atoms[atom].people), kind


def exhausted(figures: Sequence[tuple[People, int, int]]) -> Settled:
    """What holds in every combination of counts that fits all figures, for outsiders or for one insider."""
    atoms = sorted(_atoms(figures).items(), key=lambda item: item[1])
    unknowns = [(place, version) for place, (pattern, _) in enumerate(atoms) for version in sorted(set(pattern) - {-1})]
    sizes = [len(atoms[place][1]) for place, _ in unknowns]
    fitting = [
        counts
        for counts in product(*(range(size + 1) for size in sizes))
        if all(low <= _count(atoms, unknowns, counts, number) <= high for number, (_, low, high) in enumerate(figures))
    ]
    found: Settled = set()
    for place, known in _insiders(atoms, figures):
        mine = [number for number, (atom, _) in enumerate(unknowns) if atom == place]
        seen = [one for one in fitting if all(_agrees(one[n], sizes[n], known[unknowns[n][1]]) for n in mine)]
        for number, (atom, version) in enumerate(unknowns):
            own = known[version] if atom == place else None
            for kind in _closed([one[number] for one in seen], sizes[number], own):
                found.add((_named(atoms, [unknowns[number]]), kind))
        for numbers in _alike(atoms, unknowns):
            mine_here = [known[unknowns[number][1]] for number in numbers if number in mine]
            size = sum(sizes[number] for number in numbers) - len(mine_here)
            if _is_narrow([sum(one[number] for number in numbers) - sum(mine_here) for one in seen], size):
                found.add((_named(atoms, [unknowns[number] for number in numbers]), "few"))
    return found


def _named(atoms: "Atoms", unknowns: Sequence[tuple[int, int]]) -> frozenset[tuple[str, int]]:
    return frozenset((name, version) for place, version in unknowns for name in atoms[place][1])


def _alike(atoms: "Atoms", unknowns: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Records that the same figures count."""
    found = defaultdict(list)
    for number, (place, version) in enumerate(unknowns):
        found[tuple(one == version for one in atoms[place][0])].append(number)
    yield from (numbers for numbers in found.values() if sum(len(atoms[unknowns[one][0]][1]) for one in numbers) < 10)


Atoms = Sequence[tuple[tuple[int, ...], tuple[str, ...]]]


def _atoms(figures: Sequence[tuple[People, int, int]]) -> dict[tuple[int, ...], tuple[str, ...]]:
    """People by the number of the record that each figure counts, -1 for none; unlike values are unlike records."""
    found = defaultdict(list)
    for name in sorted({name for people, _, _ in figures for name in people}):
        values = [people[name].rating in GOOD if name in people else None for people, _, _ in figures]
        different = list(dict.fromkeys(value for value in values if value is not None))
        found[tuple(-1 if value is None else different.index(value) for value in values)].append(name)
    return {pattern: tuple(names) for pattern, names in found.items()}


def _count(atoms: Atoms, unknowns: Sequence[tuple[int, int]], counts: Sequence[int], figure: int) -> int:
    return sum(
        count for (place, version), count in zip(unknowns, counts, strict=True) if atoms[place][0][figure] == version
    )


def _insiders(atoms: Atoms, figures: Sequence[tuple[People, int, int]]) -> Iterator[tuple[int, dict[int, bool]]]:
    yield -1, {}
    for place, (pattern, names) in enumerate(atoms):
        for name in names:
            yield (
                place,
                {
                    version: figures[figure][0][name].rating in GOOD
                    for figure, version in enumerate(pattern)
                    if version >= 0
                },
            )


def _agrees(count: int, size: int, good: bool) -> bool:
    return count >= 1 if good else count <= size - 1


def _closed(counts: Sequence[int], size: int, own: bool | None) -> Iterator[str]:
    """What is settled about the others of an atom; `own` is what the insider among them is."""
    others = size if own is None else size - 1
    if not others:
        return
    rest = [count - (own is True) for count in counts]
    if max(rest) == 0:
        yield "good"
    if min(rest) == others:
        yield "other"


def _is_narrow(rest: Sequence[int], others: int) -> bool:
    if not others:
        return False
    width = Fraction(max(rest) - min(rest), others)
    at_end = min(rest) == 0 or max(rest) == others
    return width < (Fraction(1, 10) if at_end else Fraction(1, 5))
