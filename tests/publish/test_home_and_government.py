"""What the home page and the page of a government promise to a citizen in a hurry."""

from dataclasses import replace

import msgspec
import publish_sample as sample
import pytest

from kinerja.disclose.published import Notice, PublishedGovernment, PublishedPeriod, PublishedUnit, Release, Summary
from kinerja.publish import address
from kinerja.publish.pages import PAGES, home
from kinerja.publish.pages.governments import government
from kinerja.publish.press import Press
from kinerja.publish.site import Site
from kinerja.publish.voice import Voice

LANGUAGES = ("id", "en")
LIGHT = 40 * 1024
CITY = address.government("kota-contoh")


def printed(site: Site, language: str, place: address.Address) -> str:
    """The page of an address, made by the two modules under test."""
    voice = Voice(language)
    made = (page for module in (home, government) for page in module.pages(site, voice))
    page = next(one for one in made if one.address == place)
    return sample.body(Press(site, voice).file(page)[1].decode())


def said(site: Site, language: str, place: address.Address) -> str:
    return sample.Skeleton(printed(site, language, place)).text


def only(*releases: Release) -> Site:
    return replace(sample.site(), releases=tuple((one,) for one in releases))


def body(identifier: str, data: str, *units: PublishedUnit) -> Release:
    return msgspec.structs.replace(
        sample.release(),
        government=PublishedGovernment(id=identifier, name=identifier.title(), type="city", data=data),
        units=units,
        staff=(),
        notices=(),
        goals=(),
    )


def unit(identifier: str, kind: str, **counts: int) -> PublishedUnit:
    states = {name: number for name, number in counts.items() if name in {"pending", "no_target"}}
    statuses = {name: number for name, number in counts.items() if name not in states}
    summary = Summary(
        period="2026",
        indicators=sum(counts.values()),
        counted=sum(statuses.values()),
        statuses=statuses,
        states={name.replace("_", "-"): number for name, number in states.items()},
    )
    return PublishedUnit(id=identifier, name=f"Unit {identifier}", type=kind, summaries=(summary,))


def city(units: int, indicators: int = 5) -> Release:
    """A city of units of eight kinds, each with a page of its own and names of a usual length."""
    made = []
    for number in range(units):
        one = unit(f"unit-{number:03}", f"jenis-{number % 8}", achieved=indicators - 2, close=1, pending=1)
        survey = msgspec.structs.replace(sample.release().units[0].surveys[0], service=f"layanan-{number}")
        name = f"Dinas Kependudukan dan Pencatatan Sipil Wilayah {number}"
        made.append(msgspec.structs.replace(one, name=name, surveys=(survey,)))
    periods = tuple(
        PublishedPeriod(id=f"{year}-{month:02}", starts=f"{year}-01-01", ends=f"{year}-12-31", status="frozen")
        for year in range(2020, 2027)
        for month in range(1, 13)
    )
    return msgspec.structs.replace(body("besar", "own", *made), periods=periods, notices=sample.release().notices * 200)


def test_the_home_page_tells_in_one_sentence_how_many_promises_each_government_kept() -> None:
    told = said(sample.site(), "id", address.HOME)
    assert "Kota Contoh 1 dari 6 janji ditepati 2026" in told
    assert "1 hampir ditepati 1 belum ditepati 3 belum dapat dinilai" in told
    assert "Kabupaten Lain Belum ada angka." in told
    assert "Kota Contoh 1 of 6 promises kept 2026" in said(sample.site(), "en", address.HOME)


def test_nobody_is_said_to_have_kept_or_missed_what_cannot_be_assessed() -> None:
    silent = body("sunyi", "own", unit("a", "dinas", no_target=6))
    for place in (address.HOME, address.government("sunyi")):
        told = said(only(silent), "id", place)
        assert "6 indikator belum dapat dinilai: tanpa target" in told
        assert "janji ditepati" not in told


def test_a_government_without_promises_is_shown_by_its_survey() -> None:
    surveyed = msgspec.structs.replace(unit("a", "dinas"), summaries=(), surveys=sample.release().units[0].surveys)
    told = said(only(body("layanan", "own", surveyed)), "id", address.HOME)
    assert "Indeks kepuasan 82,70 dari 100: B, Baik. Semester I 2026" in told


