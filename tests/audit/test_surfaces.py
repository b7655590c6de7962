"""A scraper reads every figure of people from a site, and no number beside them stays unexplained."""

import csv
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from kinerja.audit.knowledge import Claim
from kinerja.audit.surfaces import Unexplained, claims, compare

COLUMNS = (
    *("period", "group_kind", "unit", "members", "staff_low", "staff_high", "metric"),
    *("low", "high", "withheld", "stated_in"),
)
PAGE = "kota/dinas-7/index.html"


def shown(low: str, high: str) -> dict[str, Any]:
    return {"shown": {"low": low, "high": high}}


def group(kind: str, unit: str | None, *members: str, **cells: dict[str, Any]) -> dict[str, Any]:
    withheld = {"withheld": "c"}
    rest = {name: cells.get(name, withheld) for name in ("good", "hours", "follow_ups", "objections")}
    stated = {"kind": kind, "members": list(members), "stated_in": 2, "staff": {"low": 101, "high": 300}, **rest}
    stated |= {"unit": unit} if unit else {}
    return stated | {name: cell for name, cell in cells.items() if name in {"value", "classes"}}


def release() -> dict[str, Any]:
    everybody = group(
        *("government", None, "dinas-7", "upt"),
        good=shown("80", "82"),
        value=shown("87.25", "87.75"),
        classes={"baik": shown("60", "62"), "kurang": {"withheld": "c"}},
    )
    return {
        "number": 3,
        "made": "2026-01-31",
        "government": {"id": "kota", "name": "Kota Contoh"},
        "periods": [{"id": "2024"}, {"id": "2025-S1"}],
        "units": [{"id": "dinas-7", "name": "Dinas 77 Ruang"}, {"id": "upt", "name": "Balai"}],
        "policies": [{"id": "matriks", "bands": [{"id": "baik"}, {"id": "kurang"}]}],
        "disclosure": {"smallest_group": {"value": "10"}, "shares": {"bands": [{"staff": 41, "width": 5}]}},
        "staff": [
            {
                "period": "2024",
                "groups": [everybody, group("unit", "dinas-7", "dinas-7", hours=shown("1234.5", "1235"))],
            },
            {"period": "2025-S1", "groups": [group("pool", None, "upt", good=shown("0", "20"))]},
        ],
    }


def told(source: str) -> list[Claim]:
    """What the release says, as claims of a file."""
    figures = (
        ("2024", ("government", ""), "good", "80", "82"),
        ("2024", ("government", ""), "value", "87.25", "87.75"),
        ("2024", ("government", ""), "class:baik", "60", "62"),
        ("2024", ("unit", "dinas-7"), "hours", "1234.5", "1235"),
        ("2025-S1", ("pool", ""), "good", "0", "20"),
    )
    return [
        Claim(source, 3, period, group, metric, Decimal(low), Decimal(high))
        for period, group, metric, low, high in figures
    ]


