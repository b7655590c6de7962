"""Tables to suppress cells of, and an attacker and an optimum that share nothing with the engine (SciPy)."""

import itertools
import random
from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np
from scipy import optimize, sparse

from kinerja.disclose.staff.suppression import Cell, Need, Table

NEAR = 1e-6


def exact(value: int, weight: int | None = None, hidden: bool = False, top: int | None = None) -> Cell:
    """A published count; without it everybody knows that it is not negative, and less than `top`."""
    return Cell(
        value, value, 0, 2 * value + 10 if top is None else top, value + 1 if weight is None else weight, hidden
    )


def two_way(rows: Sequence[Sequence[int]], hidden: Iterable[int] = (), fixed: Iterable[int] = ()) -> Table:
    """A table with margins: the inner cells by rows, then the sums of rows, the sums of columns, the grand total.

    The `fixed` cells are known to everybody.
    """
    wide, high = len(rows[0]), len(rows)
    inner = [value for row in rows for value in row]
    values = [*inner, *map(sum, rows), *map(sum, zip(*rows, strict=True)), sum(inner)]
    sums, total = wide * high, len(values) - 1
    relations = [
        *({**{row * wide + column: 1 for column in range(wide)}, sums + row: -1} for row in range(high)),
        *({**{row * wide + column: 1 for row in range(high)}, sums + high + column: -1} for column in range(wide)),
        {**{sums + row: 1 for row in range(high)}, total: -1},
        {**{sums + high + column: 1 for column in range(wide)}, total: -1},
    ]
    cells = [exact(value, hidden=number in hidden) for number, value in enumerate(values)]
    for number in fixed:
        cells[number] = Cell(values[number], values[number], values[number], values[number])
    return Table(tuple(cells), tuple(relations))


def random_two_way(seed: int, high: int, wide: int, sensitive: int) -> tuple[Table, list[Need]]:
    """A table of random counts, some sensitive ones hidden, each to be unknown by a fifth, or by one at least."""
    chance = random.Random(seed)
    rows = [[0 if chance.random() < 0.1 else chance.randint(1, 40) for _ in range(wide)] for _ in range(high)]
    hidden = sorted(chance.sample(range(wide * high), sensitive))
    table = two_way(rows, hidden)
    return table, [around(cell, int(table.cells[cell].low)) for cell in hidden]


