"""Ratings of persons, groups and organisations under the shipped policies, as the law words them."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, strategies as st
from scoring_records import POLICIES

from kinerja.model import ScoringPolicy
from kinerja.score import components, credit, feedback, hours, talent
from kinerja.score.distribution import Advice, advice
from kinerja.score.feedback import GroupTally, tally
from kinerja.score.numbers import rounded
from kinerja.score.rating import PersonCase, Rated, WeightedAchievement, rate

BY_ID = {policy.id: policy for policy in POLICIES}
MATRIX = BY_ID["predikat-permenpanrb-6-2022"]
WEIGHTED = BY_ID["predikat-pp-30-2019"]
CONVERTED = BY_ID["predikat-permenpanrb-8-2021"]
WORDS = ("above", "as-expected", "below")
MATRIX_CELLS = {
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
FIVE = ("sangat-baik", "baik", "butuh-perbaikan", "kurang", "sangat-kurang")
# Of 10,000 civil servants as reported for 2022 to 2024.
NATIONAL = dict(zip(FIVE, (1127, 8846, 11, 6, 10), strict=True))


def steps(rated: Rated) -> list[str]:
    return [step.name for step in rated.steps]


def test_the_matrix_has_the_nine_cells_of_the_regulation_and_just_one_gives_the_highest_word() -> None:
    found = {(row, column): rate(MATRIX, PersonCase(row, column)).band for row, column in product(WORDS, WORDS)}
    assert found == MATRIX_CELLS
    assert list(found.values()).count("sangat-baik") == 1


def test_the_matrix_computes_no_figure_and_names_its_clause() -> None:
    rated = rate(MATRIX, PersonCase("above", "above", Fraction(50), Fraction(50)))
    assert (rated.state, rated.band, rated.value) == ("scored", "sangat-baik", None)
    assert [(step.name, step.result, step.legal) for step in rated.steps] == [
        ("cell", None, "predikat-permenpanrb-6-2022#matriks")
    ]


@pytest.mark.parametrize(
    ("case", "outcome"),
    [
        (PersonCase(), ("pending", ["word-missing"])),
        (PersonCase(results="above"), ("pending", ["word-missing"])),
        (PersonCase("excellent", "above"), ("unscorable", ["no-cell"])),
    ],
)
def test_without_two_words_of_the_matrix_there_is_no_rating(case: PersonCase, outcome: tuple[str, list[str]]) -> None:
    rated = rate(MATRIX, case)
    assert ((rated.state, steps(rated)), rated.band) == (outcome, None)


@pytest.mark.parametrize(
    ("value", "innovation", "band"),
    [
        ("89.999", False, "cukup"),
        ("89.999", True, "cukup"),
        ("90", False, "baik"),
        ("90", True, "baik"),
        ("110", False, "baik"),
        ("110", True, "sangat-baik"),
        ("115", False, "baik"),
        ("115", True, "sangat-baik"),
        ("120", True, "sangat-baik"),
        ("69.999", False, "kurang"),
        ("49.999", True, "sangat-kurang"),
    ],
)
def test_the_highest_word_needs_a_figure_and_an_innovation(value: str, innovation: bool, band: str) -> None:
    case = PersonCase(results_value=Fraction(value), behaviour_value=Fraction(value), innovation=innovation)
    assert rate(WEIGHTED, case).band == band


def test_feedback_changes_the_weights_and_so_the_rating() -> None:
    values = {"results_value": Fraction(92), "behaviour_value": Fraction(86)}
    without, with_it = (rate(WEIGHTED, PersonCase(**values, feedback_counts=counts)) for counts in (False, True))
    assert (without.value, without.band) == (Fraction("90.2"), "baik")
    assert (with_it.value, with_it.band) == (Fraction("89.6"), "cukup")


def test_a_value_above_the_cap_counts_as_the_cap_and_says_so() -> None:
    rated = rate(WEIGHTED, PersonCase(results_value=Fraction(150), behaviour_value=Fraction(100)))
    assert rated.value == 114
    assert steps(rated) == ["value-capped", "weighted", "without-innovation", "band-lowest-highest"]


def converted(*achievements: WeightedAchievement, behaviour: str = "100") -> Rated:
    return rate(CONVERTED, PersonCase(behaviour_value=Fraction(behaviour), achievements=achievements))


@pytest.mark.parametrize(
    ("percent", "at_maximum", "value"),
    [
        ("98", False, 88),
        ("100", False, 109),
        ("100", True, 120),
        ("111", False, 120),
        ("80", False, 70),
        ("59", False, 49),
    ],
)
def test_an_achievement_becomes_the_value_of_the_worked_examples(percent: str, at_maximum: bool, value: int) -> None:
    rated = converted(WeightedAchievement(Fraction(percent), at_maximum=at_maximum))
    assert rated.value == Fraction(70 * value + 30 * 100, 100)


@given(low=st.fractions(0, 130), high=st.fractions(0, 130))
def test_a_better_achievement_is_never_worth_less(low: Fraction, high: Fraction) -> None:
    worse, better = (converted(WeightedAchievement(one)).value or 0 for one in sorted((low, high)))
    assert worse <= better


@given(weights=st.lists(st.integers(1, 100), min_size=1, max_size=6))
def test_additional_results_never_add_more_than_ten(weights: list[int]) -> None:
    main = WeightedAchievement(Fraction(98))
    extra = [WeightedAchievement(Fraction(110), Fraction(weight), main=False) for weight in weights]
    rated = converted(main, *extra)
    assert rated.value == Fraction(70 * (88 + min(Fraction(10), Fraction(120 * sum(weights), 100))) + 3000, 100)


@pytest.mark.parametrize(
    ("achievements", "reason"),
    [
        ((), "value-missing"),
        ((WeightedAchievement(Fraction(98), Fraction(0)),), "weights-are-zero"),
        ((WeightedAchievement(Fraction(-1)),), "value-below-zero"),
        (
            (WeightedAchievement(Fraction(98)), WeightedAchievement(Fraction(98), main=False)),
            "additional-without-weight",
        ),
    ],
)
def test_what_cannot_be_converted_says_why(achievements: tuple[WeightedAchievement, ...], reason: str) -> None:
    rated = converted(*achievements)
    assert (rated.band, steps(rated)) == (None, [reason])


def test_a_policy_that_is_not_for_persons_rates_none() -> None:
    rated = rate(BY_ID["status-capaian"], PersonCase("above", "above"))
    assert (rated.state, steps(rated)) == ("unscorable", ["not-for-persons"])


@given(
    case=st.builds(
        PersonCase,
        results=st.sampled_from([None, *WORDS, "x"]),
        behaviour=st.sampled_from([None, *WORDS, "x"]),
        results_value=st.none() | st.fractions(-10, 200),
        behaviour_value=st.none() | st.fractions(-10, 200),
        feedback_counts=st.booleans(),
        innovation=st.booleans(),
        achievements=st.lists(
            st.builds(
                WeightedAchievement,
                st.fractions(-10, 200),
                st.none() | st.fractions(-1, 5),
                st.booleans(),
                st.booleans(),
            ),
            max_size=4,
        ).map(tuple),
    ),
    policy=st.sampled_from([MATRIX, WEIGHTED, CONVERTED, BY_ID["jam-pelatihan"]]),
)
def test_every_case_has_a_band_or_a_reason(case: PersonCase, policy: ScoringPolicy) -> None:
    rated = rate(policy, case)
    assert rated.steps
    assert (rated.band is not None) == (rated.state == "scored")
    assert rated.state in {"scored", "pending", "unscorable"}


def test_groups_below_their_minimum_stay_out_and_their_weight_goes_to_the_others() -> None:
    policy = BY_ID["umpan-balik-360-pemalang"]
    answers = [
        GroupTally("superior", 1, Fraction(9)),
        GroupTally("peers", 2, Fraction(2)),
        GroupTally("subordinates", 3, Fraction(7)),
    ]
    rated = tally(policy, "head", answers)
    assert (rated.value, rated.band) == (Fraction(590, 7), "baik")
    assert steps(rated) == [
        "group-absent",
        "group-mean",
        "group-mean",
        "weights-rescaled",
        "feedback-value",
        "band-lowest-highest",
    ]


@pytest.mark.parametrize(
    ("role", "answers", "outcome"),
    [
        ("head", [], ("pending", None)),
        ("staff", [GroupTally("peers", 2, Fraction(8))], ("pending", None)),
        ("staff", [GroupTally("superior", 1, Fraction(11))], ("unscorable", None)),
        ("guest", [GroupTally("superior", 1, Fraction(9))], ("unscorable", None)),
        ("staff", [GroupTally("superior", 1, Fraction(9)), GroupTally("peers", 3, Fraction(8))], ("scored", 85)),
    ],
)
def test_feedback_waits_for_raters(role: str, answers: list[GroupTally], outcome: tuple[str, int | None]) -> None:
    rated = feedback.tally(BY_ID["umpan-balik-360-pemalang"], role, answers)
    assert (rated.state, rated.value) == outcome


@given(means=st.tuples(*[st.fractions(1, 10)] * 3), raters=st.tuples(*[st.integers(0, 5)] * 3))
def test_feedback_lies_between_its_lowest_and_highest_group(
    means: tuple[Fraction, ...], raters: tuple[int, ...]
) -> None:
    groups = ("superior", "peers", "subordinates")
    answers = [GroupTally(*one) for one in zip(groups, raters, means, strict=True)]
    rated = tally(BY_ID["umpan-balik-360-pemalang"], "head", answers)
    assert rated.value is None or 10 * min(means) <= rated.value <= 10 * max(means)


def test_the_national_figures_break_the_advice_for_a_good_organisation() -> None:
    assert advice(MATRIX, "baik", NATIONAL) == (
        Advice("at-most", "baik", Decimal("88.46"), Decimal("70"), 8846, 10000),
    )


def test_the_national_figures_break_every_other_pattern_too() -> None:
    found = {band: [(one.rule, one.band) for one in advice(MATRIX, band, NATIONAL)] for band in ("istimewa", *FIVE[2:])}
    assert found == {
        "istimewa": [("majority", "sangat-baik")],
        "butuh-perbaikan": [("at-least", "butuh-perbaikan"), ("at-most", "sangat-baik")],
        "kurang": [("at-least", "kurang"), ("at-least", "butuh-perbaikan"), ("at-most", "sangat-baik")],
        "sangat-kurang": [
            ("at-least", "sangat-kurang"),
            ("at-least", "kurang+butuh-perbaikan"),
            ("at-most", "sangat-baik"),
        ],
    }


@pytest.mark.parametrize(("total", "told"), [(9, 0), (10, 2)])
def test_small_groups_get_no_advice(total: int, told: int) -> None:
    assert len(advice(MATRIX, "baik", {"baik": total})) == told
    assert advice(MATRIX, "unknown", {"baik": total}) == advice(WEIGHTED, "baik", {"baik": total}) == ()


@pytest.mark.parametrize(
    ("rating", "months", "points"),
    [
        ("sangat-baik", 12, "18.75"),
        ("baik", 12, "12.50"),
        ("butuh-perbaikan", 12, "9.38"),
        ("kurang", 12, "6.25"),
        ("sangat-kurang", 12, "3.13"),
        ("baik", 2, "2.08"),
    ],
)
def test_credit_points_follow_rating_and_months(rating: str, months: int, points: str) -> None:
    policy = BY_ID["angka-kredit-permenpanrb-1-2023"]
    coefficient = credit.coefficient_of(policy, "ahli-pertama")
    assert coefficient == Fraction("12.5")
    rated = credit.points(policy, rating, coefficient, months)
    assert rated.band == rating
    assert rated.value is not None
    assert str(rounded(rated.value, policy.decimals)) == points


@pytest.mark.parametrize(("rating", "months"), [("hebat", 12), ("baik", 13), ("baik", -1)])
def test_credit_points_off_the_year_or_the_table_are_refused(rating: str, months: int) -> None:
    policy = BY_ID["angka-kredit-permenpanrb-1-2023"]
    rated = credit.points(policy, rating, Fraction("12.5"), months)
    assert (rated.state, rated.value) == ("unscorable", None)
    assert credit.coefficient_of(policy, "tidak-ada") is None


@pytest.mark.parametrize(
    ("group", "taken", "outcome"),
    [
        ("pns", "19.99", ("scored", "below", ["hours-below"])),
        ("pns", "20", ("scored", "within", ["hours-within"])),
        ("pppk", "24", ("scored", "within", ["hours-within"])),
        ("pppk", "24.5", ("scored", "above", ["hours-above"])),
        ("magang", "20", ("unscorable", None, ["no-hours-rule"])),
        ("pns", "-1", ("unscorable", None, ["no-hours-rule"])),
    ],
)
def test_training_hours_meet_the_limits_of_the_group(
    group: str, taken: str, outcome: tuple[str, str, list[str]]
) -> None:
    rated = hours.credited(BY_ID["jam-pelatihan"], group, Fraction(taken))
    assert (rated.state, rated.band, steps(rated)) == outcome


def test_the_nine_talent_boxes_are_reached_once_each() -> None:
    policy = BY_ID["talenta-sembilan-kotak"]
    found = [talent.box(policy, row, column).band for row, column in product(WORDS, ("low", "middle", "high"))]
    assert found == ["kotak-4", "kotak-7", "kotak-9", "kotak-2", "kotak-5", "kotak-8", "kotak-1", "kotak-3", "kotak-6"]


def test_results_about_persons_are_marked_as_private() -> None:
    private = {policy.use for policy in POLICIES if not policy.public_results}
    public = {policy.use for policy in POLICIES if policy.public_results}
    assert private == {"person-rating", "feedback", "credit-points", "training-hours", "talent"}
    assert private & public == set()


def test_an_evaluation_adds_up_its_parts() -> None:
    policy = BY_ID["akip-permenpanrb-88-2021"]
    full = {part.id: Fraction(part.weight) for one in policy.components for part in one.parts}
    assert [(one.id, one.weight, [part.weight for part in one.parts]) for one in policy.components] == [
        ("perencanaan", 30, [6, 9, 15]),
        ("pengukuran", 30, [6, 9, 15]),
        ("pelaporan", 15, [3, Decimal("4.5"), Decimal("7.5")]),
        ("evaluasi-internal", 25, [5, Decimal("7.5"), Decimal("12.5")]),
    ]
    rated = components.total(policy, full)
    assert (rated.value, rated.band) == (100, "aa")
    assert components.total(policy, full | {"perencanaan-kualitas": Fraction(10)}).state == "unscorable"
    assert components.total(policy, {"lain": Fraction(1)}).state == "unscorable"
    del full["pelaporan-kualitas"]
    assert components.total(policy, full).state == "pending"
