"""Policies: which one is in force, and that their bands leave no figure without exactly one word."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from scoring_records import POLICIES, ROOT, document, government

from kinerja.load import repository
from kinerja.load.index import Index
from kinerja.model import Band, Example, PolicyUse, ScoringPolicy, Wording
from kinerja.score.bands import SCALED
from kinerja.score.policy import Judgement, band_of, in_force, judge

BY_ID = {policy.id: policy for policy in POLICIES}
SAKIP = json.loads((ROOT / "tests/vectors/sakip.json").read_bytes())
NAMES = sorted(BY_ID)
ON_A_SCALE = sorted(policy.id for policy in POLICIES if policy.method in SCALED)


def test_every_shipped_policy_file_is_accepted() -> None:
    loaded = repository.load_policies(ROOT)
    assert loaded.findings == ()
    assert {
        "capaian-permendagri-86-2017": "achievement",
        "skm-permenpanrb-14-2017": "survey",
        "status-capaian": "status",
        "predikat-permenpanrb-6-2022": "person-rating",
        "organisasi-se-menpanrb-3-2023": "organisation-rating",
        "akip-permenpanrb-88-2021": "accountability",
    }.items() <= {policy.id: policy.use for policy in POLICIES}.items()


@pytest.mark.parametrize(
    ("name", "example"), [(policy.id, example) for policy in POLICIES for example in policy.examples]
)
def test_each_worked_example_of_a_policy_falls_in_its_band(name: str, example: Example) -> None:
    band = band_of(BY_ID[name], Fraction(example.value))
    assert band is not None
    assert band.id == example.band


@pytest.mark.parametrize("name", ON_A_SCALE)
def test_the_worked_examples_hold_every_edge_of_every_band(name: str) -> None:
    policy = BY_ID[name]
    free = [band for band in policy.bands if band.condition is None]
    edges = {(edge, band.id) for band in free for edge in (band.lowest, band.highest) if edge is not None}
    assert edges <= {(example.value, example.band) for example in policy.examples}
    assert len(policy.examples) >= 3


@pytest.mark.parametrize("name", ON_A_SCALE)
def test_every_figure_on_the_grid_of_a_policy_has_exactly_one_word(name: str) -> None:
    policy = BY_ID[name]
    free = [band for band in policy.bands if band.condition is None]
    grid = 10**policy.decimals
    lowest = min((band.lowest for band in free), key=lambda edge: -1 if edge is None else edge)
    highest = max((band.highest for band in free), key=lambda edge: 201 if edge is None else edge)
    first, last = (int((edge if edge is not None else other) * grid) for edge, other in ((lowest, 0), (highest, 200)))
    for figure in range(first, last + 1):
        value = Decimal(figure) / grid
        holding = [
            band
            for band in free
            if (band.lowest is None or band.lowest <= value) and (band.highest is None or value <= band.highest)
        ]
        assert holding == [band_of(policy, Fraction(value))]


@pytest.mark.parametrize("name", NAMES)
def test_bands_refer_to_clauses_that_the_policy_names(name: str) -> None:
    policy = BY_ID[name]
    assert {band.legal for band in policy.bands} - {None} <= {legal.id for legal in policy.legal}


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("50.4", "Sangat rendah"),
        ("50.5", "Rendah"),
        ("65.5", "Sedang"),
        ("75.5", "Tinggi"),
        ("90.4", "Tinggi"),
        ("90.5", "Sangat tinggi"),
        ("90.99", "Sangat tinggi"),
        ("174", "Sangat tinggi"),
    ],
)
def test_figures_between_the_whole_numbers_of_the_regulation_have_a_word(value: str, word: str) -> None:
    band = band_of(BY_ID["capaian-permendagri-86-2017"], Fraction(value))
    assert band is not None
    assert band.word.id == word


@pytest.mark.parametrize(
    ("value", "letter"),
    [("3.5324", "A"), ("3.532", "B"), ("3.0644", "B"), ("3.064", "C"), ("2.6", "C"), ("2.5996", "D"), ("1", "D")],
)
def test_the_letters_of_an_index_agree_with_the_printed_means(value: str, letter: str) -> None:
    band = band_of(BY_ID["skm-permenpanrb-14-2017"], Fraction(value) * 25)
    assert band is not None
    assert band.letter == letter


def test_a_figure_outside_all_bands_has_no_word_and_says_so() -> None:
    found = judge(BY_ID["skm-permenpanrb-14-2017"], Fraction(24))
    assert found.verdict is None
    assert [(step.name, dict(step.values)) for step in found.steps] == [
        ("no-band", {"figure": "24.00", "policy": "skm-permenpanrb-14-2017"})
    ]
    assert judge(None, Fraction(24)) == judge(BY_ID["status-capaian"], None) == Judgement()


def sakip() -> ScoringPolicy:
    words = Wording(id="Predikat", en="Predicate")
    bands = tuple(
        Band(
            id=one["letter"].lower(),
            word=words,
            lowest=Decimal(one["lowest"]),
            highest=Decimal(one["highest"]),
            letter=one["letter"],
        )
        for one in SAKIP["bands"]
    )
    return ScoringPolicy(
        id="akip",
        use="achievement",
        title=words,
        summary=words,
        valid_from="2015-01-01",
        legal=(),
        decimals=SAKIP["decimals"],
        bands=bands,
    )


@pytest.mark.parametrize("published", [*SAKIP["published"], *SAKIP["edges"]], ids=lambda one: str(one["score"]))
def test_published_evaluation_scores_have_their_published_predicates(published: dict[str, Any]) -> None:
    band = band_of(sakip(), Fraction(published["score"]))
    assert band is not None
    assert band.letter == published["letter"]


def test_published_evaluation_scores_are_the_sums_of_their_components() -> None:
    sums = {one["score"]: sum(map(Decimal, one["components"])) for one in SAKIP["published"] if "components" in one}
    assert sums == {score: Decimal(score) for score in sums}
    assert len(sums) == 2


def use(policy: str = "status-capaian", since: str = "2010-01-01", until: str | None = None) -> PolicyUse:
    return PolicyUse(policy=policy, use="status", valid_from=since, valid_until=until)


def renamed(name: str, **fields: Any) -> ScoringPolicy:
    policy = BY_ID["status-capaian"]
    own = {field: getattr(policy, field) for field in policy.__struct_fields__}
    return ScoringPolicy(**(own | {"id": name} | fields))


@pytest.mark.parametrize(
    ("uses", "day", "expected"),
    [
        ([use()], "2010-01-01", "status-capaian"),
        ([use()], "2009-12-31", None),
        ([use(until="2020-12-31")], "2020-12-31", "status-capaian"),
        ([use(until="2020-12-31")], "2021-01-01", None),
        ([use(), use("baru", "2020-01-01")], "2019-12-31", "status-capaian"),
        ([use("baru", "2020-01-01"), use()], "2020-01-01", "baru"),
        ([use("nanti")], "2020-06-30", "nanti"),
        ([use("nanti")], "2020-07-01", None),
        ([use("nanti")], "2019-12-31", None),
        ([use("tidak-ada")], "2020-01-01", None),
        ([use("skm-permenpanrb-14-2017")], "2020-01-01", None),
        ([PolicyUse(policy="status-capaian", use="survey", valid_from="2010-01-01")], "2020-01-01", None),
        ([], "2020-01-01", None),
    ],
)
def test_a_policy_is_in_force_while_the_government_uses_it_and_it_is_valid_itself(
    uses: list[PolicyUse], day: str, expected: str | None
) -> None:
    others = (renamed("baru"), renamed("nanti", valid_from="2020-01-01", valid_until="2020-06-30"))
    records = Index("kota-contoh", [document(one) for one in (government(*uses), *POLICIES, *others)])
    found = in_force(records, "status", day)
    assert (found.id if found else None) == expected


def test_without_the_government_s_own_record_no_policy_is_in_force() -> None:
    assert in_force(Index("kota-contoh", [document(one) for one in POLICIES]), "status", "2020-01-01") is None
