"""Statements about single ratings and about good ones, taken together: each narrows the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.disclose.published import Range
from kinerja.disclose.staff import ranges
from kinerja.disclose.staff.metrics import Metric
from kinerja.disclose.staff.pieces import pieces_of
from kinerja.disclose.staff.suppression import Cell, Need, Table, unmet
from kinerja.model import Counted, DisclosurePolicy

# One more than stays open of a single share: whoever asks may know a record in two statements, and one of each rating.
_OPEN = 3
_SIDE = 2


@dataclass(frozen=True)
class Rated:
    """What was said about the ratings of people, by the name of the figure."""

    people: tuple[Counted, ...]
    shown: Mapping[str, Range]


def ratings_give_nobody_away(
    policy: DisclosurePolicy, kinds: Sequence[Metric], good: Metric, statements: Sequence[Rated]
) -> bool:
    """Whether the shares of each rating (`kinds`) and of good ones, in all statements, leave all people open."""
    blocks = (*kinds, good)
    cells: list[Cell] = []
    rows: list[dict[int, int]] = []
    told: dict[tuple[int, str], dict[int, int]] = {}
    for number, one in enumerate(statements):
        for metric in blocks:
            if metric.name in one.shown:
                row = told[number, metric.name] = {len(cells): -1}
                cells.append(metric.cell(one.shown[metric.name], len(one.people), 1, fixed=True))
                rows.append(row)
    needs = []
    for inside, people in pieces_of([one.people for one in statements], lambda one: one.rating).items():
        for place, metric in enumerate(blocks, start=len(cells)):
            needs.append(_need(policy, metric, place, people))
            for statement in inside:
                told.get((statement, metric.name), {})[place] = 1
        rows += _whole(policy, blocks, len(cells))
        size = Fraction(len(people))
        cells += [*(metric.cell(None, len(people), 0) for metric in blocks), Cell(size, size, size, size)]
    return not unmet(Table(tuple(cells), tuple(rows)), needs, frozenset())


def _whole(policy: DisclosurePolicy, blocks: Sequence[Metric], first: int) -> Iterator[dict[int, int]]:
    """The ratings of a piece add up to its people, which come last; the good ones to its good share."""
    *kinds, _ = blocks
    places = {kind.name: first + number for number, kind in enumerate(kinds)}
    good = first + len(kinds)
    yield {**dict.fromkeys(places.values(), 1), good + 1: -1}
    yield {**{place: 1 for name, place in places.items() if name in policy.good.ratings}, good: -1}


def _need(policy: DisclosurePolicy, metric: Metric, number: int, people: Sequence[Counted]) -> Need:
    size, total = Fraction(len(people)), metric.total(people)
    few = size < ranges.smallest(policy)
    least, most = size - _OPEN, Fraction(_OPEN)
    if few:
        least, most = min(least, total - _SIDE), max(most, total + _SIDE)
    return Need(number, max(least, Fraction(0)), min(most, size))
