"""Who stands above an employee on a day: the superior, and those acting."""

from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Acting, Employee, Evaluation, Objection, Plan


def in_force(span: Employee | Acting, day: str) -> bool:
    """Whether a posting, or standing in for somebody, covers a day."""
    return (span.valid_from or "") <= day and (span.valid_until is None or day <= span.valid_until)


def above(employee: Employee, day: str) -> dict[str, str]:
    """The superior and those acting on the day, each with the unit of the posting."""
    standing_in = {one.employee: one.unit for one in employee.acting if in_force(one, day)}
    superior = employee.superior
    return standing_in | ({superior.employee: superior.unit} if superior else {})


def evaluator(records: Index, judged: Evaluation | Plan, day: str) -> Document[Employee] | None:
    """The posting through which the evaluator stands above the employee; None when there is none."""
    employee = records.get(Employee, unit=judged.unit, employee=judged.employee)
    unit = above(employee.record, day).get(judged.evaluator) if employee else None
    return records.get(Employee, unit=unit, employee=judged.evaluator) if unit else None


def objected(records: Index, objection: Objection) -> Document[Evaluation] | None:
    """The evaluation that an objection is about."""
    return records.get(Evaluation, unit=objection.unit, employee=objection.employee, period=objection.period)
