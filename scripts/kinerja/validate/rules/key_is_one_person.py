"""A public key belongs to one employee, in whatever unit or office, and never to a Git service as well.

A signature proves who approved only as long as one person alone has the key.
Mend it by making a key of their own for everybody, and by ending the old one today.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.claimed import shared

RULE = Rule("key-is-one-person", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each place that gives a key to somebody else, related to the first that has it."""
    yield from shared(RULE, ledger, "key")
