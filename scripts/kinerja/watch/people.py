"""What employees and their superiors owe in the open periods: plans, evaluations, and evidence for their results."""

from collections.abc import Iterator
from dataclasses import replace

from kinerja import periods
from kinerja.load.index import Index
from kinerja.model import Acting, Employee, EvaluatedResult, Evaluation, Plan
from kinerja.watch.item import Item, Watch

# Plans are set in January, and an evaluation follows its period within a month: general knowledge, not confirmed in
# the text of PermenPANRB 6/2022. Who comes later has as many days as there are in January.
PLANS_DUE = "01-31"
DAYS_TO_PLAN = 30
DAYS_TO_EVALUATE = 30


def items(watch: Watch) -> Iterator[Item]:
    """The obligations about every employee who holds a post."""
    for year in watch.years:
        for employee in in_post(watch, min(watch.today, f"{year}-12-31")):
            yield from _plan(watch, employee, year)
    for period in watch.open:
        for employee in in_post(watch, min(watch.today, periods.last_day(period))):
            yield from _evaluation(watch, employee, period)


def in_post(watch: Watch, day: str) -> Iterator[Employee]:
    """The postings on a day, by unit and employee."""
    for document in watch.records.of(Employee):
        if holds(document.record, day):
            yield document.record


def postings(records: Index, employee: str) -> tuple[Employee, ...]:
    """The postings of an employee in all units, by path."""
    found = (records.get(Employee, unit=unit, employee=employee) for unit in records.postings(employee))
    return tuple(one.record for one in sorted(filter(None, found), key=lambda one: one.path))


def holds(one: Employee | Acting, day: str) -> bool:
    """Whether somebody holds a post, or acts for its holder, on a day."""
    return (one.valid_from or "") <= day and (one.valid_until is None or day <= one.valid_until)


def superiors(employee: Employee, day: str) -> tuple[tuple[str, str], ...]:
    """Unit and id of those who stand above an employee on a day: who acts for the superior first."""
    own = [(employee.superior.unit, employee.superior.employee)] if employee.superior else []
    return (*((one.unit, one.employee) for one in employee.acting if holds(one, day)), *own)


def actor(employee: Employee, day: str) -> str | None:
    """The one above who has to act."""
    return next((superior for _, superior in superiors(employee, day)), None)


def agreed_plan(watch: Watch, employee: Employee, year: int) -> Plan | None:
    """The employee's plan of a year, once it is more than a draft."""
    found = watch.records.get(Plan, unit=employee.unit, employee=employee.employee, year=year)
    return found.record if found and found.record.status != "draft" else None


def blank_item(watch: Watch, employee: Employee, obligation: str, period: str, path: str) -> Item:
    """An obligation about an employee, on track until something else is known."""
    government = watch.records.government
    return Item(government, obligation, period, path, unit=employee.unit, employee=employee.employee)


def _plan(watch: Watch, employee: Employee, year: int) -> Iterator[Item]:
    place = {"unit": employee.unit, "employee": employee.employee, "year": year}
    found = watch.records.get(Plan, **place)
    if found is None and watch.records.exists(Plan, **place):
        return  # What a refused file says is not known: it is a matter of `kinerja check`.
    plan = found.record if found else None
    due = max(
        f"{year}-{PLANS_DUE}", periods.days_after(employee.valid_from, DAYS_TO_PLAN) if employee.valid_from else ""
    )
    who = plan.evaluator if plan else employee.employee
    blank = blank_item(watch, employee, "plan", str(year), watch.records.path(Plan, **place))
    if plan and plan.status != "draft":
        yield replace(blank, state="done", actor=who, due=due)
    elif _waits(watch, employee, plan, year):
        yield replace(blank, state="waiting-for-superior", actor=actor(employee, watch.today), due=due)
    else:
        state, days = watch.deadline(due)
        yield replace(blank, state=state, actor=who, due=due, days=days)


def _waits(watch: Watch, employee: Employee, plan: Plan | None, year: int) -> bool:
    """Results come down from the superior's plan: without one, a plan that serves it cannot be agreed."""
    above = superiors(employee, watch.today)
    serves = plan is None or any(one.supports and one.supports.result for one in plan.results)
    written = any(watch.records.exists(Plan, unit=unit, employee=superior, year=year) for unit, superior in above)
    return bool(above) and serves and not written


def _evaluation(watch: Watch, employee: Employee, period: str) -> Iterator[Item]:
    """An evaluation is owed where a plan was agreed; evidence, where a result is claimed."""
    place = {"unit": employee.unit, "employee": employee.employee, "period": period}
    found = watch.records.get(Evaluation, **place)
    if found is None and watch.records.exists(Evaluation, **place):
        return
    blank = blank_item(watch, employee, "evaluation", period, watch.records.path(Evaluation, **place))
    due = periods.days_after(periods.last_day(period), DAYS_TO_EVALUATE)
    plan = agreed_plan(watch, employee, periods.year(period))
    if found and found.record.status != "draft":
        yield replace(blank, state="done", actor=found.record.evaluator, due=due)
    elif plan:
        state, days = watch.deadline(due)
        yield replace(blank, state=state, actor=plan.evaluator, due=due, days=days)
    for result in found.record.results if found else ():
        if _claimed(result) and not result.evidence:
            yield replace(
                blank, obligation="evidence", state="no-evidence", actor=blank.employee, subject=result.result
            )


def _claimed(result: EvaluatedResult) -> bool:
    return result.realisation is not None or any(one.value is not None for one in result.indicators)
