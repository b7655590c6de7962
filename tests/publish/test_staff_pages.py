"""What pages say of people: groups and ranges, in an order that tells nothing, and where nobody can be recognised."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import publish_sample as sample
import pytest
import staff_sample
import unit_sample

from kinerja.audit import surfaces
from kinerja.disclose.published import Cell, PublishedStaff, PublishedUnit, Release, StaffGroup, builtins
from kinerja.publish.pages.staff import people
from kinerja.publish.pages.staff.groups import Groups
from kinerja.publish.pages.units import unit
from kinerja.publish.site import Site, render

METRICS = ("good", "value", "hours", "follow_ups", "objections")


class Figures(HTMLParser):
    """The figures of a page by period, kind and unit of the group, and metric, in the order of the page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[tuple[str, str, str, str], str] = {}
        self._key: tuple[str, str, str, str] | None = None
        self._words = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "td" and "data-metric" in held:
            names = ("data-period", "data-group-kind", "data-group-unit", "data-metric")
            self._key = (held[names[0]], held[names[1]], held[names[2]], held[names[3]])
            self._words = ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "td" and self._key:
            # A page may tell a figure twice, but never in two ways.
            assert self.found.setdefault(self._key, self._words) == self._words
            self._key = None


def page(built: Path, place: str) -> str:
    return (built / "build" / "docs" / place / "index.md").read_text(encoding="utf-8")


def text(built: Path, place: str) -> str:
    return sample.Skeleton(sample.body(page(built, place))).text.replace("\u00a0", " ")


WHOLE, DINAS, OWN, SEKSI, SMALL, SEKRETARIAT, POOL = (
    ("government", None),
    ("unit", "dinas"),
    ("own", "dinas"),
    ("unit", "seksi"),
    ("pool", "dinas"),
    ("unit", "sekretariat"),
    ("pool", None),
)

# The groups that a page has to show, by period, in the order of the page.
SHOWN: dict[str, dict[str, list[tuple[str, str | None]]]] = {
    "@people/kota-contoh": {"2025-S1": [WHOLE, DINAS, SEKRETARIAT, POOL], "2024": [WHOLE]},
    "@people/kota-contoh/2024": {"2024": [WHOLE, DINAS, OWN, SEKSI, SMALL, SEKRETARIAT, POOL]},
    "@governments/kota-contoh": {},
    "@governments/kota-contoh/dinas": {"2025-S1": [DINAS], "2024": [DINAS]},
    "@governments/kota-contoh/seksi": {"2024": [SEKSI]},
    "@governments/kota-contoh/sekretariat": {"2025-S1": [SEKRETARIAT], "2024": [SEKRETARIAT]},
    **{f"@governments/kota-contoh/{one}": {} for one in ("badan", "gudang", "upt", "tanpa")},
}
WORDS = {"id": {"@people": "pegawai", "@governments": "instansi"}, "en": {"@people": "people"}}


def localised(place: str, language: str) -> str:
    word, _, rest = place.partition("/")
    return f"{language}/{WORDS[language].get(word, word[1:])}/{rest}"


def written(cell: Cell, metric: str, language: str) -> str:
    if cell.shown is None:
        return {"id": "–tidak ditampilkan", "en": "–not shown"}[language]
    between = f"{cell.shown.low}–{cell.shown.high}"
    if metric in {"value", "hours"}:
        return between.replace(".", ",") if language == "id" else between
    return between + {"id": "\u00a0%", "en": "%"}[language]


def told(place: str, language: str) -> dict[tuple[str, str, str, str], str]:
    """The classes of ratings of groups in earlier periods are told on the page of that period only."""
    stated = {one.period: {(group.kind, group.unit): group for group in one.groups} for one in staff_sample.later()}
    figures = {}
    for number, (period, keys) in enumerate(SHOWN[place].items()):
        for key in keys:
            group = stated[period][key]
            found = {metric: getattr(group, metric) for metric in METRICS}
            found |= {f"class:{rating}": cell for rating, cell in group.classes.items()} if number == 0 else {}
            for metric, cell in found.items():
                figures[period, group.kind, group.unit or "", metric] = written(cell, metric, language)
    return figures


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("place", list(SHOWN))
def test_a_page_says_what_the_release_says_of_its_groups_and_no_more(built: Path, place: str, language: str) -> None:
    assert Figures(page(built, localised(place, language))).found == told(place, language)


@pytest.mark.parametrize("place", list(SHOWN))
def test_groups_stand_by_name_each_below_the_whole_it_is_a_part_of(built: Path, place: str) -> None:
    shown = Figures(page(built, localised(place, "id"))).found
    order = list(dict.fromkeys((period, kind, unit) for period, kind, unit, metric in shown if metric == "good"))
    assert order == [(period, kind, unit or "") for period, keys in SHOWN[place].items() for kind, unit in keys]


