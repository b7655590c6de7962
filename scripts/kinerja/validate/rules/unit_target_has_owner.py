"""An indicator with a target has an owner.

What belongs to nobody is followed by nobody. Holds for a body's own records.
Mend it by naming the post that answers for the indicator.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.score.series import all_series
from kinerja.validate.own import is_own

RULE = Rule("unit-target-has-owner", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each active indicator with targets and no owner, related to the newest target."""
    for series in all_series(ledger.records) if is_own(ledger.records) else ():
        indicator = series.indicator
        if indicator and indicator.record.status == "active" and series.targets and not indicator.record.owner:
            target = series.targets[max(series.targets)]
            yield RULE.finding(indicator.at("id"), target.at("indicator"), indicator=series.identifier)
