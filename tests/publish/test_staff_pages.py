"""What pages say of people: groups and ranges, in an order that tells nothing, and where nobody can be recognised."""

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import publish_sample as sample
import pytest
import staff_sample

from kinerja.disclose.published import Cell, PublishedStaff, PublishedUnit, Release, StaffGroup
from kinerja.publish.pages.staff_groups import Groups
from kinerja.publish.site import Site, render

METRICS = ("good", "value", "hours", "follow_ups", "objections")


class Figures(HTMLParser):
    """The figures of a page by period, kind and unit of the group, and metric, in the order of the page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[tuple[str, str, str, str], str] = {}
        self._key: tuple[str, str, str, str] | None = None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "td" and "data-metric" in held:
            names = ("data-period", "data-group-kind", "data-group-unit", "data-metric")
            self._key = (held[names[0]], held[names[1]], held[names[2]], held[names[3]])
            assert self._key not in self.found
            self.found[self._key] = ""

    def handle_data(self, data: str) -> None:
        if self._key:
            self.found[self._key] += data

    def handle_endtag(self, tag: str) -> None:
        self._key = None if tag == "td" else self._key


def page(built: Path, place: str) -> str:
    return (built / "build" / "docs" / place / "index.md").read_text(encoding="utf-8")


def text(built: Path, place: str) -> str:
    return sample.Skeleton(sample.body(page(built, place))).text.replace("\u00a0", " ")


def groups_of(place: str) -> dict[str, list[tuple[str, str | None]]]:
    """The groups that a page of the sample has to show, by period."""
    dinas = [("unit", "dinas"), ("own", "dinas"), ("unit", "seksi"), ("pool", "dinas")]
    tops: list[tuple[str, str | None]] = [("government", None), ("unit", "dinas"), ("unit", "sekretariat")]
    return {
        "": {period: [*tops, ("pool", None)] for period in ("2025-S1", "2024")},
        "dinas": {"2025-S1": [("unit", "dinas")], "2024": dinas},
        "seksi": {"2024": [("unit", "seksi")]},
        "sekretariat": {"2025-S1": [("unit", "sekretariat")], "2024": [("unit", "sekretariat")]},
        "badan": {},
        "gudang": {},
        "upt": {},
        "tanpa": {},
    }[place]  # type: ignore[return-value]


def written(cell: Cell, metric: str, language: str) -> str:
    if cell.shown is None:
        return {"id": "–tidak ditampilkan", "en": "–not shown"}[language]
    between = f"{cell.shown.low}–{cell.shown.high}"
    if metric in {"value", "hours"}:
        return between.replace(".", ",") if language == "id" else between
    return between + {"id": "\u00a0%", "en": "%"}[language]


def told(place: str, language: str) -> dict[tuple[str, str, str, str], str]:
    stated = {one.period: {(group.kind, group.unit): group for group in one.groups} for one in staff_sample.later()}
    figures = {}
    for period, keys in groups_of(place).items():
        for key in keys:
            group = stated[period][key]
            found = {metric: getattr(group, metric) for metric in METRICS}
            found |= {f"class:{rating}": cell for rating, cell in group.classes.items()}
            for metric, cell in found.items():
                figures[period, group.kind, group.unit or "", metric] = written(cell, metric, language)
    return figures


@pytest.mark.parametrize("place", ["", "dinas", "seksi", "sekretariat", "badan", "gudang", "upt", "tanpa"])
def test_a_page_says_what_the_release_says_of_the_unit_and_the_groups_below_and_no_more(
    built: Path, place: str
) -> None:
    for language, root in (("id", "instansi"), ("en", "governments")):
        shown = Figures(page(built, f"{language}/{root}/kota-contoh/{place}")).found
        assert shown == told(place, language)


def test_groups_stand_by_name_with_the_whole_first_and_the_small_ones_last(built: Path) -> None:
    for place in ("", "dinas"):
        shown = Figures(page(built, f"id/instansi/kota-contoh/{place}")).found
        order = list(dict.fromkeys((period, kind, unit) for period, kind, unit, metric in shown if metric == "good"))
        assert order == [(period, kind, unit or "") for period, keys in groups_of(place).items() for kind, unit in keys]


@pytest.mark.parametrize(
    ("place", "sentences"),
    [
        (
            "id/instansi/kota-contoh/badan",
            ("Pegawai unit ini dihitung dalam gabungan unit kecil di bawah Kota Contoh .",),
        ),
        (
            "id/instansi/kota-contoh/gudang",
            (
                "Semester I 2025 Pegawai unit ini hanya dihitung dalam angka Dinas Perizinan .",
                "2024 Pegawai unit ini dihitung dalam gabungan unit kecil di bawah Dinas Perizinan .",
            ),
        ),
        ("id/instansi/kota-contoh/upt", ("Pegawai unit ini hanya dihitung dalam angka Sekretariat .",)),
        (
            "en/governments/kota-contoh/upt",
            ("The employees of this unit are counted only in the figures of Sekretariat .",),
        ),
        (
            "id/instansi/kota-contoh",
            (
                "Seluruh instansi Diperbarui dalam rilis 2 301 orang atau lebih 81–82 %",
                "Sekretariat Bersama unit di bawahnya 21–40 orang",
                "Menurut predikat Kelompok Baik Kurang lama Seluruh instansi",
                "Unit dalam gabungan unit kecil Badan Kecil Kantor Kecil",
                "Pertama terbit dalam rilis 1. Tanda – berarti tidak ditampilkan supaya tidak ada orang",
                "Pertama terbit dalam rilis 2.",
            ),
        ),
        ("en/governments/kota-contoh/dinas", ("Directly in Dinas Perizinan 10–20 people – not shown 84–86",)),
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
    assert set(sections) == {
        '<section class="staff" data-search-exclude data-government="kota-contoh" aria-labelledby="staff">'
    }
    assert len(sections) == 2 * 9
    assert 'href="../../../metode/pegawai/staf-contoh/"' in page(built, "id/instansi/kota-contoh/upt")


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
    source = page(root, "id/instansi/kota-contoh")
    assert "Rata-rata nilai" not in source
    assert "Rata-rata jam pelatihan" in source


def test_the_order_of_groups_and_members_in_a_release_shows_on_no_page(tmp_path: Path) -> None:
    release = sample.release()
    staff = tuple(
        msgspec.structs.replace(
            one,
            groups=tuple(msgspec.structs.replace(group, members=group.members[::-1]) for group in one.groups[::-1]),
        )
        for one in release.staff[::-1]
    )
    plain, turned = alone(release, tmp_path / "a"), alone(msgspec.structs.replace(release, staff=staff), tmp_path / "b")
    for path in (plain / "build/docs").rglob("index.md"):
        other = turned / path.relative_to(plain)
        assert path.read_bytes() == other.read_bytes()


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
    said = text(root, f"id/instansi/kota-contoh/{unit or ''}")
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