@pytest.mark.parametrize(
    ("place", "sentences"),
    [
        (
            "id/instansi/kota-contoh/badan",
            ("Pegawai unit ini dihitung dalam gabungan unit kecil di bawah Kota Contoh .",),
        ),
        (
            "id/instansi/kota-contoh/gudang",
            ("Semester I 2025: Pegawai unit ini hanya dihitung dalam angka Dinas Perizinan .",),
        ),
        ("id/instansi/kota-contoh/upt", ("Pegawai unit ini hanya dihitung dalam angka Sekretariat .",)),
        (
            "en/governments/kota-contoh/upt",
            ("The employees of this unit are counted only in the figures of Sekretariat .",),
        ),
        (
            "id/pegawai/kota-contoh/2024",
            (
                "Seluruh instansi Diperbarui dalam rilis 2 301 orang atau lebih 81–82 %",
                "Seksi Arsip Di bawah Dinas Perizinan Diperbarui dalam rilis 2 21–40 orang",
                "Sekretariat Bersama unit di bawahnya 21–40 orang",
                "Menurut predikat, 2024 Kelompok Baik Kurang lama Seluruh instansi",
                "Unit dalam gabungan unit kecil Badan Kecil Kantor Kecil",
                "Pertama terbit dalam rilis 1. Tanda – berarti tidak ditampilkan supaya tidak ada orang",
            ),
        ),
        (
            "id/pegawai/kota-contoh",
            (
                "Pertama terbit dalam rilis 2.",
                "Dari periode ke periode Rentang yang saling bertumpuk tidak menunjukkan naik atau turun.",
                "2024 Diperbarui dalam rilis 2 301 orang atau lebih 81–82 %",
                "Sebabnya tidak disebut, karena sebab itu pun dapat mengungkap penilaian seseorang.",
            ),
        ),
        ("en/people/kota-contoh/2024", ("Directly in Dinas Perizinan 10–20 people – not shown 84–86",)),
        (
            "id/instansi/kota-contoh/seksi",
            ("Semester I 2025: Pegawai unit ini hanya dihitung dalam angka Dinas Perizinan .", "2024 Diperbarui"),
        ),
        ("id/metode", ("Bagaimana pegawai dilindungi", "Perlindungan contoh")),
    ],
)
def test_a_page_says_where_people_are_counted_and_since_when(
    built: Path, place: str, sentences: tuple[str, ...]
) -> None:
    said = text(built, place)
    assert [one for one in sentences if one not in said] == []


def test_a_unit_without_people_says_nothing_of_them(built: Path) -> None:
    assert 'class="staff"' not in page(built, "id/instansi/kota-contoh/tanpa")
    assert 'class="staff"' in page(built, "id/instansi/kota-contoh/upt")


def test_every_section_names_its_government_stays_out_of_the_search_and_leads_to_the_protection(built: Path) -> None:
    sections = re.findall(r'<section class="staff"[^>]*>', "".join(said for _, said in sample.pages(built / "site")))
    kinds = {
        f'<section class="staff" data-search-exclude data-government="kota-contoh" aria-labelledby="{name}">'
        for name in ("staff", "trend")
    }
    assert set(sections) == kinds
    # Eight units, and three sections on the two pages of the government.
    assert len(sections) == 2 * (8 + 3)
    assert 'href="../../../metode/pegawai/staf-contoh/index.html"' in page(built, "id/instansi/kota-contoh/upt")
    assert 'href="../../metode/pegawai/staf-contoh/index.html"' in page(built, "id/pegawai/kota-contoh")


def test_nothing_that_the_site_says_of_people_is_left_without_a_release_that_says_it(built: Path) -> None:
    read = surfaces.claims(built / "site")
    assert [one for one in read.unexplained if one.path.endswith(".html")] == []
    assert any("/pegawai/" in f"/{claim.source}" for claim in read.claims["kota-contoh"])
    stated = [builtins(one) for one in (sample.first(), sample.release())]
    assert surfaces.compare(read.claims["kota-contoh"], stated) == ()


def test_a_section_holds_no_drawing_and_no_attribute_that_could_carry_a_figure(built: Path) -> None:
    for _, said in sample.pages(built / "site"):
        for section in re.findall(r'<section class="staff".*?</section>', said, re.DOTALL):
            names = {name for _, attributes in sample.Skeleton(section).elements for name in attributes}
            known = {"class", "scope", "href", "lang", "aria-hidden", "aria-labelledby", "data-search-exclude"}
            known |= {"data-label", "data-period", "data-group-kind", "data-group-unit", "data-metric"}
            assert names <= known | {"data-government"}
            assert "<svg" not in section


def alone(release: Release, tmp_path: Path) -> Path:
    render(Site(((release,),), sample.RULES, sample.HAND_WRITTEN), tmp_path / "build")
    return tmp_path


