"""The method `weighted`: results and behaviour as figures, each at most the cap, weighted and looked up."""

from collections.abc import Iterator
from fractions import Fraction

from kinerja.model import ScoringPolicy, Weighing
from kinerja.score.rated import PersonCase, Rated, on_bands, told, without
from kinerja.score.result import TraceStep
from kinerja.score.steps import step


def weighted(policy: ScoringPolicy, case: PersonCase) -> Rated:
    """The rating that follows from the values of results and behaviour."""
    return overall(policy, case, case.results_value, ())


def overall(policy: ScoringPolicy, case: PersonCase, results: Fraction | None, before: tuple[TraceStep, ...]) -> Rated:
    """The rating from a value of results that came about in `before`, and the behaviour of the case."""
    if results is None or case.behaviour_value is None:
        return without("pending", "value-missing", *before)
    rule = policy.weighing
    parts = next((one for one in rule.alternatives if one.feedback == case.feedback_counts), None) if rule else None
    if rule is None or parts is None:
        return without("unscorable", "no-weights", *before, policy=policy.id)
    if min(results, case.behaviour_value) < 0:
        return without("unscorable", "value-below-zero", *before)
    cap = Fraction(rule.cap)
    work, behaviour = min(results, cap), min(case.behaviour_value, cap)
    shares = Fraction(parts.results), Fraction(parts.behaviour)
    value = (work * shares[0] + behaviour * shares[1]) / 100
    sides = {"results": work, "behaviour": behaviour, "results_weight": shares[0], "behaviour_weight": shares[1]}
    steps = (
        *before,
        *_capped(rule, results, case.behaviour_value),
        told(policy, parts.legal, "weighted", value, **sides),
        step("with-innovation" if case.innovation else "without-innovation"),
    )
    return on_bands(policy, value, steps, frozenset({"innovation"}) if case.innovation else frozenset())


def _capped(rule: Weighing, *values: Fraction) -> Iterator[TraceStep]:
    cap = Fraction(rule.cap)
    for value in values:
        if value > cap:
            yield step("value-capped", cap, value=value, cap=cap)
