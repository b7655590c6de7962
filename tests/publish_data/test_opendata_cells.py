"""No cell of a CSV is a formula to a spreadsheet, and no number is damaged for it."""

import csv
import io
import re

import msgspec
import pytest
from hypothesis import example, given, settings, strategies as st
from opendata_sample import RELEASE

from kinerja.publish import opendata
from kinerja.publish.opendata.formats import harmless

SIGNS = "=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"
NUMBER = re.compile(r"-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?", re.ASCII)
texts = st.text(st.sampled_from(SIGNS + "'19. aA\"") | st.characters(exclude_categories=["Cs"]), min_size=1)


def _plain(cell: str) -> str:
    """What a reader of the file does to have the published text back."""
    guarded = cell.startswith("'") and cell.lstrip("'")[:1] in set(SIGNS) and cell.lstrip("'")
    return cell[1:] if guarded else cell


@pytest.mark.parametrize(
    "payload",
    [
        "=1+1",
        "+62 812",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "\uff1d1+1",
        '=HYPERLINK("https://contoh.go.id")',
        "-1.86e5",
        "--1",
        "-",
        "-1..",
        "-١",
    ],
)
def test_a_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(payload: str) -> None:
    assert harmless(payload) == f"'{payload}"


@pytest.mark.parametrize("number", ["-1.86", "-0", "0", "174.00", "-2..3.5", "-3..-1", "20..30", "-0.000001"])
def test_numbers_and_ranges_stay_as_they_are(number: str) -> None:
    assert harmless(number) == number


@given(texts)
@example("'=1")
@example("''=1")
@example("'halo")
def test_the_apostrophe_can_always_be_taken_away_again(text: str) -> None:
    assert _plain(harmless(text)) == text


@given(texts)
def test_no_cell_starts_like_a_formula(text: str) -> None:
    cell = harmless(text)
    assert cell[0] not in SIGNS or NUMBER.fullmatch(cell)


@settings(max_examples=30, deadline=None)
@given(texts)
def test_hostile_names_neither_compute_nor_break_rows(text: str) -> None:
    unit = msgspec.structs.replace(RELEASE.units[0], name=text, head=text)
    files = dict(opendata.files(msgspec.structs.replace(RELEASE, units=(unit,)), "id"))

    for name, content in files.items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
            assert {len(row) for row in rows} == {len(rows[0])}
            assert [cell for row in rows for cell in row if cell[:1] in set(SIGNS) and not NUMBER.fullmatch(cell)] == []
    rows = list(csv.DictReader(io.StringIO(files["units.csv"].decode(), newline="")))
    assert [(_plain(row["unit_name"]), _plain(row["head"])) for row in rows] == [(text, text)]
    assert msgspec.json.decode(files["units.json"])[0]["unit_name"] == text


def test_lines_end_as_rfc_4180_says() -> None:
    content = dict(opendata.files(RELEASE, "id"))["indicators.csv"]
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 6
