"""A plan also measures quality, time or cost.

Who is measured by quantity alone does much, and not necessarily well. Holds for a body's own records.
Mend it by adding an indicator of another aspect.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Plan
from kinerja.score.ledger import Ledger
from kinerja.validate.own import is_own

RULE = Rule("quantity-only-plan", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each plan of which all indicators measure quantity."""
    for document in ledger.records.of(Plan) if is_own(ledger.records) else ():
        aspects = [one.aspect for result in document.record.results for one in result.indicators]
        if set(aspects) == {"quantity"}:
            yield RULE.finding(document.at("results"), count=len(aspects))
