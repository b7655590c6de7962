"""A unit's page answers four questions, compares only like with like, and stays light."""

import re
from decimal import Decimal
from itertools import pairwise

import publish_sample as sample
import pytest
import unit_sample
from msgspec.structs import replace

from kinerja.disclose.published import Figure, PublishedPeriod, PublishedUnit, Release
from kinerja.publish.files import feeds
from kinerja.publish.pages.units import unit
from kinerja.publish.voice import Voice

OFFICE = "instansi/kota-contoh/dinas/"
QUESTIONS = {
    "id": (
        "Untuk apa unit ini bekerja?",
        "Bagaimana hasilnya?",
        "Apa selanjutnya?",
        "Bagaimana Anda dapat membantu?",
    ),
    "en": ("What does this unit work for?", "How is it doing?", "What comes next?", "How can you help?"),
}


def pages(*chain: Release, language: str = "id") -> dict[str, str]:
    return unit_sample.bodies(unit_sample.site(*chain), unit, language=language)


def told(release: Release, place: str = OFFICE) -> str:
    return unit_sample.said(pages(release)[place])


def after(said: str, start: str, end: str) -> str:
    return said.partition(start)[2].partition(end)[0].strip()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_unit_answers_the_same_four_questions_in_the_same_order(language: str) -> None:
    found = pages(sample.first(), sample.release(), language=language)
    assert len(found) == 9
    for page in found.values():
        headings = re.findall(r"<h2[^>]*>([^<]*)</h2>", page)
        assert tuple(one for one in headings if one in QUESTIONS[language]) == QUESTIONS[language]
        assert [place for place in ("why", "how", "next", "help") if f'href="#{place}"' not in page] == []


def test_headings_never_skip_a_level() -> None:
    for page in (*pages(unit_sample.crowded()).values(), *pages(sample.release()).values()):
        levels = [int(one) for one in re.findall(r"<h([1-6])", page)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_unit_names_the_goals_it_serves_with_what_they_are_for() -> None:
    page = pages(sample.release())[OFFICE]
    why = after(unit_sample.said(page), "Untuk apa unit ini bekerja?", "Bagaimana hasilnya?")
    assert why == (
        "Izin cepat Mendukung: Pelayanan mudah Mendukung: Melayani dengan cepat Diukur dengan 8 indikator unit ini."
    )
    assert re.search(r'<a href="../../../sasaran/kota-contoh/index.html#[^"]+">Izin cepat</a>', page)


@pytest.mark.parametrize(
    ("goals", "sentence"),
    [
        (("cepat", None, None), "2 indikator tidak menyebut sasarannya."),
        ((None, "hilang"), "Catatan tidak menyebut sasaran yang didukung indikator unit ini."),
        ((), "Belum ada indikator untuk unit ini."),
    ],
)
def test_indicators_without_a_goal_are_not_passed_over(goals: tuple[str | None, ...], sentence: str) -> None:
    plain = sample.release()
    office = unit_sample.unit(plain, "dinas")
    some = tuple(replace(office.indicators[0], id=f"i-{number}", goal=goal) for number, goal in enumerate(goals))
    release = unit_sample.with_units(plain, [replace(office, indicators=some)])
    assert sentence in after(told(release), "Untuk apa", "Bagaimana hasilnya?")


def test_goals_that_serve_each_other_in_a_circle_are_told_once() -> None:
    plain = sample.release()
    goals = tuple(
        replace(one, mission=None, goal=other) for one, other in zip(plain.goals, ("cepat", "pelayanan"), strict=True)
    )
    why = after(told(replace(plain, goals=goals)), "Untuk apa", "Bagaimana hasilnya?")
    assert why.count("Izin cepat") == 1
    assert why.count("Mendukung: Pelayanan mudah") == 1


def compared(*averages: tuple[str, str, str | None]) -> str:
    """What the page of the first unit says beside others of some kind, in some period, with some average."""
    units = [unit_sample.average(f"u-{n}", kind, period, mean) for n, (kind, period, mean) in enumerate(averages)]
    said = told(unit_sample.with_units(sample.release(), units), "instansi/kota-contoh/u-0/")
    return after(said, "Dibandingkan dengan unit sejenis", "Lihat kelompok")


@pytest.mark.parametrize(
    ("mean", "standing"),
    [("90", "berada di bawahnya"), ("100", "tepat di nilai tengah itu"), ("101", "berada di atasnya")],
)
def test_an_average_stands_beside_the_median_of_its_kind(mean: str, standing: str) -> None:
    others = (("dinas", "2025", "100"), ("dinas", "2025", "99.5"), ("dinas", "2025", "100.5"), ("dinas", "2025", "100"))
    assert compared(("dinas", "2025", mean), *others) == (
        f"Rata-rata capaian {mean} % dari 1 indikator. Nilai tengah (median) 5 unit sejenis (Dinas) pada 2025 adalah "
        f"100 %. Unit ini {standing}. Setiap unit punya indikator sendiri, jadi selisih kecil tidak banyak artinya."
    )


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ((("dinas", "2025", "90"),), "terlalu sedikit unit sejenis (Dinas) mempunyai rata-rata untuk 2025: 2 unit."),
        (
            (("badan", "2025", "90"),) * 3,
            "terlalu sedikit unit sejenis (Dinas) mempunyai rata-rata untuk 2025: 1 unit.",
        ),
        (
            (("dinas", "2024", "90"),) * 3,
            "terlalu sedikit unit sejenis (Dinas) mempunyai rata-rata untuk 2025: 1 unit.",
        ),
        (
            (("dinas", "2025", None),) * 3,
            "terlalu sedikit unit sejenis (Dinas) mempunyai rata-rata untuk 2025: 1 unit.",
        ),
    ],
)
def test_only_units_of_the_same_kind_and_period_are_compared(
    others: tuple[tuple[str, str, str | None], ...], sentence: str
) -> None:
    assert compared(("dinas", "2025", "100"), *others).endswith(f"Tidak dibandingkan, karena {sentence}")