def cells(one: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    metrics = ("good", "value", "hours", "follow_ups", "objections")
    yield from ((metric, one[metric]) for metric in metrics if metric in one)
    yield from ((f"class:{rating}", cell) for rating, cell in sorted(one.get("classes", {}).items()))


def rows() -> list[dict[str, Any]]:
    return [
        {
            "period": period["period"],
            "group_kind": one["kind"],
            "unit": one.get("unit"),
            "members": " ".join(one["members"]),
            "staff_low": one["staff"]["low"],
            "staff_high": one["staff"]["high"],
            "metric": metric,
            "low": cell.get("shown", {}).get("low"),
            "high": cell.get("shown", {}).get("high"),
            "withheld": cell.get("withheld"),
            "stated_in": one["stated_in"],
        }
        for period in release()["staff"]
        for one in period["groups"]
        for metric, cell in cells(one)
    ]


def cell(metric: str, text: str, place: str = "2024 unit dinas-7", more: str = "") -> str:
    period, kind, unit = (*place.split(" "), "")[:3]
    names = f'data-period="{period}" data-group-kind="{kind}" data-group-unit="{unit}" data-metric="{metric}"'
    return f'<td class="k-number" {names} {more}>{text}</td>'


def page(body: str, language: str = "id", government: str = ' data-government="kota"') -> str:
    frame = f'<section class="staff" data-search-exclude{government} aria-labelledby="staff">{body}</section>'
    outside = "<p title='99'>99</p><svg><path d='M9 99'/></svg>"
    return f'<!doctype html><html lang="{language}"><body>{outside}<h2 id="staff">x</h2>{frame}{outside}</body></html>'


def table(language: str = "id") -> str:
    values = {"id": ("1.234,5–1.235", "87,25–87,75"), "en": ("1,234.5–1,235", "87.25–87.75")}[language]
    lines = (
        cell("good", "80–82&nbsp;%", "2024 government") + cell("value", values[1], "2024 government"),
        cell("class:baik", "<span>60</span>–62 %", "2024 government"),
        cell("hours", values[0]) + cell("good", "<abbr title='tidak ditampilkan'>c</abbr>"),
        cell("good", "0–20 %", "2025-S1 pool"),
    )
    return "<table>" + "".join(f"<tr><th>Dinas 77 Ruang</th><td>101–300</td>{line}</tr>" for line in lines) + "</table>"


def save(site: Path, path: str, text: str) -> Path:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")
    return site


def save_csv(site: Path, lines: list[dict[str, Any]], columns: tuple[str, ...] = COLUMNS) -> Path:
    with (site / "data-terbuka/kota/staff.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(lines)
    return site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return save(tmp_path, "data-terbuka/kota/release.json", json.dumps(release()))


def strange(site: Path) -> list[tuple[str, str]]:
    return [(one.where, one.text) for one in claims(site).unexplained]


def test_every_figure_is_read_from_every_surface(site: Path) -> None:
    save(site, PAGE, page(table()))
    save(site, "en/kota/index.html", page(table("en"), "en", ""))
    save(site, "data-terbuka/kota/staff.json", json.dumps(rows()))
    save_csv(site, rows())
    sources = ["data-terbuka/kota/release.json", "data-terbuka/kota/staff.csv", "data-terbuka/kota/staff.json"]
    read = claims(site)
    expected = {claim for source in (*sources, "en/kota/index.html", PAGE) for claim in told(source)}
    assert list(read.claims) == ["kota"]
    assert (set(read.claims["kota"]), len(read.claims["kota"]), read.unexplained) == (expected, len(expected), ())
    assert compare(read.claims["kota"], [release()]) == ()


def test_a_site_without_figures_of_people_says_nothing(tmp_path: Path) -> None:
    save(tmp_path, PAGE, "<p class='staff'>99</p>")
    read = claims(tmp_path)
    assert (read.claims, read.unexplained) == ({}, ())


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("84 %", "84", "84"), ("81–82 %", "81", "82"), ("80–82,5", "80", "82.5"), ("８１–82", "81", "82")],
)
def test_a_finer_figure_on_a_page_is_a_claim_and_is_told(site: Path, text: str, low: str, high: str) -> None:
    save(site, PAGE, page(f"<table><tr>{cell('good', text, '2024 government')}</tr></table>"))
    read = claims(site)
    found = Claim(PAGE, 3, "2024", ("government", ""), "good", Decimal(low), Decimal(high))
    assert found in read.claims["kota"]
    assert compare(read.claims["kota"], [release()]) == (Unexplained(PAGE, "2024 government good", f"{low}–{high}"),)
    assert {(one.path, one.where) for one in read.unexplained} == {(PAGE, "cell")}


def test_a_figure_outside_of_a_section_is_read_too(site: Path) -> None:
    save(site, "kota/x.html", f"<html lang=en><table><tr>{cell('good', '81.5', '2024 government')}</table>")
    assert (
        Claim("kota/x.html", 3, "2024", ("government", ""), "good", Decimal("81.5"), Decimal("81.5"))
        in (claims(site).claims["kota"])
    )


