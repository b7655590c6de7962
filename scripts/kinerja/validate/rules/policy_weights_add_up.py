"""The weights of a policy add up to what they are declared to be.

With other weights the highest possible figure is not the declared one, and every figure is off.
Mend it by correcting the weights.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.policy_faults import of_rule

RULE = Rule("policy-weights-add-up", Severity.ERROR, needs=frozenset({"listed-once"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each list of weights that adds up to something else, at the list."""
    yield from of_rule(RULE, ledger)
