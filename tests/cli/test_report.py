"""Findings rendered as text, JSON and annotations, whole and compared to the letter."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from kinerja import report
from kinerja.diagnostic import Finding, Location, Severity

WEIGHTS = Finding(
    "weights-add-up",
    Severity.ERROR,
    Location("records/k/units/u/agreements/2024-v1.yml", 7, 11, "/targets/0/weight"),
    (Location("records/k/units/u/agreements/2024-v1.yml", 9, 11, "/targets/1/weight"),),
    {"total": Decimal("90.50"), "weighted": 2, "count": 3},
)


def many(severity: Severity, count: int) -> list[Finding]:
    return [
        Finding("weights-add-up", severity, Location("records/a.yml", line + 1), (), WEIGHTS.facts)
        for line in range(count)
    ]


def test_text_is_place_sentence_related_places_mend_and_command() -> None:
    assert report.text([WEIGHTS], "id") == (
        "records/k/units/u/agreements/2024-v1.yml:7:11: error[weights-add-up] "
        "2 dari 3 target berbobot dan jumlahnya 90,50. Semua target harus berbobot dan jumlahnya 100.\n"
        "  juga   records/k/units/u/agreements/2024-v1.yml:9:11\n"
        "  perbaiki  Ubah bobot sehingga jumlahnya tepat 100, atau hapus semua bobot.\n"
        "  lihat  kinerja explain weights-add-up\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert (report.text([], "id"), report.github([], "id")) == ("", "")


def test_json_keeps_facts_exact_and_canonical() -> None:
    content = report.as_json([WEIGHTS], "en", 5)
    assert json.loads(content) == {
        "findings": [
            {
                "rule": "weights-add-up",
                "severity": "error",
                "path": "records/k/units/u/agreements/2024-v1.yml",
                "line": 7,
                "column": 11,
                "pointer": "/targets/0/weight",
                "message": report.part(WEIGHTS, "message", "en"),
                "fix": report.part(WEIGHTS, "fix", "en"),
                "url": "en/rules/#weights-add-up",
                "related": [
                    {
                        "path": "records/k/units/u/agreements/2024-v1.yml",
                        "line": 9,
                        "column": 11,
                        "pointer": "/targets/1/weight",
                    }
                ],
                "facts": {"count": 3, "total": "90.50", "weighted": 2},
            }
        ],
        "summary": {"files": 5, "errors": 1, "warnings": 0, "waived": 0},
    }
    assert content.startswith('{\n  "findings": [\n    {\n      "rule"')


def test_an_annotation_escapes_what_the_forge_would_read_as_a_command() -> None:
    at = Location("records/a,b:c%\r\n.yml", 3, 4)
    (line,) = report.github([Finding("weights-add-up", Severity.WARNING, at, (), WEIGHTS.facts)], "id").splitlines()
    assert line == (
        "::warning file=records/a%2Cb%3Ac%25%0D%0A.yml,line=3,col=4,"
        "title=weights-add-up%3A Bobot target berjumlah 100::"
        "2 dari 3 target berbobot dan jumlahnya 90,50. Semua target harus berbobot dan jumlahnya 100.%0A"
        "Ubah bobot sehingga jumlahnya tepat 100, atau hapus semua bobot."
    )


@pytest.mark.parametrize(
    ("errors", "warnings", "shown", "left"), [(10, 10, 20, 0), (11, 0, 10, 1), (3, 12, 13, 2), (30, 30, 20, 40)]
)
def test_the_forge_gets_the_first_ten_of_each_kind_and_the_number_of_the_rest(
    errors: int, warnings: int, shown: int, left: int
) -> None:
    lines = report.github([*many(Severity.WARNING, warnings), *many(Severity.ERROR, errors)], "en").splitlines()
    annotations = [line for line in lines if not line.startswith("::notice")]
    notices = [line for line in lines if line.startswith("::notice")]
    assert len(annotations) == shown
    assert [notice.split()[2] for notice in notices] == ([str(left)] if left else [])


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Decimal("12.50"), "12,50", "12.50"),
        (Decimal("-1.98"), "-1,98", "-1.98"),
        (Decimal("1E+2"), "100", "100"),
        (262144, "262144", "262144"),
        ("102.38", "102,38", "102.38"),
        ("20..30.5", "20–30,5", "20–30.5"),
        ("2024-Q3", "2024-Q3", "2024-Q3"),
        ("government.yml", "government.yml", "government.yml"),
        ("1.2.3", "1.2.3", "1.2.3"),
    ],
)
def test_numbers_are_written_as_the_reader_writes_them(
    value: Decimal | int | str, indonesian: str, english: str
) -> None:
    assert (report.figure(value, "id"), report.figure(value, "en")) == (indonesian, english)


def test_a_fact_that_is_one_of_few_words_is_said_in_the_language() -> None:
    finding = Finding(
        "published-value-follows",
        Severity.WARNING,
        Location("records/a.yml"),
        (),
        {"what": "achievement", "printed": "101.46", "computed": "101.47"},
    )
    assert "capaian 101,46" in report.part(finding, "message", "id")
    assert "achievement 101.46" in report.part(finding, "message", "en")


@given(st.text())
def test_an_annotation_is_one_line_whatever_the_path(path: str) -> None:
    rendered = report.github([Finding("weights-add-up", Severity.ERROR, Location(path), (), WEIGHTS.facts)], "id")
    assert rendered.count("\n") == 1
    assert "\r" not in rendered
    assert rendered.split("::")[1].count("=") >= 4


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "id",
            "3 berkas diperiksa: 1 kesalahan, 0 peringatan. "
            "2 temuan tidak ditampilkan karena pengecualian yang masih berlaku.",
        ),
        ("en", "3 files checked: 1 errors, 0 warnings. 2 findings are left out because a waiver holds."),
    ],
)
def test_what_a_waiver_left_out_is_counted(language: str, told: str) -> None:
    assert report.summary([WEIGHTS], 3, language, waived=2) == told
    assert report.summary([WEIGHTS], 3, language) == told[: told.index("2") - 1]
