"""What follows from an evaluation: by the matrix, by weights or by conversion, each in the years of its own rule."""

from decimal import Decimal

import pytest
from person_records import (
    CONVERTED,
    INNOVATION,
    MATRIX,
    PERSONS,
    RATERS,
    UNIT_RATINGS,
    WEIGHTED,
    employee,
    evaluation,
    measured,
    person,
    plan,
    planned,
    reached,
    records,
    steps,
    tallies,
    unit_rating,
    use,
)

from kinerja.model import PlanIndicator
from kinerja.score.ledger import ledger
from kinerja.score.result import Verdict

CELLS = {
    ("above", "above"): "sangat-baik",
    ("above", "as-expected"): "baik",
    ("above", "below"): "kurang",
    ("as-expected", "above"): "baik",
    ("as-expected", "as-expected"): "baik",
    ("as-expected", "below"): "kurang",
    ("below", "above"): "butuh-perbaikan",
    ("below", "as-expected"): "butuh-perbaikan",
    ("below", "below"): "sangat-kurang",
}
HEAD = (*PERSONS, UNIT_RATINGS)


@pytest.mark.parametrize(("results", "behaviour"), CELLS)
def test_two_ratings_give_the_band_of_their_cell_with_its_clause(results: str, behaviour: str) -> None:
    score = person(evaluation(results_rating=results, behaviour_rating=behaviour, rating="baik"))
    assert (score.state, score.results, score.behaviour, score.value) == ("scored", results, behaviour, None)
    assert score.proposed == Verdict(MATRIX, CELLS[results, behaviour], None, f"{MATRIX}#matriks")
    assert score.rating == "baik"


def test_inputs_are_the_ratings_with_their_places() -> None:
    score = person(evaluation(results_rating="above", behaviour_rating="below"))
    told = [(one.name, one.value, one.at.path, one.at.pointer) for one in score.inputs]
    path = "records/kota-contoh/units/dinas/people/p-002/evaluations/2025.yml"
    assert told == [
        ("results_rating", "above", path, "/results_rating"),
        ("behaviour_rating", "below", path, "/behaviour_rating"),
    ]


@pytest.mark.parametrize("given", [{}, {"results_rating": "above"}, {"behaviour_rating": "below"}])
def test_half_a_rating_is_pending(given: dict[str, str]) -> None:
    score = person(evaluation(**given))
    assert (score.state, score.proposed) == ("pending", None)
    assert score.trace


def test_without_a_policy_in_force_there_is_a_state_that_says_so() -> None:
    score = person(evaluation("2018", results_rating="above", behaviour_rating="above", rating="baik"))
    assert (score.state, score.proposed, score.rating) == ("no-policy", None, "baik")
    assert [(one.name, dict(one.values)) for one in score.trace] == [("no-person-policy", {"day": "2018-12-31"})]


def test_a_policy_for_something_else_rates_nobody() -> None:
    own = evaluation(results_rating="above", behaviour_rating="above")
    assert person(own, uses=(use("status-capaian", "person-rating", "2010-01-01"),)).state == "no-policy"


@pytest.mark.parametrize(
    ("value", "innovation", "band"),
    [("115", False, "baik"), ("115", True, "sangat-baik"), ("109.999", True, "baik"), ("89.999", False, "cukup")],
)
def test_weighted_values_need_an_innovation_for_the_best_band(value: str, innovation: bool, band: str) -> None:
    both = {"results_value": Decimal(value), "behaviour_value": Decimal(value)}
    score = person(evaluation("2020", **both, innovation=INNOVATION if innovation else None))
    assert (score.proposed and score.proposed.band, score.value) == (band, Decimal(value))


def test_results_weigh_seventy_to_thirty_without_the_opinion_of_others() -> None:
    score = person(evaluation("2020", results_value=Decimal(100), behaviour_value=Decimal(80)))
    assert score.value == Decimal("94.000")


def test_results_weigh_sixty_to_forty_when_others_were_asked_and_their_figure_is_the_behaviour() -> None:
    asked = tallies("2020", superior=(1, "9"), peers=(3, "7"))
    score = person(evaluation("2020", results_value=Decimal(100)), asked, uses=(*PERSONS, RATERS))
    assert score.value == Decimal("92.000")
    assert [one.name for one in score.inputs] == ["results_value", "superior", "peers"]


def test_what_the_evaluator_set_goes_before_the_figure_of_others() -> None:
    own = evaluation("2020", results_value=Decimal(100), behaviour_value=Decimal(90))
    asked = tallies("2020", superior=(1, "9"), peers=(3, "7"))
    assert person(own, asked, uses=(*PERSONS, RATERS)).value == Decimal("96.000")


def test_too_few_raters_leave_the_behaviour_open() -> None:
    own = evaluation("2020", results_value=Decimal(100))
    score = person(own, tallies("2020", peers=(2, "7")), uses=(*PERSONS, RATERS))
    assert (score.state, score.value) == ("pending", None)
    assert "raters-missing" in steps(score)


