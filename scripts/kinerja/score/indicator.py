"""Scores one indicator in one period, with the trace of how."""

from dataclasses import dataclass, replace
from fractions import Fraction

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Indicator
from kinerja.score import breaks, policy
from kinerja.score.amounts import UNCOUNTED, Amount, amounts
from kinerja.score.methods import Case, Outcome, achieved, capped
from kinerja.score.numbers import plain, rounded, shown
from kinerja.score.result import Input, Score, TraceStep
from kinerja.score.series import Series
from kinerja.score.steps import step

CHANGE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Change:
    """How a realisation changed against the period before, in percent; None when that cannot be said or compared."""

    percent: Fraction | None = None
    inputs: tuple[Input, ...] = ()
    steps: tuple[TraceStep, ...] = ()


def score(records: Index, series: Series, period: str) -> Score:
    """The score of an indicator in a period; a state where there is no value."""
    placed = series.targets.get(periods.year(period))
    blank = Score(
        records.government,
        series.unit,
        series.identifier,
        period,
        state="unscorable",
        weight=placed.target.weight if placed else None,
    )
    if series.indicator is None:
        return replace(blank, trace=(TraceStep("unknown-indicator"),))
    target, realisation = amounts(series, series.indicator.record, period)
    raw = _outcome(series.indicator.record, target, realisation)
    found = replace(
        blank,
        state=raw.state,
        target=target.text,
        realisation=realisation.text,
        inputs=(*target.inputs, *realisation.inputs, *_declared(series.indicator, raw)),
        trace=(*target.steps, *realisation.steps),
    )
    reading = policy.Reading((), series.indicator.record.direction, _quotient(target, realisation))
    judged = _judged(records, found, raw, _cap(series.indicator.record), reading)
    broken = breaks.before(series.indicator.record.breaks, series.periods(), period)
    change = _change(series, series.indicator.record, period, realisation)
    return _compared(replace(judged, series_break=broken), change)


def _judged(records: Index, found: Score, raw: Outcome, cap: Fraction | None, reading: policy.Reading) -> Score:
    """The score with its achievement, rounded once, and the words of the policies for it."""
    limited = capped(raw, cap)
    exact = limited.percent
    if raw.percent is None or exact is None:
        return replace(found, trace=(*found.trace, *raw.steps))
    day = periods.last_day(found.period)
    status_policy = policy.in_force(records, "status", day)
    decimals = policy.decimals(status_policy)
    figure = rounded(exact, decimals)
    rounding = TraceStep("rounding", {"percent": shown(exact)[0], "decimals": str(decimals)}, plain(figure))
    status = policy.judge(status_policy, exact, reading)
    word = policy.judge(policy.in_force(records, "achievement", day), exact, reading)
    return replace(
        found,
        raw=rounded(raw.percent, decimals),
        achievement=figure,
        exact_achievement=str(exact),
        status=status.verdict,
        word=word.verdict,
        trace=(*found.trace, *limited.steps, rounding, *status.steps, *word.steps),
    )


def _compared(found: Score, change: Change) -> Score:
    """The score with the change against the period before, where that can be said."""
    if change.percent is None:
        return replace(found, trace=(*found.trace, *change.steps))
    return replace(
        found,
        change=rounded(change.percent, CHANGE_DECIMALS),
        exact_change=str(change.percent),
        inputs=(*found.inputs, *change.inputs),
        trace=(*found.trace, *change.steps),
    )


def _outcome(indicator: Indicator, target: Amount, realisation: Amount) -> Outcome:
    if realisation.bounds is None:
        return Outcome(None, (), realisation.state)
    if target.bounds is None:
        return Outcome(None, (), target.state)
    lowest, highest = target.bounds
    case = Case(
        realisation=realisation.bounds[0],
        lowest=lowest,
        highest=highest,
        direction=indicator.direction,
        met_or_not=indicator.zero_target == "met-or-not",
        baseline=Fraction(indicator.baseline.value) if indicator.baseline else None,
        cap=_cap(indicator),
    )
    return achieved(indicator.method, case)


def _quotient(target: Amount, realisation: Amount) -> Fraction | None:
    """Realisation / target in percent, where there is one single target to divide by."""
    if target.bounds is None or realisation.bounds is None or target.bounds[0] != target.bounds[1]:
        return None
    return realisation.bounds[0] / target.bounds[0] * 100 if target.bounds[0] > 0 else None


def _cap(indicator: Indicator) -> Fraction | None:
    return None if indicator.cap is None else Fraction(indicator.cap)


def _declared(document: Document[Indicator], outcome: Outcome) -> tuple[Input, ...]:
    """What the indicator itself adds to a computation that took place."""
    indicator, inputs = document.record, []
    if outcome.percent is not None and indicator.method == "progress" and indicator.baseline:
        inputs.append(Input("baseline", plain(indicator.baseline.value), document.at("baseline", "value")))
    if outcome.percent is not None and indicator.cap is not None:
        inputs.append(Input("cap", plain(indicator.cap), document.at("cap")))
    return tuple(inputs)


def _change(series: Series, indicator: Indicator, period: str, now: Amount) -> Change:
    """Only whole periods are compared: a year to date against a whole year would always seem to fall."""
    before = periods.previous(period)
    if before is None or indicator.method in UNCOUNTED or now.bounds is None or not now.whole:
        return Change()
    then = amounts(series, indicator, before)[1]
    if then.bounds is None or not then.whole or then.bounds[0] == 0:
        return Change()
    broken = breaks.between(indicator.breaks, before, period)
    if broken:
        return Change(steps=breaks.steps(broken))
    realisation, previous = now.bounds[0], then.bounds[0]
    percent = (realisation - previous) / abs(previous) * 100
    inputs = tuple(replace(one, name="previous") for one in then.inputs)
    return Change(percent, inputs, (step("change", percent, realisation=realisation, previous=previous),))
