"""Witnesses: numbers that fit everything published, kept because each answers many questions for many insiders."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kinerja.audit.bounds import TOLERANCE, Change, Solution
from kinerja.audit.insiders import OUTSIDER, Insider
from kinerja.audit.questions import Outcome, Spread
from kinerja.audit.system import System

Limits = list[tuple[int, float, float]]


class View:
    """What one insider, or an outsider, knows: the witnesses that fit the own record, by number."""

    def __init__(self, insider: Insider) -> None:
        self.insider = insider
        self.fitting: list[int] = []
        self.shown = 0
        self.proved: set[Outcome] = set()
        self._checked = 0
        self._columns, self._rows = _limits(insider.change)

    def update(self, witnesses: Sequence[Solution], shown: Sequence[int]) -> None:
        """Look at the witnesses found since."""
        if self._checked == len(witnesses):
            return
        for place in range(self._checked, len(witnesses)):
            one = witnesses[place]
            if self.fits(one):
                self.fitting.append(place)
                self.shown |= shown[place]
        self._checked = len(witnesses)

    def fits(self, witness: Solution) -> bool:
        """Whether a witness fits what the insider knows."""
        return _fits(witness.columns, self._columns) and _fits(witness.rows, self._rows)


def _limits(change: Change) -> tuple[Limits, Limits]:
    return tuple(  # type: ignore[return-value]
        [
            (
                key,
                float("-inf") if low is None else float(low) - TOLERANCE,
                float("inf") if high is None else float(high) + TOLERANCE,
            )
            for key, (low, high) in part.items()
        ]
        for part in (change.columns, change.rows)
    )


def _fits(values: Sequence[float], limits: Limits) -> bool:
    for key, low, high in limits:  # noqa: SIM110 - a generator takes twice as long
        if not low <= values[key] <= high:
            return False
    return True


@dataclass(frozen=True)
class _Proof:
    """Two witnesses that show a spread to be wide enough."""

    low: int
    high: int


class Witnesses:
    """All witnesses found for a system, and which questions they leave open."""

    def __init__(self, system: System, outcomes: Sequence[Outcome], spreads: Sequence[Spread]) -> None:
        self._system = system
        self.found: list[Solution] = []
        self._shown: list[int] = []
        self._outcomes, self._spreads = outcomes, spreads
        self._open = (1 << len(outcomes)) - 1
        self._places: dict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(outcomes):
            self._places[one.atom].append(place)
        self._inside: dict[int, list[Spread]] = defaultdict(list)
        for spread in spreads:
            for atom in {atom for atom, _ in spread.block.parts}:
                self._inside[atom].append(spread)
        self._values: dict[int, list[float]] = {one.column: [] for one in spreads}
        self._unproved = {one.column: one for one in spreads}
        self._proved: dict[_Proof, dict[int, Spread]] = defaultdict(dict)
        self._given_up: set[int] = set()

    def keep(self, witness: Solution, like: int | None = None, atoms: Collection[int] = ()) -> None:
        """Add a witness; one that is `like` an earlier one but for some atoms shows the same elsewhere."""
        self.found.append(witness)
        seen = 0 if like is None else self._shown[like]
        for atom in self._places if like is None else sorted(atoms):
            for place in self._places.get(atom, ()):
                one = self._outcomes[place]
                seen &= ~(1 << place)
                seen |= one.seen(witness.columns[one.column], 0) << place
        self._shown.append(seen)
        for column, values in self._values.items():
            values.append(witness.columns[column])

    def update(self, view: View) -> View:
        """The view with all witnesses in it."""
        view.update(self.found, self._shown)
        return view

    def give_up(self, question: Outcome | Spread) -> None:
        """Do not come back to a question that was found to be settled."""
        if isinstance(question, Spread):
            self._given_up.add(question.column)
        else:
            self._open &= ~(1 << self._outcomes.index(question))

    def closed(self, view: View) -> list[Outcome]:
        """The outcomes that no witness shows yet."""
        self.update(view)
        missing = self._open & ~view.shown
        places = []
        while missing:
            lowest = missing & -missing
            places.append(lowest.bit_length() - 1)
            missing ^= lowest
        own = [place for place in self._places.get(view.insider.atom, ()) if self._open >> place & 1]
        candidates = [self._outcomes[place] for place in sorted({*places, *own})]
        return [one for one in candidates if not self.is_shown(view, one)]

    def prove(self, view: View, outcome: Outcome, witness: Solution) -> bool:
        """Whether a witness, kept or not, shows an outcome to an insider; noted if so."""
        own = outcome.own(self._system, view.insider)
        if view.fits(witness) and outcome.seen(witness.columns[outcome.column], own):
            view.proved.add(outcome)
        return outcome in view.proved

    def is_shown(self, view: View, outcome: Outcome) -> bool:
        """Whether a witness shows an outcome; for a lone insider there is nobody else to show it of."""
        if outcome in view.proved or (view.insider.atom == outcome.atom and outcome.size == 1):
            return True
        self.update(view)
        own = outcome.own(self._system, view.insider)
        return any(outcome.seen(self.found[place].columns[outcome.column], own) for place in view.fitting)

    def tight(self, view: View) -> list[Spread]:
        """The spreads that no two witnesses show to be wide enough yet."""
        self.update(view)
        fitting, doubtful = frozenset(view.fitting), list(self._unproved.values())
        for proof, spreads in self._proved.items():
            if not {proof.low, proof.high} <= fitting:
                doubtful += spreads.values()
        inside = self._inside.get(view.insider.atom, [])
        own = {one.column for one in inside}
        candidates = [*inside, *(one for one in doubtful if one.column not in own)]
        return [one for one in candidates if one.column not in self._given_up and not self.is_wide(view, one)]

    def is_wide(self, view: View, spread: Spread) -> bool:
        """Whether witnesses show a spread to be wide enough."""
        self.update(view)
        all_values = self._values[spread.column]
        values = [all_values[place] for place in view.fitting]
        low, high = min(values), max(values)
        own, people = spread.others(view.insider)
        wide = spread.is_open(low - own, high - own, people)
        if wide and view.insider is OUTSIDER and spread.column in self._unproved:
            ends = _Proof(view.fitting[values.index(low)], view.fitting[values.index(high)])
            self._proved[ends][spread.column] = self._unproved.pop(spread.column)
        return wide
