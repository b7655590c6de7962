from pathlib import Path

import publish_sample as sample
import pytest

from kinerja import resources


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
        ("id", "survei/2026-S1-izin", "1.234 orang menjawab, dari 23.456 pengguna layanan (kira-kira 5,3 %)."),
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


def test_texts_of_records_are_marked_as_indonesian_on_english_pages(built: Path) -> None:
    folder = built / "build" / "docs"
    english = (folder / "en" / OFFICE["en"] / "kepuasan" / "index.md").read_text(encoding="utf-8")
    indonesian = (folder / "id" / OFFICE["id"] / "kepuasan" / "index.md").read_text(encoding="utf-8")
    assert '<h1 lang="id">Kepuasan warga</h1>' in english
    assert "<h1>Kepuasan warga</h1>" in indonesian


def test_a_result_behind_a_break_is_not_compared_and_the_page_says_why(built: Path) -> None:
    said = text(built, "id", f"{OFFICE['id']}/pendapatan").replace("\u00a0", " ")
    assert "Hasil 2025 tidak dibandingkan dengan 2022" not in said
    assert "Hasil 2025 tidak dibandingkan dengan 2023: sumber data berubah sejak 2024." in said
    assert "Satuan: ribu rupiah per kapita per tahun" in said
    assert "2023 Deret baru 50.000 51.000,5" in said
    assert "tidak dibandingkan: cara menghitung, satuan berubah sejak 2023" in said
    assert "Mulai 2023, karena cara menghitung berubah. Angka sebelum dan sesudahnya tidak dibandingkan." in said
    assert "Dihitung per keluarga" in said
    assert "Perubahan ini tidak dinyatakan dalam catatan. Pemeriksaan menemukannya pada rilis 2." in said


def test_a_chart_shows_where_a_series_breaks_and_draws_no_line_across(built: Path) -> None:
    source = (built / "build/docs/en" / OFFICE["en"] / "pendapatan/index.md").read_text(encoding="utf-8")
    chart = source[source.index('<svg class="k-chart k-series"') : source.index("<figcaption>")]
    assert chart.count('<path class="k-break-line"') == 2
    assert chart.count(">new series</text>") == 1  # the second is too near for a name of its own
    assert chart.count("<polyline") == 1
    assert "Start of a new series" in source


def test_a_rating_stands_beside_what_the_figures_propose(built: Path) -> None:
    said = text(built, "id", OFFICE["id"]).replace("\u00a0", " ")
    assert (
        "2025 : Predikatnya Baik (ditetapkan oleh Wali Kota, 31 Januari 2026). Rata-rata capaian berbobot 112,50 % "
        "dari 2 di antara 2 indikator; menurut hitungan: Istimewa. Keduanya berbeda."
    ) in said
    assert "2025 Baik Wali Kota, 31 Januari 2026 Istimewa Berbeda" in said
    assert "2026 Belum ditetapkan – Istimewa –" in said
    assert "Dua janji besar tertunda" in said
    government = text(built, "id", "instansi/kota-contoh")
    assert "Predikat yang ditetapkan untuk 2025: 1 unit: Baik" in government


def test_an_average_that_is_not_comparable_says_why(built: Path) -> None:
    said = text(built, "en", OFFICE["en"])
    assert (
        "Not compared with the period before: the indicators that count are not the same, "
        "an indicator began a new series."
    ) in said


def test_a_survey_with_other_weights_is_not_compared(built: Path) -> None:
    said = text(built, "id", f"{OFFICE['id']}/survei/2026-S1-izin")
    assert "Indeks ini tidak dibandingkan dengan survei sebelumnya: bobot berubah sejak Semester I 2026." in said


