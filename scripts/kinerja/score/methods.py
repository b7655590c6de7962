"""The closed table of methods: how an achievement in percent follows from target and realisation.

A method divides by positive numbers only; `progress` divides by the way from the baseline to the target.
What a method cannot say, it says as a state with its reason: a target of 0 gives `zero-target` unless the indicator
declares `met-or-not`, a target below 0 is `unscorable`. A better realisation never gives a lower achievement.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

import msgspec

from kinerja.score.result import TraceStep
from kinerja.score.steps import step

NOTHING = Fraction(0)


class Case(msgspec.Struct, frozen=True):
    """What a method looks at. A single target has `lowest` equal to `highest`."""

    realisation: Fraction
    lowest: Fraction
    highest: Fraction
    direction: str
    met_or_not: bool = False
    baseline: Fraction | None = None
    cap: Fraction | None = None

    @property
    def target(self) -> Fraction:
        """The single target."""
        return self.highest


class Outcome(msgspec.Struct, frozen=True):
    """An achievement in percent, or None with a state; and the steps that led there."""

    percent: Fraction | None
    steps: tuple[TraceStep, ...]
    state: str = "scored"


Method = Callable[[Case], Outcome]


def ratio(case: Case) -> Outcome:
    """R / T."""
    return _ratio(case, case.target)


def inverse_2t(case: Case) -> Outcome:
    """(2T - R) / T, for results that are better when lower."""
    return _inverse_2t(case, case.target)


def inverse_ratio(case: Case) -> Outcome:
    """T / R. A realisation of 0 is the best possible and has no quotient: it takes the cap, if there is one."""
    refusal = _refusal(case, case.target, met=case.realisation <= case.target)
    if refusal:
        return refusal
    if case.realisation > 0:
        return _percent("inverse-ratio", case.target / case.realisation, case, target=case.target)
    if case.cap is None:
        return _unscorable("no-quotient", realisation=case.realisation)
    return _percent("unlimited", case.cap / 100, case, cap=case.cap)


def within_range(case: Case) -> Outcome:
    """100 inside the range; outside, the nearer bound is the target, in the indicator's direction."""
    if case.lowest <= case.realisation <= case.highest:
        return _percent("inside-range", Fraction(1), case, lowest=case.lowest, highest=case.highest)
    below = case.realisation < case.lowest
    bound = case.lowest if below else case.highest
    loses_above = case.direction == "decrease" or (case.direction != "increase" and not below)
    outcome = _inverse_2t(case, bound) if loses_above else _ratio(case, bound)
    nearest = step("nearest-bound", bound, realisation=case.realisation, lowest=case.lowest, highest=case.highest)
    return Outcome(outcome.percent, (nearest, *outcome.steps), outcome.state)


def progress(case: Case) -> Outcome:
    """(R - B) / (T - B): the part of the way from the baseline to the target."""
    if case.baseline is None:
        return Outcome(None, (TraceStep("no-baseline"),), "no-baseline")
    way = case.target - case.baseline
    if way == 0:
        return _unscorable("target-is-baseline", target=case.target)
    if (way < 0 and case.direction == "increase") or (way > 0 and case.direction == "decrease"):
        return _unscorable("target-against-direction", target=case.target, baseline=case.baseline)
    done = case.realisation - case.baseline
    return _percent("progress", done / way, case, target=case.target, baseline=case.baseline)


def maintain_above(case: Case) -> Outcome:
    """100 from the target upwards, else R / T."""
    if case.realisation >= case.target:
        return _percent("maintained", Fraction(1), case, target=case.target)
    if case.target == 0:
        return _percent("not-met", NOTHING, case, target=case.target)
    return _ratio(case, case.target)


def maintain_below(case: Case) -> Outcome:
    """100 up to the target, else T / R; a target of 0 that is not kept gives 0."""
    if case.realisation <= case.target:
        return _percent("maintained", Fraction(1), case, target=case.target)
    if case.target < 0:
        return _unscorable("negative-target", target=case.target)
    return _percent("inverse-ratio", case.target / case.realisation, case, target=case.target)


def milestone(case: Case) -> Outcome:
    """Weight of the steps done / weight of all steps."""
    if case.target <= 0:
        return _unscorable("no-steps")
    return _percent("milestone", case.realisation / case.target, case, target=case.target)


METHODS: Mapping[str, Method] = {
    "ratio": ratio,
    "inverse-2t": inverse_2t,
    "inverse-ratio": inverse_ratio,
    "range": within_range,
    "progress": progress,
    "maintain-above": maintain_above,
    "maintain-below": maintain_below,
    "milestone": milestone,
    "ordinal": ratio,
}


def achieved(method: str, case: Case) -> Outcome:
    """The outcome of a method, never below 0; not yet capped."""
    outcome = METHODS[method](case)
    if outcome.percent is None or outcome.percent >= 0:
        return outcome
    floored = step("floor", NOTHING, percent=outcome.percent)
    return Outcome(NOTHING, (*outcome.steps, floored))


def capped(outcome: Outcome, cap: Fraction | None) -> Outcome:
    """The same outcome, at most the cap."""
    if outcome.percent is None or cap is None or outcome.percent <= cap:
        return outcome
    limited = step("cap", cap, percent=outcome.percent, cap=cap)
    return Outcome(cap, (*outcome.steps, limited))


def _ratio(case: Case, target: Fraction) -> Outcome:
    return _refusal(case, target, met=case.realisation >= target) or _percent(
        "ratio", case.realisation / target, case, target=target
    )


def _inverse_2t(case: Case, target: Fraction) -> Outcome:
    return _refusal(case, target, met=case.realisation <= target) or _percent(
        "inverse-2t", (2 * target - case.realisation) / target, case, target=target
    )


def _refusal(case: Case, target: Fraction, *, met: bool) -> Outcome | None:
    if target > 0:
        return None
    if target < 0:
        return _unscorable("negative-target", target=target)
    if not case.met_or_not:
        return Outcome(None, (TraceStep("zero-target"),), "zero-target")
    return _percent("met" if met else "not-met", Fraction(met), case, target=target)


def _percent(name: str, share: Fraction, case: Case, **values: Fraction) -> Outcome:
    percent = share * 100
    return Outcome(percent, (step(name, percent, realisation=case.realisation, **values),))


def _unscorable(reason: str, **values: Fraction) -> Outcome:
    return Outcome(None, (step(reason, **values),), "unscorable")