def test_a_unit_without_an_average_is_not_compared_and_the_page_says_why() -> None:
    others = (("dinas", "2025", "90"),) * 3
    assert compared(("dinas", "2025", None), *others) == (
        "Tidak dibandingkan, karena unit ini belum mempunyai rata-rata untuk periode itu."
    )


def awaiting(due: str | None, *figures: Figure) -> str:
    plain = sample.release()
    office = unit_sample.unit(plain, "dinas")
    indicator = replace(office.indicators[0], figures=figures)
    period = PublishedPeriod(id="2027", starts="2027-01-01", ends="2027-12-31", status="open", measurements_due=due)
    release = unit_sample.with_units(plain, [replace(office, indicators=(indicator,))])
    return after(told(replace(release, periods=(period,))), "Apa selanjutnya?", "Bagaimana Anda")


def waiting(period: str, target: str) -> Figure:
    return Figure(period=period, state="pending", target=target)


KNOWN = Figure(period="2026", state="scored", target="84", realisation="86", next_step="Menambah loket")


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        ("2028-01-31", "Hasilnya harus dilaporkan paling lambat 31 Januari 2028. "),
        ("2026-11-21", "Hasilnya seharusnya sudah dilaporkan paling lambat 21 November 2026. "),
        (None, ""),
    ],
)
def test_the_next_target_of_an_indicator_and_its_due_date_are_told(due: str | None, sentence: str) -> None:
    said = awaiting(due, waiting("2025", "80"), KNOWN, waiting("2028", "95"), waiting("2027", "90"))
    assert said == (
        f"Langkah berikutnya menurut unit ini Menambah loket Kepuasan warga Target 2027 {sentence}"
        "Kepuasan warga : 90 indeks"
    )


def test_a_year_that_is_known_by_its_first_half_does_not_hide_that_the_second_is_awaited() -> None:
    half = replace(KNOWN, period="2026-S1", next_step=None)
    said = awaiting(None, replace(KNOWN, next_step=None), half, waiting("2026-S2", "88"))
    assert said == "Target Semester II 2026 Kepuasan warga : 88 indeks"


def test_a_unit_that_wrote_down_no_next_step_says_so() -> None:
    assert awaiting(None, replace(KNOWN, next_step=None)) == "Belum ada langkah atau target berikutnya yang dicatat."


