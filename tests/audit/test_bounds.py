"""What sums tell of hidden numbers: known answers of the literature, and an independent solver on random tables."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import numpy
import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import Bounds, LinearConstraint, linprog, milp  # type: ignore[import-untyped]

from kinerja.audit.bounds import Change, Program, Solver, bounds

Row = Mapping[int, int]


def table(rows: list[int | None], columns: list[int | None], known: Mapping[tuple[int, int], int], top: int) -> Program:
    """A two-way table of counts with its margins, None where a margin is not published."""
    width = len(columns)
    cells = [(0, top)] * (len(rows) * width)
    for (row, column), value in known.items():
        cells[row * width + column] = (value, value)
    sums: list[Row] = [{row * width + column: 1 for column in range(width)} for row in range(len(rows))]
    sums += [{row * width + column: 1 for row in range(len(rows))} for column in range(width)]
    said = [(sum_, total) for sum_, total in zip(sums, [*rows, *columns], strict=True) if total is not None]
    return Program(
        tuple(cells),
        tuple(sum_ for sum_, _ in said),
        tuple((total, total) for _, total in said),
        frozenset(range(len(cells))),
    )


def test_the_table_of_geurts() -> None:
    """Geurts 1992, example 3 of the ESS handbook: rows 7 and 3, columns 6 and 4."""
    program = table([7, 3], [6, 4], {}, 100)
    assert bounds(program) == {0: (3, 6), 1: (1, 4), 2: (0, 3), 3: (0, 3)}


def test_a_singleton_that_knows_itself_opens_the_table_of_geurts() -> None:
    """If X12 is one respondent's, who knows it, the others follow exactly."""
    for own in range(1, 5):
        found = bounds(table([7, 3], [6, 4], {(0, 1): own}, 100))
        assert found == {0: (7 - own,) * 2, 1: (own, own), 2: (own - 1,) * 2, 3: (4 - own,) * 2}


def test_a_lone_hidden_cell_follows_by_subtraction() -> None:
    known = {(0, 0): 20, (0, 1): 50, (0, 2): 10, (1, 0): 8, (1, 2): 22, (2, 0): 17, (2, 1): 32, (2, 2): 12}
    found = bounds(table([80, 49, 61], [45, 101, 44], known, 200), [4])
    assert found == {4: (19, 19)}


def test_four_hidden_cells_protect_each_other() -> None:
    """The hidden rectangle: each may move by what the smallest of them has."""
    known = {(0, 0): 20, (0, 1): 50, (0, 2): 10, (1, 0): 8, (2, 0): 17}
    found = bounds(table([80, 49, 61], [45, 101, 44], known, 200))
    assert found is not None
    assert {key: found[key] for key in (4, 5, 7, 8)} == {4: (7, 41), 5: (0, 34), 7: (10, 44), 8: (0, 34)}


def test_whole_numbers_narrow_what_fractions_leave_open() -> None:
    """2x + 2y between 3 and 5 leaves x + y = 2 only; without whole numbers it leaves more."""
    columns = ((0, 3), (0, 3), (0, 6))
    rows: tuple[Mapping[int, int], ...] = ({0: 2, 1: 2}, {0: 1, 1: 1, 2: -1})
    limits = ((3, 5), (0, 0))
    assert bounds(Program(columns, rows, limits, frozenset({0, 1, 2})), [2]) == {2: (2, 2)}
    found = bounds(Program(columns, rows, limits), [2])
    assert found is not None
    assert found[2] == pytest.approx((1.5, 2.5))


def test_a_table_that_does_not_add_up_has_no_bounds() -> None:
    assert bounds(table([7, 3], [6, 5], {}, 100)) is None
    assert bounds(Program(((3, 2),))) is None


def test_what_is_known_on_top_holds_for_one_question_only() -> None:
    solver = Solver(table([7, 3], [6, 4], {}, 100))
    for _ in range(2):
        insider = solver.solve({0: 1}, Change({1: (3, None)}))
        assert insider is not None
        assert round(insider.columns[0]) == 4
        outsider = solver.solve({0: 1})
        assert outsider is not None
        assert round(outsider.columns[0]) == 6
        assert solver.solve({0: 1}, Change({1: (5, None)})) is None
        assert solver.solve({0: 1}, Change(rows={0: (8, None)})) is None


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_bounds_equal_those_of_an_independent_solver(data: st.DataObject) -> None:
    """Random two-way tables, some cells and margins published exactly or as intervals."""
    height, width = data.draw(st.integers(2, 4)), data.draw(st.integers(2, 4))
    cells = [data.draw(st.integers(0, 9)) for _ in range(height * width)]
    columns = [(value, value) if data.draw(st.booleans()) else (0, 20) for value in cells]
    rows: list[Row] = [{row * width + column: 1 for column in range(width)} for row in range(height)]
    rows += [{row * width + column: 1 for row in range(height)} for column in range(width)]
    rows.append(dict.fromkeys(range(height * width), data.draw(st.integers(1, 2))))
    limits = []
    for row in rows:
        total, step = sum(times * cells[key] for key, times in row.items()), data.draw(st.sampled_from([1, 2, 5]))
        limits.append((total // step * step, total // step * step + step - 1))
    program = Program(tuple(columns), tuple(rows), tuple(limits))
    whole = Program(program.columns, program.rows, program.limits, frozenset(range(len(cells))))
    linear, integer = bounds(program), bounds(whole)
    assert linear is not None
    assert integer is not None
    for key, place in product(range(len(cells)), (0, 1)):
        expected = _oracle(program, key, 1 - 2 * place, whole=False)
        assert linear[key][place] == pytest.approx(expected, abs=1e-6)
        assert integer[key][place] == round(_oracle(program, key, 1 - 2 * place, whole=True))


def test_fractions_are_kept_until_the_solver() -> None:
    found = bounds(Program(((0, Fraction(10, 3)), (0, 1)), ({0: Fraction(1, 3), 1: -1},), ((0, 0),)))
    assert found is not None
    assert found[1] == pytest.approx((0, 1))
    assert found[0] == pytest.approx((0, 3))


def _oracle(program: Program, key: int, sign: int, *, whole: bool) -> float:
    count = len(program.columns)
    costs = numpy.zeros(count)
    costs[key] = sign
    matrix = numpy.array([[float(row.get(column, 0)) for column in range(count)] for row in program.rows])
    lows, highs = (numpy.array([float(one[end] or 0) for one in program.limits]) for end in (0, 1))
    if whole:
        ends = Bounds(*(numpy.array([float(one[end] or 0) for one in program.columns]) for end in (0, 1)))
        found = milp(
            costs, integrality=numpy.ones(count), bounds=ends, constraints=LinearConstraint(matrix, lows, highs)
        )
    else:
        found = linprog(
            costs,
            A_ub=numpy.vstack([matrix, -matrix]),
            b_ub=numpy.concatenate([highs, -lows]),
            bounds=list(program.columns),
        )
    assert found.success
    return sign * float(found.fun)
