"""The attacker of a table: how far each cell could lie from what is shown, by linear programming (HiGHS)."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from kinerja.diagnostic import CannotRun
from kinerja.disclose.staff.suppression_table import Goal, Part, Relation

# A goal is met if the attacker comes this near to it.
NEAR = 1e-6
# A value outside what a cell shows by more than this needs the cell hidden; ten times what the solver lets pass.
OUTSIDE = 1e-8
# What sums of floating point numbers may be off, in parts of them.
ROUNDING = 1e-9
_FEASIBLE = 1e-9

# Parts of cells, by cell, of which a choice must make up at least 1 together.
Cut = Mapping[int, float]
_SETTINGS: Mapping[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "random_seed": 0,
    "primal_feasibility_tolerance": _FEASIBLE,
    "dual_feasibility_tolerance": _FEASIBLE,
}


@dataclass(frozen=True)
class Optimum:
    """The smallest value of an objective, the columns there, and what the rows are worth."""

    value: float
    columns: Sequence[float]
    rows: Sequence[float]


class Program:
    """A linear program that is minimised; it starts anew from where it last ended. One thread, fixed seed."""

    def __init__(self, columns: Sequence[tuple[float, float]], relations: Sequence[Relation] = ()) -> None:
        self._solver = _highs()
        self._engine: Any = self._solver.Highs()
        for name, value in _SETTINGS.items():
            self._engine.setOptionValue(name, value)
        size = len(columns)
        lows, highs = [low for low, _ in columns], [high for _, high in columns]
        self._engine.addCols(size, [0.0] * size, lows, highs, 0, [], [], [])
        for relation in relations:
            self.add(relation.coefficients, relation.total, relation.total)

    def add(self, coefficients: Mapping[int, float], low: float, high: float = math.inf) -> None:
        """Add a row: coefficient x column, by number, adds up to `low` to `high`."""
        self._engine.addRow(low, high, len(coefficients), list(coefficients), list(coefficients.values()))

    def limit(self, row: int, low: float) -> None:
        """Let a row of `add` add up to `low` or more."""
        self._engine.changeRowBounds(row, low, math.inf)

    def whole(self, nodes: int) -> None:
        """Let all columns be whole numbers, and stop at so many branches."""
        for name, value in {"presolve": "on", "mip_rel_gap": 0.0, "mip_abs_gap": 0.0, "mip_max_nodes": nodes}.items():
            self._engine.setOptionValue(name, value)
        size = self._engine.getNumCol()
        self._engine.changeColsIntegrality(size, list(range(size)), [self._solver.HighsVarType.kInteger] * size)

    def bound(self, columns: Sequence[tuple[float, float]]) -> None:
        """Let the columns lie in these ranges."""
        lows, highs = [low for low, _ in columns], [high for _, high in columns]
        self._engine.changeColsBounds(len(columns), list(range(len(columns))), lows, highs)

    def cost(self, costs: Sequence[float]) -> None:
        """Minimise cost x column."""
        self._engine.changeColsCost(len(costs), list(range(len(costs))), list(costs))

    def minimum(self) -> Optimum:
        """The optimum; raises as `minimum_within_limits`, and ArithmeticError at a limit."""
        found = self.minimum_within_limits()
        if found is None:
            raise ArithmeticError("the solver ended at a limit")
        return found

    def minimum_within_limits(self) -> Optimum | None:
        """The optimum; None when the limit of branches came first.

        Raises ValueError if nothing fits the rows and ranges, ArithmeticError if the solver fails.
        """
        status = self._solver.HighsModelStatus
        ended = self._run()
        if ended not in (status.kOptimal, status.kInfeasible, status.kSolutionLimit):
            self._engine.clearSolver()
            ended = self._run()
        if ended == status.kInfeasible:
            raise ValueError("what is shown contradicts the relations")
        if ended == status.kSolutionLimit:
            return None
        if ended != status.kOptimal:
            raise ArithmeticError(f"the solver ended with {ended.name}")
        found = self._engine.getSolution()
        value = self._engine.getInfo().objective_function_value
        return Optimum(value, found.col_value, found.row_dual)

    def branches(self) -> int:
        """How many branches the last program of whole numbers took."""
        return int(self._engine.getInfo().mip_node_count)

    def _run(self) -> Any:
        self._engine.run()
        return self._engine.getModelStatus()


class Attack:
    """What an attacker can find possible in a part, by which cells are hidden.

    Values once found possible stay so when more is hidden: they are kept as witnesses, and few programs are solved.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        self._program = Program(part.known, part.relations)
        self._witnesses: list[tuple[frozenset[int], frozenset[Goal]]] = []

    def unmet(self, goals: Sequence[Goal], hidden: frozenset[int]) -> tuple[Goal, ...]:
        """The goals out of reach when these cells are hidden besides the hidden ones.

        Raises ValueError if the table contradicts itself.
        """
        return tuple(self._failing(goals, hidden))

    def is_safe(self, goals: Sequence[Goal], hidden: frozenset[int]) -> bool:
        """Whether all goals can be reached; ends at the first that cannot."""
        return next(self._failing(goals, hidden), None) is None

    def farthest(self, goal: Goal, hidden: Mapping[int, float]) -> Optimum:
        """The values that come farthest towards a goal, `hidden` from 0 to 1 by cell; `value` is minus how far."""
        self._program.bound(_opened(self.part, hidden))
        return self._optimum({goal.cell: goal.sign})

    def witness(self, values: Sequence[float]) -> frozenset[int]:
        """Keep possible values of the cells, and say which cells have to be hidden for them."""
        shown = enumerate(zip(self.part.shown, values, strict=True))
        outside = frozenset(
            cell for cell, ((low, high), value) in shown if not low - OUTSIDE <= value <= high + OUTSIDE
        )
        reached = frozenset(goal for goal in self.part.goals if is_met(goal, values[goal.cell]))
        if reached:
            self._witnesses.append((outside, reached))
        return outside

    def _failing(self, goals: Sequence[Goal], hidden: frozenset[int]) -> Iterator[Goal]:
        proven = frozenset[Goal]().union(*(reached for outside, reached in self._witnesses if outside <= hidden))
        left = [goal for goal in goals if goal not in proven]
        if not left:
            return
        self._program.bound(_opened(self.part, dict.fromkeys(hidden, 1.0)))
        for sign in (1, -1):
            left = self._together(left, sign)
        while left:
            goal, left = left[0], left[1:]
            values = self._values({goal.cell: goal.sign})
            if not is_met(goal, values[goal.cell]):
                yield goal
            left = [other for other in left if not is_met(other, values[other.cell])]

    def _together(self, left: list[Goal], sign: int) -> list[Goal]:
        """What is left of goals after reaching for all of one sign at once, as long as that helps."""
        while sum(goal.sign == sign for goal in left) > 1:
            values = self._values({goal.cell: sign for goal in left if goal.sign == sign})
            fewer = [goal for goal in left if not is_met(goal, values[goal.cell])]
            if len(fewer) == len(left):
                break
            left = fewer
        return left

    def _values(self, towards: Mapping[int, int]) -> Sequence[float]:
        values = self._optimum(towards).columns
        self.witness(values)
        return values

    def _optimum(self, towards: Mapping[int, int]) -> Optimum:
        self._program.cost([-float(towards.get(cell, 0)) for cell in range(len(self.part.cells))])
        return self._program.minimum()


