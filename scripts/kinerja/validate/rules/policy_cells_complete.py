"""Each row of a matrix meets each column in just one cell.

Without a cell two ratings lead to nothing, and of two cells for the same meeting the second is never reached.
Mend it by adding the missing cell, or by removing the one that is too many.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.policy_faults import of_rule

RULE = Rule("policy-cells-complete", Severity.ERROR, needs=frozenset({"listed-once", "policy-names-known"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each meeting without a cell, and for each cell that is never reached."""
    yield from of_rule(RULE, ledger)
