"""Following the superiors of an employee leads upward and ends.

In a circle everybody is somebody else's superior, and nobody can decide on an objection.
Mend it by correcting one `superior` of the circle.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Employee
from kinerja.score.ledger import Ledger
from kinerja.validate.circles import circles

RULE = Rule("superior-chain-has-no-cycle", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each circle, at its first record, related to the others."""
    employees = {document.path: document for document in ledger.records.of(Employee)}
    above: dict[str, str | None] = {}
    for path, document in employees.items():
        superior = document.record.superior
        if superior:
            above[path] = ledger.records.path(Employee, unit=superior.unit, employee=superior.employee)
    for circle in circles(above):
        first, *rest = (employees[path].at("superior") for path in circle)
        yield RULE.finding(first, *rest, count=len(circle))
