"""The workbook is for people and runs nothing; Parquet is for programs and loses nothing; neither knows chance."""

import io
import zipfile
from decimal import Decimal
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings, strategies as st
from opendata_sample import RELEASE
from pyarrow import parquet

from kinerja.disclose.published import Figure, Release
from kinerja.publish import opendata
from kinerja.publish.opendata.excel import workbook
from kinerja.publish.opendata.parquet import table_parquet
from kinerja.publish.opendata.registry import TABLE_BY_NAME, TABLES, rows
from kinerja.texts import LANGUAGES, text


def book(release: Release, language: str = "id") -> Any:
    return openpyxl.load_workbook(io.BytesIO(dict(opendata.files(release, language))["balai-contoh.xlsx"]))


def named(unit_name: str) -> Release:
    unit = msgspec.structs.replace(RELEASE.units[0], name=unit_name, indicators=(), surveys=(), ratings=())
    return msgspec.structs.replace(RELEASE, units=(unit,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_notes_and_a_sheet_for_each_table_with_rows(language: str) -> None:
    filled = [table.name for table in TABLES if rows(RELEASE)[table.name]]
    assert book(RELEASE, language).sheetnames == [text(language, "columns.workbook.notes"), *filled]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notes_tell_licence_release_and_every_column_that_is_used(language: str) -> None:
    whole = book(RELEASE, language)
    said = [[cell.value for cell in line if cell.value is not None] for line in whole.worksheets[0].iter_rows()]
    words = {value for line in said for value in line}
    assert {"https://creativecommons.org/licenses/by/4.0/", 1, RELEASE.made} <= words
    for table in TABLES:
        for column in table.columns:
            meaning = [text(language, f"columns.{column.name}.{part}") for part in ("title", "description")]
            assert not rows(RELEASE)[table.name] or [column.name, *meaning] in said


def test_headers_are_frozen_titles_that_differ_within_a_sheet() -> None:
    for language in LANGUAGES:
        for sheet in book(RELEASE, language).worksheets[1:]:
            titles = [cell.value for cell in sheet[1]]
            assert sheet.freeze_panes == "A2"
            assert len(set(titles)) == len(titles), sheet.title
            assert all(8 <= one.width <= 61 for one in sheet.column_dimensions.values())


def test_numbers_show_the_decimals_that_were_published() -> None:
    sheet = book(RELEASE)["survey-elements"]
    assert (sheet["G2"].value, sheet["G2"].number_format, sheet["G2"].data_type) == (3.2, "0.000", "n")
    index = book(RELEASE)["surveys"]["K2"]
    assert (index.value, index.number_format) == (82.7, "0.00")


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_stays_exact_as_text() -> None:
    figure = Figure(period="2020", state="scored", achievement=Decimal("9007199254740993.10"))
    unit = RELEASE.units[0]
    one = msgspec.structs.replace(unit.indicators[0], figures=(figure,))
    release = msgspec.structs.replace(RELEASE, units=(msgspec.structs.replace(unit, indicators=(one,)),))
    cell = book(release)["indicators"]["P2"]
    assert (cell.value, cell.data_type) == ("9007199254740993.10", "s")
    (row,) = parquet.read_table(io.BytesIO(dict(opendata.files(release, "id"))["indicators.parquet"])).to_pylist()
    assert row["achievement"] == Decimal("9007199254740993.10")


def test_targets_and_results_that_are_numbers_can_be_computed_with_and_others_stay_texts() -> None:
    target, realisation = [[cell.value for cell in column][1:] for column in book(RELEASE)["indicators"]["L:M"]]
    assert target == [100, None, 0, "-2..3.5", "20..30"]
    assert realisation == [192, -1.86, 0, None, 40]
    figure = Figure(period="2020", state="scored", target="007", realisation="84.50")
    unit = RELEASE.units[0]
    one = msgspec.structs.replace(unit.indicators[0], figures=(figure,))
    sheet = book(msgspec.structs.replace(RELEASE, units=(msgspec.structs.replace(unit, indicators=(one,)),)))
    cells = sheet["indicators"]["L2"], sheet["indicators"]["M2"]
    assert [(cell.value, cell.number_format) for cell in cells] == [("007", "General"), (84.5, "0.00")]


@pytest.mark.parametrize(
    "payload", ["=1+1", '=HYPERLINK("https://contoh.go.id")', "+62", "-2+3", "@SUM(A1)", "{=1}", "https://contoh.go.id"]
)
def test_no_text_becomes_a_formula_or_a_link(payload: str) -> None:
    content = dict(opendata.files(named(payload), "id"))["balai-contoh.xlsx"]
    cell = openpyxl.load_workbook(io.BytesIO(content))["units"]["C2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (payload, "s", None)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    cell = book(named("a" * 40_000))["units"]["C2"]
    assert cell.value == "a" * 32_766 + "…"


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back_from_workbook_and_parquet(name: str) -> None:
    release = named(name)
    files = dict(opendata.files(release, "id"))
    whole = openpyxl.load_workbook(io.BytesIO(files["balai-contoh.xlsx"]))
    assert whole["units"]["C2"].value == name
    assert parquet.read_table(io.BytesIO(files["units.parquet"])).to_pylist()[0]["unit_name"] == name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_has_every_row_with_the_types_of_its_columns(table: Any) -> None:
    held = rows(RELEASE)[table.name]
    assert held, "the sample has rows for every table"
    read = parquet.read_table(io.BytesIO(table_parquet(table, held)))
    assert read.to_pylist() == [msgspec.structs.asdict(row) for row in held]
    kinds = {"string": "string", "integer": "int64", "boolean": "bool", "number": "decimal128(38, 6)"}
    assert [str(one.type) for one in read.schema] == [kinds[column.type] for column in table.columns]
    assert [one.nullable for one in read.schema] == [not column.required for column in table.columns]


def test_an_empty_table_keeps_its_columns_in_parquet() -> None:
    table = TABLE_BY_NAME["corrections"]
    read = parquet.read_table(io.BytesIO(table_parquet(table, ())))
    assert (read.num_rows, read.column_names) == (0, [column.name for column in table.columns])


def test_the_time_of_the_workbook_is_that_of_the_release() -> None:
    made = book(RELEASE).properties.created
    assert made.isoformat() == "2026-11-22T00:00:00"
    assert workbook(RELEASE, rows(RELEASE), "id") == workbook(RELEASE, rows(RELEASE), "id")
