"""The search for what is settled: a question that no witness leaves open is a broken promise, proved by the solver.

The solver is only asked for what no witness shows yet, and then for one that shows as much else as possible.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.audit.bounds import NOTHING, Change, Number, Solution, Solver, extremes, narrowed
from kinerja.audit.insiders import OUTSIDER, Insider, insiders
from kinerja.audit.moves import Moves
from kinerja.audit.nearby import Nearby
from kinerja.audit.questions import Outcome, Spread, outcomes, spreads
from kinerja.audit.statements import Limits
from kinerja.audit.system import System
from kinerja.audit.witnesses import View, Witnesses

# What a witness is asked for: the question first, then others like it, then room for the figures of insiders.
FIRST, ALSO, ROOM = 1000, 10, Fraction(1, 100)
# Sums are pushed up and down in so many patterns over the atoms: where all move together the whole holds them.
PATTERNS = 1
# At most so many insiders of each atom are looked at all at once, one for so many atoms: each takes a program of its
# own, which is worth it where there are many to ask about.
RANKS, SHARE = 4, 12
# A district of at least so many atoms has room to make up for a change in one of them.
DISTRICT = 8
# So many of the first and of the newest witnesses are tried to be changed a little.
TRIES = 2
# So many witnesses are kept for all; what others show is noted for the one who asked.
POOL = 300


@dataclass(frozen=True)
class Settled:
    """A question that is not open: for whom, and within which sum of the others (`low` to `high`, `people`)."""

    question: Outcome | Spread
    insider: Insider
    low: float
    high: float
    people: int


class Search:
    """The questions about one system. Raises ValueError when nothing fits it."""

    def __init__(self, system: System, limits: Limits) -> None:
        self._system = system
        self.solver = Solver(system.program)
        wide = tuple(spreads(system, limits))
        self._few = tuple((one.atom, one.column) for one in wide if one.few)
        self.witnesses = Witnesses(system, tuple(outcomes(system)), wide)
        spare = (column for columns in system.spare.values() for column in columns)
        self._room: Mapping[int, Number] = dict.fromkeys(system.slack, ROOM) | dict.fromkeys(spare, 1)
        self._insiders = tuple(insiders(system))
        self._districts = districts(system)
        self._nearby = Nearby(system.program)
        self._moves = Moves(system)
        self._columns: dict[int, list[int]] = defaultdict(list)
        for column, owner in enumerate(system.owners):
            self._columns[owner].append(column)
        self._first()
        for rank in range(min(RANKS, len(system.atoms) // SHARE)):
            self._together(rank)

    def settled(self) -> Iterator[Settled]:
        """Everything that is not open, first for outsiders, then for insiders."""
        yield from self._ask(View(OUTSIDER))
        for insider in self._insiders:
            yield from self._ask(View(insider))

    def range(self, column: int) -> tuple[float, float]:
        """The smallest and largest number of a column for an outsider."""
        found = extremes(self.solver, column)
        if found is None:
            raise ValueError("nothing fits")
        return found

    def _first(self) -> None:
        """Witnesses that show most: a pair of each outcome everywhere, and large and small sums."""
        if not self._add(self._room, OUTSIDER.change):
            raise ValueError("nothing fits")
        for signs in list(self._signs())[1:]:
            self._add({**self._room, **signs}, OUTSIDER.change)

    def _signs(self) -> Iterator[Mapping[int, Number]]:
        """Which sums of few people are pushed up and which down, in several patterns; and none at all."""
        yield {}
        for bit in range(PATTERNS if self._few else 0):
            for turn in (0, 1):
                yield {column: ALSO - 2 * ALSO * ((atom >> bit & 1) ^ turn) for atom, column in self._few}

    def _together(self, rank: int) -> None:
        """Witnesses that fit an insider in every atom at once, where there are such."""
        chosen: dict[int, list[Insider]] = defaultdict(list)
        for one in self._insiders:
            chosen[one.atom].append(one)
        known = [some[rank] for some in chosen.values() if rank < len(some)]
        columns = {key: interval for one in known for key, interval in one.change.columns.items()}
        rows = {key: interval for one in known for key, interval in one.change.rows.items()}
        for signs in self._signs() if known else ():
            if not self._add({**self._room, **signs}, Change(columns, rows)):
                return

    def _near(self, objective: Mapping[int, Number], change: Change, view: View, atom: int) -> bool:
        """A witness that differs from another only near some atoms, else any: most questions are about neighbours.

        `change` is what the question asks for on top of what the insider knows.
        """
        known, near = self._known(view), self._districts[atom]
        if len(near) * 2 <= len(self._system.atoms) and known:
            free = {column for one in (-1, *near) for column in self._columns[one]}
            full = _both(view.insider.change, change) if view.insider.atom in near else change
            found = self._nearby.solve(objective, full, known, free)
            if found:
                self.witnesses.keep(found)
                return True
        return self._add(objective, _both(view.insider.change, change))

    def _known(self, view: View) -> Solution | None:
        return self.witnesses.found[view.fitting[-1]] if view.fitting else None

    def _add(self, objective: Mapping[int, Number], change: Change) -> bool:
        found = self.solver.solve(objective, change, exact=False)
        if found:
            self.witnesses.keep(found)
        return found is not None

    def _ask(self, view: View) -> Iterator[Settled]:
        if not self.witnesses.update(view).fitting and not self._fit(view):
            return
        closed = self.witnesses.closed(view)
        for outcome in closed:
            if not self.witnesses.is_shown(view, outcome) and not self._show(view, outcome, closed):
                self.witnesses.give_up(outcome)
                inside = view.insider.atom == outcome.atom
                people = outcome.size - inside
                count = 0.0 if outcome.happens else float(people)
                yield Settled(outcome, view.insider, count, count, people)
        tight = self.witnesses.tight(view)
        for spread in tight:
            if not self.witnesses.is_wide(view, spread) and not self._push(view, spread, tight):
                yield from self._measure(view, spread)

    def _fit(self, view: View) -> bool:
        """Whether a witness that fits an insider exists."""
        for place, known in enumerate(self.witnesses.found[:TRIES]):
            found = self._moves.fit(known, view.insider)
            if found:
                self.witnesses.keep(found[0], place, found[1])
                if self.witnesses.update(view).fitting:
                    return True
        return self._add(self._room, view.insider.change)

    def _moved(self, view: View, outcome: Outcome) -> bool:
        """Whether a small change of a witness shows an outcome."""
        self.witnesses.update(view)
        for place in (*view.fitting[:TRIES], *view.fitting[TRIES:][-TRIES:]):
            found = self._moves.show(self.witnesses.found[place], outcome, view.insider)
            if found and len(self.witnesses.found) < POOL:
                self.witnesses.keep(found[0], place, found[1])
            if found and self.witnesses.prove(view, outcome, found[0]):
                return True
        return False

    def _show(self, view: View, outcome: Outcome, closed: Sequence[Outcome]) -> bool:
        """Whether a witness for an outcome exists; others that nobody shows yet are asked for in passing."""
        if self._moved(view, outcome):
            return True
        objective = dict(self._room)
        for one in closed:
            columns = self._system.spare.get((one.atom, one.version, one.metric))
            if columns:
                objective[columns[0 if one.happens else 1]] = ALSO
        return self._near(objective, outcome.change(outcome.own(self._system, view.insider)), view, outcome.atom)

    def _push(self, view: View, spread: Spread, tight: Sequence[Spread]) -> bool:
        """Whether witnesses with a large and a small sum show enough; other spreads are pushed the other way."""
        others = [one.column for one in tight]
        for sign in (1, -1):
            turns = {column: -sign * ALSO if place % 2 else sign * ALSO for place, column in enumerate(others)}
            objective = {**self._room, **turns, spread.column: sign * FIRST}
            self._near(objective, NOTHING, view, spread.atom)
        return self.witnesses.is_wide(view, spread)

    def _measure(self, view: View, spread: Spread) -> Iterator[Settled]:
        """The exact spread, if it is too small."""
        found = extremes(self.solver, spread.column, view.insider.change)
        if found is None:
            return
        own, people = spread.others(view.insider)
        low, high = found[0] - own, found[1] - own
        if not spread.is_open(low, high, people):
            self.witnesses.give_up(spread)
            yield Settled(spread, view.insider, low, high, people)


def districts(system: System) -> dict[int, frozenset[int]]:
    """For each atom all that are counted with it in the smallest figure of some atoms."""
    inside: dict[int, set[int]] = defaultdict(set)
    for number, atom in enumerate(system.atoms):
        for figure in atom.figures:
            inside[figure].add(number)
    found = {}
    for number, atom in enumerate(system.atoms):
        sizes = sorted((len(inside[figure]), figure) for figure in atom.figures)
        fitting = next((figure for size, figure in sizes if size >= DISTRICT), sizes[-1][1])
        found[number] = frozenset(inside[fitting])
    return found


def _both(first: Change, second: Change) -> Change:
    columns = dict(first.columns)
    for key, interval in second.columns.items():
        columns[key] = narrowed(columns.get(key, (None, None)), interval)
    return Change(columns, first.rows)
