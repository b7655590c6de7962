"""An indicator that was retired has no target in the unit's newest agreement.

Who still promises what is no longer measured cannot be held to it.
Mend it by moving the target to the successor, or by making the indicator active again.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Agreement
from kinerja.score.ledger import Ledger
from kinerja.score.series import all_series

RULE = Rule("retired-indicator-has-target", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each such target, related to the indicator's status."""
    agreements = (one.record for one in ledger.records.of(Agreement))
    newest = {one.unit: one.year for one in sorted(agreements, key=lambda one: one.year)}
    for series in all_series(ledger.records):
        target = series.targets.get(newest.get(series.unit, 0))
        if target and series.indicator and series.indicator.record.status == "retired":
            place = series.indicator.at("status")
            yield RULE.finding(target.at("indicator"), place, indicator=series.identifier)
