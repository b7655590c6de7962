"""An evaluation is made when its period is over.

A rating given earlier cannot know what was reached in the days that remained.
Mend it by rating again after the period, or by correcting the date or the period.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import settled

RULE = Rule("rated-before-period-ended", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each rating of a day before the period's last."""
    for document in settled(ledger.records):
        rated, last = document.record.rated_on, periods.last_day(document.record.period)
        if rated is not None and rated < last:
            yield RULE.finding(document.at("rated_on"), rated=rated, last=last)
