"""The table of one employee's plan becomes a plan and an evaluation, both drafts, in the place that the user names."""

from pathlib import Path

import pytest

from kinerja import pipeline, record_text
from kinerja.bridging import mapping, run, writing
from kinerja.bridging.run import Made
from kinerja.load import strict_yaml
from kinerja.model import Employee, Government, Period, Record, Superior, Unit

HEAD = "No;RHK Pimpinan yang Diintervensi;Jenis RHK;RHK;Aspek;Indikator Kinerja Individu;Target;Realisasi;Umpan Balik"
ROWS = (
    "A;;Hasil kerja utama;;;;;;",
    "1;Layanan cepat;Utama;Dokumen terbit;Kuantitas;Jumlah dokumen;1.200 dokumen;1.080;Sudah rapi",
    ";Layanan cepat;UTAMA;Dokumen terbit;Kualitas;Dokumen tanpa perbaikan;92,5%;95;Sudah rapi",
    ";Layanan cepat;Utama;Dokumen terbit;Waktu;Lama penerbitan;5-7 hari;;",
    "2;;Tambahan;Pendampingan desa;Kuantitas;Jumlah desa;3 desa;belum;",
    "2;;Tambahan;Pendampingan desa;Mutu;Kepuasan desa;80;;",
)
GIVEN = {
    "government": "kota-contoh",
    "unit": "dinas",
    "employee": "p-002",
    "evaluator": "p-001",
    "year": "2026",
    "period": "2026-Q1",
}
PLACE = "records/kota-contoh/units/dinas/people/p-002"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    file = tmp_path / "unduhan.csv"
    file.write_text("".join(f"{line}\n" for line in (HEAD, *ROWS)), encoding="utf-8")
    return run.run(mapping.read("e-kinerja"), [file], GIVEN)


def test_each_row_is_a_target_and_its_result_or_says_why_not(made: Made) -> None:
    told = made.account
    assert (told.rows, told.used, told.records) == (6, 3, {"evaluation": 1, "plan": 1})
    assert [(one.reason, one.lines) for one in told.aside] == [("heading", [2])]
    assert sorted((one.reason, one.place, *one.lines) for one in told.refused) == [
        ("not-a-number", "realisation", 6),
        ("unknown-word", "aspect", 7),
    ]


def test_the_plan_says_what_the_table_says(made: Made) -> None:
    content = strict_yaml.parse(made.files[f"{PLACE}/plans/2026.yml"], "").data
    assert isinstance(content, dict)
    assert (content["status"], content["evaluator"], content["year"]) == ("draft", "p-001", 2026)
    (result,) = content["results"]
    assert (result["id"], result["kind"], result["text"]) == ("dokumen-terbit", "main", "Dokumen terbit")
    shown = [
        (one["aspect"], one.get("target"), one.get("unit_of_measure"), one.get("expectation"))
        for one in result["indicators"]
    ]
    assert [tuple(None if value is None else str(value) for value in one) for one in shown] == [
        ("quantity", "1200", "dokumen", None),
        ("quality", "92.5", "persen", None),
        ("time", None, None, "5-7 hari"),
    ]


def test_results_become_a_draft_of_the_evaluation(made: Made) -> None:
    content = strict_yaml.parse(made.files[f"{PLACE}/evaluations/2026-Q1.yml"], "").data
    assert isinstance(content, dict)
    (result,) = content["results"]
    assert [(one["indicator"], str(one["value"])) for one in result["indicators"]] == [
        ("kuantitas-jumlah-dokumen", "1080"),
        ("kualitas-dokumen-tanpa-perbaikan", "95"),
    ]
    assert (content["status"], result["feedback"]) == ("draft", "Sudah rapi")


def test_beside_the_records_of_the_unit_they_pass_the_check(made: Made, tmp_path: Path) -> None:
    root = tmp_path / "root"
    chief = Superior(employee="p-001", unit="dinas")
    head = Employee("kota-contoh", "dinas", "p-001", "Kepala Dinas", "pns", "head", heads_unit=True)
    staff = Employee("kota-contoh", "dinas", "p-002", "Analis", "pns", "functional", superior=chief)
    records: dict[str, Record] = {
        "government.yml": Government("kota-contoh", "Kota Contoh", "city", "example", "quarter"),
        "units/dinas/unit.yml": Unit("kota-contoh", "dinas", "Dinas Contoh", "dinas"),
        "periods/2026-Q1.yml": Period("kota-contoh", "2026-Q1", "2026-01-01", "2026-03-31", "open"),
        "units/dinas/people/p-001/employee.yml": head,
        "units/dinas/people/p-002/employee.yml": staff,
    }
    writing.write({f"records/kota-contoh/{path}": record_text.encoded(one) for path, one in records.items()}, root)
    writing.write(made.files, root)
    # The target that is a text, "5-7 hari", is what cannot be measured.
    found = [(one.rule, one.severity.value) for one in pipeline.check(root).findings]
    assert found == [("indicator-not-measurable", "warning")]
