"""Scores of indicators to units and periods: counts first, one average beside them, exclusions always stated."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja.score.ledger import Ledger
from kinerja.score.mean import mean
from kinerja.score.numbers import rounded
from kinerja.score.result import Score

_AVERAGE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """A unit in a period.

    `statuses` counts scored indicators by band of the status policy, `states` the others by their reason.
    `average` is the mean of the achievements as published (capped, rounded), so that a reader can repeat it; it is
    weighted when every counted indicator has a weight. `counted` says over how many of `indicators` it goes.
    """

    unit: str
    period: str
    indicators: int
    counted: int
    statuses: Mapping[str, int]
    states: Mapping[str, int]
    average: Decimal | None
    weighted: bool


def summaries(ledger: Ledger) -> tuple[UnitSummary, ...]:
    """One summary per unit and period, in that order."""
    groups: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in ledger.scores:
        groups[score.unit, score.period].append(score)
    return tuple(_summary(unit, period, groups[unit, period]) for unit, period in sorted(groups))


def _summary(unit: str, period: str, scores: list[Score]) -> UnitSummary:
    scored, found = [score for score in scores if score.achievement is not None], mean(scores)
    return UnitSummary(
        unit=unit,
        period=period,
        indicators=len(scores),
        counted=found.counted,
        statuses=_counts(score.status.band for score in scored if score.status),
        states=_counts(score.state for score in scores if score.achievement is None),
        average=None if found.value is None else rounded(found.value, _AVERAGE_DECIMALS),
        weighted=found.weighted,
    )


def _counts(names: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(names).items()))
