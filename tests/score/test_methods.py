"""The methods of computing an achievement, their examples from practice, their edges and their laws."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, strategies as st

from kinerja.score.methods import METHODS, Case, Outcome, achieved, capped
from kinerja.score.numbers import rounded
from kinerja.score.result import TraceStep

# For each method the directions that it serves, and which way of the realisation is the better one.
SERVED = [
    ("ratio", "increase"),
    ("inverse-2t", "decrease"),
    ("inverse-ratio", "decrease"),
    ("range", "increase"),
    ("range", "decrease"),
    ("progress", "increase"),
    ("progress", "decrease"),
    ("maintain-above", "increase"),
    ("maintain-above", "maintain"),
    ("maintain-below", "decrease"),
    ("milestone", "increase"),
    ("ordinal", "increase"),
]
amounts = st.fractions(-50, 50, max_denominator=40)
positive = st.fractions(Fraction(1, 40), 50, max_denominator=40)


def case(realisation: Any, lowest: Any, highest: Any = None, direction: str = "increase", **fields: Any) -> Case:
    low, high = Fraction(lowest), Fraction(lowest if highest is None else highest)
    return Case(Fraction(realisation), low, high, direction, **fields)


@pytest.mark.parametrize(
    ("method", "realisation", "lowest", "highest", "direction", "percent"),
    [
        ("ratio", "86", "84", None, "increase", "102.38"),
        ("inverse-2t", "0.26", "1", None, "decrease", "174.00"),
        ("inverse-2t", "0", "1", None, "decrease", "200.00"),
        ("inverse-2t", "2", "1", None, "decrease", "0.00"),
        ("inverse-2t", "3", "1", None, "decrease", "0.00"),
        ("inverse-ratio", "0.26", "1", None, "decrease", "384.62"),
        ("range", "6.5", "7", "8", "decrease", "107.14"),
        ("range", "7.5", "7", "8", "decrease", "100.00"),
        ("range", "9", "7", "8", "decrease", "87.50"),
        ("range", "70", "80", "90", "increase", "87.50"),
        ("range", "92", "80", "90", "increase", "102.22"),
        ("range", "70", "80", "90", "range", "87.50"),
        ("range", "92", "80", "90", "range", "97.78"),
        ("range", "80", "80", "90", "range", "100.00"),
        ("range", "90", "80", "90", "range", "100.00"),
        ("maintain-above", "120", "100", None, "maintain", "100.00"),
        ("maintain-above", "80", "100", None, "maintain", "80.00"),
        ("maintain-above", "-1", "0", None, "maintain", "0.00"),
        ("maintain-above", "0", "0", None, "maintain", "100.00"),
        ("maintain-below", "4", "5", None, "decrease", "100.00"),
        ("maintain-below", "10", "5", None, "decrease", "50.00"),
        ("maintain-below", "1", "0", None, "decrease", "0.00"),
        ("maintain-below", "0", "0", None, "decrease", "100.00"),
        ("milestone", "60", "100", None, "increase", "60.00"),
        ("ordinal", "3", "4", None, "increase", "75.00"),
        ("ratio", "-3", "5", None, "increase", "0.00"),
    ],
)
def test_a_method_gives_the_percentage_of_its_formula(
    method: str, realisation: str, lowest: str, highest: str | None, direction: str, percent: str
) -> None:
    outcome = achieved(method, case(realisation, lowest, highest, direction))
    assert outcome.state == "scored"
    assert outcome.percent is not None
    assert str(rounded(outcome.percent, 2)) == percent


@pytest.mark.parametrize(
    ("baseline", "realisation", "target", "direction", "percent"),
    [("50", "65", "80", "increase", 50), ("10", "4", "5", "decrease", 120), ("-4", "-1", "2", "increase", 50)],
)
def test_progress_is_the_part_of_the_way_from_the_baseline(
    baseline: str, realisation: str, target: str, direction: str, percent: int
) -> None:
    found = achieved("progress", case(realisation, target, direction=direction, baseline=Fraction(baseline)))
    assert (found.percent, found.state) == (percent, "scored")


@pytest.mark.parametrize("method", ["ratio", "inverse-2t", "inverse-ratio", "ordinal", "range"])
def test_a_target_of_zero_is_a_state_unless_the_indicator_declares_met_or_not(method: str) -> None:
    direction = "decrease" if method.startswith("inverse") else "increase"
    worse, better = (3, 0) if direction == "decrease" else (-3, 0)
    for realisation in (worse, better) if method != "range" else (worse,):
        undeclared = achieved(method, case(realisation, 0, direction=direction))
        assert (undeclared.percent, undeclared.state) == (None, "zero-target")
    declared = [achieved(method, case(one, 0, direction=direction, met_or_not=True)) for one in (worse, better)]
    assert [one.percent for one in declared] == [0, 100]


@pytest.mark.parametrize(
    ("method", "given_case", "state", "reason"),
    [
        ("ratio", case(1, -2), "unscorable", "negative-target"),
        ("inverse-2t", case(1, -2, direction="decrease"), "unscorable", "negative-target"),
        ("inverse-ratio", case(1, -2, direction="decrease"), "unscorable", "negative-target"),
        ("inverse-ratio", case(0, 2, direction="decrease"), "unscorable", "no-quotient"),
        ("maintain-above", case(-3, -2), "unscorable", "negative-target"),
        ("maintain-below", case(-1, -2, direction="decrease"), "unscorable", "negative-target"),
        ("progress", case(1, 2), "no-baseline", "no-baseline"),
        ("progress", case(1, 2, baseline=Fraction(2)), "unscorable", "target-is-baseline"),
        ("progress", case(1, 2, baseline=Fraction(3)), "unscorable", "target-against-direction"),
        ("progress", case(1, 3, direction="decrease", baseline=Fraction(2)), "unscorable", "target-against-direction"),
        ("milestone", case(0, 0), "unscorable", "no-steps"),
        ("ratio", case(0, 0), "zero-target", "zero-target"),
    ],
)
def test_what_a_method_cannot_say_is_a_state_with_its_reason(
    method: str, given_case: Case, state: str, reason: str
) -> None:
    outcome = achieved(method, given_case)
    assert (outcome.percent, outcome.state, outcome.steps[-1].name) == (None, state, reason)


def test_the_best_result_without_a_quotient_takes_the_cap_when_there_is_one() -> None:
    outcome = achieved("inverse-ratio", case(0, 2, direction="decrease", cap=Fraction(150)))
    step = TraceStep("unlimited", {"realisation": "0", "cap": "150"}, "150")
    assert outcome == Outcome(Fraction(150), (step,))


def test_a_range_is_traced_with_the_bound_that_was_used() -> None:
    assert achieved("range", case(9, 7, 8, "decrease")).steps == (
        TraceStep("nearest-bound", {"realisation": "9", "lowest": "7", "highest": "8"}, "8"),
        TraceStep("inverse-2t", {"realisation": "9", "target": "8"}, "87.5"),
    )


def test_a_result_below_zero_is_floored_in_a_step_of_its_own() -> None:
    assert achieved("inverse-2t", case(3, 1, direction="decrease")).steps == (
        TraceStep("inverse-2t", {"realisation": "3", "target": "1"}, "-100"),
        TraceStep("floor", {"percent": "-100"}, "0"),
    )


def test_the_cap_limits_in_a_step_of_its_own_and_leaves_lower_results_alone() -> None:
    high, low = achieved("ratio", case(48, 25)), achieved("ratio", case(24, 25))
    assert capped(high, Fraction(120)).percent == 120
    assert capped(high, Fraction(120)).steps[-1] == TraceStep("cap", {"percent": "192", "cap": "120"}, "120")
    assert capped(low, Fraction(120)) == low
    assert capped(high, None) == high
    assert capped(high, Fraction(192)) == high


@pytest.mark.parametrize(("method", "direction"), SERVED)
@given(
    realisations=st.tuples(amounts, amounts),
    bounds=st.tuples(amounts, amounts),
    baseline=amounts,
    met_or_not=st.booleans(),
    cap=st.none() | st.integers(100, 300).map(Fraction),
)
def test_a_better_realisation_never_lowers_an_achievement(method: str, direction: str, **drawn: Any) -> None:
    lowest, highest = sorted(drawn["bounds"]) if method == "range" else drawn["bounds"][:1] * 2
    worse, better = sorted(drawn["realisations"], reverse=direction == "decrease")
    fields = {name: drawn[name] for name in ("baseline", "met_or_not", "cap")}
    low, high = (
        capped(achieved(method, case(one, lowest, highest, direction, **fields)), drawn["cap"])
        for one in (worse, better)
    )
    assume(low.percent is not None and high.percent is not None)
    assert 0 <= low.percent <= high.percent


@given(bounds=st.tuples(positive, positive), distances=st.tuples(positive, positive), above=st.booleans())
def test_a_result_nearer_to_a_range_never_counts_less(
    bounds: tuple[Fraction, Fraction], distances: tuple[Fraction, Fraction], above: bool
) -> None:
    lowest, highest = sorted(bounds)
    near, far = sorted(distances)
    results = [highest + it if above else lowest - it for it in (near, far)]
    nearer, farther = (achieved("range", case(it, lowest, highest, "range")).percent for it in results)
    assert nearer is not None
    assert farther is not None
    assert 0 <= farther <= nearer < 100


@pytest.mark.parametrize("method", sorted(METHODS))
@given(
    realisation=amounts, target=amounts, scale=positive, direction=st.sampled_from(("increase", "decrease", "range"))
)
def test_another_unit_of_measure_changes_nothing(
    method: str, realisation: Fraction, target: Fraction, scale: Fraction, direction: str
) -> None:
    plain, rescaled = (
        achieved(
            method,
            case(
                realisation * by,
                target * by,
                (target + 3) * by if method == "range" else None,
                direction,
                baseline=5 * by,
            ),
        )
        for by in (Fraction(1), scale)
    )
    assert (plain.percent, plain.state) == (rescaled.percent, rescaled.state)


@pytest.mark.parametrize("method", sorted(METHODS))
@given(
    realisation=amounts,
    bounds=st.tuples(amounts, amounts),
    direction=st.sampled_from(("increase", "decrease", "maintain", "range")),
    baseline=st.none() | amounts,
    met_or_not=st.booleans(),
)
def test_every_method_answers_every_question_with_a_value_from_zero_or_a_state(
    method: str,
    realisation: Fraction,
    bounds: tuple[Fraction, Fraction],
    direction: str,
    baseline: Fraction | None,
    met_or_not: bool,
) -> None:
    lowest, highest = sorted(bounds)
    given_case = case(realisation, lowest, highest, direction, baseline=baseline, met_or_not=met_or_not)
    outcome = achieved(method, given_case)
    assert outcome.steps
    if outcome.percent is None:
        assert outcome.state in {"zero-target", "no-baseline", "unscorable"}
    else:
        assert (outcome.percent >= 0, outcome.state) == (True, "scored")
