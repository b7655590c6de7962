"""Where a series breaks: figures on both sides of a break are not compared."""

from collections.abc import Iterable

from kinerja import periods
from kinerja.model import Break
from kinerja.score.result import SeriesBreak, TraceStep

STEPS = {
    "definition": "series-break-definition",
    "method": "series-break-method",
    "direction": "series-break-direction",
    "weights": "series-break-weights",
    "scale": "series-break-scale",
    "unit": "series-break-unit",
    "source": "series-break-source",
}


def between(breaks: Iterable[Break], earlier: str, later: str) -> SeriesBreak | None:
    """The break between two periods: the last one, with all that changed; a period that a break cuts is behind it."""
    start, end = periods.span(earlier).first, periods.span(later).end
    crossed = [one for one in breaks if start < periods.span(one.period).first < end]
    if not crossed:
        return None
    last = max((one.period for one in crossed), key=lambda period: (periods.span(period).first, period))
    return SeriesBreak(last, tuple(sorted({one.what for one in crossed})))


def before(breaks: Iterable[Break], known: Iterable[str], period: str) -> SeriesBreak | None:
    """The break between a period and the one before, or the last known one of its length where some are missing."""
    first, length = periods.span(period).first, periods.length(period)
    same = [one for one in known if periods.length(one) == length and periods.span(one).first < first]
    earlier = max(same, key=lambda one: periods.span(one).first, default=periods.previous(period))
    return between(breaks, earlier, period) if earlier else None


def steps(broken: SeriesBreak) -> tuple[TraceStep, ...]:
    """Why there is no change: one step for each thing that changed."""
    return tuple(TraceStep(STEPS[what], {"period": broken.period}) for what in broken.what)
