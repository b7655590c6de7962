"""Statements about overlapping groups, taken apart into the pieces that all of them are made of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.disclose.published import Range
from kinerja.disclose.staff import ranges
from kinerja.disclose.staff.metrics import VALUE, Amount, Metric
from kinerja.disclose.staff.protect import derivable
from kinerja.disclose.staff.suppression import Cell, Need, Table, unmet
from kinerja.model import Counted, DisclosurePolicy

Piece = tuple[int, ...]
"""The numbers of the statements that count it."""
Pieces = Mapping[Piece, tuple[Counted, ...]]
"""The people of each piece."""
_NeedOf = Callable[[DisclosurePolicy, int, Sequence[Counted]], Need]


@dataclass(frozen=True)
class Statement:
    """What was said about people; None says that nothing was."""

    people: tuple[Counted, ...]
    shown: Range | None


@dataclass(frozen=True)
class _Said:
    """From where to where the sum of each statement can lie, and the pieces that it is the sum of."""

    limits: Sequence[tuple[Fraction, Fraction]]
    pieces: Pieces

    def table(self, metric: Metric) -> Table:
        """The statements first, then the pieces."""
        cells = [Cell(low, high, low, high) for low, high in self.limits]
        rows = [{number: -1} for number in range(len(cells))]
        for inside, people in self.pieces.items():
            for statement in inside:
                rows[statement][len(cells)] = 1
            cells.append(metric.cell(None, len(people), 0))
        return Table(tuple(cells), tuple(rows))

    def needs(self, policy: DisclosurePolicy, need: _NeedOf) -> list[Need]:
        """What has to stay open of each piece."""
        return [need(policy, number, one) for number, one in enumerate(self.pieces.values(), start=len(self.limits))]


def gives_nobody_away(policy: DisclosurePolicy, metric: Metric, statements: Sequence[Statement]) -> bool:
    """Whether the ranges of these statements together leave every piece and every withheld figure open.

    An attacker knows who is in which group, and whose record changed between two statements; and may be one of them.
    """
    limits = [metric.limits(one.shown, len(one.people)) for one in statements]
    said = _Said(limits, pieces_of([one.people for one in statements], metric.of))
    if metric.name == VALUE and _few(policy, said.pieces):
        # Where the points of few can be narrowed, so can their ratings.
        return False
    table = said.table(metric)
    if unmet(table, said.needs(policy, metric.need), frozenset()):
        return False
    if derivable(table, list(_withheld(policy, metric, statements)), frozenset()):
        return False
    return not any(
        unmet(left.table(metric), left.needs(policy, metric.need_beside), frozenset())
        for left in (_without(metric, said, name) for name in _insiders(policy, metric, said.pieces))
    )


def pieces_of(statements: Sequence[Sequence[Counted]], told: Callable[[Counted], Hashable]) -> Pieces:
    """People, each with what is `told` of them, by the numbers of the statements that go over them."""
    inside: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
    records: dict[tuple[str, Hashable], Counted] = {}
    for number, people in enumerate(statements):
        for one in people:
            inside[one.employee, told(one)].append(number)
            records[one.employee, told(one)] = one
    found: dict[Piece, list[Counted]] = defaultdict(list)
    for key in sorted(inside, key=str):
        found[tuple(inside[key])].append(records[key])
    return {numbers: tuple(people) for numbers, people in sorted(found.items())}


def _withheld(policy: DisclosurePolicy, metric: Metric, statements: Sequence[Statement]) -> Iterator[Need]:
    for number, one in enumerate(statements):
        if one.shown is None:
            yield from metric.ends(number, metric.told(policy, one.people), len(one.people))


def _few(policy: DisclosurePolicy, pieces: Pieces) -> bool:
    return any(len(people) < ranges.smallest(policy) for people in pieces.values())


def _insiders(policy: DisclosurePolicy, metric: Metric, pieces: Pieces) -> Sequence[str]:
    """Of the people in the same statements, those who know the smallest and the largest amounts.

    Where no piece is small, only people whose record changed: what others know of themselves `Metric.need` allows for.
    """
    few = _few(policy, pieces)
    times = Counter(one.employee for people in pieces.values() for one in people)
    stays: dict[str, list[tuple[Piece, Amount]]] = defaultdict(list)
    for inside, people in pieces.items():
        for one in people:
            if few or times[one.employee] > 1:
                stays[one.employee].append((inside, metric.of(one)))
    alike: dict[tuple[Piece, ...], list[str]] = defaultdict(list)
    for name in sorted(stays):
        alike[tuple(inside for inside, _ in stays[name])].append(name)
    chosen = set[str]()
    for pattern, names in alike.items():
        for place in range(len(pattern)):
            ordered = sorted(names, key=lambda name: (stays[name][place][1], name))
            chosen |= {ordered[0], ordered[-1]}
    return sorted(chosen)


def _without(metric: Metric, said: _Said, name: str) -> _Said:
    """What is left to find out for somebody who knows the own record."""
    limits = list(said.limits)
    pieces = {}
    for inside, people in said.pieces.items():
        own = [Fraction(metric.of(one)) for one in people if one.employee == name]
        for statement in inside if own else ():
            low, high = limits[statement]
            limits[statement] = max(Fraction(0), low - own[0]), high - own[0]
        left = tuple(one for one in people if one.employee != name)
        if left:
            pieces[inside] = left
    return _Said(limits, pieces)