def test_a_withheld_figure_that_is_told_elsewhere_is_a_claim(site: Path) -> None:
    save_csv(site, [row | ({"low": "5", "high": "10"} if row["withheld"] else {}) for row in rows()])
    told_here = [one for one in claims(site).claims["kota"] if one.source.endswith("csv")]
    assert len(told_here) == len(rows())
    assert len(compare(told_here, [release()])) == len(rows()) - len(told("")) > 0


@pytest.mark.parametrize("numbers", [[1], [1, 2]], ids=["another release", "no such release"])
def test_a_claim_of_a_release_that_nobody_made_is_told(numbers: list[int]) -> None:
    others = [release() | {"number": number} for number in numbers]
    assert len(compare(told("x"), others)) == len(told("x"))


@pytest.mark.parametrize(
    ("where", "text", "body"),
    [
        ("text", "84", "<p>Rata-rata 84 orang</p>"),
        ("text", "84,5", "<p>Tahun 2024: 84,5</p>"),
        ("text", "80", "<p>di atas 80 %</p>"),
        ("text", "1.2.3", "<p>1.2.3</p>"),
        ("text", "84", "<script>let x = 84</script>"),
        ("text", "20242", "<p>20242</p>"),
        ("text", "31", "<p>31</p>"),
        ("comment", "84", "<!-- 84 -->"),
        ("attribute title", "84", "<b title='84'>x</b>"),
        ("attribute alt", "84", "<img alt='84 persen'>"),
        ("attribute aria-label", "84", "<b aria-label='84'>x</b>"),
        ("attribute style", "84", "<b style='width:84%'>x</b>"),
        ("attribute data-sort", "0.84", "<b data-sort='0.84'>x</b>"),
        ("attribute value", "84", "<meter value=84></meter>"),
        ("attribute class", "84", "<i class='k-bar-84'></i>"),
        ("svg d", "12", "<svg viewBox='0 0 24 24'><path d='M12'/></svg>"),
        ("svg", "10", "<svg><text>10</text></svg>"),
        ("svg width", "41", "<svg width='41'></svg>"),
        ("svg viewbox", "0", "<svg viewBox='0 0 0 0'></svg>"),
        ("attribute data-true", "84", cell("good", "80–82 %", "2024 government", "data-true='84'")),
        ("cell", "10", cell("good", "80–82 % (10)", "2024 government")),
        ("cell", "80", cell("good", "80–82 %")),
    ],
)
def test_a_number_that_no_release_explains_is_told(site: Path, where: str, text: str, body: str) -> None:
    save(site, PAGE, page(body))
    found = strange(site)
    assert (where, text) in found
    assert {one for one, _ in found} == {where}


@pytest.mark.parametrize(
    "body",
    [
        "<p>Semester 1 tahun 2025, rilis 0003: paling sedikit 10 orang, mulai 41 orang 5 %; 101–300 orang</p>",
        "<a href='../dinas-7/#staff' title='Dinas 77 Ruang'>Dinas 77 Ruang</a> Dinas 77 Ruang: 2024",
        "<table><tr><th colspan=7 id='2025-S1-dinas-7'>x<td tabindex=0>10–40 orang</table>",
        "<svg viewBox='0 0 24 24' xmlns='http://www.w3.org/2000/svg'><use href='#icon'/></svg>",
        "<section><p>x</p></section><p>2024</p>",
        cell("good", "80–82 %", "2024 government", "title='80–82' data-low='80' data-label='2024: 41 orang'"),
    ],
)
def test_sizes_periods_names_limits_and_releases_are_explained(site: Path, body: str) -> None:
    save(site, PAGE, page(body))
    assert strange(site) == []


def test_a_section_within_a_section_ends_neither(site: Path) -> None:
    save(site, PAGE, page("<section></section><p>84</p>"))
    assert strange(site) == [("text", "84")]


