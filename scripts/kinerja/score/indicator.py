"""Scores one indicator in one period, with the trace of how."""

from decimal import Decimal
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Indicator
from kinerja.score import breaks, policy
from kinerja.score.amounts import UNCOUNTED, Amount, amounts
from kinerja.score.methods import Case, Outcome, achieved, capped
from kinerja.score.numbers import plain, rounded, shown
from kinerja.score.result import Input, Score, TraceStep, Verdict
from kinerja.score.series import Series
from kinerja.score.steps import step

CHANGE_DECIMALS = 2


class Change(msgspec.Struct, frozen=True):
    """How a realisation changed against the period before, in percent; None when that cannot be said or compared."""

    percent: Fraction | None = None
    inputs: tuple[Input, ...] = ()
    steps: tuple[TraceStep, ...] = ()


class Judged(msgspec.Struct, frozen=True):
    """An achievement without and with its cap, rounded once, and the words of the policies for it."""

    raw: Decimal | None = None
    achievement: Decimal | None = None
    exact: str | None = None
    status: Verdict | None = None
    word: Verdict | None = None
    steps: tuple[TraceStep, ...] = ()


def score(records: Index, series: Series, period: str) -> Score:
    """The score of an indicator in a period; a state where there is no value."""
    placed = series.targets.get(periods.year(period))
    weight = placed.target.weight if placed else None
    key = records.government, series.unit, series.identifier, period
    if series.indicator is None:
        return Score(*key, state="unscorable", weight=weight, trace=(TraceStep("unknown-indicator"),))
    indicator = series.indicator.record
    target, realisation = amounts(series, indicator, period)
    outcome = _outcome(indicator, target, realisation)
    judged = _judged(records, period, outcome, indicator, _quotient(target, realisation))
    change = _change(series, indicator, period, realisation)
    return Score(
        *key,
        state=outcome.state,
        target=target.text,
        realisation=realisation.text,
        raw=judged.raw,
        achievement=judged.achievement,
        change=None if change.percent is None else rounded(change.percent, CHANGE_DECIMALS),
        series_break=breaks.before(indicator.breaks, series.periods(), period),
        status=judged.status,
        word=judged.word,
        weight=weight,
        inputs=(*target.inputs, *realisation.inputs, *_declared(series.indicator, outcome), *change.inputs),
        trace=(*target.steps, *realisation.steps, *judged.steps, *change.steps),
        exact_achievement=judged.exact,
        exact_change=None if change.percent is None else str(change.percent),
    )


def _judged(records: Index, period: str, raw: Outcome, indicator: Indicator, quotient: Fraction | None) -> Judged:
    limited = capped(raw, _cap(indicator))
    exact = limited.percent
    if raw.percent is None or exact is None:
        return Judged(steps=raw.steps)
    day, reading = periods.last_day(period), policy.Reading((), indicator.direction, quotient)
    status_policy = policy.in_force(records, "status", day)
    decimals = policy.decimals(status_policy)
    figure = rounded(exact, decimals)
    rounding = TraceStep("rounding", {"percent": shown(exact)[0], "decimals": str(decimals)}, plain(figure))
    status = policy.judge(status_policy, exact, reading)
    word = policy.judge(policy.in_force(records, "achievement", day), exact, reading)
    return Judged(
        raw=rounded(raw.percent, decimals),
        achievement=figure,
        exact=str(exact),
        status=status.verdict,
        word=word.verdict,
        steps=(*limited.steps, rounding, *status.steps, *word.steps),
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
        inputs.append(Input("baseline", plain(indicator.baseline.value), document, ("baseline", "value")))
    if outcome.percent is not None and indicator.cap is not None:
        inputs.append(Input("cap", plain(indicator.cap), document, ("cap",)))
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
