"""A target does not stay the same for three or more years in a row.

A promise that never moves asks for no improvement, unless it stands at its natural limit or is meant to be kept.
Mend it by a target that follows from what was reached before.
"""

from collections.abc import Iterator
from itertools import pairwise

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Indicator
from kinerja.score.ledger import Ledger
from kinerja.score.series import PlacedTarget, all_series

RULE = Rule("target-unchanged-for-years", Severity.WARNING, needs=frozenset({"file-matches-id"}))

MANY_YEARS = 3
PERCENT = frozenset({"persen", "percent", "%"})


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each run of equal targets, at the latest, related to the earlier ones."""
    for series in all_series(ledger.records):
        if series.indicator is None:
            continue
        targets = [placed for _, placed in sorted(series.targets.items())]
        for run in _runs([one for one in targets if not _may_stay(series.indicator.record, one)]):
            latest, *earlier = reversed(run)
            since, value = run[0].document.record.year, latest.target.value
            if len(run) >= MANY_YEARS and value is not None:
                places = (one.at("value") for one in (latest, *earlier))
                yield RULE.finding(*places, indicator=series.identifier, value=value, years=len(run), since=since)


def _runs(targets: list[PlacedTarget]) -> list[list[PlacedTarget]]:
    """Longest runs of the same value in consecutive years."""
    runs = [targets[:1]]
    for before, now in pairwise(targets):
        follows = now.document.record.year == before.document.record.year + 1
        if follows and now.target.value == before.target.value:
            runs[-1].append(now)
        else:
            runs.append([now])
    return runs if targets else []


def _may_stay(indicator: Indicator, placed: PlacedTarget) -> bool:
    value = placed.target.value
    full = value == 100 and indicator.unit_of_measure.casefold() in PERCENT and indicator.direction == "increase"
    none = value == 0 and indicator.direction == "decrease"
    return value is None or full or none or indicator.direction == "maintain"
