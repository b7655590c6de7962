"""An account at a Git service belongs to one employee, in whatever unit or office.

Who wrote and who approved is told by the account; if two people share one, either can approve what the other wrote.
Mend it by writing the account only where it belongs, and by giving everybody an account of their own.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.claimed import shared

RULE = Rule("account-is-one-person", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each place that gives an account to another employee, related to the first that has it."""
    yield from shared(RULE, ledger, "account")
