"""The published test vectors: whole, complete, and what the program itself computes."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from scoring_records import POLICIES, ROOT, document, government, index

from kinerja import resources
from kinerja.model import Element, Expected, Given, PolicyUse, Survey
from kinerja.score import survey
from kinerja.score.cases import holds
from kinerja.score.methods import Case, achieved, capped
from kinerja.score.numbers import rounded

FOLDER = ROOT / "docs" / "vectors"
FILES = sorted(FOLDER.glob("*.json"))
BY_ID = {policy.id: policy for policy in POLICIES}
OF_POLICIES = [file for file in FILES if file.stem in BY_ID]
SCHEMA = json.loads((resources.schemas() / "vectors.schema.json").read_bytes())


def read(file: Path) -> dict[str, Any]:
    return dict(json.loads(file.read_bytes()))


def vectors(*names: str) -> list[Any]:
    files = [FOLDER / f"{name}.json" for name in names]
    return [pytest.param(one, id=f"{file.stem}:{one['id']}") for file in files for one in read(file)["vectors"]]


def test_every_policy_has_vectors() -> None:
    assert {file.stem for file in FILES} == {*BY_ID, "indicator-methods", "survey-index"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_vectors_have_the_shape_of_their_schema_and_names_of_their_own(file: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    content = read(file)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(content)] == []
    names = [one["id"] for one in content["vectors"]]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("file", OF_POLICIES, ids=lambda file: file.stem)
def test_vectors_name_their_policy_and_its_clauses(file: Path) -> None:
    content = read(file)
    assert content["policy"] == file.stem
    clauses = {legal.id for legal in BY_ID[file.stem].legal}
    assert {one["clause"] for one in content["vectors"] if "clause" in one} <= clauses


@pytest.mark.parametrize(
    ("name", "vector"),
    [
        pytest.param(file.stem, one, id=f"{file.stem}:{one['id']}")
        for file in OF_POLICIES
        for one in read(file)["vectors"]
    ],
)
def test_a_policy_computes_its_published_vectors(name: str, vector: dict[str, Any]) -> None:
    given, expected = msgspec.convert(vector["given"], Given), msgspec.convert(vector["expect"], Expected)
    assert holds(BY_ID[name], given, expected)


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_vectors_hold_every_example_and_case_of_the_policy(name: str) -> None:
    published = [
        (msgspec.convert(one["given"], Given), msgspec.convert(one["expect"], Expected))
        for one in read(FOLDER / f"{name}.json")["vectors"]
    ]
    policy = BY_ID[name]
    own = [(Given(value=one.value), Expected(band=one.band)) for one in policy.examples]
    own += [(one.given, one.expect) for one in policy.cases]
    assert [one for one in own if one not in published] == []


@pytest.mark.parametrize("vector", vectors("indicator-methods"))
def test_the_methods_of_indicators_compute_their_published_vectors(vector: dict[str, Any]) -> None:
    given, expect = vector["given"], vector["expect"]
    numbers = {key: Fraction(given[key]) for key in ("target", "lowest", "highest", "baseline", "cap") if key in given}
    target, cap = numbers.pop("target", None), numbers.get("cap")
    bounds = {"lowest": target, "highest": target} if target is not None else {}
    case = Case(
        realisation=Fraction(given["realisation"]),
        direction=given["direction"],
        met_or_not=given.get("met_or_not", False),
        **(bounds | numbers),
    )
    raw = achieved(given["method"], case)
    limited = capped(raw, cap)
    found = {
        "state": raw.state,
        "raw": None if raw.percent is None else str(rounded(raw.percent, 2)),
        "value": None if limited.percent is None else str(rounded(limited.percent, 2)),
    }
    assert found == {"state": "scored", "raw": None, "value": None} | expect


@pytest.mark.parametrize("vector", [one for one in vectors("indicator-methods") if "printed" in one.values[0]])
def test_a_misprinted_figure_is_recognised_as_such(vector: dict[str, Any]) -> None:
    printed, computed = Decimal(vector["printed"]), Fraction(vector["expect"]["raw"])
    shown = -int(printed.as_tuple().exponent)
    assert (rounded(computed, shown) == printed) is vector["follows"]


@pytest.mark.parametrize("vector", vectors("survey-index"))
def test_the_survey_index_computes_its_published_vectors(vector: dict[str, Any]) -> None:
    given = vector["given"]
    means = [{"mean": Decimal(mean)} for mean in given.get("means", ())]
    answers = [{"answers": tuple(one)} for one in given.get("answers", ())]
    elements = [Element(id=f"U{n}", name="Unsur", **one) for n, one in enumerate(means or answers, 1)]
    record = Survey(
        government="kota-contoh",
        unit="dinas",
        period="2024-S1",
        service="izin",
        service_name="Izin",
        respondents=29,
        weight=given["weight"],
        elements=tuple(elements),
    )
    use = PolicyUse(policy="skm-permenpanrb-14-2017", use="survey", valid_from="2018-01-01")
    (placed,) = index(government(use), record).of(Survey)
    assert placed == document(record)
    found = survey.score(index(government(use), record), placed)
    assert found.verdict is not None
    assert {"value": str(found.index), "band": found.verdict.band} == vector["expect"]
    if "printed" in vector:
        assert (str(found.index) == vector["printed"]) is vector["follows"]
