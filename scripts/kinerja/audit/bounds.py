"""What intervals and sums say about hidden numbers: linear programs first, whole numbers where these matter.

The solver is HiGHS (the extra `[release]`) on one thread with a fixed seed. A solution of the linear program whose
counts happen to be whole is as good as one of the integer program; sums over a tree mostly are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import ModuleType
from typing import Any

from kinerja.diagnostic import CannotRun

Number = int | float | Fraction
Interval = tuple[Number | None, Number | None]
"""From low to high, both included; None: no limit."""

TOLERANCE = 1e-6
# A witness only has to exist: how good it is against its objective does not matter.
WITNESS_GAP = 0.5
# After so many fractional solutions in a row the linear program is not asked first any more.
PATIENCE = 3
OPTIONS: Mapping[str, Any] = {"output_flag": False, "threads": 1, "random_seed": 1, "mip_abs_gap": TOLERANCE}


@dataclass(frozen=True)
class Program:
    """Unknown numbers within `columns`, those of `integer` whole, and sums of them (`rows`) within `limits`."""

    columns: tuple[Interval, ...]
    rows: tuple[Mapping[int, Number], ...] = ()
    limits: tuple[Interval, ...] = ()
    integer: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Change:
    """What is known on top of a program: narrower intervals for some columns and rows."""

    columns: Mapping[int, Interval] = field(default_factory=dict)
    rows: Mapping[int, Interval] = field(default_factory=dict)


@dataclass(frozen=True)
class Solution:
    """Numbers that fit: one for each column and the sum of each row."""

    columns: Sequence[float]
    rows: Sequence[float]


NOTHING = Change()
NOWHERE: Interval = (None, None)


def highs() -> ModuleType:
    """The solver. Raises CannotRun when it is not installed."""
    try:
        import highspy
    except ImportError as missing:
        raise CannotRun("needs-solver") from missing
    return highspy  # type: ignore[no-any-return, unused-ignore]


class Solver:
    """A program in the solver, asked again and again with other objectives and other knowledge on top.

    `broken` counts fractional solutions of the linear program in a row.
    """

    def __init__(self, program: Program, broken: int = 0) -> None:
        self._program = program
        self._highs = highs()
        self._empty = any(_is_empty(one) for one in (*program.columns, *program.limits))
        self._linear = None if self._empty else self._model(whole=False)
        self._whole: Any = None
        self.broken = broken
        self._ends = tuple(_end(one) for one in program.columns)

    def solve(self, objective: Mapping[int, Number], change: Change = NOTHING, exact: bool = True) -> Solution | None:
        """Numbers that fit and make the objective largest (`exact=False`: any that fit); None when none fit."""
        if self._is_impossible(change):
            return None
        if self.broken < PATIENCE:
            found = self._run(self._linear, objective, change)
            if found is None or self._is_whole(found):
                self.broken = 0
                return found
            self.broken += 1
        if self._whole is None:
            self._whole = self._model(whole=True)
        self._whole.setOptionValue("mip_rel_gap", 0.0 if exact else WITNESS_GAP)
        return self._run(self._whole, objective, change)

    def relaxed(self, objective: Mapping[int, Number]) -> float:
        """The largest value of an objective where counts need not be whole: an upper limit for whole ones.

        Raises ValueError when no numbers fit.
        """
        found = None if self._empty else self._run(self._linear, objective, NOTHING)
        if found is None:
            raise ValueError("no numbers fit")
        return sum(float(cost) * found.columns[key] for key, cost in objective.items())

    def _is_impossible(self, change: Change) -> bool:
        """Whether an interval holds no number at all; the solver takes that for a mistake."""
        columns = ((self._program.columns[key], interval) for key, interval in change.columns.items())
        rows = ((self._program.limits[key], interval) for key, interval in change.rows.items())
        return self._empty or any(_is_empty(narrowed(old, new)) for old, new in (*columns, *rows))

    def _is_whole(self, found: Solution) -> bool:
        return all(abs(found.columns[key] - round(found.columns[key])) <= TOLERANCE for key in self._program.integer)

    def _model(self, whole: bool) -> Any:
        program, model = self._program, self._highs.Highs()
        for name, value in OPTIONS.items():
            model.setOptionValue(name, value)
        count = len(program.columns)
        lows, highs = _ends(program.columns)
        model.addCols(count, [0.0] * count, lows, highs, 0, [], [], [])
        starts, indexes, values = _sparse(program.rows)
        model.addRows(len(program.rows), *_ends(program.limits), len(indexes), starts, indexes, values)
        model.changeObjectiveSense(self._highs.ObjSense.kMaximize)
        if whole:
            keys = sorted(program.integer)
            model.changeColsIntegrality(len(keys), keys, [self._highs.HighsVarType.kInteger] * len(keys))
        return model

    def _run(self, model: Any, objective: Mapping[int, Number], change: Change) -> Solution | None:
        costs = sorted(objective.items())
        keys = [key for key, _ in costs]
        model.changeColsCost(len(keys), keys, [float(cost) for _, cost in costs])
        self._narrow(model, change)
        model.run()
        status, found = model.getModelStatus(), model.getSolution()
        model.changeColsCost(len(keys), keys, [0.0] * len(keys))
        self._widen(model, change)
        if status == self._highs.HighsModelStatus.kOptimal:
            return Solution(found.col_value, found.row_value)
        if status == self._highs.HighsModelStatus.kInfeasible:
            return None
        raise ArithmeticError(f"the solver ended with {model.modelStatusToString(status)}")

    def _narrow(self, model: Any, change: Change) -> None:
        ends = {key: _end(narrowed(self._program.columns[key], interval)) for key, interval in change.columns.items()}
        _change_columns(model, ends)
        for key, interval in change.rows.items():
            model.changeRowBounds(key, *_end(narrowed(self._program.limits[key], interval)))

    def _widen(self, model: Any, change: Change) -> None:
        _change_columns(model, {key: self._ends[key] for key in change.columns})
        for key in change.rows:
            model.changeRowBounds(key, *_end(self._program.limits[key]))


def bounds(program: Program, columns: Iterable[int] | None = None) -> dict[int, tuple[float, float]] | None:
    """The smallest and largest number that each column can be (all by default); None when no numbers fit.

    Whole columns get exact whole numbers, others are exact up to `TOLERANCE`.
    """
    solver, found = Solver(program), {}
    for column in range(len(program.columns)) if columns is None else columns:
        range_ = extremes(solver, column)
        if range_ is None:
            return None
        whole = column in program.integer
        found[column] = (round(range_[0]), round(range_[1])) if whole else range_
    return found


def extremes(solver: Solver, column: int, change: Change = NOTHING) -> tuple[float, float] | None:
    """The smallest and largest number that a column can be; None when no numbers fit."""
    least, most = solver.solve({column: -1}, change), solver.solve({column: 1}, change)
    if least is None or most is None:
        return None
    return least.columns[column], most.columns[column]


def narrowed(old: Interval, new: Interval) -> Interval:
    """What lies in both intervals."""
    lows = [low for low in (old[0], new[0]) if low is not None]
    highs = [high for high in (old[1], new[1]) if high is not None]
    return max(lows, default=None), min(highs, default=None)


def _change_columns(model: Any, ends: Mapping[int, tuple[float, float]]) -> None:
    keys = sorted(ends)
    if keys:
        model.changeColsBounds(len(keys), keys, [ends[key][0] for key in keys], [ends[key][1] for key in keys])


def _is_empty(interval: Interval) -> bool:
    low, high = interval
    return low is not None and high is not None and low > high


def _end(interval: Interval) -> tuple[float, float]:
    low, high = interval
    return float("-inf") if low is None else float(low), float("inf") if high is None else float(high)


def _ends(intervals: Iterable[Interval]) -> tuple[list[float], list[float]]:
    ends = [_end(interval) for interval in intervals]
    return [low for low, _ in ends], [high for _, high in ends]


def _sparse(rows: Iterable[Mapping[int, Number]]) -> tuple[list[int], list[int], list[float]]:
    starts: list[int] = []
    indexes: list[int] = []
    values: list[float] = []
    for row in rows:
        starts.append(len(indexes))
        for key, value in sorted(row.items()):
            indexes.append(key)
            values.append(float(value))
    return starts, indexes, values
