from decimal import Decimal

import overview_sample as small
import publish_sample as sample
import pytest
from hypothesis import given, strategies as st

from kinerja.disclose.published import PublishedUnit
from kinerja.publish import dot_strip
from kinerja.publish.pages.lists import peers


def office(name: str, **averages: str) -> PublishedUnit:
    return small.summed(small.unit(name.lower(), name=name), **averages)


def test_units_of_one_kind_stand_in_the_order_of_the_alphabet_with_their_median() -> None:
    one = small.release(
        office("Zaitun", y2025="120.00"),
        office("anggrek", y2025="80.50"),
        office("Melati", y2025="95.25", y2024="10.00"),
        small.unit("camat", kind="kecamatan", name="Kecamatan Satu"),
    )
    held = small.pages(peers, one)
    assert list(held) == ["unit-sejenis/kota-contoh/dinas/", "unit-sejenis/kota-contoh/kecamatan/"]
    said = small.said(held["unit-sejenis/kota-contoh/dinas/"])
    assert "3 unit sejenis. Median rata-rata capaian 3 unit pada 2025 adalah 95,25 %." in said
    assert "Terendah 80,50 %, tertinggi 120,00 %." in said
    assert (
        "anggrek 2 dari 2 dihitung 2 tercapai 80,50 % "
        "Melati 2 dari 2 dihitung 2 tercapai 95,25 % "
        "Zaitun 2 dari 2 dihitung 2 tercapai 120,00 %"
    ) in said
    assert "Urutannya menurut abjad, bukan peringkat." in said


def test_the_second_school_stands_before_the_tenth() -> None:
    one = small.release(*(small.unit(f"s{number}", name=f"Sekolah {number}") for number in (10, 2, 1)))
    assert [unit.id for unit in peers.groups(one)["dinas"]] == ["s1", "s2", "s10"]


def test_a_unit_without_peers_is_not_compared() -> None:
    held = small.pages(peers, small.release(office("Mawar", y2025="90.00")), "en")
    said = small.said(held["peers/kota-contoh/dinas/"])
    assert "Mawar is the only unit of this kind here. So there is nothing to compare it with." in said
    assert "median" not in said.lower()
    assert "Outcome, 2025" in said
    assert "<figure" not in held["peers/kota-contoh/dinas/"]


@pytest.mark.parametrize(
    ("units", "period", "median"),
    [
        ((office("A", y2025="90.00"), office("B", y2025="91.00"), office("C", y2025="93.00")), "2025", "91.00"),
        ((office("A", y2025="90.00"), office("B", y2025="91.00")), "2025", None),
        # One unit that is ahead of the others does not decide the period.
        ((office("A", y2024="1", y2025="2"), office("B", y2024="3"), office("C", y2024="5")), "2024", "3"),
        # The middle of four is exact, without any rounding.
        (
            tuple(office(n, y2025=a) for n, a in zip("ABCD", ("9.03", "9.04", "9.01", "9.09"), strict=True)),
            "2025",
            "9.035",
        ),
    ],
)
def test_the_median_is_that_of_the_latest_period_that_most_share(
    units: tuple[PublishedUnit, ...], period: str, median: str | None
) -> None:
    found = peers.middle(units)
    assert found is not None
    assert (found.period, found.median) == (period, None if median is None else Decimal(median))


def test_without_any_average_nothing_is_compared() -> None:
    units = (small.unit("a"), small.unit("b"))
    assert peers.middle(units) is None
    (page,) = small.pages(peers, small.release(*units)).values()
    assert "Rata-rata capaiannya belum dapat dihitung." in small.said(page)
    assert "Tidak ada angka pada periode ini" in small.said(page)


def test_a_local_kind_is_called_by_its_own_name() -> None:
    (page,) = small.pages(peers, small.release(small.unit("a", kind="balai-adat"))).values()
    assert "Balai adat di Kota Contoh: unit sejenis" in small.said(page)


def test_what_is_not_comparable_over_time_is_said_beside_the_unit() -> None:
    held = small.pages(peers, sample.release())
    said = small.said(held["unit-sejenis/kota-contoh/dinas/"])
    assert (
        "Rata-rata berbobot. Tidak dibandingkan dengan periode sebelumnya: indikator yang dihitung tidak sama" in said
    )


def test_three_hundred_units_are_paged_and_each_stands_once() -> None:
    one = small.city(300, 0, ())
    held = small.pages(peers, one)
    assert max(len(page.encode()) for page in held.values()) < small.LIGHT
    links = [
        link for page in held.values() for link in sample.Skeleton(sample.body(page)).links if "unit-kerja-" in link
    ]
    assert len(set(links)) == len(links) == 300
    assert sum("<figure" in page for page in held.values()) == 1


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=80))
def test_every_dot_is_inside_the_strip(values: list[Decimal]) -> None:
    made = dot_strip.strip(values, sorted(values)[len(values) // 2])
    dots = [one.removesuffix("h0").split(" ") for one in made.dots.split("M")[1:]]
    assert len(dots) == len(values)
    assert all(4 <= float(x) <= dot_strip.WIDTH - 4 and 12 <= float(y) <= float(made.floor) - 4 for x, y in dots)
    assert 0 <= float(made.median or 0) <= dot_strip.WIDTH


def test_three_hundred_equal_figures_do_not_grow_into_a_tower() -> None:
    made = dot_strip.strip([Decimal(100)] * 300, Decimal(100))
    assert made.dots.count("M") == 300
    assert float(made.height) < 150
