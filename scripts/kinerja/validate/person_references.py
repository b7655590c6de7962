"""What the records of employees name: employees, plans, results, indicators and ratings; and whether they exist."""

import re
from collections.abc import Iterator

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    Development,
    Employee,
    Evaluation,
    FeedbackTallies,
    FollowUp,
    Indicator,
    Objection,
    OrganisationRating,
    Plan,
    PlanResult,
    Progress,
    Record,
)
from kinerja.score import organisation, person, policy
from kinerja.validate.reference import Reference

# The kinds in the folder of an employee.
OfPerson = Plan | Evaluation | FeedbackTallies | Progress | Objection | Development | FollowUp
_POSTING = re.compile(r".*/people/([^/]+)/employee\.yml", re.DOTALL)


def of_people(records: Index) -> Iterator[Reference]:
    """All references in records of employees, and the bands of set ratings."""
    for find in (_postings, _superiors, _evaluators, _deciders, _plans, _results, _supported, _bands):
        yield from find(records)


def _of_person(records: Index) -> Iterator[Document[OfPerson]]:
    yield from _judged(records)
    yield from records.of(FeedbackTallies)
    yield from records.of(Progress)
    yield from records.of(Objection)
    yield from records.of(Development)
    yield from records.of(FollowUp)


def _judged(records: Index) -> Iterator[Document[Plan] | Document[Evaluation]]:
    yield from records.of(Plan)
    yield from records.of(Evaluation)


def _postings(records: Index) -> Iterator[Reference]:
    """The employee of a folder, told once: at the first record that needs it."""
    told: set[tuple[str, str]] = set()
    for document in _of_person(records):
        unit, employee = document.record.unit, document.record.employee
        if (unit, employee) not in told:
            told.add((unit, employee))
            found = records.exists(Employee, unit=unit, employee=employee)
            yield Reference(document, ("employee",), employee, found)


def _superiors(records: Index) -> Iterator[Reference]:
    """The superior and those who stood in, each in the unit that is named beside."""
    for document in records.of(Employee):
        own = document.record
        if own.superior:
            found = records.exists(Employee, unit=own.superior.unit, employee=own.superior.employee)
            yield Reference(document, ("superior", "employee"), own.superior.employee, found)
        for number, one in enumerate(own.acting):
            found = records.exists(Employee, unit=one.unit, employee=one.employee)
            yield Reference(document, ("acting", number, "employee"), one.employee, found)


def _evaluators(records: Index) -> Iterator[Reference]:
    """Evaluators are named by id alone: they may have moved to another unit since."""
    known = _known(records)
    for document in _judged(records):
        name = document.record.evaluator
        yield Reference(document, ("evaluator",), name, name in known)


def _deciders(records: Index) -> Iterator[Reference]:
    """Who gave feedback to progress, and who decided on an objection: by id alone, as evaluators."""
    known = _known(records)
    for progress in records.of(Progress):
        for number, entry in enumerate(progress.record.entries):
            if entry.feedback:
                by = entry.feedback.by
                yield Reference(progress, ("entries", number, "feedback", "by"), by, by in known)
    for objection in records.of(Objection):
        if objection.record.decision:
            by = objection.record.decision.decided_by
            yield Reference(objection, ("decision", "decided_by"), by, by in known)


def _known(records: Index) -> set[str]:
    """The ids of all employees of the government."""
    accepted = {document.record.employee for document in records.of(Employee)}
    return accepted | {match[1] for match in map(_POSTING.fullmatch, records.broken) if match}


def _plans(records: Index) -> Iterator[Reference]:
    for document in records.of(Evaluation):
        own = document.record
        year = periods.year(own.period)
        found = records.exists(Plan, unit=own.unit, employee=own.employee, year=year)
        yield Reference(document, ("period",), f"plans/{year}", found)


def _results(records: Index) -> Iterator[Reference]:
    """The planned results, and their indicators, that an evaluation speaks of."""
    for document in records.of(Evaluation):
        own = document.record
        plan = records.get(Plan, unit=own.unit, employee=own.employee, year=periods.year(own.period))
        planned = {one.id: one for one in plan.record.results} if plan else {}
        for number, entry in enumerate(own.results if plan else ()):
            yield Reference(document, ("results", number, "result"), entry.result, entry.result in planned)
            if entry.result in planned:
                yield from _measured(document, number, planned[entry.result])


def _measured(document: Document[Evaluation], number: int, planned: PlanResult) -> Iterator[Reference]:
    names = {indicator.id for indicator in planned.indicators}
    for part, one in enumerate(document.record.results[number].indicators):
        steps = ("results", number, "indicators", part, "indicator")
        yield Reference(document, steps, one.indicator, one.indicator in names)


def _supported(records: Index) -> Iterator[Reference]:
    """What planned results serve. A plan may be written before that of the superior is there."""
    for document in records.of(Plan):
        above = _plan_above(records, document.record)
        for number, result in enumerate(document.record.results):
            serves, steps = result.supports, ("results", number, "supports")
            if serves and serves.indicator:
                unit = serves.unit or document.record.unit
                found = records.exists(Indicator, unit=unit, id=serves.indicator)
                yield Reference(document, (*steps, "indicator"), serves.indicator, found)
            if serves and serves.result and above:
                known = {one.id for one in above.results}
                yield Reference(document, (*steps, "result"), serves.result, serves.result in known)


def _plan_above(records: Index, plan: Plan) -> Plan | None:
    employee = records.get(Employee, unit=plan.unit, employee=plan.employee)
    superior = employee.record.superior if employee else None
    if superior is None:
        return None
    above = records.get(Plan, unit=superior.unit, employee=superior.employee, year=plan.year)
    return above.record if above else None


def _bands(records: Index) -> Iterator[Reference]:
    """Ratings as they were set are bands of the policy in force, where there is one."""
    ratings: list[tuple[Document[Record], str, str, str]] = [
        *((one, person.USE, one.record.period, one.record.rating or "") for one in records.of(Evaluation)),
        *((one, organisation.USE, one.record.period, one.record.rating) for one in records.of(OrganisationRating)),
    ]
    for document, use, period, rating in ratings:
        rule = policy.in_force(records, use, periods.last_day(period))
        if rule and rating:
            yield Reference(document, ("rating",), rating, any(band.id == rating for band in rule.bands))
