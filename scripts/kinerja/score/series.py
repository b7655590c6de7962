"""All that is recorded about one indicator of one unit: its targets in force and its results, with their places."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from kinerja import periods
from kinerja.diagnostic import Location
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Agreement, Indicator, Measurement, Period, Result, Target
from kinerja.score.remembered import OfRecords
from kinerja.score.result import Input

CLOSED = frozenset({"frozen", "amended"})


class PlacedTarget(msgspec.Struct, frozen=True):
    """A target and where it stands."""

    document: Document[Agreement]
    number: int
    target: Target

    def at(self, *steps: str | int) -> Location:
        """The place of a part of the target."""
        return self.document.at("targets", self.number, *steps)

    def entered(self, name: str, value: str, *steps: str | int) -> Input:
        """A part of the target as it enters a computation."""
        return Input(name, value, self.document, ("targets", self.number, *steps))


class PlacedResult(msgspec.Struct, frozen=True):
    """A result and where it stands."""

    document: Document[Measurement]
    number: int
    result: Result

    def at(self, *steps: str | int) -> Location:
        """The place of a part of the result."""
        return self.document.at("results", self.number, *steps)

    def entered(self, name: str, value: str, *steps: str | int) -> Input:
        """A part of the result as it enters a computation."""
        return Input(name, value, self.document, ("results", self.number, *steps))


class Series(msgspec.Struct, frozen=True):
    """One indicator through time. `indicator` is None when targets or results name one that was not accepted."""

    unit: str
    identifier: str
    indicator: Document[Indicator] | None
    targets: Mapping[int, PlacedTarget]
    results: Mapping[str, PlacedResult]
    closed: frozenset[str] = frozenset()

    def periods(self) -> tuple[str, ...]:
        """Every period with a target or a result, oldest first."""
        years = (f"{year:04}" for year in self.targets)
        parts = (part.period for placed in self.targets.values() for part in placed.target.periods)
        return tuple(sorted({*years, *parts, *self.results}, key=periods.order))


@OfRecords
def all_series(records: Index) -> tuple[Series, ...]:
    """One series per unit and indicator that a target or a result names, in that order."""
    indicators = {(one.record.unit, one.record.id): one for one in reversed(records.of(Indicator))}
    targets, results = _targets(records), _results(records)
    closed = closed_periods(records)
    keys = sorted({*targets, *results})
    return tuple(Series(*key, indicators.get(key), targets[key], results[key], closed) for key in keys)


def closed_periods(records: Index) -> frozenset[str]:
    """The periods whose figures are settled."""
    return _closed(records.shared)


@OfRecords
def _closed(records: Index) -> frozenset[str]:
    return frozenset(one.record.id for one in records.of(Period) if one.record.status in CLOSED)


def _targets(records: Index) -> dict[tuple[str, str], dict[int, PlacedTarget]]:
    found: dict[tuple[str, str], dict[int, PlacedTarget]] = defaultdict(dict)
    for document in _in_force(records.of(Agreement)):
        agreement = document.record
        for number, target in enumerate(agreement.targets):
            placed = PlacedTarget(document, number, target)
            found[agreement.unit, target.indicator].setdefault(agreement.year, placed)
    return found


def _in_force(agreements: Iterable[Document[Agreement]]) -> Iterable[Document[Agreement]]:
    """Of each unit and year the highest version."""
    highest: dict[tuple[str, int], Document[Agreement]] = {}
    for document in agreements:
        key = document.record.unit, document.record.year
        if key not in highest or highest[key].record.version < document.record.version:
            highest[key] = document
    return highest.values()


def _results(records: Index) -> dict[tuple[str, str], dict[str, PlacedResult]]:
    found: dict[tuple[str, str], dict[str, PlacedResult]] = defaultdict(dict)
    placed = (
        (document.record, PlacedResult(document, number, result))
        for document in records.of(Measurement)
        for number, result in enumerate(document.record.results)
    )
    for measurement, one in placed:
        found[measurement.unit, one.result.indicator].setdefault(measurement.period, one)
    return found
