"""Who stands above an employee on a day: the superior, and those acting."""

from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Acting, Employee, Evaluation, Objection, Plan
from kinerja.score.lookups import Postings


def in_force(span: Employee | Acting, day: str) -> bool:
    """Whether a posting, or standing in for somebody, covers a day."""
    return (span.valid_from or "") <= day and (span.valid_until is None or day <= span.valid_until)


def above(employee: Employee, day: str) -> dict[str, str]:
    """The superior and those acting on the day, each with the unit of the posting."""
    found = {one.employee: one.unit for one in employee.acting if in_force(one, day)}
    if employee.superior:
        found[employee.superior.employee] = employee.superior.unit
    return found


def evaluator(known: Postings, judged: Evaluation | Plan, day: str) -> Document[Employee] | None:
    """The posting through which the evaluator stands above the employee; None when there is none."""
    employee = known[judged.unit, judged.employee]
    unit = above(employee.record, day).get(judged.evaluator) if employee else None
    return known[unit, judged.evaluator] if unit else None


def objected(records: Index, objection: Objection) -> Document[Evaluation] | None:
    """The evaluation that an objection is about."""
    return records.get(Evaluation, unit=objection.unit, employee=objection.employee, period=objection.period)
