"""A goal that no other goal serves has an indicator.

Without one nobody can say whether the goal is reached. Holds for a body's own records, once those of all its
repositories are together.
Mend it by naming the goal in an indicator, or in a lower goal.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Goal
from kinerja.score.ledger import Ledger
from kinerja.validate import elsewhere
from kinerja.validate.own import is_own

RULE = Rule("goal-has-indicator", Severity.WARNING, needs=frozenset({"file-matches-id", "goal-cascade-has-no-cycle"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each goal that hangs in the air."""
    whole = is_own(ledger.records) and elsewhere.part(ledger.records) is None
    goals = ledger.records.of(Goal) if whole else ()
    lower = {one.record.goal for one in goals}
    for document in goals:
        if document.record.id not in lower and not ledger.records.is_served(document.record.id):
            yield RULE.finding(document.at("id"), goal=document.record.id)
