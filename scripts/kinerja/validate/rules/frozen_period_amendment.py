"""An amendment corrects a period that is closed.

In an open period the record itself is corrected; an amendment there would hide which of the two counts.
Mend it by correcting the record, or by giving the closed period.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Amendment, Period
from kinerja.score.ledger import Ledger
from kinerja.score.series import CLOSED

RULE = Rule("frozen-period-amendment", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each amendment of a period that is not closed, related to its status."""
    for document in ledger.records.of(Amendment):
        period = ledger.records.get(Period, id=document.record.period)
        if period and period.record.status not in CLOSED:
            place = period.at("status")
            yield RULE.finding(document.at("period"), place, period=period.record.id, state=period.record.status)
