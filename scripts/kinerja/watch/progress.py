"""What the notes of progress tell of a year that runs: silence, claims without evidence, and pace."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from kinerja import periods
from kinerja.model import Employee, Plan, PlanResult, Progress, ProgressEntry
from kinerja.watch.item import Item, Watch, days_between
from kinerja.watch.people import agreed_plan, blank_item, in_post


def items(watch: Watch) -> Iterator[Item]:
    """The notes of every employee with an agreed plan."""
    year = int(watch.today[:4])
    if year in watch.years:
        for employee in in_post(watch, watch.today):
            plan = agreed_plan(watch, employee, year)
            if plan:
                yield from _of_plan(watch, employee, plan)


def _of_plan(watch: Watch, employee: Employee, plan: Plan) -> Iterator[Item]:
    entries = _entries(watch, plan)
    blank = blank_item(watch, employee, "progress", str(plan.year), _path(watch, plan, watch.today))
    begun = max(f"{plan.year}-01-01", employee.valid_from or "", plan.agreed_on or "")
    days = watch.silence(max([begun, *(entry.date for entry in entries)]))
    if days is not None:
        yield replace(blank, state="stale", actor=plan.employee, days=days)
    for result in plan.results:
        own = [entry for entry in entries if entry.result == result.id]
        if own:
            last = max(entry.date for entry in own)
            yield from _of_result(replace(blank, subject=result.id, path=_path(watch, plan, last)), result, own)


def _of_result(blank: Item, result: PlanResult, entries: Sequence[ProgressEntry]) -> Iterator[Item]:
    if not any(entry.evidence for entry in entries):
        yield replace(blank, obligation="evidence", state="no-evidence", actor=blank.employee)
    counted = [(entry.date, Fraction(entry.amount)) for entry in entries if entry.amount is not None]
    target = _countable(result)
    if counted and target and blank.period:
        reached = sum(amount for _, amount in counted) / Fraction(target)
        first, last = periods.first_day(blank.period), periods.last_day(blank.period)
        elapsed = Fraction(days_between(first, max(counted)[0]) + 1, days_between(first, last) + 1)
        yield replace(blank, obligation="target", state="behind" if reached < elapsed else "on-track")


def _countable(result: PlanResult) -> Decimal | None:
    """The target that amounts add up to: that of the only indicator, when it counts a quantity."""
    if len(result.indicators) != 1:
        return None
    (only,) = result.indicators
    counts = only.aspect == "quantity" and only.method == "ratio" and only.target is not None and only.target > 0
    return only.target if counts else None


def _entries(watch: Watch, plan: Plan) -> tuple[ProgressEntry, ...]:
    months = (f"{plan.year}-{month:02}" for month in range(1, 13))
    found = (watch.records.get(Progress, unit=plan.unit, employee=plan.employee, month=month) for month in months)
    return tuple(entry for document in found if document for entry in document.record.entries)


def _path(watch: Watch, plan: Plan, day: str) -> str:
    return watch.records.path(Progress, unit=plan.unit, employee=plan.employee, month=day[:7])
