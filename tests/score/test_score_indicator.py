"""A score is a value or a state, with every input's place and every step on the way."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from scoring_records import PLACE, STATUS, agreement, closed, government, index, indicator, measurement, scores, steps

from kinerja.diagnostic import Location
from kinerja.model import Baseline, Grade, PeriodTarget, PolicyUse, Record, Step
from kinerja.score.ledger import ledger
from kinerja.score.result import Score, TraceStep, Verdict

OPINION = tuple(
    Grade(word=word, value=Decimal(value)) for word, value in (("WTP", 4), ("WDP", 3), ("TW", 2), ("TMP", 1))
)
STAGES = tuple(Step(id=name, text=name, weight=Decimal(weight)) for name, weight in (("a", 50), ("b", 30), ("c", 20)))
UNIT = "records/kota-contoh/units/dinas"


def number(value: str) -> dict[str, Any]:
    return {"value": Decimal(value)}


def test_a_score_tells_its_inputs_with_their_lines_and_each_step_to_its_word() -> None:
    records = (
        government(STATUS, PolicyUse(policy="capaian-permendagri-86-2017", use="achievement", valid_from="2018-01-01")),
        indicator(cap=Decimal(120)),
        agreement(2020, value=Decimal(21), weight=Decimal(100)),
        measurement("2020", value=Decimal("26.5")),
        measurement("2019", value=Decimal(25)),
    )
    (_, score) = ledger(index(*records)).scores
    agreed, measured = f"{UNIT}/agreements/2020-v1.yml", f"{UNIT}/measurements/2020.yml"
    before, declared = f"{UNIT}/measurements/2019.yml", f"{UNIT}/indicators/layanan.yml"
    assert replace(score, inputs=()) == Score(
        government="kota-contoh",
        unit="dinas",
        indicator="layanan",
        period="2020",
        state="scored",
        target="21",
        realisation="26.5",
        raw=Decimal("126.19"),
        achievement=Decimal("120.00"),
        change=Decimal("6.00"),
        status=Verdict("status-capaian", "achieved"),
        word=Verdict("capaian-permendagri-86-2017", "sangat-tinggi", None, "capaian-permendagri-86-2017#skala-capaian"),
        weight=Decimal(100),
        trace=(
            TraceStep("ratio", {"realisation": "26.5", "target": "21"}, "126.190476", exact=False),
            TraceStep("cap", {"percent": "126.190476", "cap": "120"}, "120"),
            TraceStep("rounding", {"percent": "120", "decimals": "2"}, "120.00"),
            TraceStep(
                "band-lowest", {"figure": "120.00", "policy": "status-capaian", "band": "achieved", "lowest": "100"}
            ),
            TraceStep(
                "band-lowest",
                {"figure": "120", "policy": "capaian-permendagri-86-2017", "band": "sangat-tinggi", "lowest": "91"},
                legal="capaian-permendagri-86-2017#skala-capaian",
            ),
            TraceStep("change", {"realisation": "26.5", "previous": "25"}, "6"),
        ),
        exact_achievement="120",
        exact_change="6",
    )
    assert [(one.name, one.value, one.at) for one in score.inputs] == [
        ("target", "21", Location(agreed, 10, 16, "/targets/0/value")),
        ("realisation", "26.5", Location(measured, 9, 16, "/results/0/value")),
        ("cap", "120", Location(declared, 12, 10, "/cap")),
        ("previous", "25", Location(before, 9, 16, "/results/0/value")),
    ]


def test_one_rounding_decides_raw_achievement_and_word_from_the_exact_value() -> None:
    score = scores(indicator(), agreement(2020, value=Decimal(3)), measurement("2020", value=Decimal("2.99985")))[
        "2020"
    ]
    assert (score.raw, score.achievement, score.exact_achievement) == (
        Decimal("100.00"),
        Decimal("100.00"),
        "19999/200",
    )
    assert score.status == Verdict("status-capaian", "achieved")


def test_without_policies_there_is_a_figure_of_two_decimals_and_no_word() -> None:
    records = (indicator(), agreement(2020, value=Decimal(3)), measurement("2020", value=Decimal(1)))
    (score,) = ledger(index(*records)).scores
    assert (score.achievement, score.status, score.word) == (Decimal("33.33"), None, None)


@pytest.mark.parametrize(
    ("records", "period", "state", "reasons"),
    [
        ([indicator(), agreement(2020, **number("5"))], "2020", "pending", ["pending"]),
        (
            [indicator(), agreement(2020, **number("5")), closed("2020", "2020-01-01", "2020-12-31")],
            "2020",
            "not-measured",
            ["closed-without-result"],
        ),
        (
            [indicator(), agreement(2020, **number("5")), measurement("2020", state="pending", reason="Belum.")],
            "2020",
            "pending",
            ["pending"],
        ),
        (
            [
                indicator(),
                agreement(2020, **number("5")),
                measurement("2020", state="not-measured", reason="Alat rusak."),
            ],
            "2020",
            "not-measured",
            ["not-measured"],
        ),
        (
            [indicator(), measurement("2020", state="not-applicable", reason="Layanan tutup.")],
            "2020",
            "not-applicable",
            ["no-target", "not-applicable"],
        ),
        ([indicator(), measurement("2020", **number("5"))], "2020", "no-target", ["no-target"]),
        (
            [indicator(), agreement(2020, **number("5")), measurement("2020-Q1", **number("5"))],
            "2020-Q1",
            "no-target",
            ["no-target"],
        ),
        (
            [indicator(), agreement(2020, **number("0")), measurement("2020", **number("0"))],
            "2020",
            "zero-target",
            ["zero-target"],
        ),
        (
            [indicator(), agreement(2020, word="WTP"), measurement("2020", **number("5"))],
            "2020",
            "unscorable",
            ["wrong-target"],
        ),
        (
            [indicator(), agreement(2020, **number("5")), measurement("2020", word="WTP")],
            "2020",
            "unscorable",
            ["wrong-result"],
        ),
        (
            [indicator(), agreement(2020, lowest=Decimal(1), highest=Decimal(2)), measurement("2020", **number("5"))],
            "2020",
            "unscorable",
            ["wrong-target"],
        ),
        (
            [
                indicator("range"),
                agreement(2020, lowest=Decimal(3), highest=Decimal(2)),
                measurement("2020", **number("5")),
            ],
            "2020",
            "unscorable",
            ["range-reversed"],
        ),
        (
            [indicator("ordinal", scale=OPINION), agreement(2020, word="WTP"), measurement("2020", word="AAA")],
            "2020",
            "unscorable",
            ["word-value", "unknown-word"],
        ),
        (
            [indicator("milestone"), agreement(2020, steps=STAGES), measurement("2020", done=("a", "z"))],
            "2020",
            "unscorable",
            ["unknown-step"],
        ),
        ([indicator("milestone"), measurement("2020", done=("a",))], "2020", "no-target", ["no-target"]),
        ([agreement(2020, **number("5"))], "2020", "unscorable", ["unknown-indicator"]),
        ([measurement("2020", **number("5"))], "2020", "unscorable", ["unknown-indicator"]),
    ],
)
def test_what_has_no_value_has_a_state_with_its_reason_and_never_a_zero(
    records: list[Record], period: str, state: str, reasons: list[str]
) -> None:
    score = scores(*records)[period]
    assert (score.state, steps(score)) == (state, reasons)
    assert (score.raw, score.achievement, score.status, score.word) == (None, None, None, None)


def test_words_count_as_the_numbers_of_the_scale() -> None:
    records = (
        indicator("ordinal", scale=OPINION),
        agreement(2020, word="WTP"),
        measurement("2020", word="WDP"),
        measurement("2019", word="TW"),
    )
    score = scores(*records)["2020"]
    assert (score.target, score.realisation, score.raw, score.change) == ("WTP", "WDP", Decimal("75.00"), None)
    assert score.trace[:3] == (
        TraceStep("word-value", {"word": "WTP"}, "4"),
        TraceStep("word-value", {"word": "WDP"}, "3"),
        TraceStep("ratio", {"realisation": "3", "target": "4"}, "75"),
    )


def test_a_milestone_counts_the_weights_of_its_steps_done() -> None:
    records = (indicator("milestone"), agreement(2020, steps=STAGES), measurement("2020", done=("a", "c")))
    score = scores(*records)["2020"]
    assert (score.target, score.realisation, score.raw, score.change) == ("100", "70", Decimal("70.00"), None)
    assert score.trace[0] == TraceStep("steps-done", {"done": "2", "steps": "3"}, "70")


def test_a_milestone_with_nothing_done_is_a_true_zero() -> None:
    score = scores(indicator("milestone"), agreement(2020, steps=STAGES), measurement("2020", done=()))["2020"]
    assert (score.state, score.achievement) == ("scored", Decimal("0.00"))


def test_a_range_target_is_told_with_both_limits() -> None:
    records = (
        indicator("range", "decrease"),
        agreement(2020, lowest=Decimal(7), highest=Decimal(8)),
        measurement("2020", **number("6.5")),
    )
    score = scores(*records)["2020"]
    assert (score.target, score.realisation, score.raw) == ("7..8", "6.5", Decimal("107.14"))
    assert [one.name for one in score.inputs] == ["lowest", "highest", "realisation"]


def test_progress_reads_the_baseline_and_tells_where_it_stands() -> None:
    records = (
        indicator("progress", baseline=Baseline(period="2019", value=Decimal(50))),
        agreement(2020, **number("80")),
        measurement("2020", **number("65")),
    )
    score = scores(*records)["2020"]
    baseline = score.inputs[-1]
    assert (score.raw, baseline.name, baseline.value) == (Decimal("50.00"), "baseline", "50")
    assert baseline.at == Location(f"{UNIT}/indicators/layanan.yml", 14, 14, "/baseline/value")


def test_the_highest_version_of_an_agreement_is_in_force() -> None:
    versions = (
        agreement(2020, 2, **number("20")),
        agreement(2020, 10, **number("40")),
        agreement(2020, **number("10")),
    )
    score = scores(indicator(), *versions, measurement("2020", **number("10")))["2020"]
    assert (score.target, score.raw, score.inputs[0].at.path) == (
        "40",
        Decimal("25.00"),
        f"{UNIT}/agreements/2020-v10.yml",
    )


def test_a_target_dropped_by_a_new_version_no_longer_counts() -> None:
    dropped = agreement(2020, 2, **number("20"))
    others = tuple(type(one)(indicator="lain", value=one.value) for one in dropped.targets)
    newer = type(dropped)(**PLACE, year=2020, version=2, targets=others, reason="Anggaran berubah.")
    found = scores(indicator(), agreement(2020, **number("10")), newer, measurement("2020", **number("10")))
    assert found["2020"].state == "no-target"


def test_a_shorter_period_has_the_target_that_the_agreement_gives_it() -> None:
    quarter = PeriodTarget(period="2020-Q1", value=Decimal(4))
    records = (
        indicator(),
        agreement(2020, value=Decimal(10), periods=(quarter,)),
        measurement("2020-Q1", **number("3")),
        measurement("2020", **number("10")),
    )
    found = scores(*records)
    assert {period: (one.target, one.raw) for period, one in found.items()} == {
        "2020-Q1": ("4", Decimal("75.00")),
        "2020": ("10", Decimal("100.00")),
    }


def test_of_two_results_for_one_indicator_the_first_counts() -> None:
    first = measurement("2020", **number("5"))
    twice = type(first)(**PLACE, period="2020", results=(*first.results, *measurement("2020", **number("9")).results))
    assert scores(indicator(), agreement(2020, **number("5")), twice)["2020"].realisation == "5"


@pytest.mark.parametrize(
    ("period", "before", "value", "previous", "change"),
    [
        ("2021", "2020", "82.90", "82.82", "0.10"),
        ("2021", "2020", "3.36", "-1.86", "280.65"),
        ("2021-Q1", "2020-Q4", "6", "8", "-25.00"),
        ("2021-01", "2020-12", "1", "3", "-66.67"),
        ("2021", "2020", "3", "0", None),
        ("2021", "2019", "3", "2", None),
        ("2021-Q1", "2020", "3", "2", None),
    ],
)
def test_a_change_compares_with_the_period_just_before_of_the_same_length(
    period: str, before: str, value: str, previous: str, change: str | None
) -> None:
    found = scores(indicator(), measurement(before, **number(previous)), measurement(period, **number(value)))
    assert found[period].change == (None if change is None else Decimal(change))
