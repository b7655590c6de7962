"""What units owe in the open periods: results of their indicators, evidence, pace, and a sign of life."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kinerja import periods
from kinerja.model import Agreement, Measurement
from kinerja.score.amounts import Amount, amounts
from kinerja.score.series import Series, all_series
from kinerja.watch.item import Item, Watch
from kinerja.watch.pace import pace

# A convention of this tool where the period itself declares no day.
DAYS_TO_MEASURE = 30


def items(watch: Watch) -> Iterator[Item]:
    """The obligations of all units."""
    waiting = set()
    for series in all_series(watch.records):
        for period in watch.open:
            for item in _of_indicator(watch, series, period):
                yield item
                if item.obligation == "measurement" and item.state != "done":
                    waiting.add(series.unit)
    yield from _silent(watch, waiting)


def _of_indicator(watch: Watch, series: Series, period: str) -> Iterator[Item]:
    """A result is owed where there is a target; its evidence and pace, where there is a result."""
    if series.indicator is None:
        return
    target, realisation = amounts(series, series.indicator.record, period)
    path = watch.records.path(Measurement, unit=series.unit, period=period)
    blank = Item(watch.records.government, "measurement", period, path, unit=series.unit, subject=series.identifier)
    if target.state != "no-target":
        yield _measurement(watch, blank, period, realisation)
    own = series.results.get(period)
    if own and own.result.state is None and not own.result.evidence:
        yield replace(blank, obligation="evidence", state="no-evidence")
    kept = pace(watch, series, period, target, realisation)
    if kept:
        yield replace(blank, obligation="target", state=kept)


def _measurement(watch: Watch, blank: Item, period: str, realisation: Amount) -> Item:
    due = watch.open[period].measurements_due or periods.days_after(periods.last_day(period), DAYS_TO_MEASURE)
    # A result of a period that still runs, or of a part of it, is not yet the result that is owed.
    begun = realisation.bounds is not None and not (realisation.whole and watch.is_over(period))
    if realisation.state != "pending" and not begun:
        return replace(blank, state="done", due=due)
    state, days = watch.deadline(due)
    return replace(blank, state=state, due=due, days=days)


def _silent(watch: Watch, units: set[str]) -> Iterator[Item]:
    """Units with a result to come for which nothing has been recorded for long."""
    recorded = _recorded(watch)
    for unit in sorted(units):
        period = next(iter(watch.open))
        days = watch.silence(max(periods.first_day(period), *recorded[unit]))
        if days is not None:
            path = watch.records.path(Measurement, unit=unit, period=period)
            yield Item(watch.records.government, "recording", period, path, "stale", unit, days=days)


def _recorded(watch: Watch) -> dict[str, list[str]]:
    """The days on which something was recorded for each unit; a measurement without a day counts from its period."""
    days: dict[str, list[str]] = defaultdict(lambda: [""])
    for agreement in watch.records.of(Agreement):
        days[agreement.record.unit].append(agreement.record.agreed_on or "")
    for measurement in watch.records.of(Measurement):
        own = measurement.record
        days[own.unit].append(own.reported_on or min(periods.last_day(own.period), watch.today))
    return days
