"""What progress, objections, training, follow-ups, reviews and amendments name; and whether it exists."""

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
from kinerja.validate.reference import Reference


def of_cycle(records: Index) -> Iterator[Reference]:
    """All references of these records, but for the folders they lie in and the employees they name."""
    for find in (_plans, _evaluations, _reviewed, _amended):
        yield from find(records)


def _plans(records: Index) -> Iterator[Reference]:
    for document in records.of(Progress):
        own = document.record
        year = periods.year(own.month)
        found = records.exists(Plan, unit=own.unit, employee=own.employee, year=year)
        yield Reference(document, ("month",), f"plans/{year}", found)


def _evaluations(records: Index) -> Iterator[Reference]:
    for objection in records.of(Objection):
        yield _evaluation(records, objection, ("period",), objection.record.period)
    for follow_up in records.of(FollowUp):
        yield _evaluation(records, follow_up, ("evaluation",), follow_up.record.evaluation)
    for development in records.of(Development):
        for number, entry in enumerate(development.record.entries):
            if entry.need:
                yield _evaluation(records, development, ("entries", number, "need"), entry.need)


def _evaluation(
    records: Index,
    document: Document[Objection] | Document[FollowUp] | Document[Development],
    steps: tuple[str | int, ...],
    period: str,
) -> Reference:
    own = document.record
    found = records.exists(Evaluation, unit=own.unit, employee=own.employee, period=period)
    return Reference(document, steps, f"evaluations/{period}", found)


def _reviewed(records: Index) -> Iterator[Reference]:
    for document in records.of(IndicatorReview):
        for number, item in enumerate(document.record.items):
            for key, name in (("indicator", item.indicator), ("successor", item.successor)):
                if name:
                    found = records.exists(Indicator, unit=item.unit, id=name)
                    yield Reference(document, ("items", number, key), name, found)


def _amended(records: Index) -> Iterator[Reference]:
    for document in records.of(Amendment):
        name = document.record.period
        yield Reference(document, ("period",), name, records.exists(Period, id=name))
