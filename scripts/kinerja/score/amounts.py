"""The target and the realisation of a period as exact numbers, or the state that stands for them."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain

import msgspec
from msgspec.structs import replace

from kinerja import periods
from kinerja.model import Indicator, Result, Target
from kinerja.score.numbers import plain, rounded, shown
from kinerja.score.result import Input, TraceStep
from kinerja.score.series import PlacedResult, PlacedTarget, Series
from kinerja.score.steps import step

# Methods whose values are not plain numbers: they cannot be added up or compared as a change.
UNCOUNTED = frozenset({"milestone", "ordinal"})


class Amount(msgspec.Struct, frozen=True):
    """A target or a realisation.

    `bounds` are equal unless a target is a range, and None when `state` says why there is no number.
    A realisation is `whole` unless it is put together from parts that do not reach the end of its period.
    """

    state: str = "scored"
    text: str | None = None
    bounds: tuple[Fraction, Fraction] | None = None
    inputs: tuple[Input, ...] = ()
    steps: tuple[TraceStep, ...] = ()
    whole: bool = True


def amounts(series: Series, indicator: Indicator, period: str) -> tuple[Amount, Amount]:
    """Target and realisation of a period: its own result, else what its measured parts give."""
    target = _target(series, indicator, period)
    own = series.results.get(period)
    if own:
        return target, _realisation(series, indicator, own)
    parts = _measured_parts(series, period)
    if not parts:
        return target, _missing(series, period)
    if indicator.cumulative or indicator.method in UNCOUNTED or indicator.aggregation == "last":
        return target, _last(series, indicator, period, parts)
    return _combined(series, indicator, period, parts, target)


def _missing(series: Series, period: str) -> Amount:
    """A result may still come until the period is closed."""
    return _state("not-measured", "closed-without-result") if period in series.closed else _state("pending")


def _target(series: Series, indicator: Indicator, period: str) -> Amount:
    """A year's target is the target itself; a shorter period has one only if the agreement says so."""
    placed = series.targets.get(periods.year(period))
    if placed and periods.length(period) == "year":
        return _whole_target(indicator, placed)
    for number, part in enumerate(placed.target.periods if placed else ()):
        if placed and part.period == period:
            if indicator.method in UNCOUNTED:
                return _state("unscorable", "wrong-target")
            text = plain(part.value)
            return _number(Fraction(part.value), text, placed.entered("target", text, "periods", number, "value"))
    return _state("no-target")


def _whole_target(indicator: Indicator, placed: PlacedTarget) -> Amount:
    target = placed.target
    match indicator.method:
        case "milestone" if target.steps:
            weight = sum((Fraction(one.weight) for one in target.steps), Fraction(0))
            return _number(weight, shown(weight)[0], placed.entered("target", shown(weight)[0], "steps"))
        case "ordinal" if target.word is not None:
            return _word(indicator, target.word, placed.entered("target", target.word, "word"))
        case "range" if target.lowest is not None and target.highest is not None:
            return _range(placed, target.lowest, target.highest)
        case method if method not in UNCOUNTED and target.value is not None:
            text = plain(target.value)
            return _number(Fraction(target.value), text, placed.entered("target", text, "value"))
    return _state("unscorable", "wrong-target")


def _range(placed: PlacedTarget, lowest: Decimal, highest: Decimal) -> Amount:
    if lowest > highest:
        return _state("unscorable", "range-reversed")
    inputs = (
        placed.entered("lowest", plain(lowest), "lowest"),
        placed.entered("highest", plain(highest), "highest"),
    )
    text = f"{plain(lowest)}..{plain(highest)}"
    return Amount(text=text, bounds=(Fraction(lowest), Fraction(highest)), inputs=inputs)


def _realisation(series: Series, indicator: Indicator, placed: PlacedResult) -> Amount:
    result = placed.result
    match indicator.method:
        case _ if result.state is not None:
            return replace(_state(result.state), inputs=(placed.entered("state", result.state, "state"),))
        case "milestone" if result.done is not None:
            goal = series.targets.get(periods.year(placed.document.record.period))
            return _steps_done(goal.target if goal else None, result, placed)
        case "ordinal" if result.word is not None:
            return _word(indicator, result.word, placed.entered("realisation", result.word, "word"))
        case method if method not in UNCOUNTED and result.value is not None:
            text = plain(result.value)
            return _number(Fraction(result.value), text, placed.entered("realisation", text, "value"))
    return _state("unscorable", "wrong-result")


