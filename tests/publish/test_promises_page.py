from collections.abc import Callable

import overview_sample as small
import publish_sample as sample
import pytest

from kinerja.disclose.published import Release
from kinerja.publish.address import path
from kinerja.publish.pages.lists import promises

SHAPES = ("full", "half", "empty", "none")


def few() -> Release:
    return small.release(
        small.unit(
            "dinas",
            small.indicator("a", small.scored("2024", "missed"), small.scored("2025", "achieved", "110.00")),
            small.indicator("b", small.scored("2025", "close"), small.without("2026", "pending")),
            small.indicator("c", small.without("2025", "not-measured"), status="retired"),
        ),
        small.unit("badan", small.indicator("d"), small.indicator("e", small.scored("2025", "achieved"))),
    )


def many() -> Release:
    """More than one page of missed promises, none that was kept."""
    one, other = (
        small.city(20, 3, (small.scored("2025", "missed"),)),
        small.city(20, 1, (small.scored("2025", "close"),)),
    )
    return small.release(*one.units, *(small.unit(f"{each.id}-b", *each.indicators) for each in other.units))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "id",
            (
                "Dari 5 janji: 2 ditepati, 1 hampir ditepati, 2 belum dapat dinilai.",
                "Ditepati (2)",
                "Indikator a Unit dinas 2025 80 indeks 79,5 indeks 110,00 % Tercapai",
                "Hampir ditepati (1) Indikator Periode Target Realisasi Capaian Status Indikator b Unit dinas 2025",
                "Belum ditepati (0) Tidak ada janji dalam kelompok ini.",
                "Indikator c Unit dinas Sudah dihentikan 2025 80 indeks – – Tidak diukur",
                "Indikator d Unit badan – – – – Belum ada angka",
            ),
        ),
        ("en", ("Promises: 5. Of these: 2 kept, 1 almost kept, 2 cannot be rated yet.", "Not yet kept (0)")),
    ],
)
def test_promises_stand_by_what_became_of_them_with_their_latest_figures(
    language: str, sentences: tuple[str, ...]
) -> None:
    (page,) = small.pages(promises, few(), language).values()
    said = small.said(page)
    assert [one for one in sentences if one not in said] == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("made", [few, many, sample.release, sample.example])
def test_every_group_is_where_others_link_to(made: Callable[[], Release], language: str) -> None:
    one = made()
    held = small.pages(promises, one, language)
    for shape in SHAPES:
        place, anchor = promises.place(one, shape)
        page = sample.Skeleton(held[path(language, place)])
        assert not anchor or anchor[1:] in page.anchors


def test_many_promises_are_read_group_by_group_and_page_by_page() -> None:
    held = small.pages(promises, many())
    assert list(held) == [
        "janji/kota-contoh/",
        "janji/kota-contoh/ditepati/",
        "janji/kota-contoh/hampir/",
        "janji/kota-contoh/belum-ditepati/",
        "janji/kota-contoh/belum-ditepati/2/",
        "janji/kota-contoh/belum-dinilai/",
    ]
    assert "Dari 80 janji: 20 hampir ditepati, 60 belum ditepati." in small.said(held["janji/kota-contoh/"])
    assert "<table" not in held["janji/kota-contoh/"]
    second = held["janji/kota-contoh/belum-ditepati/2/"]
    assert "Janji Kota Contoh yang belum ditepati (halaman 2 dari 2)" in small.said(second)
    assert "Sebelumnya Halaman 2 dari 2" in small.said(second)
    assert 'rel="prev" href="../index.html"' in second
    assert [page.count('rel="next"') for page in held.values()] == [0, 0, 0, 1, 0, 0]
    assert "Tidak ada janji dalam kelompok ini." in small.said(held["janji/kota-contoh/ditepati/"])


def test_no_promise_of_a_large_government_is_lost_and_pages_stay_light() -> None:
    one = many()
    held = small.pages(promises, one, "en")
    links = [
        link.split("governments/")[1]
        for page in held.values()
        for link in sample.Skeleton(sample.body(page)).links
        if "/indikator-" in link
    ]
    assert sorted(links) == sorted(
        f"kota-contoh/{unit.id}/{each.id}/index.html" for unit in one.units for each in unit.indicators
    )
    assert max(len(page.encode()) for page in held.values()) < small.LIGHT


def test_a_government_without_promises_says_so() -> None:
    (page,) = small.pages(promises, sample.example()).values()
    assert "Belum ada janji berupa indikator yang diterbitkan di sini." in small.said(page)
