"""Witnesses from witnesses without the solver: one person gets another label, and if need be somebody else swaps.

What is found fits everything published. Where nothing is found, that proves nothing: the solver has to be asked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from kinerja.audit.bounds import TOLERANCE, Number, Solution, narrowed
from kinerja.audit.insiders import Insider
from kinerja.audit.questions import Outcome
from kinerja.audit.system import System

Place = tuple[int, int]
"""An atom and the number of a record."""
Moved = tuple[Solution, frozenset[int]]
"""A witness, and the atoms in which it differs from the one that it was made from."""
Swap = tuple[str, str]
"""The label that somebody has, and the one that takes its place."""


class Room:
    """Which figures leave room for one more and for one less of each metric in a witness, as bits by figure."""

    def __init__(self, system: System, witness: Solution) -> None:
        self.full: dict[str, int] = dict.fromkeys(system.matter.metrics, 0)
        self.bare: dict[str, int] = dict.fromkeys(system.matter.metrics, 0)
        for row, fact in enumerate(system.facts):
            if fact is None or fact.cell[1] not in self.full:
                continue
            low, high = system.program.limits[row]
            if high is not None and witness.rows[row] + 1 > high + TOLERANCE:
                self.full[fact.cell[1]] |= 1 << fact.cell[0]
            if low is not None and witness.rows[row] - 1 < low - TOLERANCE:
                self.bare[fact.cell[1]] |= 1 << fact.cell[0]


class Moves:
    """Small changes of witnesses of one system."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._rooms: dict[int, tuple[Solution, Room]] = {}

    def show(self, witness: Solution, outcome: Outcome, insider: Insider) -> Moved | None:
        """A witness for an outcome made from one that fits the insider; None when no small change makes one."""
        metric = self._system.matter.metrics[outcome.metric]
        for before in self._system.matter.labels:
            for after in self._system.matter.labels:
                if (before in metric) != outcome.happens and (after in metric) == outcome.happens:
                    found = self._swapped(witness, (outcome.atom, outcome.version), (before, after), insider)
                    if found:
                        return found
        return None

    def fit(self, witness: Solution, insider: Insider) -> Moved | None:
        """A witness in which somebody has the insider's label; None when no small change makes one."""
        versions = self._system.atoms[insider.atom].versions(0) if insider.labels else ()
        if len(versions) != 1:
            return None
        place, after = (insider.atom, versions[0]), insider.labels[versions[0]]
        swaps = ((before, after) for before in self._system.matter.labels if before != after)
        made = (self._swapped(witness, place, swap, None) for swap in swaps)
        return next((one for one in made if one), None)

    def _swapped(self, witness: Solution, place: Place, swap: Swap, insider: Insider | None) -> Moved | None:
        if place not in self._figures or not self._is_free(witness, place, swap, insider):
            return None
        here, (ahead, behind) = self._figures[place], self._blocked(witness, swap)
        if not here & ahead:
            return self._changed(witness, {place: swap})
        for other, there in self._figures.items():
            if here & ~there & ahead or there & ~here & behind or other[0] == place[0]:
                continue
            if self._is_free(witness, other, swap[::-1], insider):
                return self._changed(witness, {place: swap, other: (swap[1], swap[0])})
        return None

    @cached_property
    def _figures(self) -> Mapping[Place, int]:
        """The figures that count each record, as bits; without those whose ratings hang on other ratings."""
        found = {}
        matter = self._system.matter
        for number, atom in enumerate(self._system.atoms):
            versions = atom.versions(0)
            for version in versions if len(versions) == 1 or not matter.detailed else ():
                shown = atom.shown(0, version)
                if len(set(shown)) == len(shown):
                    found[number, version] = sum(1 << figure for figure in shown)
        return found

    @cached_property
    def _links(self) -> Mapping[Place, list[tuple[int, int]]]:
        found: dict[Place, list[tuple[int, int]]] = defaultdict(list)
        for (atom, version, _), rows in self._system.links.items():
            found[atom, version].append(rows)
        return found

    @cached_property
    def _shifts(self) -> Mapping[Swap, tuple[float, float]]:
        """By how much more or less points the second label needs at least and allows at most."""
        limits = self._system.matter.sums.limits if self._system.matter.sums else {}
        return {
            (before, after): (float(limits[after][0] - limits[before][0]), float(limits[after][1] - limits[before][1]))
            for before in limits
            for after in limits
        }

    @cached_property
    def _slack(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for column in self._system.slack:
            found[self._system.owners[column]].append(column)
        return found

    @cached_property
    def _rows(self) -> Mapping[int, list[tuple[int, float]]]:
        found: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for row, terms in enumerate(self._system.program.rows):
            for column, times in terms.items():
                found[column].append((row, float(times)))
        return found

    @cached_property
    def _totals(self) -> Mapping[int, list[tuple[int, int]]]:
        """For each column those that add it up with others, and how often."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for cell, total in self._system.withheld.items():
            for column, times in self._system.forms[cell].items():
                found[column].append((total, times))
        for block in self._system.blocks:
            for part in block.parts if len(block.parts) > 1 else ():
                found[self._system.columns[*part, block.metric]].append((block.column, 1))
        return found

    @cached_property
    def _effects(self) -> Mapping[Swap, tuple[tuple[str, bool], ...]]:
        """For each swap the metrics that it changes, and whether they get more."""
        matter = self._system.matter
        return {
            (before, after): tuple(
                (metric, after in labels)
                for metric, labels in matter.metrics.items()
                if (before in labels) != (after in labels)
            )
            for before in matter.labels
            for after in matter.labels
        }

    def _blocked(self, witness: Solution, swap: Swap) -> tuple[int, int]:
        """The figures that have no room for a swap, and those that have none for the opposite."""
        kept = self._rooms.get(id(witness))
        if kept is None:
            kept = self._rooms[id(witness)] = (witness, Room(self._system, witness))
        room, ahead, behind = kept[1], 0, 0
        for metric, more in self._effects[swap]:
            ahead |= room.full[metric] if more else room.bare[metric]
            behind |= room.bare[metric] if more else room.full[metric]
        return ahead, behind

    def _is_free(self, witness: Solution, place: Place, swap: tuple[str, ...], insider: Insider | None) -> bool:
        """Whether somebody else than the insider has the first label, and points leave room for the second."""
        mine = insider is not None and insider.atom == place[0] and insider.labels[place[1]] == swap[0]
        if witness.columns[self._system.columns[*place, swap[0]]] < 1 + mine - TOLERANCE:
            return False
        sums = self._system.matter.sums
        if not sums or place not in self._links:
            return True
        low, high = self._shifts[swap[0], swap[1]]
        rows = insider.change.rows if insider else {}
        for low_row, high_row in self._links[place]:
            least, _ = narrowed(self._system.program.limits[low_row], rows.get(low_row, (None, None)))
            _, most = narrowed(self._system.program.limits[high_row], rows.get(high_row, (None, None)))
            if witness.rows[low_row] - low < (least or 0) or witness.rows[high_row] - high > (most or 0):
                return False
        return True

    def _changed(self, witness: Solution, swaps: Mapping[Place, Swap]) -> Moved:
        columns, rows = list(witness.columns), list(witness.rows)
        for column, change in self._changes(columns, swaps):
            columns[column] += float(change)
            for row, times in self._rows.get(column, ()):
                rows[row] += times * float(change)
        return Solution(columns, rows), frozenset(atom for atom, _ in swaps)

    def _changes(self, columns: list[float], swaps: Mapping[Place, Swap]) -> Iterator[tuple[int, Number]]:
        system = self._system
        for place, (before, after) in swaps.items():
            changed = [(system.columns[*place, before], -1), (system.columns[*place, after], 1)]
            for metric, more in self._effects[before, after]:
                column = system.columns[*place, metric]
                if len(system.matter.metrics[metric]) > 1:
                    changed.append((column, 1 if more else -1))
                # What only makes witnesses good gives way.
                yield from ((spare, -columns[spare]) for spare in system.spare[*place, metric])
            for column, change in changed:
                yield column, change
                yield from ((total, times * change) for total, times in self._totals.get(column, ()))
        for atom, _ in swaps:
            yield from ((slack, -columns[slack]) for slack in self._slack.get(atom, ()))
