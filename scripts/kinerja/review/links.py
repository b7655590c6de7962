"""What a changed record is connected to: whom it serves, what it belongs to, and what follows from it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kinerja import periods
from kinerja.approval.change import Change
from kinerja.load.part_index import PartIndex
from kinerja.load.tree import Tree
from kinerja.model import (
    KIND_BY_TYPE,
    Agreement,
    Evaluation,
    FollowUp,
    Indicator,
    Measurement,
    Objection,
    Plan,
    PlanResult,
    Record,
)
from kinerja.review.attention import is_private
from kinerja.review.item import PLAIN, Chosen, Item, Say, Several, Value, say
from kinerja.review.words import record_name

# So many employees who support an indicator are named.
_NAMED = 5


def of_change(change: Change, records: PartIndex, tree: Tree) -> Iterator[Item]:
    """The connections of one record, as it is after the change, or was."""
    finder = _FINDERS.get(change.kind.type) if change.kind else None
    found = tuple(finder(change.record, records, tree)) if finder else ()
    if found:
        says = say("links.of", record=record_name(change))
        yield Item("links", PLAIN, says, change.path, is_private(change) or _names_people(change), found)


def _names_people(change: Change) -> bool:
    """Which employees support an indicator is nobody else's business."""
    return change.kind is not None and change.kind.type in (Indicator, Agreement, Measurement)


def _plan(plan: Plan, records: PartIndex, _tree: Tree) -> Iterator[Say]:
    for result in plan.results:
        yield from _supported(result, plan, records)


def _supported(result: PlanResult, plan: Plan, records: PartIndex) -> Iterator[Say]:
    serves = result.supports
    if serves and serves.indicator:
        unit = serves.unit or plan.unit
        found = records.get(Indicator, unit=unit, id=serves.indicator)
        name = found.record.name if found else serves.indicator
        yield say("links.supports-indicator", result=result.text, indicator=name, unit=unit)
    elif serves and serves.result:
        yield say("links.supports-result", result=result.text, of=serves.result, evaluator=plan.evaluator)


def _evaluation(evaluation: Evaluation, records: PartIndex, tree: Tree) -> Iterator[Say]:
    own = {"unit": evaluation.unit, "employee": evaluation.employee}
    year = periods.year(evaluation.period)
    there = records.exists(Plan, **own, year=year)
    yield say("links.plan" if there else "links.no-plan", year=year)
    if records.exists(Objection, **own, period=evaluation.period):
        yield say("links.objection", period=evaluation.period)
    for one in _follow_ups(evaluation, records, tree):
        yield say("links.follow-up", id=one.id, type=_chosen(one), due=one.due)


def _follow_ups(evaluation: Evaluation, records: PartIndex, tree: Tree) -> Iterator[FollowUp]:
    own = {"unit": evaluation.unit, "employee": evaluation.employee}
    folder = records.path(FollowUp, **own, year=0, number=0).rpartition("/")[0]
    for entry in tree.children(folder):
        found = records.at_path(entry.path)
        if found and isinstance(found.record, FollowUp) and found.record.evaluation == evaluation.period:
            yield found.record


def _chosen(one: FollowUp) -> Value:
    return Chosen(KIND_BY_TYPE[FollowUp].name, ("type",), one.type)


def _of_evaluation(record: Objection | FollowUp, records: PartIndex, _tree: Tree) -> Iterator[Say]:
    period = record.period if isinstance(record, Objection) else record.evaluation
    there = records.exists(Evaluation, unit=record.unit, employee=record.employee, period=period)
    yield say("links.evaluation" if there else "links.no-evaluation", period=period)


def _indicator(indicator: Indicator, records: PartIndex, _tree: Tree) -> Iterator[Say]:
    yield from _supporters(indicator.id, records)


def _agreement(agreement: Agreement, records: PartIndex, _tree: Tree) -> Iterator[Say]:
    for one in agreement.targets:
        yield from _supporters(one.indicator, records, agreement.year)


def _measurement(measurement: Measurement, records: PartIndex, _tree: Tree) -> Iterator[Say]:
    for one in measurement.results:
        yield from _supporters(one.indicator, records, periods.year(measurement.period))


def _supporters(indicator: str, records: PartIndex, year: int | None = None) -> Iterator[Say]:
    """The employees of the unit whose plans serve an indicator."""
    found = sorted({one.record.employee for one in records.of(Plan) if _serves(one.record, indicator, year)})
    known = records.get(Indicator, unit=records.part.name, id=indicator)
    if found:
        named = Several((*found[:_NAMED], *(("…",) if len(found) > _NAMED else ())))
        name = known.record.name if known else indicator
        yield say("links.supported-by", indicator=name, count=len(found), employees=named)


def _serves(plan: Plan, indicator: str, year: int | None) -> bool:
    served = (one.supports for one in plan.results if one.supports)
    own = (one for one in served if one.indicator == indicator and one.unit in (None, plan.unit))
    return year in (None, plan.year) and any(True for _ in own)


_FINDERS: Mapping[type[Record], Callable[[Any, PartIndex, Tree], Iterator[Say]]] = {
    Plan: _plan,
    Evaluation: _evaluation,
    Objection: _of_evaluation,
    FollowUp: _of_evaluation,
    Indicator: _indicator,
    Agreement: _agreement,
    Measurement: _measurement,
}
