"""Whether a result keeps up with its target: the share that is reached beside the share of time it was measured for."""

from fractions import Fraction

from kinerja import periods
from kinerja.model import Indicator
from kinerja.score.amounts import Amount
from kinerja.score.series import Series
from kinerja.watch.item import Watch, days_between

FULL = Fraction(100)


def pace(watch: Watch, series: Series, period: str, target: Amount, realisation: Amount) -> str | None:
    """`behind`, `on-track`, `done` when the period is over and the target reached; None where nothing can be said."""
    if target.bounds is None or realisation.bounds is None or series.indicator is None:
        return None
    if watch.is_over(period) and realisation.whole:
        return _against_target(watch, series, period, "done")
    # The parts measured so far are held against their own targets where the agreement gives them.
    if any(step.name == "sum-of-targets" for step in target.steps):
        return _against_target(watch, series, period, "on-track")
    elapsed = _elapsed(watch, series, period)
    return "behind" if _falls_short(series.indicator.record, target, realisation, elapsed) else "on-track"


def _against_target(watch: Watch, series: Series, period: str, reached: str) -> str | None:
    score = watch.scores.get((series.unit, series.identifier, period))
    if score is None or score.exact_achievement is None:
        return None
    return reached if Fraction(score.exact_achievement) >= FULL else "behind"


def _falls_short(indicator: Indicator, target: Amount, realisation: Amount, elapsed: Fraction) -> bool:
    """Only what adds up in the course of a period can be held against the time: a percentage has no daily share."""
    adds_up = indicator.method == "milestone" or indicator.aggregation == "sum" or indicator.cumulative
    if not adds_up or indicator.method == "progress" or target.bounds is None or realisation.bounds is None:
        return False
    (goal, highest), reached = target.bounds, realisation.bounds[0]
    if goal <= 0 or goal != highest:
        return False
    if indicator.direction == "decrease":
        return reached / goal > elapsed
    return indicator.direction == "increase" and reached / goal < elapsed


def _elapsed(watch: Watch, series: Series, period: str) -> Fraction:
    """The share of the period's days that the measured result speaks for."""
    first, last = periods.first_day(period), periods.last_day(period)
    until = min(_measured_until(watch, series, period), last, watch.today)
    return Fraction(max(0, days_between(first, until) + 1), days_between(first, last) + 1)


def _measured_until(watch: Watch, series: Series, period: str) -> str:
    own = series.results.get(period)
    if own:
        return own.document.record.reported_on or watch.today
    inside = (part for part, one in series.results.items() if periods.contains(period, part) and not one.result.state)
    return max(map(periods.last_day, inside))
