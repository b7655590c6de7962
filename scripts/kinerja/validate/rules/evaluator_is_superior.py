"""The evaluator is the direct superior, or the one acting on the day of the rating.

The law gives the evaluation to the direct superior (PermenPANRB 6/2022); another evaluator makes it contestable.
Mend it by correcting the evaluator, or the superior and the acting ones in the employee's record.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Acting, Employee
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import settled

NEEDS = frozenset({"file-matches-id", "reference-exists", "evaluator-is-not-evaluated"})
RULE = Rule("evaluator-is-superior", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each evaluation by somebody else, related to the superior."""
    for document in settled(ledger.records):
        own = document.record
        employee = ledger.records.get(Employee, unit=own.unit, employee=own.employee)
        # Who has no superior in this body, its highest official, is evaluated by somebody outside the records.
        if employee is None or employee.record.superior is None:
            continue
        day = own.rated_on or periods.last_day(own.period)
        if own.evaluator not in _superiors(employee.record, employee.record.superior.employee, day):
            yield RULE.finding(document.at("evaluator"), employee.at("superior"), day=day)


def _superiors(employee: Employee, superior: str, day: str) -> set[str]:
    return {superior, *(one.employee for one in employee.acting if _in_force(one, day))}


def _in_force(acting: Acting, day: str) -> bool:
    return acting.valid_from <= day and (acting.valid_until is None or day <= acting.valid_until)