def around(cell: int, value: int) -> Need:
    """A need that the value is unknown by a fifth, or by one at least."""
    off = max(1, value // 5)
    return Need(cell, max(0, value - off), value + off)


def band(good: int, staff: int) -> tuple[Fraction, Fraction]:
    """How many of the staff are good, as far as a published share tells; a boundary belongs to the outer band."""
    width = next(width for most, width in ((20, 20), (40, 10), (100, 5), (300, 2), (10**9, 1)) if staff <= most)
    share = Fraction(100 * good, staff)
    low = share // width * width
    if share == low and share > 0 and (share < 50 or share == 100):
        low -= width
    return low * staff / 100, (low + width) * staff / 100


def unit_tree(parents: Sequence[int], staff: Sequence[int], good: Sequence[int]) -> tuple[Table, list[Need]]:
    """Shares of units with all below them, and of their own staff; unit k + 1 stands below `parents[k]`, 0 on top.

    The inner half of its band must stay possible for the share of every group.
    """
    size = len(staff)
    people, well = list(staff), list(good)
    for unit in range(size - 1, 0, -1):
        people[parents[unit - 1]] += people[unit]
        well[parents[unit - 1]] += well[unit]
    above = sorted(set(parents))
    counts = [*zip(well, people, strict=True), *((good[unit], staff[unit]) for unit in above)]
    cells = tuple(Cell(*band(count, of), 0, of, weight=of) for count, of in counts)
    relations = tuple(
        {unit: -1, size + place: 1, **{child: 1 for child, parent in enumerate(parents, 1) if parent == unit}}
        for place, unit in enumerate(above)
    )
    quarters = [Fraction(cell.high - cell.low) / 4 for cell in cells]
    needs = [
        Need(number, cell.low + quarters[number], cell.high - quarters[number]) for number, cell in enumerate(cells)
    ]
    return Table(cells, relations), needs


def city(units: int, seed: int, likely: float = 0.9) -> tuple[Table, list[Need]]:
    """The unit tree of a city with random staff; `likely` is how likely somebody is good. For measuring, too."""
    chance = random.Random(seed)
    parents = [chance.randrange(max(0, (unit - 1) // 8), (unit - 1) // 6 + 1) for unit in range(1, units)]
    staff = [chance.choice((10, 11, 12, 14, 15, 18, 20, 25, 30, 45, 60)) for _ in range(units)]
    return unit_tree(parents, staff, [sum(chance.random() < likely for _ in range(people)) for people in staff])


def weight(table: Table, cells: Iterable[int]) -> int:
    return sum(table.cells[cell].weight for cell in cells)


def free(table: Table) -> list[int]:
    """The cells that can be chosen to be hidden."""
    return [number for number, cell in enumerate(table.cells) if not cell.hidden]


def possible(table: Table, hidden: frozenset[int], cell: int) -> tuple[float, float]:
    """The smallest and largest value of a cell, found by SciPy."""
    matrix, ranges = _matrix(table), _ranges(table, hidden)
    cost = np.zeros(len(table.cells))
    cost[cell] = 1.0
    ends = []
    for sign in (1, -1):
        found = optimize.linprog(
            sign * cost, A_eq=matrix, b_eq=np.zeros(matrix.shape[0]), bounds=ranges, method="highs"
        )
        assert found.status == 0, found.message
        ends.append(sign * found.fun)
    return ends[0], ends[1]


def is_safe(table: Table, needs: Iterable[Need], hidden: frozenset[int]) -> bool:
    """Whether SciPy's attacker finds all needs met."""
    return all(_is_met(need, possible(table, hidden, need.cell)) for need in needs)


def least_by_trying(table: Table, needs: Sequence[Need]) -> int | None:
    """The least weight of all choices, tried from the lightest on; those within one that failed fail as well."""
    cells = free(table)
    choices = [frozenset(some) for size in range(len(cells) + 1) for some in itertools.combinations(cells, size)]
    failed: list[frozenset[int]] = []
    for choice in sorted(choices, key=lambda choice: weight(table, choice)):
        if any(choice <= larger for larger in failed):
            continue
        if is_safe(table, needs, choice):
            return weight(table, choice)
        failed.append(choice)
    return None


def least_by_witnesses(table: Table, needs: Sequence[Need]) -> int:
    """The least weight by one program: for each side of each need, values within the choice that reach it.

    HiGHS has been seen to end a little above the least here, so a safe choice may be lighter, never heavier.
    """
    sides = [(need.cell, -1, need.lowest) for need in needs if need.lowest is not None]
    sides += [(need.cell, 1, need.highest) for need in needs if need.highest is not None]
    size, matrix = len(table.cells), sparse.csr_array(_matrix(table))
    shown, known = np.array(_ranges(table, frozenset())), np.array(_ranges(table, frozenset(range(size))))
    copies, one = len(sides), sparse.identity(size, format="csr")
    below, above = sparse.diags(shown[:, 0] - known[:, 0]), sparse.diags(known[:, 1] - shown[:, 1])
    lows, highs = np.tile(known[:, 0], (copies, 1)), np.tile(known[:, 1], (copies, 1))
    for copy, (cell, sign, reach) in enumerate(sides):
        (lows if sign > 0 else highs)[copy, cell] = float(reach)
    everywhere = sparse.kron(sparse.identity(copies), one)
    none = sparse.csr_array((copies * matrix.shape[0], size))
    stacked = np.ones((copies, 1))
    found = optimize.milp(
        np.concatenate([[float(cell.weight) * (not cell.hidden) for cell in table.cells], np.zeros(copies * size)]),
        integrality=np.concatenate([np.ones(size), np.zeros(copies * size)]),
        bounds=optimize.Bounds(
            np.concatenate([np.zeros(size), lows.ravel()]), np.concatenate([np.ones(size), highs.ravel()])
        ),
        constraints=[
            optimize.LinearConstraint(sparse.hstack([none, sparse.kron(sparse.identity(copies), matrix)]), 0, 0),
            optimize.LinearConstraint(
                sparse.hstack([sparse.kron(stacked, below), everywhere]), np.tile(shown[:, 0], copies)
            ),
            optimize.LinearConstraint(
                sparse.hstack([sparse.kron(stacked, -above), everywhere]), -np.inf, np.tile(shown[:, 1], copies)
            ),
        ],
        options={"mip_rel_gap": 0.0},
    )
    assert found.status == 0, found.message
    return round(found.fun)


def _is_met(need: Need, ends: tuple[float, float]) -> bool:
    low, high = ends
    small = need.lowest is None or low <= float(need.lowest) + 2 * NEAR
    return small and (need.highest is None or high >= float(need.highest) - 2 * NEAR)


def _matrix(table: Table) -> np.ndarray:
    matrix = np.zeros((len(table.relations), len(table.cells)))
    for row, relation in enumerate(table.relations):
        for cell, factor in relation.items():
            matrix[row, cell] = factor
    return matrix


def _ranges(table: Table, hidden: frozenset[int]) -> list[tuple[float, float]]:
    return [
        (float(cell.bottom), float(cell.top))
        if cell.hidden or number in hidden
        else (float(cell.low), float(cell.high))
        for number, cell in enumerate(table.cells)
    ]
