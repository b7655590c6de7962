from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree

import long_sample
import publish_sample as sample
import pytest
from msgspec.structs import replace
from test_hostile_text import flat, hostile

from kinerja.disclose.published import PublishedSeriesBreak
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.files import embeds
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.indicators import computation, indicator
from kinerja.publish.press import Press
from kinerja.publish.revisions import Revision, revisions
from kinerja.publish.voice import Voice

# The frame that the theme puts around a page.
FRAME = 6_000
MOST = 40_000
PLACE = ("kota-contoh", "dinas", "kepuasan")


def printed(site: Site, module: object, language: str = "id") -> Iterator[tuple[Page, str]]:
    press = Press(site, Voice(language))
    for page in module.pages(site, Voice(language)):  # type: ignore[attr-defined]
        yield page, press.file(page)[1].decode()


def said(site: Site, language: str = "id") -> str:
    ((_, source),) = printed(site, indicator, language)
    return sample.Skeleton(sample.body(source)).text.replace("\u00a0", " ")


def test_a_figure_that_a_later_release_changed_is_told_with_its_old_value() -> None:
    text = said(long_sample.site())
    assert "Angka berikut berubah setelah terbit." in text
    assert "Desember 2026 Realisasi 99 indeks 121 indeks Rilis 2" in text
    assert "Desember 2026 Capaian 99,00 % 101,12 % Rilis 2" in text


def test_a_first_figure_revises_nothing_and_a_withdrawn_one_does() -> None:
    newest = long_sample.site(years=1).releases[0][1]
    unit = newest.units[0]
    figures = unit.indicators[0].figures
    gone = replace(figures[0], realisation=None, achievement=None)
    later = replace(unit.indicators[0], figures=(gone, *figures[1:]))
    first = replace(newest, units=(), number=1)
    third = replace(newest, units=(replace(unit, indicators=(later,)),), number=3)
    assert revisions((first, newest)) == {}
    assert revisions((first, newest, third)) == {
        ("dinas", "kepuasan"): (
            Revision("2026-01", 3, "realisation", "101", None),
            Revision("2026-01", 3, "achievement", str(Decimal("101.12")), None),
        )
    }


def test_a_page_says_when_nothing_was_revised() -> None:
    site = long_sample.site()
    assert "tidak ada angka indikator ini yang berubah" in said(replace_releases(site))


def replace_releases(site: Site) -> Site:
    return Site((site.releases[0][1:],), site.rules, site.hand_written, url=site.url)


@pytest.mark.parametrize("module", [indicator, computation])
def test_ten_years_of_months_stay_within_forty_kilobytes_a_page(module: object) -> None:
    sizes = [len(source.encode()) for _, source in printed(long_sample.site(url="https://contoh.invalid"), module)]
    assert sizes
    assert max(sizes) + FRAME <= MOST


def test_every_figure_has_one_place_on_the_pages_of_computations() -> None:
    pages = list(printed(long_sample.site(), computation))
    assert [page.address for page, _ in pages] == [address.computation(*PLACE, number) for number in range(1, 13)]
    anchors = [one for _, source in pages for one in sample.Skeleton(source).anchors if one.startswith("20")]
    assert sorted(anchors) == [f"{year}-{month:02}" for year in range(2017, 2027) for month in range(1, 13)]


def test_the_page_of_an_indicator_leads_to_the_computations_only_where_there_are_more() -> None:
    sources = [source for _, source in printed(sample.site(), indicator)]
    assert all("hitungan/" not in source for source in sources)
    assert "../../../../hitungan/kota-contoh/dinas/kepuasan/index.html" in "".join(
        source for _, source in printed(long_sample.site(), indicator)
    )


def test_parts_of_years_stand_beside_each_other_and_are_compared_with_the_year_before() -> None:
    text = said(long_sample.site(years=2))
    assert "Tahun demi tahun" in text
    assert "Naik 1 indeks dari Desember 2025 ke Desember 2026. Makin tinggi makin baik." in text
    assert "Tahun demi tahun" not in said(long_sample.site(years=1))


def test_a_small_chart_tells_its_values_to_those_who_cannot_see_it() -> None:
    ((_, source),) = printed(long_sample.site(years=2), indicator)
    assert 'aria-label="2025: Januari 2025 101, Februari 2025 102, Maret 2025 103,' in source


@pytest.mark.parametrize(
    ("language", "name", "description"),
    [
        ("id", "Kepuasan warga", "2026: realisasi 86 indeks dari target 84 indeks, tercapai (102,38 %)."),
        ("en", "Kepuasan warga", "2026: result 86 indeks against a target of 84 indeks, achieved (102.38%)."),
        ("id", "Opini", "2026: target WTP, menunggu realisasi."),
        ("id", "Tumbuh", "2026: realisasi −1,86 %, tanpa target."),
        ("id", "Waktu izin", "Juli 2026: target 7 sampai 8 hari, tidak diukur."),
    ],
)
def test_the_description_of_a_page_is_a_sentence_with_figure_period_and_status(
    language: str, name: str, description: str
) -> None:
    pages = {page.title: page for page in indicator.pages(sample.site(), Voice(language))}
    told = pages[f"{name}, Dinas Perizinan"].description.replace("\u00a0", " ")
    assert told == f"{name}, Dinas Perizinan, {description}"


def test_an_indicator_without_figures_says_so_in_its_description() -> None:
    told = [page.description for page in indicator.pages(sample.site(), Voice("id"))]
    assert "Indikator lama, Dinas Perizinan: belum ada angka." in told


