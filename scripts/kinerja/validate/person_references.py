"""What the records of employees name and is not there: employees, plans, results, indicators and ratings."""

from collections.abc import Iterator
from itertools import chain

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
    Progress,
)
from kinerja.score import organisation, person, policy
from kinerja.score.lookups import Lookup, Postings, postings
from kinerja.validate import lookups
from kinerja.validate.lookups import PlanKey, Planned
from kinerja.validate.reference import Missing

# The kinds in the folder of an employee.
OfPerson = Plan | Evaluation | FeedbackTallies | Progress | Objection | Development | FollowUp
Plans = Lookup[PlanKey, Planned]


def of_people(records: Index) -> Iterator[Missing]:
    """All that records of employees name in vain, and ratings that are no bands."""
    plans, known = lookups.plans(records), lookups.known(records)
    yield from _postings(records)
    yield from _superiors(records)
    yield from _evaluators(records, known)
    yield from _deciders(records, known)
    yield from _evaluated(records, plans)
    yield from _supported(records, plans)
    yield from _bands(records)


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


def _postings(records: Index) -> Iterator[Missing]:
    """The employee of a folder, told once: at the first record that needs it."""
    told: set[tuple[str, str]] = set()
    for document in _of_person(records):
        unit, employee = key = document.record.unit, document.record.employee
        if key not in told:
            told.add(key)
            if not records.exists(Employee, unit=unit, employee=employee):
                yield Missing(document, ("employee",), employee)


def _superiors(records: Index) -> Iterator[Missing]:
    """The superior and those who stood in, each in the unit that is named beside."""
    found: Lookup[tuple[str, str], bool] = Lookup(lambda key: records.exists(Employee, unit=key[0], employee=key[1]))
    for document in records.of(Employee):
        superior = document.record.superior
        if superior and not found[superior.unit, superior.employee]:
            yield Missing(document, ("superior", "employee"), superior.employee)
        for number, one in enumerate(document.record.acting):
            if not found[one.unit, one.employee]:
                yield Missing(document, ("acting", number, "employee"), one.employee)


def _evaluators(records: Index, known: Lookup[str, bool]) -> Iterator[Missing]:
    """Evaluators are named by id alone: they may have moved to another unit since."""
    for document in _judged(records):
        if not known[document.record.evaluator]:
            yield Missing(document, ("evaluator",), document.record.evaluator)


def _deciders(records: Index, known: Lookup[str, bool]) -> Iterator[Missing]:
    """Who gave feedback to progress, and who decided on an objection: by id alone, as evaluators."""
    for progress in records.of(Progress):
        for number, entry in enumerate(progress.record.entries):
            if entry.feedback and not known[entry.feedback.by]:
                yield Missing(progress, ("entries", number, "feedback", "by"), entry.feedback.by)
    for objection in records.of(Objection):
        decision = objection.record.decision
        if decision and not known[decision.decided_by]:
            yield Missing(objection, ("decision", "decided_by"), decision.decided_by)


def _evaluated(records: Index, plans: Plans) -> Iterator[Missing]:
    """The plan, the planned results, and their indicators, that an evaluation speaks of."""
    for document in records.of(Evaluation):
        own = document.record
        year = periods.year(own.period)
        plan = plans[own.unit, own.employee, year]
        if not plan.exists:
            yield Missing(document, ("period",), f"plans/{year}")
        if plan.results is None:
            continue
        for number, entry in enumerate(own.results):
            measured = plan.results.get(entry.result)
            if measured is None:
                yield Missing(document, ("results", number, "result"), entry.result)
                continue
            for part, one in enumerate(entry.indicators):
                if one.indicator not in measured:
                    yield Missing(document, ("results", number, "indicators", part, "indicator"), one.indicator)


def _supported(records: Index, plans: Plans) -> Iterator[Missing]:
    """What planned results serve. A plan may be written before that of the superior is there."""
    found: Lookup[tuple[str, str], bool] = Lookup(lambda key: records.exists(Indicator, unit=key[0], id=key[1]))
    employees = postings(records)
    for document in records.of(Plan):
        own = document.record
        serving = [(number, one.supports) for number, one in enumerate(own.results) if one.supports]
        above = _above(employees, plans, own) if any(serves.result for _, serves in serving) else None
        for number, serves in serving:
            if serves.indicator and not found[serves.unit or own.unit, serves.indicator]:
                yield Missing(document, ("results", number, "supports", "indicator"), serves.indicator)
            if serves.result and above and above.results is not None and serves.result not in above.results:
                yield Missing(document, ("results", number, "supports", "result"), serves.result)


def _above(employees: Postings, plans: Plans, plan: Plan) -> Planned | None:
    """The plan of the superior."""
    employee = employees[plan.unit, plan.employee]
    superior = employee.record.superior if employee else None
    return plans[superior.unit, superior.employee, plan.year] if superior else None


def _bands(records: Index) -> Iterator[Missing]:
    """Ratings as they were set are bands of the policy in force, where there is one."""

    def ask(key: tuple[str, str]) -> frozenset[str] | None:
        rule = policy.in_force(records, key[0], periods.last_day(key[1]))
        return frozenset(band.id for band in rule.bands) if rule else None

    bands = Lookup(ask)
    rated: chain[tuple[str, Document[Evaluation] | Document[OrganisationRating]]] = chain(
        ((person.USE, one) for one in records.of(Evaluation)),
        ((organisation.USE, one) for one in records.of(OrganisationRating)),
    )
    for use, document in rated:
        rating, known = document.record.rating, bands[use, document.record.period]
        if rating and known is not None and rating not in known:
            yield Missing(document, ("rating",), rating)
