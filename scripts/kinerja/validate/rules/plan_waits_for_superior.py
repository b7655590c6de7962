"""The plan of the superior, which a plan supports, is there.

Until then the plan is in the state `waiting-for-superior`: it may be written and agreed, and nobody is late.
Mend it by adding the superior's plan.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Plan
from kinerja.score.ledger import Ledger
from kinerja.validate.plans import waiting_results

RULE = Rule("plan-waits-for-superior", Severity.WARNING, needs=frozenset({"file-matches-id", "reference-exists"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each waiting plan, at its first such result."""
    for document in ledger.records.of(Plan):
        waiting = waiting_results(ledger.records, document.record)
        if waiting:
            place = document.at("results", waiting[0], "supports", "result")
            yield RULE.finding(place, count=len(waiting), year=document.record.year)