def test_a_table_without_a_computed_figure_has_no_column_for_it(tmp_path: Path) -> None:
    release = sample.release()
    staff = tuple(
        msgspec.structs.replace(one, groups=tuple(msgspec.structs.replace(group, value=None) for group in one.groups))
        for one in release.staff
    )
    root = alone(msgspec.structs.replace(release, staff=staff), tmp_path)
    source = page(root, "id/pegawai/kota-contoh")
    assert "Rata-rata nilai" not in source
    assert "Rata-rata jam pelatihan" in source


def test_the_order_of_groups_and_members_in_a_release_shows_on_no_page() -> None:
    release = sample.release()
    staff = tuple(
        msgspec.structs.replace(
            one,
            groups=tuple(msgspec.structs.replace(group, members=group.members[::-1]) for group in one.groups[::-1]),
        )
        for one in release.staff[::-1]
    )
    turned = msgspec.structs.replace(release, staff=staff)
    for language in ("id", "en"):
        plain, other = (
            unit_sample.bodies(unit_sample.site(one), people, unit, language=language) for one in (release, turned)
        )
        assert plain == other


@pytest.mark.parametrize(
    ("unit", "members", "names"),
    [
        ("dinas", ("dinas", "gudang", "loket"), "Langsung di Dinas Perizinan Gudang Loket"),
        (None, ("badan", "sekretariat", "tanpa", "upt"), "Badan Kecil Sekretariat"),
        (None, ("hilang", "kantor"), "Kantor Kecil hilang"),
    ],
)
def test_a_pool_names_its_units_without_those_below_them(
    tmp_path: Path, unit: str | None, members: tuple[str, ...], names: str
) -> None:
    every = sorted({*staff_sample.EVERYBODY, *members})
    groups = (group("government", None, *every), group("unit", "dinas", *staff_sample.OFFICE))
    pool = group("pool", unit, *members)
    staff = (PublishedStaff(period="2024", policy="staf-contoh", ratings="matriks", groups=(*groups, pool)),)
    root = alone(msgspec.structs.replace(sample.release(), staff=staff), tmp_path)
    said = text(root, f"id/instansi/kota-contoh/{unit}" if unit else "id/pegawai/kota-contoh")
    assert f"Unit dalam gabungan unit kecil {names} Pertama terbit" in said


def group(kind: str, unit: str | None, *members: str) -> StaffGroup:
    return msgspec.structs.replace(staff_sample.first()[0].groups[1], kind=kind, unit=unit, members=members)


def test_of_groups_with_the_same_people_the_deeper_lies_in_the_other() -> None:
    units = [PublishedUnit(id=one, name=one, type="unit", parent=above) for one, above in (("a", None), ("b", "a"))]
    lower, upper, every = group("unit", "b", "b"), group("unit", "a", "b"), group("government", None, "b")
    for ordered in ((lower, upper, every), (every, upper, lower)):
        groups = Groups(PublishedStaff(period="2024", policy="p", ratings="r", groups=ordered), units)
        assert groups.everybody == every
        assert groups.parts(every) == (upper,)
        assert groups.parts(upper) == (lower,)
        assert groups.parts(lower) == ()
        assert groups.holding(("b",)) == lower
        assert groups.holding(("c",)) is None


@pytest.mark.parametrize("units", [1, 60])
def test_every_group_of_every_period_stands_once_on_pages_that_stay_light(units: int) -> None:
    release = unit_sample.crowded(units)
    pages = unit_sample.bodies(unit_sample.site(release), people)
    assert max(len(one.encode()) for one in pages.values()) < unit_sample.LIGHT
    found: Counter[tuple[str, str, str]] = Counter()
    for one in pages.values():
        groups = one.partition('id="trend"')[0]
        found.update(key[:3] for key in Figures(groups).found if key[3] == "good")
    assert found == Counter(
        {(one.period, group.kind, group.unit or ""): 1 for one in release.staff for group in one.groups}
    )


def test_a_government_without_figures_of_people_has_no_page_about_them() -> None:
    assert unit_sample.bodies(unit_sample.site(sample.example()), people) == {}


def test_what_the_sign_may_mean_is_told_in_the_same_words_whatever_is_withheld() -> None:
    release = sample.release()
    every = tuple(msgspec.structs.replace(one, groups=tuple(map(without_good, one.groups))) for one in release.staff)
    told = [
        unit_sample.said(page.partition('<h2 id="withheld">')[2])
        for one in (release, msgspec.structs.replace(release, staff=every))
        for page in unit_sample.bodies(unit_sample.site(one), people).values()
    ]
    explained = {one.partition("Laporkan")[0] for one in told}
    assert len(explained) == 1
    assert "Sebabnya dapat salah satu dari ini" in explained.pop()


def without_good(group: StaffGroup) -> StaffGroup:
    return msgspec.structs.replace(group, good=staff_sample.WITHHELD)
