"""Following the superiors of an employee leads upward and ends.

In a circle everybody is somebody else's superior, and nobody can decide on an objection.
Mend it by correcting one `superior` of the circle.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Employee
from kinerja.score.ledger import Ledger
from kinerja.validate.circles import circles

RULE = Rule("superior-chain-has-no-cycle", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each circle, at its first record, related to the others; told where that first record is."""
    own = {document.path: document for document in ledger.records.of(Employee)}
    passed = dict(own)

    def above(path: str) -> str | None:
        document = _superior(ledger.records, passed[path].record)
        if document is None:
            return None
        passed[document.path] = document
        return document.path

    for circle in circles(own, above):
        if circle[0] in own:
            first, *rest = (passed[path].at("superior") for path in circle)
            yield RULE.finding(first, *rest, count=len(circle))


def _superior(records: Index, employee: Employee) -> Document[Employee] | None:
    above = employee.superior
    return records.get(Employee, unit=above.unit, employee=above.employee) if above else None
