"""Forms say what the records say, and nothing else: whole cells and texts, read back from the page."""

from html.parser import HTMLParser
from pathlib import Path

import printing_sample as sample
import pytest

from kinerja.diagnostic import CannotRun
from kinerja.printing import forms, paper
from kinerja.printing.forms import FORMS, Order

PATHS = {
    "plan": sample.PLAN,
    "evaluation": sample.EVALUATION,
    "agreement": sample.AGREEMENT,
    "coaching": f"{sample.OFFICIAL}/employee.yml",
}


class Rows(HTMLParser):
    """The cells of every row of every table."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[str] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self._open = True
        if tag == "span" and ("class", "blank") in attrs and self._open:
            self.rows[-1][-1] += "……"

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._open = False
            self.rows[-1][-1] = " ".join(self.rows[-1][-1].split())

    def handle_data(self, data: str) -> None:
        if self._open:
            self.rows[-1][-1] += f" {data}"


def page(root: Path, form: str, language: str = "id", path: str | None = None) -> str:
    return paper.html(forms.fill(root, Order(path or PATHS[form], form, None, language)), language)


def rows(root: Path, form: str, language: str = "id", path: str | None = None) -> list[list[str]]:
    return Rows(page(root, form, language, path)).rows


def test_the_head_of_a_plan_names_both_and_takes_the_post_from_the_local_file(root: Path) -> None:
    assert rows(root, "plan")[:6] == [
        ["No.", "Pegawai yang dinilai", "No.", "Pejabat penilai kinerja"],
        ["1", "NAMA", "Pegawai <b>Rekaan</b>", "1", "NAMA", "Kepala Rekaan"],
        ["2", "NIP", sample.NIP, "2", "NIP", "……"],
        ["3", "PANGKAT/GOL. RUANG", "Penata Muda / III a", "3", "PANGKAT/GOL. RUANG", "……"],
        ["4", "JABATAN", "Penata Perizinan", "4", "JABATAN", "Kepala Dinas Rekaan"],
        ["5", "UNIT KERJA", "Dinas Perizinan", "5", "UNIT KERJA", "Dinas Perizinan"],
    ]


def test_without_a_local_file_there_are_lines_to_fill_in(root: Path) -> None:
    (root / "nip.yml").unlink()
    found = rows(root, "plan")
    assert found[1] == ["1", "NAMA", "……", "1", "NAMA", "……"]
    assert found[4] == ["4", "JABATAN", "Penata Perizinan", "4", "JABATAN", "Kepala Dinas"]


def test_a_plan_has_main_and_additional_results_with_what_they_support(root: Path) -> None:
    found = rows(root, "plan")
    start = found.index(["A. Utama"])
    texts = [one.text for one in sample.OFFICIALS_PLAN.results]
    count, days = (one.text for one in sample.OFFICIALS_PLAN.results[0].indicators)
    tops = [row for row in found[start:] if len(row) == 6]
    assert tops == [
        ["1", sample.result(1).text, texts[0], "Kuantitas", count, "1.200 permohonan"],
        ["2", "Indeks kepuasan masyarakat", texts[1], "Kuantitas", count, "1.200 permohonan"],
        # The superior plans no such result, so its id is all there is to print.
        ["3", "tidak-ada", texts[2], "Kuantitas", count, "1.200 permohonan"],
        ["4", "", texts[3], "Kuantitas", count, "1.200 permohonan"],
        ["1", "", texts[4], "Kuantitas", count, "1.200 permohonan"],
    ]
    assert found[start + 2] == ["Waktu", days, "2–3,5 hari kerja"]


def test_a_head_has_a_column_for_perspectives_and_none_for_superiors_results(root: Path) -> None:
    found = rows(root, "plan", path=sample.HEAD_PLAN)
    assert ["No.", "Rencana hasil kerja", "Indikator kinerja individu", "Target", "Perspektif"] in found
    assert ["–", "Tidak ada."] in found


def test_all_seven_core_values_have_three_behaviours_and_the_expectation_of_the_leader(root: Path) -> None:
    found = rows(root, "plan")
    values = found[found.index(["No.", "Nilai dasar dan panduan perilaku", "Ekspektasi khusus pimpinan"]) + 1 :]
    assert [row[1].split(" Memahami")[0].split()[0] for row in values] == [
        "Berorientasi",
        "Akuntabel",
        "Kompeten",
        "Harmonis",
        "Loyal",
        "Adaptif",
        "Kolaboratif",
    ]
    assert [row[1].count(".") for row in values] == [3] * 7
    assert [row[2] for row in values] == ["", "", "", "", "", "Menguasai aplikasi <baru> & cepat.", ""]


def test_an_evaluation_stands_beside_its_plan(root: Path) -> None:
    found = rows(root, "evaluation")
    own = sample.OFFICIALS_PLAN.results[0]
    count, days = (one.text for one in own.indicators)
    start = found.index(["A. Utama"])
    assert found[start + 1 : start + 3] == [
        ["1", own.text, f"Kuantitas : {count}", "1.200 permohonan", "1.234,5 permohonan", "Rapi."],
        [f"Waktu : {days}", "2–3,5 hari kerja", "Tidak diukur: Sistem belum mencatat. Rekapitulasi bulanan"],
    ]
    assert ["5", "di-luar-rencana", "", "", "Piket banjir.", ""] in found


def test_the_ratings_are_those_that_were_set_in_the_words_of_the_policies(root: Path) -> None:
    found = dict(row for row in rows(root, "evaluation") if len(row) == 2)
    assert found == {
        "Capaian kinerja organisasi": "Baik",
        "Pola distribusi": "Baik: terbanyak; Baik: paling banyak 70 persen; "
        "Butuh Perbaikan dan/atau Kurang/misconduct: harus ada",
        "Rating hasil kerja": "Sesuai ekspektasi",
        "Rating perilaku kerja": "Di atas ekspektasi",
        "Predikat kinerja pegawai": "Baik",
        "Kekuatan": "Cermat.",
        "Catatan dan rekomendasi": "……",
        "Keberatan pegawai": "…………",
        "Penjelasan pejabat penilai kinerja": "…………",
        "Keputusan atasan pejabat penilai kinerja": "…………",
    }


def test_an_agreement_has_goals_indicators_and_targets(root: Path) -> None:
    found = rows(root, "agreement")
    assert found[0] == ["NAMA", "Kepala Rekaan"]
    assert found[-3:] == [
        ["No.", "Sasaran strategis", "Indikator kinerja", "Target"],
        ["1", "Layanan izin makin baik.", "Indeks kepuasan masyarakat", "84,50 nilai"],
        ["2", "", "tidak-ada", "Naskah jadi"],
    ]


def test_an_agreement_of_a_unit_without_a_known_head_names_the_post(root: Path) -> None:
    for file in (root / sample.FOLDER / "people").rglob("*.yml"):
        file.unlink()
    unit = root / sample.FOLDER / "unit.yml"
    unit.write_text(f"{unit.read_text()}head: Kepala Dinas\n")
    assert rows(root, "agreement")[:5] == [
        ["NAMA", "……"],
        ["JABATAN", "Kepala Dinas"],
        ["Selanjutnya disebut pihak pertama."],
        ["NAMA", "……"],
        ["JABATAN", "……"],
    ]


@pytest.mark.parametrize("path", [PATHS["coaching"], sample.PLAN, sample.EVALUATION])
def test_coaching_has_nine_statements_and_grades_with_reasons(root: Path, path: str) -> None:
    found = rows(root, "coaching", path=path)
    start = found.index(["Subjek", "No.", "Kriteria umpan balik", "Ya", "Tidak"])
    asked = [row[-4:] for row in found[start + 1 : start + 10]]
    assert [row[0] for row in asked] == [str(number) for number in range(1, 10)]
    assert len({row[1] for row in asked}) == 9
    assert [row[2:] for row in asked] == [["", ""]] * 9
    grades = found.index(["No.", "Kompetensi pegawai", "Nilai (1–5)", "Alasan penilaian"])
    assert found[grades + 1 :] == [[str(number), "……", "", "…………"] for number in range(1, 7)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_form_escapes_records_and_names_and_fetches_nothing(root: Path, form: str, language: str) -> None:
    shown = page(root, form, language)
    assert f'<html lang="{language}">' in shown
    assert not {"script", "b", "baru", "link", "img"} & set(Rows(shown).tags)
    assert "url(" not in shown
    assert "http" not in shown
    title = shown.partition("<title>")[2].partition("</title>")[0]
    assert "Rekaan" not in title
    assert sample.NIP not in title


def test_in_english_the_words_of_the_law_stay_and_records_are_marked_as_indonesian(root: Path) -> None:
    found = rows(root, "evaluation", "en")
    assert ["Overall rating (predikat)", "Baik (good)"] in found
    assert '<tr lang="id">' in page(root, "evaluation", "en")
    assert ' lang="id"' not in page(root, "evaluation").replace('<html lang="id">', "").replace('<span lang="id">', "")


@pytest.mark.parametrize(
    ("form", "path", "reason"),
    [
        ("plan", sample.EVALUATION, "print-wrong-kind"),
        ("agreement", sample.PLAN, "print-wrong-kind"),
        ("coaching", sample.AGREEMENT, "print-wrong-kind"),
        ("plan", f"{sample.OFFICIAL}/plans/2031.yml", "print-no-record"),
        ("plan", "records/tidak-ada/units/dinas/people/p-002/plans/2025.yml", "print-no-record"),
        ("plan", "README.md", "print-no-record"),
    ],
)
def test_a_record_that_does_not_fit_the_form_is_refused(root: Path, form: str, path: str, reason: str) -> None:
    with pytest.raises(CannotRun) as caught:
        forms.fill(root, Order(path, form, None, "id"))
    assert caught.value.reason == reason
