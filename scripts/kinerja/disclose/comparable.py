"""What a unit's averages and a service's surveys may be compared with: like with like, else the reason why not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set as AbstractSet
from decimal import Decimal

from kinerja import periods
from kinerja.disclose.published import PublishedSeriesBreak
from kinerja.load.index import Index
from kinerja.model import Survey
from kinerja.score.ledger import Ledger
from kinerja.score.result import Score

Counted = Mapping[str, Score]
"""The scores that an average goes over, by indicator."""


def averages(ledger: Ledger) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """For each unit and period that has one before: why the two averages are not comparable, if they are not."""
    groups: dict[tuple[str, str], dict[str, Score]] = defaultdict(dict)
    for score in ledger.scores:
        if score.achievement is not None:
            groups[score.unit, score.period][score.indicator] = score
    pairs = ((key, groups.get((key[0], periods.previous(key[1]) or ""))) for key in groups)
    return {key: tuple(_reasons(before, groups[key])) for key, before in pairs if before}


def _reasons(before: Counted, now: Counted) -> Iterator[str]:
    if before.keys() != now.keys():
        yield "indicators"
    common = before.keys() & now.keys()
    if _weights(before, common) != _weights(now, common):
        yield "weights"
    if _policies(before) != _policies(now):
        yield "policy"
    if any(score.series_break for score in now.values()):
        yield "series-break"


def _weights(counted: Counted, wanted: AbstractSet[str]) -> Mapping[str, Decimal | None] | None:
    """The weights that an average uses for some indicators; None without a weight for each that it goes over."""
    if any(score.weight is None for score in counted.values()):
        return None
    return {name: score.weight for name, score in counted.items() if name in wanted}


def _policies(counted: Counted) -> set[str | None]:
    return {score.status.policy if score.status else None for score in counted.values()}


def surveys(records: Index) -> Mapping[tuple[str, str, str], PublishedSeriesBreak]:
    """The surveys, by unit, period and service, whose elements weigh other than in the survey of the service before."""
    found = {}
    latest: dict[tuple[str, str, str], Survey] = {}
    for survey in sorted((one.record for one in records.of(Survey)), key=lambda one: periods.order(one.period)):
        service = survey.unit, survey.service, periods.length(survey.period)
        before = latest.get(service)
        if before and before.weight != survey.weight:
            key = survey.unit, survey.period, survey.service
            found[key] = PublishedSeriesBreak(period=survey.period, what=("weights",))
        latest[service] = survey
    return found
