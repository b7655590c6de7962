"""The pieces of a conversion rise from one achievement to the next.

A piece that starts below the one before it, or runs backwards, makes a better achievement worth less.
Mend it by putting the pieces in the order of their achievements.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.policy_faults import of_rule

RULE = Rule("policy-pieces-rise", Severity.ERROR, needs=frozenset({"listed-once"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each piece that does not rise, at its start or end."""
    yield from of_rule(RULE, ledger)