@pytest.mark.parametrize(
    ("direction", "change", "sentence"),
    [
        ("increase", "3.5", "membaik (naik 3,5 %)"),
        ("increase", "-3.5", "memburuk (turun 3,5 %)"),
        ("decrease", "3.5", "memburuk (naik 3,5 %)"),
        ("decrease", "-3.5", "membaik (turun 3,5 %)"),
        ("range", "3.5", "naik 3,5 %"),
        ("increase", "0", "tetap"),
    ],
)
def test_a_change_says_whether_it_is_for_the_better(direction: str, change: str, sentence: str) -> None:
    plain = sample.release()
    office = unit_sample.unit(plain, "dinas")
    indicator = replace(office.indicators[0], direction=direction, figures=(replace(KNOWN, change=Decimal(change)),))
    said = told(unit_sample.with_units(plain, [replace(office, indicators=(indicator,))]))
    assert after(said, "Capaian Status Perubahan", "Dibandingkan").endswith(sentence)


def test_a_series_of_three_comparable_results_has_a_shape_beside_its_numbers() -> None:
    plain = sample.release()
    office = unit_sample.unit(plain, "dinas")

    def shapes(*realisations: str) -> int:
        figures = tuple(
            replace(KNOWN, period=str(2020 + number), realisation=one) for number, one in enumerate(realisations)
        )
        some = replace(office, indicators=(replace(office.indicators[0], figures=figures),))
        return pages(unit_sample.with_units(plain, [some]))[OFFICE].count('class="k-spark"')

    assert (shapes("1", "2"), shapes("1", "2", "3"), shapes("1", "WTP", "3")) == (0, 1, 0)


def links(page: str) -> set[str]:
    return set(re.findall(r'href="(?:\.\./)*(?:instansi/kota-contoh/dinas/)?(indikator-\d+)/index\.html"', page))


def test_a_unit_with_forty_indicators_has_a_light_page_and_a_list_of_all() -> None:
    found = pages(unit_sample.crowded())
    lists = {place: page for place, page in found.items() if place.startswith(f"{OFFICE}janji/")}
    assert list(lists) == [f"{OFFICE}janji/1/", f"{OFFICE}janji/2/"]
    assert max(len(page.encode()) for page in found.values()) < unit_sample.LIGHT
    assert set().union(*map(links, lists.values())) == {f"indikator-{number}" for number in range(40)}
    assert 'href="janji/1/index.html"' in found[OFFICE]
    assert len(links(found[OFFICE])) == 10


def test_what_was_not_reached_comes_first_where_not_all_find_room() -> None:
    plain = unit_sample.crowded()
    office = unit_sample.unit(plain, "dinas")
    missed = replace(KNOWN, status=sample.MISSED, achievement=Decimal(50))
    late = tuple(replace(one, figures=(missed,)) for one in office.indicators[38:])
    release = unit_sample.with_units(plain, [replace(office, indicators=(*office.indicators[:38], *late))])
    table = pages(release)[OFFICE].partition('<table class="k-table k-table--cards k-latest">')[2]
    assert re.findall(r'<th scope="row"><a href="([^/]+)/', table)[:3] == [
        "indikator-38",
        "indikator-39",
        "indikator-0",
    ]


def test_an_indicator_without_figures_is_named_too() -> None:
    assert "Indikator yang belum mempunyai angka: Indikator lama" in told(sample.release())


def test_the_feed_that_a_page_names_is_there() -> None:
    site = unit_sample.site(sample.first(), sample.release())
    named = {page.feed for page in unit.pages(site, Voice("id"))}
    assert len(named) == 9
    assert named <= {path for path, _ in feeds.files(site, Voice("id"))}


def test_the_description_tells_the_outcome_in_a_sentence() -> None:
    site = unit_sample.site(sample.release())
    (page,) = (one for one in unit.pages(site, Voice("id")) if one.address == ("@governments", "kota-contoh", "dinas"))
    assert page.description == "Dinas Perizinan, Kota Contoh, 2026: 1 dari 6 janji ditepati."
    assert (page.kind, page.keywords) == ("unit", ("Dinas",))


def test_many_units_below_are_told_by_kind() -> None:
    few, many = (told(below(number)) for number in (3, 41))
    assert "Unit di bawahnya Unit b-0 Unit b-1 Unit b-2" in few
    assert "Unit di bawahnya Seksi Apa selanjutnya?" in many


def below(number: int) -> Release:
    plain = sample.release()
    office = unit_sample.unit(plain, "dinas")
    units = [PublishedUnit(id=f"b-{one}", name=f"Unit b-{one}", type="seksi", parent="dinas") for one in range(number)]
    return replace(unit_sample.with_units(plain, [office, *units]), staff=())
