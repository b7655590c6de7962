"""The bands, clauses and words that a policy names stand in its own lists.

A cell that gives a band that does not exist gives nothing, and a clause that does not exist proves nothing.
Mend it by correcting the name, or by adding what it names to the list.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.policy_faults import of_rule

RULE = Rule("policy-names-known", Severity.ERROR, needs=frozenset({"listed-once", "reference-exists"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each name that stands nowhere, at the name."""
    yield from of_rule(RULE, ledger)