def _steps_done(target: Target | None, result: Result, placed: PlacedResult) -> Amount:
    if target is None:
        return Amount("no-target")
    weights = {one.id: Fraction(one.weight) for one in target.steps}
    done = frozenset(result.done or ())
    if not done <= weights.keys():
        return _state("unscorable", "unknown-step")
    weight = sum((weights[one] for one in done), Fraction(0))
    text = shown(weight)[0]
    told = step("steps-done", weight, done=str(len(done)), steps=str(len(weights)))
    return replace(_number(weight, text, placed.entered("realisation", text, "done")), steps=(told,))


def _word(indicator: Indicator, word: str, source: Input) -> Amount:
    value = next((grade.value for grade in indicator.scale if grade.word == word), None)
    if value is None:
        return replace(_state("unscorable", "unknown-word"), text=word, inputs=(source,))
    told = step("word-value", Fraction(value), word=word)
    return Amount(text=word, bounds=(Fraction(value), Fraction(value)), inputs=(source,), steps=(told,))


def _measured_parts(series: Series, period: str) -> list[str]:
    """The measured periods inside a period, oldest first; of those that share days only the longest."""
    inside = [
        part
        for part, placed in series.results.items()
        if placed.result.state is None and part != period and periods.contains(period, part)
    ]
    chosen: list[str] = []
    for part in sorted(inside, key=lambda one: (-periods.span(one).months, one)):
        if not any(periods.overlap(part, other) for other in chosen):
            chosen.append(part)
    return sorted(chosen, key=periods.order)


def _last(series: Series, indicator: Indicator, period: str, parts: Sequence[str]) -> Amount:
    amount = _realisation(series, indicator, series.results[parts[-1]])
    told = TraceStep("last", {"periods": parts[-1]}, amount.text)
    whole = periods.last_day(parts[-1]) == periods.last_day(period)
    return replace(amount, steps=(told, *amount.steps), whole=whole)


def _combined(
    series: Series, indicator: Indicator, period: str, parts: Sequence[str], target: Amount
) -> tuple[Amount, Amount]:
    """The sum against the targets of the same parts, or the mean against the period's own target."""
    realised = [_realisation(series, indicator, series.results[part]) for part in parts]
    values = [amount.bounds[0] for amount in realised if amount.bounds]
    if len(values) < len(parts):
        return target, next(amount for amount in realised if amount.bounds is None)
    adds = indicator.aggregation == "sum"
    value = sum(values, Fraction(0)) / (1 if adds else len(values))
    text, exact = shown(value)
    told = step("sum" if adds else "average", value, periods=", ".join(parts))
    months = sum(periods.span(part).months for part in parts)
    realisation = Amount(
        text=text if exact else plain(rounded(value, indicator.decimals)),
        bounds=(value, value),
        inputs=tuple(chain.from_iterable(amount.inputs for amount in realised)),
        steps=(told,),
        whole=months == periods.span(period).months,
    )
    goals = [_target(series, indicator, part) for part in parts]
    return (_sum_of_targets(goals, parts) if adds else None) or target, realisation


def _sum_of_targets(goals: Sequence[Amount], parts: Sequence[str]) -> Amount | None:
    """The targets of the parts together; None when a part has none."""
    bounds = [goal.bounds for goal in goals if goal.bounds]
    if len(bounds) < len(parts):
        return None
    # Parts have single targets, never ranges.
    total = sum((lowest for lowest, _ in bounds), Fraction(0))
    return Amount(
        text=shown(total)[0],
        bounds=(total, total),
        inputs=tuple(chain.from_iterable(goal.inputs for goal in goals)),
        steps=(step("sum-of-targets", total, periods=", ".join(parts)),),
    )


def _number(value: Fraction, text: str, source: Input) -> Amount:
    return Amount(text=text, bounds=(value, value), inputs=(source,))


def _state(state: str, reason: str | None = None) -> Amount:
    return Amount(state, steps=(TraceStep(reason or state),))
