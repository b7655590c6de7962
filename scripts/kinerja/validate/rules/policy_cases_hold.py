"""A policy's worked cases have the outcome that they name.

A case shows how facts lead to a rating; one that comes out otherwise shows that the policy says something else.
Mend it by correcting the case, or the figures of the policy.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.policy_faults import STRUCTURE, of_rule

RULE = Rule("policy-cases-hold", Severity.ERROR, needs=STRUCTURE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each case that comes out otherwise, at what it expects."""
    yield from of_rule(RULE, ledger)
