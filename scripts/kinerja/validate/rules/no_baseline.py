"""An indicator with a target tells where it stood before.

Without a baseline nobody sees whether a target asks for much or little. Holds for a body's own records.
Mend it by giving the baseline, or the results of earlier years.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.score.series import Series, all_series
from kinerja.validate.own import is_own

RULE = Rule("no-baseline", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each active indicator with a target and nothing to compare it with."""
    for series in all_series(ledger.records) if is_own(ledger.records) else ():
        indicator = series.indicator
        if indicator and indicator.record.status == "active" and series.targets and not _has_past(series):
            target = series.targets[max(series.targets)]
            yield RULE.finding(target.at("indicator"), indicator.at("id"), indicator=series.identifier)


def _has_past(series: Series) -> bool:
    known = series.indicator is not None and series.indicator.record.baseline is not None
    return known or any(periods.year(period) < max(series.targets) for period in series.results)
