"""What waits for somebody to decide or to act: objections, follow-ups, and the periodic reviews."""

from collections.abc import Iterator
from dataclasses import replace

from kinerja import periods
from kinerja.model import Employee, Evaluation, FollowUp, IndicatorReview, Objection, Period
from kinerja.watch.item import Item, Watch, months_after
from kinerja.watch.people import actor, holds, postings

# PP 30/2019 article 59 gives 14 days to object and no number for the decision: the same time is this tool's convention.
DAYS_TO_DECIDE = 14
# The system is reviewed every six months (the Bukittinggi policy), and the indicators with it.
MONTHS_TO_REVIEW = 6
REVIEWED = ("indicators", "system")


def items(watch: Watch) -> Iterator[Item]:
    """Everything undecided, however old, and what was settled in the periods that are open."""
    yield from _objections(watch)
    yield from _follow_ups(watch)
    yield from _reviews(watch)


def _objections(watch: Watch) -> Iterator[Item]:
    for document in watch.records.of(Objection):
        own = document.record
        due = periods.days_after(own.filed_on, DAYS_TO_DECIDE)
        blank = Item(own.government, "objection", own.period, document.path, "done", own.unit, own.employee, due=due)
        if own.decision is None:
            state, days = watch.deadline(due)
            yield replace(blank, state=state, days=days, actor=_judge(watch, own))
        elif own.period in watch.open:
            yield replace(blank, actor=own.decision.decided_by)


def _judge(watch: Watch, objection: Objection) -> str | None:
    """The superior of the evaluator."""
    place = {"unit": objection.unit, "employee": objection.employee, "period": objection.period}
    evaluation = watch.records.get(Evaluation, **place)
    evaluator = _posting(watch, evaluation.record.evaluator) if evaluation else None
    return actor(evaluator, watch.today) if evaluator else None


def _posting(watch: Watch, employee: str) -> Employee | None:
    return next((one for one in postings(watch.records, employee) if holds(one, watch.today)), None)


def _follow_ups(watch: Watch) -> Iterator[Item]:
    for document in watch.records.of(FollowUp):
        own = document.record
        employee = watch.records.get(Employee, unit=own.unit, employee=own.employee)
        who = actor(employee.record, watch.today) if employee else None
        blank = Item(own.government, "follow-up", own.evaluation, document.path, "done", own.unit, own.employee, who)
        if own.status == "planned":
            state, days = watch.deadline(own.due)
            yield replace(blank, state=state, subject=own.id, due=own.due, days=days)
        elif own.evaluation in watch.open:
            yield replace(blank, subject=own.id, due=own.due)


def _reviews(watch: Watch) -> Iterator[Item]:
    """Reviews are owed by a body that keeps records of its own; quoted figures were reviewed elsewhere."""
    own = watch.records.own_record() if watch.records.central else None
    if not watch.open or own is None or own.data == "quoted":
        return
    begun = min(periods.first_day(document.record.id) for document in watch.records.of(Period))
    for subject in REVIEWED:
        done = [document.record for document in watch.records.of(IndicatorReview)]
        last = max((one for one in done if one.subject == subject), key=lambda one: one.date, default=None)
        due = months_after(last.date if last else begun, MONTHS_TO_REVIEW)
        if last and last.next_due:
            due = last.next_due
        state, days = watch.deadline(due)
        path = watch.records.path(IndicatorReview, date=due)
        yield Item(watch.records.government, "review", None, path, state, subject=subject, due=due, days=days)