@pytest.mark.parametrize(
    ("address", "text", "found"),
    [
        ("../kota/dinas-7/index.html", "x 84 %", [("search-index", "84")]),
        ("../kota/dinas-7/index.html", "80–82 %, 2024, Rilis 3, 31 Januari 2026", []),
        ("../kota/dinas-7/index.html", "37 dari 48 janji", []),
        ("../kota/index.html", "84", []),
    ],
)
def test_the_search_index_tells_no_more_of_people(
    site: Path, address: str, text: str, found: list[tuple[str, str]]
) -> None:
    save(site, PAGE, page("<h3>x</h3>").replace("<section", "<p>37 dari 48 janji ditepati</p><section", 1))
    index = {"kinds": ["Unit"], "places": [""], "pages": [["Pegawai", 0, 0, text, "", address]]}
    save(site, "cari/search-index.js", f"const searchIndex={json.dumps(index)};\n")
    assert strange(site) == found


def moved(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(lines, key=lambda row: Decimal(row["low"] or 0))


def changed(**values: object) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]]:
    return lambda lines: [lines[0] | values, *lines[1:]]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (moved, [("order-tells", "")]),
        (lambda lines: lines[::-1], [("order-tells", "")]),
        (lambda lines: [lines[1], lines[0], *lines[2:]], [("order-tells", "")]),
        (changed(members="upt dinas-7"), [("order-tells", "")]),
        (changed(members="dinas-7"), [("members", "dinas-7")]),
        (changed(staff_low=123), [("staff_low", "123")]),
        (changed(staff_high=None), [("staff_high", "")]),
        (changed(stated_in=1), [("stated_in", "1")]),
        (changed(withheld="c"), [("withheld", "c")]),
        (changed(low=None), [("bound", "None 82")]),
        (changed(unit="lain"), [("order-tells", ""), ("row", "2024 government lain good")]),
        (changed(true_share=84), [("column", "true_share")]),
    ],
)
def test_a_table_tells_nothing_beside_its_ranges(
    site: Path, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]], found: list[tuple[str, str]]
) -> None:
    save(site, "data-terbuka/kota/staff.json", json.dumps(change(rows())))
    assert strange(site) == found


@pytest.mark.parametrize("name", ["staff.json", "staff.csv", "release.json"])
def test_a_file_that_cannot_be_read_is_told(site: Path, name: str) -> None:
    save(site, f"data-terbuka/lain/{name}", '{"a": "')
    (site / "data-terbuka/lain" / name).write_bytes(b'"\xff')
    assert ("unreadable", "") in strange(site)


def test_a_release_that_differs_between_folders_is_told(site: Path) -> None:
    save(site, "en/open-data/kota/release.json", json.dumps(release() | {"made": "2020-01-01T00:00:00Z"}))
    assert strange(site) == [("release-differs", "kota")]


def test_an_earlier_release_beside_the_newest_is_a_claim_of_its_own(site: Path) -> None:
    before = len(claims(site).claims["kota"])
    save(site, "rilis/kota/2/release.json", json.dumps(release() | {"number": 2}))
    found = claims(site)
    assert found.unexplained == ()
    added = [one for one in found.claims["kota"] if one.release == 2]
    assert len(found.claims["kota"]) == before + len(added)
    assert {one.source for one in added} == {"rilis/kota/2/release.json"}


def test_figures_of_a_government_without_a_release_are_all_unexplained(tmp_path: Path) -> None:
    save(tmp_path, PAGE, page(table()))
    read = claims(tmp_path)
    assert set(read.claims) == {""}
    assert {"80", "82", "87,25", "60", "2025"} <= {one.text.partition("-")[0] for one in read.unexplained}


@given(low=st.decimals(0, 9999, places=2), width=st.decimals(0, 99, places=1), language=st.sampled_from(["id", "en"]))
def test_any_range_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, low: Decimal, width: Decimal, language: str
) -> None:
    high = low + width
    text = f"{low:,}–{high:,}"
    text = text if language == "en" else text.translate(str.maketrans(".,", ",."))
    site = save(tmp_path_factory.mktemp("site"), PAGE, page(cell("hours", text), language))
    assert claims(site).claims[""] == (Claim(PAGE, 0, "2024", ("unit", "dinas-7"), "hours", low, high),)
