"""Tables for complementary suppression: cells, what must stay unknown of them, and the parts that stand alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

Number = Fraction | int

# The solver counts in binary floating point; tables with larger values are shrunk first, by a power of two.
LARGEST = 1 << 14

# Coefficients by cell and what they add up to; number of the need, cell, sign and reach of one side of it.
_Line = tuple[Mapping[int, int], Number]
_Side = tuple[int, int, int, Number]


@dataclass(frozen=True)
class Cell:
    """A sum of values: its publication tells that it lies in [low, high], without it everybody knows [bottom, top].

    `weight` is what hiding it costs. A `hidden` cell is not published anyway, as a sensitive one or as an atom that
    no table shows; its `low` and `high` mean nothing.
    """

    low: Number
    high: Number
    bottom: Number
    top: Number
    weight: int = 1
    hidden: bool = False

    @property
    def known(self) -> tuple[Number, Number]:
        """Where it lies for those who do not see it."""
        return self.bottom, self.top

    @property
    def shown(self) -> tuple[Number, Number]:
        """Where it lies for those who see it, if it is to be seen; what everybody knows stays known."""
        return self.known if self.hidden else (max(self.low, self.bottom), min(self.high, self.top))


@dataclass(frozen=True)
class Need:
    """An attacker must find values as small as `lowest` and as large as `highest` possible; None asks nothing."""

    cell: int
    lowest: Number | None
    highest: Number | None


@dataclass(frozen=True)
class Table:
    """Cells, and the relations everybody knows: in each, coefficient x cell, by cell number, adds up to 0.

    Raises ValueError for a relation with a cell that is not there.
    """

    cells: tuple[Cell, ...]
    relations: tuple[Mapping[int, int], ...]

    def __post_init__(self) -> None:
        if not all(0 <= cell < len(self.cells) for relation in self.relations for cell in relation):
            raise ValueError("a relation names a cell that is not in the table")


@dataclass(frozen=True)
class Goal:
    """One side of the need with number `need`: sign x cell (a number in its part) must be able to reach `reach`."""

    need: int
    cell: int
    sign: int
    reach: float


@dataclass(frozen=True)
class Relation:
    """Coefficient x cell, by cell number in the part, adds up to `total`."""

    coefficients: Mapping[int, float]
    total: float


@dataclass(frozen=True)
class Part:
    """Cells that hang together, apart from all others; `cells` are their numbers in the table.

    `shown` and `known` are the ranges of the cells if published and if hidden, in the unit that `LARGEST` asks for.
    """

    cells: tuple[int, ...]
    shown: tuple[tuple[float, float], ...]
    known: tuple[tuple[float, float], ...]
    weights: tuple[int, ...]
    relations: tuple[Relation, ...]
    goals: tuple[Goal, ...]

    @cached_property
    def room(self) -> tuple[tuple[float, float], ...]:
        """How much each cell gains by hiding: below and above; 0 and 0 where hiding tells nobody less."""
        pairs = zip(self.shown, self.known, strict=True)
        return tuple((low - bottom, top - high) for (low, high), (bottom, top) in pairs)

    @cached_property
    def closed(self) -> tuple[int, ...]:
        """The cells that can still be hidden with some effect."""
        return tuple(cell for cell, room in enumerate(self.room) if any(room))

    def without(self, hidden: Collection[int], goals: Sequence[Goal]) -> "Part":
        """The part with these cells hidden for good, and these goals only."""
        ranges = enumerate(zip(self.shown, self.known, strict=True))
        return replace(self, shown=tuple(pair[cell in hidden] for cell, pair in ranges), goals=tuple(goals))


def parts(table: Table, needs: Sequence[Need]) -> tuple[Part, ...]:
    """The parts of a table that have needs, by their first cells; a value everybody knows connects nothing.

    Raises ValueError for a need of a cell that is not there, and for known values that contradict a relation.
    """
    if not all(0 <= need.cell < len(table.cells) for need in needs):
        raise ValueError("a need names a cell that is not in the table")
    relations = tuple(_open(table, relation) for relation in table.relations)
    group_of = _connected(len(table.cells), relations)
    wanted: dict[int, list[int]] = defaultdict(list)
    for number, need in enumerate(needs):
        wanted[group_of[need.cell]].append(number)
    cells, lines = defaultdict(list), defaultdict(list)
    for cell, group in enumerate(group_of):
        cells[group].append(cell)
    for left, total in relations:
        if left:
            lines[group_of[next(iter(left))]].append((left, total))
    return tuple(_part(table, cells[group], lines[group], _sides(needs, wanted[group])) for group in sorted(wanted))


def _open(table: Table, relation: Mapping[int, int]) -> _Line:
    """A relation of the cells that are not known to everybody, and what they add up to."""
    cells = table.cells
    left = {cell: factor for cell, factor in relation.items() if factor and cells[cell].bottom != cells[cell].top}
    total = -sum(factor * cells[cell].bottom for cell, factor in relation.items() if cell not in left)
    if not left and total:
        raise ValueError("what everybody knows contradicts a relation")
    return left, total


def _connected(size: int, relations: Iterable[_Line]) -> list[int]:
    """The first cell of the group of each cell."""
    first = list(range(size))

    def root(cell: int) -> int:
        while first[cell] != cell:
            first[cell] = first[first[cell]]
            cell = first[cell]
        return cell

    for left, _ in relations:
        roots = sorted({root(cell) for cell in left})
        for other in roots[1:]:
            first[other] = roots[0]
    return [root(cell) for cell in range(size)]


def _sides(needs: Sequence[Need], numbers: Iterable[int]) -> Iterator[_Side]:
    for number in numbers:
        need = needs[number]
        if need.lowest is not None:
            yield number, need.cell, -1, -need.lowest
        if need.highest is not None:
            yield number, need.cell, 1, need.highest


def _part(table: Table, numbers: Sequence[int], lines: Iterable[_Line], sides: Iterable[_Side]) -> Part:
    cells = [table.cells[number] for number in numbers]
    place = {number: cell for cell, number in enumerate(numbers)}
    unit = _unit(max(-cell.bottom, cell.top) for cell in cells)
    return Part(
        cells=tuple(numbers),
        shown=tuple((float(cell.shown[0] / unit), float(cell.shown[1] / unit)) for cell in cells),
        known=tuple((float(cell.known[0] / unit), float(cell.known[1] / unit)) for cell in cells),
        weights=tuple(cell.weight for cell in cells),
        relations=tuple(
            Relation({place[cell]: float(factor) for cell, factor in left.items()}, float(total / unit))
            for left, total in lines
        ),
        goals=tuple(Goal(number, place[cell], sign, float(reach / unit)) for number, cell, sign, reach in sides),
    )


def _unit(sizes: Iterable[Number]) -> Fraction:
    """The smallest power of two, 1 or more, that brings all sizes to at most `LARGEST`."""
    largest, unit = max(sizes), Fraction(1)
    while largest > LARGEST * unit:
        unit *= 2
    return unit