def test_own_figures_stand_before_examples_and_examples_before_quotations() -> None:
    site = only(body("aa", "quoted"), body("bb", "example"), body("dd", "own"), body("cc", "own"))
    told = said(site, "id", address.HOME)
    order = ("Data resmi", "Cc", "Dd", "Data contoh", "Bb", "Kutipan dokumen", "Aa")
    places = [told.index(word) for word in order]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_stays_light_with_a_hundred_and_fifty_governments(language: str) -> None:
    many = [body(f"kota-{number:03}", "own", unit("a", "dinas", achieved=3, missed=2)) for number in range(150)]
    drawn = printed(only(*many[:24]), language, address.HOME)
    plain = printed(only(*many), language, address.HOME)
    assert plain.count('<li><a href="instansi/kota-') + plain.count('<li><a href="governments/kota-') == 150
    assert drawn.count("k-stacked") == 24
    assert "k-stacked" not in plain
    assert max(len(drawn), len(plain)) <= LIGHT


def test_the_government_page_counts_every_promise_once_and_leads_to_each_group() -> None:
    page = printed(sample.site(), "id", CITY)
    told = sample.Skeleton(page).text
    assert "1 dari 6 janji ditepati" in told
    for row in (
        "Ditepati Tercapai 1",
        "Hampir ditepati Mendekati 1",
        "Belum ditepati Belum tercapai 1",
        "Belum dapat dinilai 1 Tanpa target, 1 Menunggu realisasi, 1 Target nol 3",
    ):
        assert row in told
    for shape in ("full", "half", "empty", "none"):
        assert f'href="../../janji/kota-contoh/index.html#{shape}"' in page


def test_a_group_without_promises_is_told_and_leads_nowhere() -> None:
    page = printed(only(body("rajin", "own", unit("a", "dinas", achieved=2))), "id", address.government("rajin"))
    assert "Hampir ditepati 0 Belum ditepati 0 Belum dapat dinilai 0" in sample.Skeleton(page).text
    table = page[page.index("k-outcomes") : page.index("</table>")]
    assert table.count("<a ") == 1


def test_units_stand_among_their_peers_and_a_unit_without_peers_stands_alone() -> None:
    units = (
        unit("b", "kecamatan", achieved=1, missed=1),
        unit("a", "kecamatan", achieved=2),
        unit("c", "sekretariat", achieved=3),
    )
    page = printed(only(body("kota", "own", *units)), "id", address.government("kota"))
    told = sample.Skeleton(page).text
    assert (
        "Kecamatan Bandingkan 2 unit sejenis 3 dari 4 janji ditepati (2026) "
        "Unit a 2 dari 2 janji ditepati (2026) Unit b 1 dari 2 janji ditepati (2026) "
        "Unit tanpa unit sejenis Unit c 3 dari 3 janji ditepati (2026)"
    ) in told
    assert 'href="../../unit-sejenis/kota/kecamatan/index.html"' in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("units", [40, 300])
def test_the_page_of_a_large_city_stays_light_and_leads_to_every_kind_of_unit(language: str, units: int) -> None:
    large = city(units)
    page = printed(only(large), language, address.government("besar"))
    assert len(page.encode()) <= LIGHT - 5 * 1024  # the frame of a page takes the rest
    for kind in {one.type for one in large.units}:
        assert f"/{kind}/index.html" in page
    assert ("unit-000/index.html" in page) == (units <= 40)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_list_leaves_out_is_counted(language: str) -> None:
    told = said(only(city(300)), language, address.government("besar"))
    assert "294" in told  # surveys
    assert "195" in told  # notices


def test_a_notice_is_told_in_words_with_the_place_of_its_record() -> None:
    unknown = Notice(rule="a-rule-of-another-time", path="records/a.yml", line=3, facts={"what": "apa saja"})
    site = only(msgspec.structs.replace(sample.release(), notices=(*sample.release().notices, unknown)))
    told = said(site, "id", CITY)
    assert "records/kota-contoh/units/dinas/measurements/2025.yml:9 published-value-follows" in told
    assert "apa saja records/a.yml:3 a-rule-of-another-time" in told


def test_the_ratings_of_the_latest_period_are_counted_best_first() -> None:
    assert "Predikat yang ditetapkan untuk 2025: 1 unit: Baik" in said(sample.site(), "id", CITY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_of_a_government_offers_only_pages_that_exist(language: str) -> None:
    site, voice = sample.site(), Voice(language)
    made = {page.address for module in PAGES for page in module.pages(site, voice)}
    for page in government.pages(site, voice):
        doors = page.view["menu"]
        assert isinstance(doors, tuple)
        assert {door.address for door in doors} <= made


def test_the_description_of_a_page_tells_the_figure() -> None:
    pages = {page.address: page.description for page in government.pages(sample.site(), Voice("id"))}
    assert pages[CITY] == "Kota Contoh, 2026: 1 dari 6 janji ditepati."
    assert pages[address.government("kabupaten-lain")].startswith("Kabupaten Lain: janji, hasil, dan sumber angka")
