"""The bands of a policy meet on its grid: every figure has one word and no figure has two.

A figure in a gap has no word, and a figure in two bands has the word of whichever was read first.
Mend it by letting each band begin one step of the grid above the end of the band below it.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.policy_faults import of_rule

RULE = Rule("policy-bands-meet", Severity.ERROR, needs=frozenset({"listed-once", "limits-in-order"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each two neighbours that do not meet, at the upper one, related to the lower one."""
    yield from of_rule(RULE, ledger)
