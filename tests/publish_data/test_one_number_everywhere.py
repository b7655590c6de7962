"""A figure has the same digits wherever it stands: page, CSV, JSON, workbook, Parquet, file for programs, feed."""

import csv
import io
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from opendata_sample import RELEASE
from pyarrow import parquet

from kinerja.disclose.published import Release, builtins, read
from kinerja.publish import opendata
from kinerja.publish.content import Site
from kinerja.publish.files import feeds
from kinerja.publish.opendata import api
from kinerja.publish.pages.indicators import indicator
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice

ROOT = Path(__file__).parents[2]
REAL = {name: read(ROOT / "docs" / "releases" / name)[-1] for name in ("bukittinggi", "karantina-yogyakarta")}

Key = tuple[str, str, str]
Figures = dict[Key, dict[str, str]]

TEXTS = ("target", "realisation")
NUMBERS = ("raw", "achievement", "change", "weight")


@pytest.fixture(params=["sample", *REAL])
def release(request: pytest.FixtureRequest) -> Release:
    return REAL.get(request.param, RELEASE)


def published(release: Release) -> Figures:
    """The figures as the release's own JSON has them; what is absent is an empty text."""
    return {
        (unit["id"], one["id"], figure["period"]): {name: figure.get(name, "") for name in (*TEXTS, *NUMBERS)}
        for unit in builtins(release).get("units", ())
        for one in unit.get("indicators", ())
        for figure in one.get("figures", ())
    }


def figures(rows: list[dict[str, Any]]) -> Figures:
    return {
        (row["unit"], row["indicator"], row["period"]): {
            name: "" if row[name] is None else str(row[name]) for name in (*TEXTS, *NUMBERS)
        }
        for row in rows
    }


def file(release: Release, name: str) -> bytes:
    return dict(opendata.files(release, "id"))[name]


def test_the_releases_have_figures_to_compare(release: Release) -> None:
    assert any(one["achievement"] for one in published(release).values())


def test_csv_says_what_the_release_says(release: Release) -> None:
    rows = list(csv.DictReader(io.StringIO(file(release, "indicators.csv").decode(), newline="")))
    assert figures(rows) == published(release)


def test_json_says_what_the_release_says(release: Release) -> None:
    rows = json.loads(file(release, "indicators.json"), parse_float=str, parse_int=str)
    assert figures(rows) == published(release)


def test_the_workbook_shows_what_the_release_says(release: Release) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file(release, f"{release.government.id}.xlsx")))
    names = [column.name for column in opendata.columns("indicators")]
    lines = list(book["indicators"].iter_rows(min_row=2))
    assert figures([dict(zip(names, map(shown, line), strict=True)) for line in lines]) == published(release)


def shown(cell: Any) -> str | None:
    """What a spreadsheet shows of a cell: a number with the decimals of its format."""
    if cell.data_type != "n" or cell.value is None:
        assert cell.data_type in {"s", "n", "inlineStr"}
        return None if cell.value is None else str(cell.value)
    return f"{Decimal(repr(cell.value)):.{len(cell.number_format.partition('.')[2])}f}"


def test_parquet_holds_what_the_release_says(release: Release) -> None:
    rows = parquet.read_table(io.BytesIO(file(release, "indicators.parquet"))).to_pylist()
    found, expected = figures(rows), published(release)
    assert list(found) == list(expected)
    for key, figure in expected.items():
        assert {name: found[key][name] for name in TEXTS} == {name: figure[name] for name in TEXTS}
        assert {name: number(found[key][name]) for name in NUMBERS} == {name: number(figure[name]) for name in NUMBERS}


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def test_the_files_for_programs_say_what_the_release_says(release: Release) -> None:
    files = dict(api.files(release, "id"))
    found = {
        (one["unit"]["id"], one["indicator"]["id"], figure["period"]): {
            name: figure.get(name, "") for name in (*TEXTS, *NUMBERS)
        }
        for name, content in files.items()
        if name.startswith("api/indicators/")
        for one in [json.loads(content)]
        for figure in one["indicator"].get("figures", ())
    }
    assert found == published(release)


class Rows(HTMLParser):
    """The rows of the tables of a page: the text of the header, and of the other cells by their label."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[dict[str, str]] = []
        self._label: str | None = None
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append({})
        elif tag in {"th", "td"}:
            self._label = dict(attrs).get("data-label") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"th", "td"}:
            self._label = None

    def handle_data(self, data: str) -> None:
        if self.rows and self._label is not None:
            self.rows[-1][self._label] = self.rows[-1].get(self._label, "") + data


def test_the_pages_show_what_the_release_says(release: Release) -> None:
    voice = Voice("id")
    site = Site(((release,),), (), ROOT / "docs")
    press = Press(site, voice)
    told = [press.file(page) for page in indicator.pages(site, voice)]
    places = {name.removesuffix("/index.md"): Rows(content.decode()).rows for name, content in told}
    for (unit, one, period), figure in published(release).items():
        rows = places[f"instansi/{release.government.id}/{unit}/{one}"]
        row = next(row for row in rows if row.get("", "").split("\n")[0] == voice.period(period) and "Target" in row)
        assert [read_number(row[name]) for name in ("Target", "Realisasi", "Capaian")] == [
            figure[name] for name in ("target", "realisation", "achievement")
        ]


def read_number(shown: str) -> str:
    """The canonical text of what an Indonesian page shows; the unit of measure is left out."""
    text = shown.strip()
    if text == "–":
        return ""
    found = re.match(r"−?[0-9][0-9.]*(?:,[0-9]+)?(?: sampai −?[0-9][0-9.]*(?:,[0-9]+)?)?", text)
    if not found:
        return text
    return found[0].replace(".", "").replace(",", ".").replace("−", "-").replace(" sampai ", "..")


def later() -> Release:
    """The sample with a figure that changed in release 2."""
    unit = RELEASE.units[0]
    first = unit.indicators[0]
    figure = msgspec.structs.replace(first.figures[0], realisation="1193.50", achievement=Decimal("119.35"))
    changed = msgspec.structs.replace(first, figures=(figure,))
    office = msgspec.structs.replace(unit, indicators=(changed, *unit.indicators[1:]))
    return msgspec.structs.replace(RELEASE, number=2, made="2026-12-01T00:00:00Z", units=(office, *RELEASE.units[1:]))


def test_the_feed_tells_a_changed_figure_as_the_tables_have_it() -> None:
    release = later()
    assert published(release)["balai", "kepuasan", "2020"]["achievement"] == "119.35"
    made = dict(feeds.files(Site(((RELEASE, release),), (), ROOT / "docs"), Voice("id")))
    for place in ("rilis/balai-contoh/feed.xml", "instansi/balai-contoh/balai/feed.xml"):
        said = re.search(
            r"Kepuasan, dibatasi, 2020: Realisasi berubah dari (.*?) menjadi (.*?)\.<", made[place].decode()
        )
        assert said
        assert [read_number(one) for one in said.groups()] == [
            published(one)["balai", "kepuasan", "2020"]["realisation"] for one in (RELEASE, release)
        ]