@pytest.mark.parametrize(
    ("language", "policy", "sentences"),
    [
        (
            "id",
            "metode/matriks",
            (
                "Belum dipakai oleh instansi di situs ini",
                "Menentukan predikat kinerja pegawai. Aturannya terbuka. Hasilnya menyangkut orang dan tidak terbit",
                "Menggantikan Aturan konversi",
                "Hasil kerja Perilaku kerja Di bawah ekspektasi Di atas ekspektasi",
                "Di atas ekspektasi Kurang praktik Baik Pasal 41",
                "Kelompok dengan kurang dari 10 pegawai tidak diperiksa.",
                "Bila predikat organisasinya Istimewa Kelompok terbesar mendapat Baik.",
                "Paling banyak 70 % mendapat Baik. Paling sedikit 10 % mendapat Kurang.",
                "Harus ada yang mendapat Baik atau Kurang.",
                "Peraturan 6/2022 Pasal 41 Sudah dicocokkan dengan teks peraturan",
                "Kebiasaan – Belum dicocokkan",
                "hasil kerja: Di atas ekspektasi; perilaku kerja: Di atas ekspektasi Baik Pasal 41",
                "hasil kerja: Di atas ekspektasi Belum lengkap, jadi belum ada hasil",
                "tanpa keterangan Tidak dapat dinilai",
                "predikat organisasi Istimewa; Kurang 2 Tidak ada peringatan",
                "Baik 8, Kurang 2 Anjuran tidak diikuti: Paling banyak 70 % mendapat Baik.",
                "matriks.json",
            ),
        ),
        (
            "en",
            "method/konversi",
            (
                "Validity In force from 1 January 2022 to 31 December 2022",
                "Replaced by Policy matriks",
                "Good 80% 99% 70 89 –",
                "A, Very good 100% – 109 – praktik",
                "An achievement of 100% has the value 120 where the target is already the highest possible.",
                "at most 10 together.",
                "Does not count 70% 30% Pasal 41",
                "Counts 60% 40% –",
                "Each value is at most 120.",
                "Very good A 110 No limit A new and useful idea or way of working Pasal 41",
                "110.5 Good –",
                "achievement 98.5% (weight 60), 100% (target as high as possible), 90% (weight 5, beyond the plan); "
                "value of behaviour 88; the opinion of peers and subordinates counts; "
                "with a new idea or way of working",
                "111.25; A, Very good",
            ),
        ),
        ("id", "metode/komponen", ("Perencanaan Keseluruhan 30", "Perencanaan Mutu 24", "Mutu 20,5, asing 1")),
        (
            "id",
            "metode/umpan-balik",
            (
                "Jawaban dari 1 sampai 10 dikali 10.",
                "Pimpinan unit Rekan setingkat 40 % 3 praktik",
                "Pimpinan unit; Rekan setingkat 8,5 dari 3 penilai 85",
            ),
        ),
        (
            "id",
            "metode/kredit",
            ("Baik 100 % Pasal 41", "Ahli Pertama 12,5", "predikat Baik; Ahli Pertama; 2 bulan 2,08"),
        ),
        (
            "en",
            "method/jam",
            ("Civil servants (PNS) 20 – Pasal 41", "Contract employees (PPPK) – 24 –", "0 hours Poor"),
        ),
        (
            "id",
            "metode/terbalik",
            (
                "Bila arah indikator “makin rendah makin baik”, yang dicari adalah realisasi dibagi target",
                "119; realisasi dibagi target 80,5 %; arah: Makin rendah makin baik Tinggi",
            ),
        ),
        ("id", "metode/status-capaian", ("Status capaian", "Kota Contoh")),
        (
            "id",
            "metode",
            (
                "Untuk indikator Status capaian",
                "Untuk pegawai Aturan matriks Belum dipakai oleh instansi di situs ini Predikat pegawai. Berlaku sejak",
                "Berlaku 1 Januari 2022 sampai 31 Desember 2022. Sudah diganti dengan Aturan matriks .",
                "Vektor uji dan cara memakainya",
            ),
        ),
        (
            "id",
            "metode/vektor-uji",
            (
                "Rumus <b>capaian</b> & “batasnya” 1 indicator-methods.json",
                "Predikat pegawai 2 matriks.json",
                "vectors.schema.json",
            ),
        ),
    ],
)
def test_a_policy_is_told_in_words(built: Path, language: str, policy: str, sentences: tuple[str, ...]) -> None:
    said = text(built, language, policy).replace("\u00a0", " ")
    assert [sentence for sentence in sentences if sentence not in said] == []


def test_a_policy_of_a_release_is_shown_as_the_release_has_it(built: Path) -> None:
    assert "Usang" not in text(built, "id", "metode/status-capaian")
    assert "Belum dipakai" not in text(built, "id", "metode/status-capaian")


@pytest.mark.parametrize("language", ["id", "en"])
def test_test_vectors_are_handed_out_byte_by_byte_with_their_schema(built: Path, language: str) -> None:
    folder = built / "site" / {"id": "metode/vektor-uji", "en": "en/method/test-vectors"}[language]
    given = {path.name: path.read_bytes() for path in sample.VECTORS.glob("*.json")}
    schema = resources.schemas() / "vectors.schema.json"
    assert {path.name: path.read_bytes() for path in folder.glob("*.json")} == given | {
        schema.name: schema.read_bytes()
    }


def test_a_large_figure_carries_its_unit_on_a_line_of_its_own(built: Path) -> None:
    source = (built / "build/docs/id" / OFFICE["id"] / "pendapatan/index.md").read_text(encoding="utf-8")
    assert '<dd>53.000,5\n<span class="k-unit">ribu rupiah per kapita per tahun</span>\n</dd>' in source
