"""A small part of a large program: what fits it fits the whole."""

from hypothesis import given, settings, strategies as st

from agencies import within
from kinerja.audit.bounds import Change, Program, Solution, Solver
from kinerja.audit.nearby import Nearby


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_solution_nearby_fits_everything_and_leaves_the_rest(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 6))
    cells = [data.draw(st.integers(0, 5)) for _ in range(count)]
    rows = [
        {column: 1 for column in range(count) if data.draw(st.booleans())} for _ in range(data.draw(st.integers(1, 4)))
    ]
    sums = [sum(cells[column] for column in row) for row in rows]
    limits = tuple((one - data.draw(st.integers(0, 2)), one + data.draw(st.integers(0, 2))) for one in sums)
    program = Program(((0, 6),) * count, tuple(rows), limits, frozenset(range(count)))
    known = Solution([float(cell) for cell in cells], [float(one) for one in sums])
    free = frozenset(column for column in range(count) if data.draw(st.booleans())) | {0}
    change = Change({0: (data.draw(st.integers(0, 6)), None)})
    found = Nearby(program).solve({0: 1}, change, known, free)
    if found is None:
        fixed = {column: (cells[column], cells[column]) for column in range(count) if column not in free}
        assert Solver(program).solve({}, Change({**fixed, **change.columns})) is None
        return
    assert all(round(found.columns[column]) == cells[column] for column in range(count) if column not in free)
    assert all(within(total, limit) for total, limit in zip(found.rows, limits, strict=True))
    assert found.columns[0] >= (change.columns[0][0] or 0) - 1e-6
    for row, total in zip(rows, found.rows, strict=True):
        assert abs(sum(found.columns[column] for column in row) - total) < 1e-6
