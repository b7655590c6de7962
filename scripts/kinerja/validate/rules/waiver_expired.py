"""A waiver that has expired is removed.

An exception has an end: after it the rule holds again, and the old exception only misleads.
Mend it by removing the waiver, or by granting a new one with its own reason.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Waiver
from kinerja.score.ledger import Ledger
from kinerja.validate.waivers import has_expired, today

RULE = Rule("waiver-expired", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each waiver that ended before the newest period began."""
    day = today(ledger.records)
    for document in ledger.records.of(Waiver):
        if has_expired(ledger.records, document.record):
            yield RULE.finding(document.at("expires"), expires=document.record.expires, day=day)
