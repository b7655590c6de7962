import msgspec
import overview_sample as small
import publish_sample as sample
import pytest

from kinerja.disclose.published import PublishedPeriod, Release
from kinerja.model import Evidence
from kinerja.publish.pages.lists import late

# The sample was made on 22 November 2026.
PERIODS = (
    PublishedPeriod(id="2025", starts="2025-01-01", ends="2025-12-31", status="frozen", measurements_due="2026-01-31"),
    PublishedPeriod(id="2026-Q3", starts="2026-07-01", ends="2026-09-30", status="open", measurements_due="2026-11-22"),
    PublishedPeriod(id="2026", starts="2026-01-01", ends="2026-12-31", status="open", measurements_due="2026-10-01"),
)


def behind() -> Release:
    return small.release(
        small.unit(
            "dinas",
            small.indicator("a", small.without("2025", "pending"), small.without("2026", "pending")),
            small.indicator(
                "b", small.without("2025", "not-measured", "Alat rusak"), small.without("2026-Q3", "pending")
            ),
            small.indicator("c", small.without("2026-Q1", "pending"), small.scored("2024", "achieved")),
            small.indicator("d", small.without("2025", "not-applicable")),
        ),
        periods=PERIODS,
    )


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "id",
            (
                "3 angka belum diketahui pada 22 November 2026. "
                "Dari jumlah itu, 2 sudah melewati tenggat dan 1 tanpa tenggat yang dinyatakan.",
                "1 angka lain masih ditunggu dan belum melewati tenggat.",
                "2025 Periode ini berakhir 31 Desember 2025. "
                "Tenggat hasilnya 31 Januari 2026, 295 hari sebelum rilis ini.",
                "Unit dinas Indikator a Menunggu realisasi Target 80 indeks. Alasannya tidak disebut.",
                "Indikator b Tidak diukur Target 80 indeks. Alasan: Alat rusak",
                "Triwulan I 2026 Periode ini berakhir 31 Maret 2026, 236 hari sebelum rilis ini. "
                "Tenggat hasilnya tidak dinyatakan.",
                "Angka tanpa bukti Angka berikut diumumkan tanpa bukti dan tanpa sumber kutipan. "
                "Unit dinas : 1 dari 1 angka.",
            ),
        ),
        (
            "en",
            (
                "Past their due date: 2. Without a stated due date: 1.",
                "Its results were due on 31 January 2026. Days from then to this release: 295.",
            ),
        ),
    ],
)
def test_what_is_missing_is_told_with_its_due_date_and_its_reason(language: str, sentences: tuple[str, ...]) -> None:
    (page,) = small.pages(late, behind(), language).values()
    said = small.said(page)
    assert [one for one in sentences if one not in said] == []
    assert "Indikator d" not in said
    # What is overdue comes first, however old it is.
    assert said.index("Indikator b") < said.index("Indikator c")
    assert late.count(behind()) == 3


def test_a_result_is_not_late_on_its_due_day_and_not_before_its_period_is_over() -> None:
    told = {(one.indicator.id, one.figure.period, one.days) for one in late.missing(behind())}
    assert told == {("a", "2025", 295), ("b", "2025", 295), ("c", "2026-Q1", 236)}


def test_a_government_that_owes_nothing_reads_that_it_owes_nothing() -> None:
    proven = msgspec.structs.replace(small.scored("2025", "achieved"), evidence=(Evidence(title="Laporan"),))
    quoted = msgspec.structs.replace(small.scored("2024", "achieved"), source="laporan")
    held = small.pages(late, small.release(small.unit("dinas", small.indicator("a", quoted, proven))))
    said = small.said(held["terlambat/kota-contoh/"])
    assert "Tidak ada angka yang kurang pada 22 November 2026." in said
    assert "Setiap hasil yang diumumkan mempunyai bukti atau sumber kutipan." in said


def test_much_that_is_missing_is_paged_and_told_once() -> None:
    one = small.city(30, 3, (small.without("2025", "not-measured", small.LONG), small.scored("2024", "achieved")))
    held = small.pages(late, one)
    assert max(len(page.encode()) for page in held.values()) < small.LIGHT
    links = [
        link for page in held.values() for link in sample.Skeleton(sample.body(page)).links if "/indikator-" in link
    ]
    assert len({link.split("instansi/")[1] for link in links}) == len(links) == 90
    assert (
        sum("1 dari" not in small.said(page) and "Angka tanpa bukti" in small.said(page) for page in held.values()) == 1
    )
    assert late.count(one) == 90
