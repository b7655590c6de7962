"""Worked cases: what a policy makes of given facts, held against what must follow."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from kinerja.model import Example, Expected, ExpectedAdvice, Given, ScoringPolicy
from kinerja.score import components, credit, distribution, feedback, hours
from kinerja.score.bands import SCALED, Reading, band_of, judge
from kinerja.score.matrix import look_up
from kinerja.score.numbers import rounded
from kinerja.score.rated import PersonCase, Rated, WeightedAchievement, without
from kinerja.score.rating import rate


def example_holds(policy: ScoringPolicy, example: Example) -> bool:
    """Whether a figure falls in the band that its example names."""
    band = band_of(policy, Fraction(example.value))
    return band is not None and band.id == example.band


def outcome(policy: ScoringPolicy, given: Given) -> Expected:
    """What the policy makes of the facts, in the form of an expectation."""
    if given.organisation is not None:
        counts = {one.band: one.count for one in given.counts}
        found = distribution.advice(policy, given.organisation, counts)
        return Expected(advice=tuple(ExpectedAdvice(rule=one.rule, bands=tuple(one.band.split("+"))) for one in found))
    # A figure of its own is looked up, whatever it came from.
    rater = _bands if given.value is not None and policy.method in SCALED else RATERS[policy.method]
    rated = rater(policy, given)
    value = None if rated.value is None else rounded(rated.value, policy.decimals)
    return Expected(state=rated.state, band=rated.band, value=value)


def holds(policy: ScoringPolicy, given: Given, expected: Expected) -> bool:
    """Whether just that follows from the facts; a value that is not expected by name is not compared."""
    found = outcome(policy, given)
    told = expected.value is None or expected.value == found.value
    return told and (found.state, found.band, found.advice) == (expected.state, expected.band, expected.advice)


def person(given: Given) -> PersonCase:
    """The facts about a person."""
    return PersonCase(
        results=given.results,
        behaviour=given.behaviour,
        results_value=None if given.results_value is None else Fraction(given.results_value),
        behaviour_value=None if given.behaviour_value is None else Fraction(given.behaviour_value),
        feedback_counts=given.feedback_counts,
        innovation=given.innovation,
        achievements=tuple(
            WeightedAchievement(
                Fraction(one.percent), None if one.weight is None else Fraction(one.weight), one.at_maximum, one.main
            )
            for one in given.achievements
        ),
    )


def _bands(policy: ScoringPolicy, given: Given) -> Rated:
    value = None if given.value is None else Fraction(given.value)
    ratio = None if given.ratio is None else Fraction(given.ratio)
    conditions = frozenset({"innovation"} if given.innovation else ())
    judgement = judge(policy, value, Reading(conditions, given.direction, ratio))
    if judgement.verdict is None:
        return Rated("unscorable", None, value, judgement.steps)
    return Rated("scored", judgement.verdict.band, value, judgement.steps)


def _matrix(policy: ScoringPolicy, given: Given) -> Rated:
    return look_up(policy, given.results or given.performance, given.behaviour or given.potential)


def _person(policy: ScoringPolicy, given: Given) -> Rated:
    return rate(policy, person(given))


def _components(policy: ScoringPolicy, given: Given) -> Rated:
    return components.total(policy, {one.component: Fraction(one.value) for one in given.points})


def _feedback(policy: ScoringPolicy, given: Given) -> Rated:
    groups = [feedback.GroupTally(one.group, one.raters, Fraction(one.mean)) for one in given.groups]
    return feedback.tally(policy, given.role or "", groups)


def _credit(policy: ScoringPolicy, given: Given) -> Rated:
    coefficient = credit.coefficient_of(policy, given.post or "")
    if given.months is None or coefficient is None:
        return without("pending", "value-missing")
    return credit.points(policy, given.rating or "", coefficient, given.months)


def _hours(policy: ScoringPolicy, given: Given) -> Rated:
    if given.hours is None:
        return without("pending", "value-missing")
    return hours.credited(policy, given.group or "", Fraction(given.hours))


RATERS: Mapping[str, Callable[[ScoringPolicy, Given], Rated]] = {
    "bands": _bands,
    "matrix": _matrix,
    "weighted": _person,
    "converted": _person,
    "components": _components,
    "feedback": _feedback,
    "credit": _credit,
    "hours": _hours,
}
