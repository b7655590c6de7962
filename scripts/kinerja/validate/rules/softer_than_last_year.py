"""A target is not worse than what was reached the year before.

A softer target makes success certain and asks for nothing.
Mend it by a target that keeps what was reached, or tell the reason in the agreement.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.score.series import all_series

NEEDS = frozenset({"file-matches-id", "value-fits-method"})
RULE = Rule("softer-than-last-year", Severity.WARNING, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each newest target behind the result of the year before, related to that result."""
    for series in all_series(ledger.records):
        year = max(series.targets, default=0)
        reached, placed = series.results.get(f"{year - 1:04}"), series.targets.get(year)
        if series.indicator is None or reached is None or placed is None:
            continue
        target, before = placed.target.value, reached.result.value
        direction = series.indicator.record.direction
        if target is None or before is None or direction not in {"increase", "decrease"}:
            continue
        if (target < before) if direction == "increase" else (target > before):
            yield RULE.finding(
                placed.at("value"),
                reached.at("value"),
                indicator=series.identifier,
                direction=direction,
                target=target,
                value=before,
            )
