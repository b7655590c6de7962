"""A value that only adds up within a year does not fall within that year.

If it falls, one of the two reports is wrong: an earlier one counted too much, or a later one too little.
Mend it by correcting the wrong report, or declare the indicator as not cumulative.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.score.series import Series, all_series

RULE = Rule("cumulative-value-falls", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each value below the one before it, related to that one."""
    for series in all_series(ledger.records):
        if series.indicator and series.indicator.record.cumulative:
            yield from _falls(series)


def _falls(series: Series) -> Iterator[Finding]:
    values = {period: placed.result.value for period, placed in series.results.items()}
    known = {period: value for period, value in values.items() if value is not None}
    for period, value in known.items():
        earlier = [other for other in known if _ends_earlier(other, period)]
        before = max(earlier, key=periods.order, default=None)
        if before and value < known[before]:
            now, then = series.results[period].at("value"), series.results[before].at("value")
            yield RULE.finding(now, then, indicator=series.identifier, value=value, earlier=known[before])


def _ends_earlier(one: str, other: str) -> bool:
    # A quarter and its last month end on the same day, so neither is the earlier one.
    return periods.year(one) == periods.year(other) and periods.last_day(one) < periods.last_day(other)
