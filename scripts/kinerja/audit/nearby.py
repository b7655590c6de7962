"""Small programs cut from a large one: some columns may move, all others stay as in a solution that is known.

What fits the small program fits the large one. Where nothing fits it, that proves nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Set as AbstractSet

from kinerja.audit.bounds import NOWHERE, Change, Interval, Number, Program, Solution, Solver, narrowed


class Nearby:
    """A program that is asked about small parts."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._broken = 0
        self._rows: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(program.rows):
            for column in row:
                self._rows[column].append(place)

    def solve(
        self, objective: Mapping[int, Number], change: Change, known: Solution, free: AbstractSet[int]
    ) -> Solution | None:
        """A solution that differs from a known one in the free columns only; None when there is none."""
        columns = sorted(free | change.columns.keys())
        places = {column: place for place, column in enumerate(columns)}
        rows = sorted({row for column in columns for row in self._rows[column]} | change.rows.keys())
        program = Program(
            tuple(narrowed(self._program.columns[one], change.columns.get(one, NOWHERE)) for one in columns),
            tuple(
                {places[one]: times for one, times in self._program.rows[row].items() if one in places} for row in rows
            ),
            tuple(self._rest(row, change, known, places) for row in rows),
            frozenset(places[one] for one in columns if one in self._program.integer),
        )
        costs = {places[one]: cost for one, cost in objective.items() if one in places}
        solver = Solver(program, self._broken)
        found = solver.solve(costs, exact=False)
        self._broken = solver.broken
        if found is None:
            return None
        merged, sums = list(known.columns), list(known.rows)
        for column, value in zip(columns, found.columns, strict=True):
            merged[column] = value
        for row in rows:
            sums[row] = sum(float(times) * merged[one] for one, times in self._program.rows[row].items())
        return Solution(merged, sums)

    def _rest(self, row: int, change: Change, known: Solution, places: Mapping[int, int]) -> Interval:
        """What the columns that stay leave of a row's limits."""
        terms = self._program.rows[row]
        fixed = [(one, times) for one, times in terms.items() if one not in places]
        taken = sum(float(times) * known.columns[one] for one, times in fixed)
        low, high = narrowed(self._program.limits[row], change.rows.get(row, NOWHERE))
        return None if low is None else low - taken, None if high is None else high - taken