def test_the_table_names_the_unit_of_measure_once() -> None:
    text = said(long_sample.site(years=1))
    assert "Satuan: indeks Periode Target Realisasi" in text
    assert "Desember 2026 110 112 101,12 %" in text


def test_a_computation_names_its_periods_in_words() -> None:
    step = parts.computation(
        Voice("id"),
        sample.release(),
        "Hitungan",
        (),
        [long_sample.PublishedStep(name="sum", values={"periods": "2026-S1, 2026-S2"}, result="9")],
    )
    assert step
    assert "Semester I 2026, Semester II 2026" in step.steps[0].sentence


def test_a_sparkline_shows_only_results_that_can_be_compared() -> None:
    one = long_sample.indicator(sample.release().units[0].indicators[0], 1)
    whole = parts.spark(Voice("id"), one)
    begun = replace(one.figures[9], series_break=PublishedSeriesBreak(period="2026-10", what=("method",)))
    late = parts.spark(Voice("id"), replace(one, figures=(*one.figures[:9], begun, *one.figures[10:])))
    later = replace(one.figures[10], series_break=PublishedSeriesBreak(period="2026-11", what=("method",)))
    none = parts.spark(Voice("id"), replace(one, figures=(*one.figures[:10], later, *one.figures[11:])))
    assert whole
    assert late
    assert [chart.lines[0].count(",") for chart in (whole, late)] == [12, 3]
    assert none is None


def test_code_for_other_sites_has_whole_addresses_and_is_absent_without_them() -> None:
    text = said(long_sample.site(hostile, url="https://contoh.invalid"))
    folder = "https://contoh.invalid/sisipan/kota-contoh/dinas/kepuasan/"
    assert f'<iframe src="{folder}index.html" title="Kepuasan warga &lt;/title&gt;&lt;script&gt;' in text
    assert f'<img src="{folder}grafik.svg"' in text
    assert "iframe" not in said(long_sample.site())


@pytest.mark.parametrize(("language", "picture"), [("id", "grafik.svg"), ("en", "chart.svg")])
def test_a_page_for_other_sites_stands_alone_and_leads_back(language: str, picture: str) -> None:
    made = dict(embeds.files(sample.site(hostile), Voice(language)))
    plain = dict(embeds.files(sample.site(), Voice(language)))
    assert list(made) == list(plain)
    for name, content in made.items():
        if name.endswith("index.html"):
            page, other = sample.Skeleton(content.decode()), sample.Skeleton(plain[name].decode())
            assert page.elements == other.elements
            assert page.links == other.links
            assert not {"script", "iframe", "style"} & {tag for tag, _ in page.elements}
            assert "default-src 'none'" in content.decode()
    page = sample.Skeleton(next(content for name, content in made.items() if "kepuasan/index" in name).decode())
    assert page.links[0] == "../../../../assets/embed.css"
    assert page.links[1].endswith("/kota-contoh/dinas/kepuasan/index.html")
    assert flat(hostile("Kepuasan warga")) in page.text
    assert sum(name.endswith(picture) for name in made) == 8


def test_a_picture_for_other_sites_is_whole_whatever_the_texts_are() -> None:
    for name, content in embeds.files(sample.site(lambda text: f"{text}\x00\x0b\ufffe{hostile('')}"), Voice("id")):
        if name.endswith(".svg"):
            root = ElementTree.fromstring(content)
            assert {one.tag.partition("}")[2] for one in root.iter()} <= {
                "svg", "title", "desc", "rect", "text", "g", "path", "circle"
            }  # fmt: skip
            assert all(
                attribute in {"x", "y"} or attribute[:2] != "on" for one in root.iter() for attribute in one.attrib
            )
            assert float(root.attrib["height"]) < 400


def test_a_picture_says_by_itself_what_it_is_and_where_it_comes_from() -> None:
    made = dict(embeds.files(sample.site(), Voice("id")))
    root = ElementTree.fromstring(made["sisipan/kota-contoh/dinas/kepuasan/grafik.svg"])
    words = [one.text.replace("\u00a0", " ") for one in root.iter() if one.text and one.text.strip()]
    assert words == [
        "Kepuasan warga, Dinas Perizinan, Kota Contoh",
        "Realisasi 86 indeks dari target 84 indeks: tercapai (102,38 %).",
        "Kepuasan warga",
        "Dinas Perizinan, Kota Contoh",
        "Tercapai, 2026",
        "Makin tinggi makin baik",
        "Rilis 2, 22 November 2026, Kutipan",
        "Target 84 indeks",
        "Realisasi 86 indeks",
    ]


def test_what_other_sites_show_of_a_preview_says_so() -> None:
    for name, content in embeds.files(sample.site(preview=True), Voice("id")):
        assert "Pratinjau, Kutipan" in content.decode(), name
        assert "Pratinjau" not in dict(embeds.files(sample.site(), Voice("id")))[name].decode()


def test_a_period_inside_an_english_sentence_is_written_small() -> None:
    text = said(quarters(), "en")
    assert "Up 1 indeks from the first quarter of 2026 to the second quarter of 2026." in text


def quarters() -> Site:
    site = long_sample.site(years=1)
    newest = site.releases[0][1]
    unit = newest.units[0]
    renamed = [replace(one, period=f"2026-Q{number}") for number, one in enumerate(unit.indicators[0].figures[:2], 1)]
    one = replace(unit.indicators[0], figures=tuple(renamed))
    return Site(((replace(newest, units=(replace(unit, indicators=(one,)),)),),), site.rules, site.hand_written)
