"""The ratings of a government by period: what was set beside what was proposed, by name and never as a ranking."""

import re
from collections import Counter

import publish_sample as sample
import pytest
import unit_sample
from msgspec.structs import replace

from kinerja.disclose.published import PublishedUnit, Release
from kinerja.publish.pages.units import ratings

ROOT = "predikat/kota-contoh/"


def pages(release: Release, language: str = "id") -> dict[str, str]:
    return unit_sample.bodies(unit_sample.site(release), ratings, language=language)


def rated(identifier: str, name: str, *periods: str) -> PublishedUnit:
    one = unit_sample.unit(sample.release(), "dinas").ratings[1]
    return PublishedUnit(
        id=identifier, name=name, type="dinas", ratings=tuple(replace(one, period=period) for period in periods)
    )


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)</a></th>', page)


def test_each_period_has_a_page_the_newest_at_the_root() -> None:
    found = pages(sample.release())
    assert list(found) == [ROOT, f"{ROOT}2025/", f"{ROOT}2024/"]
    for place, page in found.items():
        assert len(re.findall(r'<nav class="k-turning".*?</nav>', page, re.DOTALL)[0].split("<li>")) == 4
        assert page.count('<span aria-current="page">') == 1
        assert (f'<span aria-current="page">{place.split("/")[2] or "2026"}</span>') in page


@pytest.mark.parametrize(
    ("language", "place", "sentences"),
    [
        (
            "id",
            f"{ROOT}2025/",
            (
                "Dari 1 unit: 1 berbeda dari hitungan. Urutannya menurut nama, bukan peringkat.",
                "Dinas Perizinan Baik Istimewa Berbeda Dua janji besar tertunda Wali Kota, 31 Januari 2026",
                "dari yang tertinggi: Istimewa Baik",
                "Hitungan hanya usulan.",
            ),
        ),
        ("id", ROOT, ("Dari 1 unit: 1 belum ditetapkan.", "Dinas Perizinan Belum ditetapkan Istimewa – –")),
        ("id", f"{ROOT}2024/", ("Dari 1 unit: 1 ditetapkan tanpa hitungan.", "Dinas Perizinan Istimewa – – –")),
        ("en", "ratings/kota-contoh/2025/", ("Of 1 units: 1 different from what was computed.",)),
    ],
)
def test_what_was_set_stands_beside_what_follows_from_the_figures(
    language: str, place: str, sentences: tuple[str, ...]
) -> None:
    said = unit_sample.said(pages(sample.release(), language)[place])
    assert [one for one in sentences if one not in said] == []


def test_units_stand_by_name_whatever_their_rating() -> None:
    units = [rated("a", "dinas Z", "2025"), rated("b", "Dinas B", "2025"), rated("c", "Badan C", "2025")]
    (page,) = pages(unit_sample.with_units(sample.release(), units)).values()
    assert names(page) == ["Badan C", "Dinas B", "dinas Z"]


def test_the_ratings_of_a_large_city_stand_once_on_pages_that_stay_light() -> None:
    units = [rated(f"u-{number}", f"Dinas {number:03}", "2024", "2025") for number in range(60)]
    found = pages(unit_sample.with_units(sample.release(), units))
    assert list(found) == [ROOT, *(f"{ROOT}{one}/" for one in ("2025/2", "2025/3", "2024", "2024/2", "2024/3"))]
    assert max(len(page.encode()) for page in found.values()) < unit_sample.LIGHT
    newest = [page for place, page in found.items() if place == ROOT or "2025" in place]
    assert Counter(name for page in newest for name in names(page)) == Counter(one.name for one in units)
    assert all("Dari 60 unit: 60 berbeda dari hitungan." in page for page in found.values())
    second = found[f"{ROOT}2024/2/"]
    assert 'rel="prev" href="../index.html"' in second
    assert 'rel="next" href="../3/index.html"' in second


def test_a_government_without_ratings_has_no_page_about_them() -> None:
    assert pages(sample.example()) == {}
    assert (ratings.has_ratings(sample.example()), ratings.has_ratings(sample.release())) == (False, True)
