"""What progress, objections, training, follow-ups, reviews and amendments name and is not there."""

from collections.abc import Iterator

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    Amendment,
    Development,
    Evaluation,
    FollowUp,
    Indicator,
    IndicatorReview,
    Objection,
    Period,
    Plan,
    Progress,
)
from kinerja.validate.reference import Missing


def of_cycle(records: Index) -> Iterator[Missing]:
    """All that these records name in vain, but for the folders they lie in and the employees they name."""
    for find in (_plans, _evaluations, _reviewed, _amended):
        yield from find(records)


def _plans(records: Index) -> Iterator[Missing]:
    for document in records.of(Progress):
        own = document.record
        year = periods.year(own.month)
        if not records.exists(Plan, unit=own.unit, employee=own.employee, year=year):
            yield Missing(document, ("month",), f"plans/{year}")


def _evaluations(records: Index) -> Iterator[Missing]:
    for objection in records.of(Objection):
        yield from _evaluation(records, objection, ("period",), objection.record.period)
    for follow_up in records.of(FollowUp):
        yield from _evaluation(records, follow_up, ("evaluation",), follow_up.record.evaluation)
    for development in records.of(Development):
        for number, entry in enumerate(development.record.entries):
            if entry.need:
                yield from _evaluation(records, development, ("entries", number, "need"), entry.need)


def _evaluation(
    records: Index,
    document: Document[Objection] | Document[FollowUp] | Document[Development],
    steps: tuple[str | int, ...],
    period: str,
) -> Iterator[Missing]:
    own = document.record
    if not records.exists(Evaluation, unit=own.unit, employee=own.employee, period=period):
        yield Missing(document, steps, f"evaluations/{period}")


def _reviewed(records: Index) -> Iterator[Missing]:
    for document in records.of(IndicatorReview):
        for number, item in enumerate(document.record.items):
            for key, name in (("indicator", item.indicator), ("successor", item.successor)):
                if name and not records.exists(Indicator, unit=item.unit, id=name):
                    yield Missing(document, ("items", number, key), name)


def _amended(records: Index) -> Iterator[Missing]:
    for document in records.of(Amendment):
        name = document.record.period
        if not records.exists(Period, id=name):
            yield Missing(document, ("period",), name)
