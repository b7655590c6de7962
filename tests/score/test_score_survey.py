"""Satisfaction indices are recomputed from answers or means, under the declared weight and the other one."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from scoring_records import PLACE, ROOT, government, index

from kinerja.diagnostic import Location
from kinerja.load import repository
from kinerja.model import Element, PolicyUse, Survey
from kinerja.score.ledger import ledger
from kinerja.score.result import SurveyScore, TraceStep, Verdict

ANSWERED = json.loads((ROOT / "tests/vectors/survey-triwulan-iii.json").read_bytes())
POLICY = "skm-permenpanrb-14-2017"
USE = PolicyUse(policy=POLICY, use="survey", valid_from="2018-01-01")


def verdict(letter: str) -> Verdict:
    return Verdict(POLICY, letter.lower(), letter, f"{POLICY}#nilai-mutu")


def survey(elements: dict[str, Any], weight: str = "1/9", period: str = "2020-Q3") -> Survey:
    parts = tuple(Element(id=name, name=name, **value) for name, value in elements.items())
    return Survey(**PLACE, period=period, service="izin", service_name="Izin", weight=weight, elements=parts)


def scored(record: Survey, *uses: PolicyUse) -> SurveyScore:
    (score,) = ledger(index(government(*uses), record)).surveys
    return score


def answered(weight: str) -> SurveyScore:
    return scored(survey({name: {"answers": tuple(it)} for name, it in ANSWERED["answers"].items()}, weight), USE)


@pytest.mark.parametrize(("weight", "other"), [("1/9", "0.11"), ("0.11", "1/9")])
def test_raw_answers_give_the_published_index_under_either_weight(weight: str, other: str) -> None:
    score = answered(weight)
    assert (str(score.index), str(score.alternative)) == (ANSWERED["index"][weight], ANSWERED["index"][other])
    assert score.verdict == score.alternative_verdict == verdict(ANSWERED["letter"])


def test_totals_and_distributions_of_the_same_answers_give_the_same_index() -> None:
    score, respondents = answered("1/9"), ANSWERED["respondents"]
    means = {step.values["element"]: step for step in score.trace if step.name == "element-mean"}
    assert {name: int(step.values["points"]) for name, step in means.items()} == ANSWERED["totals"]
    assert {step.values["respondents"] for step in means.values()} == {str(respondents)}
    assert score.exact_index == str(Fraction(sum(ANSWERED["totals"].values()) * 25, respondents * 9))


def test_means_that_do_not_end_are_told_to_four_decimals_and_others_as_they_are() -> None:
    means = [str(one.mean) for one in answered("1/9").elements]
    assert means == ["3.6207", "3.4828", "3.4483", "4", "3.5172", "3.6207", "3.6552", "3.6207", "3.9655"]


def test_printed_means_are_recomputed_with_letters_for_each_element() -> None:
    (score,) = ledger(repository.load(ROOT, "dpmptsp-sumbar").index).surveys
    assert (str(score.index), score.verdict) == ("82.70", verdict("B"))
    assert (str(score.alternative), score.alternative_verdict) == ("81.88", verdict("B"))
    assert [(str(one.mean), one.verdict) for one in score.elements] == [
        ("3.200", verdict("B")),
        ("3.216", verdict("B")),
        ("2.936", verdict("C")),
        ("3.530", verdict("B")),
        ("3.136", verdict("B")),
        ("3.200", verdict("B")),
        ("3.316", verdict("B")),
        ("3.916", verdict("A")),
        ("3.323", verdict("B")),
    ]


def test_a_survey_tells_its_inputs_and_steps() -> None:
    score = scored(survey({f"U{number}": {"mean": Decimal("3.1")} for number in range(1, 10)}), USE)
    path = "records/kota-contoh/units/dinas/surveys/2020-Q3-izin.yml"
    assert [(one.name, one.value, one.at) for one in score.inputs] == [
        (f"U{number + 1}", "3.1", Location(path, 13 + 5 * number, 15, f"/elements/{number}/mean"))
        for number in range(9)
    ]
    assert score.trace == (
        TraceStep("survey-total", {}, "27.9"),
        TraceStep("survey-index", {"total": "27.9", "weight": "1/9"}, "77.5"),
        TraceStep("rounding", {"percent": "77.5", "decimals": "2"}, "77.50"),
        TraceStep(
            "band-lowest-highest",
            {"figure": "77.50", "policy": POLICY, "band": "b", "lowest": "76.61", "highest": "88.30"},
            legal=f"{POLICY}#nilai-mutu",
        ),
        TraceStep("survey-alternative", {"total": "27.9", "weight": "0.11"}, "76.725"),
    )


def test_near_an_edge_the_other_weight_gives_another_letter() -> None:
    score = scored(survey({f"U{number}": {"mean": Decimal("3.09")} for number in range(1, 10)}), USE)
    assert (str(score.index), score.verdict) == ("77.25", verdict("B"))
    assert (str(score.alternative), score.alternative_verdict) == ("76.48", verdict("C"))


def test_a_survey_from_before_the_policy_has_an_index_and_no_letter() -> None:
    means = {f"U{number}": {"mean": Decimal(3)} for number in range(1, 10)}
    score = scored(survey(means, period="2017-Q4"), USE)
    assert (score.state, str(score.index), score.verdict) == ("scored", "75.00", None)


def test_an_element_that_nobody_answered_leaves_the_index_without_a_value() -> None:
    parts: dict[str, Any] = {f"U{number}": {"mean": Decimal(3)} for number in range(1, 9)}
    score = scored(survey(parts | {"U9": {"answers": (0, 0, 0, 0)}}), USE)
    assert (score.state, score.index, score.alternative, score.verdict, score.elements) == (
        "unscorable",
        None,
        None,
        None,
        (),
    )
    assert score.trace == (TraceStep("survey-incomplete", {"elements": "9"}),)