def test_others_are_heard_but_not_counted_where_nothing_is_computed() -> None:
    own = evaluation(results_rating="above", behaviour_rating="as-expected")
    asked = tallies("2025", superior=(1, "9"), peers=(3, "7"))
    score = person(own, asked, uses=(*PERSONS, RATERS))
    assert (score.proposed and score.proposed.band, score.value) == ("baik", None)
    assert "feedback-value" in steps(score)


@pytest.mark.parametrize(
    ("indicator", "value", "expected"),
    [
        (measured(100), "98", "88"),
        (measured(100), "100", "109"),
        (measured(100, at_maximum=True), "100", "120"),
        (measured(100), "115", "120"),
        (measured(None, lowest=Decimal(7), highest=Decimal(8), method="range"), "7.5", "109"),
    ],
)
def test_achievements_are_converted_to_values(indicator: PlanIndicator, value: str, expected: str) -> None:
    own = evaluation("2021", results=(reached(value),), behaviour_value=Decimal(expected))
    assert person(own, plan(2021, planned(indicator))).value == Decimal(expected)


def test_an_achievement_of_several_aspects_is_their_mean() -> None:
    result = planned(measured(100), measured(50, id="mutu"))
    whole = reached("90")
    other = reached("53", indicator="mutu").indicators
    own = evaluation("2021", behaviour_value=Decimal(88), results=(reached(None, indicators=whole.indicators + other),))
    score = person(own, plan(2021, result))
    assert score.value == Decimal(88)
    assert [one.result for one in score.trace if one.name == "result-achievement"] == ["98"]


def test_what_does_not_apply_is_left_out_and_what_is_open_leaves_all_open() -> None:
    two = plan(2021, planned(measured(100)), planned(measured(100), id="lain"))
    for state, expected in (("not-applicable", "scored"), ("pending", "pending"), ("not-measured", "pending")):
        results = (reached("98"), reached(None, "lain", state=state, reason="Ada sebab."))
        own = evaluation("2021", results=results, behaviour_value=Decimal(88))
        assert person(own, two).state == expected


def test_a_planned_result_that_was_not_evaluated_leaves_all_open() -> None:
    two = plan(2021, planned(measured(100)), planned(measured(100), id="lain"))
    score = person(evaluation("2021", results=(reached("98"),), behaviour_value=Decimal(88)), two)
    assert (score.state, "result-without-achievement" in steps(score)) == ("pending", True)


def test_a_target_in_words_or_no_plan_gives_no_value() -> None:
    own = evaluation("2021", results=(reached("98"),), behaviour_value=Decimal(88))
    worded = plan(2021, planned(measured(None, expectation="Semua selesai.")))
    assert person(own, worded).state == "pending"
    assert (person(own).state, "plan-missing" in steps(person(own))) == ("pending", True)


@pytest.mark.parametrize(
    ("unit", "results", "band"),
    [
        ("istimewa", "above", "baik"),
        ("baik", "as-expected", "baik"),
        ("butuh-perbaikan", "below", "butuh-perbaikan"),
        ("kurang", "below", "butuh-perbaikan"),
        ("sangat-kurang", "below", "butuh-perbaikan"),
    ],
)
def test_the_rating_of_the_unit_is_its_heads_rating_of_results(unit: str, results: str, band: str) -> None:
    own = evaluation(results_rating="above", behaviour_rating="as-expected")
    score = person(employee(heads_unit=True), unit_rating("2025", unit), own, uses=HEAD)
    assert (score.results, score.proposed and score.proposed.band) == (results, band)
    assert "organisation-is-results" in steps(score)
    assert ("organisation-rating", unit) in [(one.name, one.value) for one in score.inputs]


def test_a_head_whose_unit_is_not_rated_yet_is_pending() -> None:
    own = evaluation(results_rating="above", behaviour_rating="as-expected")
    score = person(employee(heads_unit=True), own, uses=HEAD)
    assert (score.state, score.results) == ("pending", None)
    assert "organisation-not-rated" in steps(score)


def test_who_does_not_head_the_unit_keeps_the_own_rating() -> None:
    own = evaluation(results_rating="above", behaviour_rating="as-expected")
    assert person(employee(), unit_rating("2025", "kurang"), own, uses=HEAD).results == "above"


def test_an_unchanged_evaluation_has_the_rule_of_its_own_period() -> None:
    given = {
        "results_rating": "above",
        "behaviour_rating": "above",
        "results_value": Decimal(80),
        "behaviour_value": Decimal(60),
        "results": (reached("98"),),
    }
    found = {}
    for year in (2020, 2021, 2022, 2025):
        score = person(evaluation(str(year), **given), plan(year, planned(measured(100))))
        found[year] = (score.proposed and (score.proposed.policy, score.proposed.band), score.value)
    assert found == {
        2020: ((WEIGHTED, "cukup"), Decimal("74.000")),
        2021: ((CONVERTED, "cukup"), Decimal("79.600")),
        2022: ((MATRIX, "sangat-baik"), None),
        2025: ((MATRIX, "sangat-baik"), None),
    }


def test_people_stand_by_unit_employee_and_period() -> None:
    own = [evaluation(period) for period in ("2025", "2024", "2025-Q4", "2025-Q1")]
    assert [one.period for one in ledger(records(*own)).people] == ["2024", "2025-Q1", "2025-Q4", "2025"]
