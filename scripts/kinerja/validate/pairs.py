"""Targets and results beside the indicator they are about, as several rules look at them."""

from collections.abc import Iterator
from itertools import chain
from typing import Generic, TypeVar

import msgspec

from kinerja.diagnostic import Location
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Agreement, Indicator, Measurement, Result, Target

D = TypeVar("D", Agreement, Measurement)
E = TypeVar("E", Target, Result)


class Pair(msgspec.Struct, Generic[D, E], frozen=True):
    """One entry of an agreement or measurement, its place there, and its indicator."""

    document: Document[D]
    steps: tuple[str, int]
    entry: E
    indicator: Document[Indicator]

    def at(self, key: str) -> Location:
        """The place of a value inside the entry."""
        return self.document.at(*self.steps, key)


def targets(records: Index) -> Iterator[Pair[Agreement, Target]]:
    """Every target whose indicator was accepted."""
    for document in records.of(Agreement):
        for number, target in enumerate(document.record.targets):
            indicator = records.get(Indicator, unit=document.record.unit, id=target.indicator)
            if indicator:
                yield Pair(document, ("targets", number), target, indicator)


def results(records: Index) -> Iterator[Pair[Measurement, Result]]:
    """Every result whose indicator was accepted."""
    for document in records.of(Measurement):
        for number, result in enumerate(document.record.results):
            indicator = records.get(Indicator, unit=document.record.unit, id=result.indicator)
            if indicator:
                yield Pair(document, ("results", number), result, indicator)


def both(records: Index) -> Iterator[Pair[Agreement, Target] | Pair[Measurement, Result]]:
    """Targets, then results."""
    return chain(targets(records), results(records))
