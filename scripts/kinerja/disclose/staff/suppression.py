"""Complementary suppression: which further cells to hide, so that sums cannot be told from what stays shown.

After M. Fischetti and J. J. Salazar (Management Science 47, 2001): choose cells by an integer program, let the
attacker's linear programs look for a need that is not met, and turn what they are worth into a cut of the choice.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import chain

from kinerja.disclose.staff.suppression_attack import ROUNDING, Attack, Cut, Program, cut, is_met
from kinerja.disclose.staff.suppression_table import Cell, Goal, Need, Number, Part, Relation, Table, parts

__all__ = ["Cell", "Need", "Number", "Table", "complement", "unmet"]

# Branches of all integer programs of a part before the search gives up on proving a choice the cheapest.
BRANCHES = 1000
# Parts of a cell that count as none and as all of it.
_NONE = 1e-6

_Shares = Mapping[int, float]


def complement(table: Table, needs: Sequence[Need], rounds: int = 200) -> frozenset[int] | None:
    """Cells to hide besides the hidden ones, of least total weight; None if not even hiding all meets the needs.

    A part of the table that takes more than `rounds` programs, or too many branches in them, gets a safe choice of
    which no cell can be shown again alone; it may weigh more than the least. Raises ValueError if the table
    contradicts itself, ArithmeticError if the solver fails, and CannotRun("needs-solver") without the solver.
    """
    chosen: list[int] = []
    for part in parts(table, needs):
        cells = _chosen(part, rounds)
        if cells is None:
            return None
        chosen.extend(part.cells[cell] for cell in cells)
    result = frozenset(chosen)
    if result and unmet(table, needs, result):
        raise ArithmeticError("the cells found do not meet the needs when they are looked at anew")
    return result


def unmet(table: Table, needs: Sequence[Need], hidden: frozenset[int]) -> tuple[int, ...]:
    """The numbers of the needs that are not met when these cells are hidden besides the hidden ones.

    Raises as `complement` does.
    """
    found: set[int] = set()
    for part in parts(table, needs):
        inside = frozenset(place for place, cell in enumerate(part.cells) if cell in hidden)
        found.update(goal.need for goal in Attack(part).unmet(part.goals, inside))
    return tuple(sorted(found))


def _chosen(part: Part, rounds: int) -> frozenset[int] | None:
    """Cells of a part, by their numbers in it."""
    attack = Attack(part)
    goals = attack.unmet(part.goals, frozenset())
    if not goals:
        return frozenset()
    if not attack.is_safe(goals, frozenset(part.closed)):
        return None
    # A cell that breaks a need by what it shows itself is hidden in any choice.
    forced = frozenset(goal.cell for goal in goals if not is_met(goal, part.shown[goal.cell][goal.sign > 0]))
    left = Attack(part.without(forced, goals))
    goals = left.unmet(goals, frozenset())
    return forced | _Search(left, goals).run(rounds) if goals else forced


class _Search:
    """The search for the cheapest cells of a part that meet the goals; `best` is the cheapest found so far."""

    def __init__(self, attack: Attack, goals: Sequence[Goal]) -> None:
        self._attack, self._goals = attack, goals
        self._free = attack.part.closed
        self._detours = _Detours(attack.part, goals)
        self._cuts: list[Cut] = []
        self._branches = BRANCHES
        self._relaxed = self._master()
        self.best = self._pruned(self._repaired(frozenset(), {}), {})

    def run(self, rounds: int) -> frozenset[int]:
        """The cells of least weight, or the best found when the rounds or the nodes of a program ran out.

        First parts of cells may be chosen, which makes cheap cuts; then only whole ones.
        """
        whole, shares = False, dict[int, float]()
        for _ in range(rounds):
            found = self._choice(whole)
            if found is None or self._at_least(found[1]) >= self._weight(self.best):
                break
            shares = found[0]
            cuts = self._violated(shares)
            if whole and not cuts:
                self.best = frozenset(shares)
                break
            if whole or not cuts:
                self._improve(shares)
                whole = True
            self._keep(cuts)
        else:
            self._improve(shares)
        return self._pruned(self.best, {})

    def _choice(self, whole: bool) -> tuple[dict[int, float], float] | None:
        """How much of each cell the cheapest choice within the cuts hides, and its weight."""
        program = self._master() if whole else self._relaxed
        if whole:
            program.whole(self._branches)
        found = program.minimum_within_limits()
        if found is None:
            return None
        self._branches -= program.branches() if whole else 0
        chosen = {cell: share for cell, share in zip(self._free, found.columns, strict=True) if share > _NONE}
        return (dict.fromkeys(chosen, 1.0) if whole else chosen), found.value

    def _violated(self, shares: _Shares) -> list[Cut]:
        """Cuts that this choice breaks, at least one if all of its cells are whole and a goal is not met."""
        part = self._attack.part
        cuts = (cut(part, goal, self._attack.farthest(goal, shares)) for goal in self._goals)
        broken = [one for one in cuts if one and sum(one[cell] * shares.get(cell, 0.0) for cell in one) < 1 - _NONE]
        if broken or any(share < 1 for share in shares.values()):
            return broken
        if self._attack.is_safe(self._goals, frozenset(shares)):
            return []
        return [{cell: 1.0 for cell in self._free if cell not in shares}]

    def _improve(self, shares: _Shares) -> None:
        """Make a choice safe, starting with its whole cells and preferring its others."""
        start = frozenset(cell for cell, share in shares.items() if share > 1 - _NONE)
        found = self._pruned(self._repaired(start, shares), shares)
        if self._weight(found) < self._weight(self.best):
            self.best = found

    def _repaired(self, hidden: frozenset[int], shares: _Shares) -> frozenset[int]:
        """These cells and as many more as meet the goals one after the other, at little cost."""
        for goal in self._goals:
            if not self._attack.is_safe([goal], hidden):
                gap = goal.reach + self._attack.farthest(goal, dict.fromkeys(hidden, 1.0)).value
                hidden |= self._attack.witness(self._detours.values(goal, gap, hidden, shares))
        return hidden

    def _pruned(self, hidden: frozenset[int], shares: _Shares) -> frozenset[int]:
        """The cells without those that can be shown again, heaviest first."""
        weights = self._attack.part.weights
        for cell in sorted(hidden, key=lambda cell: (-weights[cell] * (1 - shares.get(cell, 0.0)), cell)):
            if self._attack.is_safe(self._goals, hidden - {cell}):
                hidden -= {cell}
        return hidden

    def _master(self) -> Program:
        program = Program([(0.0, 1.0)] * len(self._free))
        program.cost([float(self._attack.part.weights[cell]) for cell in self._free])
        for one in self._cuts:
            program.add(self._row(one), 1.0)
        return program

    def _keep(self, cuts: Sequence[Cut]) -> None:
        for one in cuts:
            self._cuts.append(one)
            self._relaxed.add(self._row(one), 1.0)

    def _row(self, one: Cut) -> dict[int, float]:
        return {place: one[cell] for place, cell in enumerate(self._free) if cell in one}

    def _weight(self, cells: frozenset[int]) -> int:
        return sum(self._attack.part.weights[cell] for cell in cells)

    @staticmethod
    def _at_least(value: float) -> int:
        """The least weight of whole cells, when a choice of parts of them weighs `value`."""
        return math.ceil(value * (1 - ROUNDING) - _NONE)


class _Detours:
    """The cheapest way for values to leave what is shown and reach a goal, where going far costs more."""

    def __init__(self, part: Part, goals: Sequence[Goal]) -> None:
        self._part, self._size = part, len(part.cells)
        room = part.room
        columns = [*part.shown, *((0.0, below) for below, _ in room), *((0.0, above) for _, above in room)]
        self._program = Program(
            columns, [Relation(self._spread(row.coefficients), row.total) for row in part.relations]
        )
        self._rows = {}
        for row, goal in enumerate(goals, len(part.relations)):
            self._rows[goal] = row
            self._program.add(self._spread({goal.cell: float(goal.sign)}), -math.inf)

    def values(self, goal: Goal, gap: float, hidden: frozenset[int], shares: _Shares) -> list[float]:
        """Values of the cells that reach a goal `gap` away; `hidden` cells cost nothing, others less by `shares`."""
        row, size = self._rows[goal], self._size
        costs = [[0.0] * size, [0.0] * size, [0.0] * size]
        for cell in self._part.closed:
            price = 0.0 if cell in hidden else self._part.weights[cell] * (1 - shares.get(cell, 0.0))
            for side, room in enumerate(self._part.room[cell], 1):
                costs[side][cell] = price / min(room, gap) if room else 0.0
        self._program.cost([*chain(*costs)])
        self._program.limit(row, goal.reach)
        columns = self._program.minimum().columns
        self._program.limit(row, -math.inf)
        return [columns[cell] - columns[size + cell] + columns[2 * size + cell] for cell in range(size)]

    def _spread(self, coefficients: Mapping[int, float]) -> dict[int, float]:
        """The coefficients of cells as those of where they lie in what is shown, below it and above it."""
        signs = enumerate((1, -1, 1))
        return {
            side * self._size + cell: sign * factor for side, sign in signs for cell, factor in coefficients.items()
        }
