from pathlib import Path

import publish_sample as sample
import pytest


def text(built: Path, language: str, page: str) -> str:
    source = (built / "build" / "docs" / language / page / "index.md").read_text(encoding="utf-8")
    return sample.Skeleton(sample.body(source)).text


OFFICE = {"id": "instansi/kota-contoh/dinas", "en": "governments/kota-contoh/dinas"}


@pytest.mark.parametrize(
    ("language", "page", "sentence"),
    [
        ("id", "kepuasan", "Realisasi 86 indeks dari target 84 indeks: tercapai (102,38 %)."),
        ("en", "kepuasan", "Result 86 indeks against a target of 84 indeks: achieved (102.38%)."),
        ("id", "kepuasan", "Naik 3,2 indeks dari 2025 ke 2026. Makin tinggi makin baik."),
        ("en", "kepuasan", "Up 3.2 indeks from 2025 to 2026. Higher is better."),
        ("id", "kepuasan", "1 angka yang tercetak di sumber tidak cocok dengan hitungan ulang."),
        ("id", "kepuasan", "Capaian 2026 100,5 102,4 ≠ Tidak cocok"),
        ("id", "kepuasan", "Realisasi 86 dibagi target 84, dikali 100 102,380952…"),
        ("id", "kepuasan", "Dasar: Peraturan Menteri 14/2017, Lampiran"),
        ("en", "kepuasan", "Basis: Status of achievement"),
        ("id", "kesalahan", "Capaian dibatasi 120,00 %. Tanpa batas, capaiannya 174,00 %."),
        ("id", "pungli", "Realisasi 0 % dari target 0 %. Targetnya nol, sehingga capaian dalam persen"),
        ("id", "opini", "Target WTP. Realisasinya belum dilaporkan."),
        ("id", "pertumbuhan", "Realisasi −1,86 %. Tidak ada target untuk periode ini"),
        ("id", "waktu", "Target 7 sampai 8 hari. Indikator ini tidak diukur pada periode tersebut."),
        ("id", "waktu", "Hasil Juli 2026"),
        ("id", "waktu", "Triwulan IV 2025"),
        ("en", "waktu", "Fourth quarter of 2025"),
        ("id", "waktu", "Alasan Alat rusak"),
        ("id", "lama", "Pengganti Waktu izin"),
        ("id", "survei/2026-S1-izin", "Indeks kepuasan 82,70 dari 100: B, Baik."),
        ("id", "survei/2026-S1-izin", "1.234 dari 23.456 pengguna layanan"),
        (
            "id",
            "survei/2026-S1-izin",
            "Sebagian instansi memakai bobot 0,11. Dengan bobot itu, indeksnya 81,88 (B, Baik).",
        ),
        ("id", "survei/2026-S1-izin", "Unsur terendah adalah Unsur 3 (2,936), tertinggi Unsur 8 (3,916)."),
        ("en", "survey/2026-S1-izin", "Index First half of 2026 81.71 82.70 ≠ Does not agree"),
        ("id", "", "Dari 6 indikator: 1 tercapai, 1 mendekati, 1 belum tercapai, 1 tanpa target, 1 menunggu realisasi"),
        ("en", "", "Weighted average achievement 92.07% over 3 indicators."),
    ],
)
def test_a_page_says_it_in_one_sentence(built: Path, language: str, page: str, sentence: str) -> None:
    assert sentence in text(built, language, f"{OFFICE[language]}/{page}").replace("\u00a0", " ")


def test_the_latest_figure_that_is_not_merely_waiting_leads_the_page(built: Path) -> None:
    assert "Hasil 2026" in text(built, "id", f"{OFFICE['id']}/opini")


def test_a_notice_is_told_in_words_with_its_rule(built: Path) -> None:
    said = text(built, "id", "instansi/kota-contoh")
    assert "100,5" in said
    assert "102,38" in said
    assert "published-value-follows" in said


def test_the_home_page_counts_promises_by_status(built: Path) -> None:
    said = text(built, "id", "")
    assert "Kota Contoh Pemerintah kota Kutipan 2026" in said
    assert "1 Tercapai 1 Mendekati 1 Belum tercapai 1 Tanpa target 1 Menunggu realisasi 1 Target nol" in said
    assert "Pelayanan izin , Semester I 2026: 82,70 (B, Baik)" in said


def test_texts_of_records_are_marked_as_indonesian_on_english_pages(built: Path) -> None:
    folder = built / "build" / "docs"
    english = (folder / "en" / OFFICE["en"] / "kepuasan" / "index.md").read_text(encoding="utf-8")
    indonesian = (folder / "id" / OFFICE["id"] / "kepuasan" / "index.md").read_text(encoding="utf-8")
    assert '<h1 lang="id">Kepuasan warga</h1>' in english
    assert "<h1>Kepuasan warga</h1>" in indonesian
