"""A policy's worked examples fall in the bands that they name.

Examples are how readers and programs make sure that they understand the bands alike.
Mend it by correcting the example, or the limits of the bands.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.policy_faults import STRUCTURE, of_rule

RULE = Rule("policy-examples-hold", Severity.ERROR, needs=STRUCTURE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each example that falls elsewhere, at its value."""
    yield from of_rule(RULE, ledger)
