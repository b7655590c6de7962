"""A target lies on the better side of where the indicator stood before.

A target behind the baseline rewards falling back, and one equal to it can leave no progress to measure.
Mend it by correcting the target, the baseline or the direction.
"""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Indicator
from kinerja.score.ledger import Ledger
from kinerja.validate.pairs import targets

NEEDS = frozenset({"file-matches-id", "value-fits-method"})
RULE = Rule("unattainable-or-inverted-target", Severity.WARNING, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each such target, related to the baseline."""
    for pair in targets(ledger.records):
        indicator, target = pair.indicator.record, pair.entry.value
        if indicator.baseline and target is not None and _leads_nowhere(indicator, target, indicator.baseline.value):
            yield RULE.finding(
                pair.at("value"),
                pair.indicator.at("baseline", "value"),
                indicator=indicator.id,
                direction=indicator.direction,
                target=target,
                baseline=indicator.baseline.value,
            )


def _leads_nowhere(indicator: Indicator, target: Decimal, start: Decimal) -> bool:
    match indicator.direction:
        case "increase" if target < start:
            return True
        case "decrease" if target > start:
            return True
    # This method divides by the way from baseline to target, and there is none.
    return indicator.method == "progress" and target == start