def is_met(goal: Goal, value: float) -> bool:
    """Whether this value of its cell reaches the goal."""
    return goal.sign * value >= goal.reach - NEAR


def cut(part: Part, goal: Goal, found: Optimum) -> Cut | None:
    """What every choice that meets a goal must make up, from what the relations are worth to the attacker there.

    For any worths of the rows this bounds how far the attacker comes (weak duality), so it never cuts off a choice
    that meets the goal. None when it asks nothing.
    """
    if is_met(goal, -found.value * goal.sign):
        return None
    worth = [0.0] * len(part.cells)
    worth[goal.cell] = float(goal.sign)
    reached = 0.0
    for relation, row in zip(part.relations, found.rows, strict=True):
        reached -= row * relation.total
        for cell, factor in relation.coefficients.items():
            worth[cell] += row * factor
    gains = {}
    for cell, value in enumerate(worth):
        (low, high), (below, above) = part.shown[cell], part.room[cell]
        reached += value * (high if value > 0 else low)
        gains[cell] = value * above if value > 0 else -value * below
    short = goal.reach - NEAR - reached
    if short <= 0:
        return None
    return {cell: min(1.0, gain / short + ROUNDING) for cell, gain in gains.items() if gain > 0}


def _opened(part: Part, hidden: Mapping[int, float]) -> list[tuple[float, float]]:
    """The ranges of the cells when these are hidden to a part from 0 to 1."""
    ranges = list(part.shown)
    for cell, share in hidden.items():
        (low, high), (below, above) = part.shown[cell], part.room[cell]
        ranges[cell] = low - share * below, high + share * above
    return ranges


def _highs() -> ModuleType:
    try:
        import highspy
    except ImportError as error:
        raise CannotRun("needs-solver") from error
    return highspy
