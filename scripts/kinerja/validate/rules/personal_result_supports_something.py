"""A main result in an employee's plan supports a result of the superior or an indicator of a unit.

Work that serves no goal of the organisation is not cascaded. Holds for a body's own records.
Mend it by naming what the result supports.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Plan
from kinerja.score.ledger import Ledger
from kinerja.validate.own import is_own

RULE = Rule("personal-result-supports-something", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each such result of a plan that is more than a draft."""
    for document in ledger.records.of(Plan) if is_own(ledger.records) else ():
        for number, result in enumerate(document.record.results):
            if document.record.status != "draft" and result.kind == "main" and result.supports is None:
                yield RULE.finding(document.at("results", number), result=result.id)
