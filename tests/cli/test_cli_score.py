"""`kinerja score`: the same figures as a table, as JSON, as CSV and step by step."""

import csv
import io
import json
from pathlib import Path

import pytest
from cli_world import Run, write

UNIT = "records/kota-contoh/units/dinas"
SURVEY = """
    kind: survey
    government: kota-contoh
    unit: dinas
    period: "2024"
    service: izin
    service_name: Izin usaha
    weight: 1/9
    elements:
"""


@pytest.fixture
def surveyed(project: Path) -> Path:
    """The small government with a satisfaction survey: nine elements with the mean 3.20."""
    means = [f"      - id: U{number}\n        name: Unsur {number}\n        mean: 3.20" for number in range(1, 10)]
    write(project, f"{UNIT}/surveys/2024-izin.yml", SURVEY.rstrip() + "\n" + "\n".join(means))
    government = project / "records/kota-contoh/government.yml"
    use = '  - policy: skm-permenpanrb-14-2017\n    use: survey\n    valid_from: "2017-05-09"\n'
    government.write_text(government.read_text() + use)
    return project


TABLES = {
    "id": """\
kota-contoh / dinas
  INDIKATOR  PERIODE  TARGET  REALISASI  CAPAIAN %  PERUBAHAN %  STATUS
  layanan    2024         84         86     102,38            –  Tercapai
  SURVEI  PERIODE  INDEKS  MUTU  STATUS
  izin    2024      80,00  B     Baik
""",
    "en": """\
kota-contoh / dinas
  INDICATOR  PERIOD  TARGET  RESULT  ACHIEVED %  CHANGE %  STATUS
  layanan    2024        84      86      102.38         –  Achieved
  SURVEY  PERIOD  INDEX  GRADE  STATUS
  izin    2024    80.00  B      Good
""",
}


@pytest.mark.usefixtures("surveyed")
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_table_is_aligned_and_written_as_the_reader_writes_numbers(kinerja: Run, language: str) -> None:
    done = kinerja("score", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (0, TABLES[language], "")


@pytest.mark.usefixtures("surveyed")
def test_json_and_csv_tell_the_same_exact_figures(kinerja: Run) -> None:
    content = json.loads(kinerja("score", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(kinerja("score", "--format", "csv").stdout)))
    (score,), (survey,) = content["scores"], content["surveys"]
    assert (score["target"], score["realisation"], score["raw"], score["achievement"]) == (
        "84",
        "86",
        "102.38",
        "102.38",
    )
    assert (survey["index"], survey["alternative"], survey["verdict"]["letter"]) == ("80.00", "79.20", "B")
    assert [(row["kind"], row["id"], row["achievement"], row["index"], row["alternative"]) for row in rows] == [
        ("indicator", "layanan", "102.38", "", ""),
        ("survey", "izin", "", "80.00", "79.20"),
    ]


@pytest.mark.usefixtures("surveyed")
def test_machine_output_does_not_depend_on_the_language(kinerja: Run) -> None:
    for layout in ("json", "csv"):
        indonesian, english = (kinerja("score", "--format", layout, "--lang", one).stdout for one in ("id", "en"))
        assert indonesian == english


def test_json_keeps_every_input_with_its_place(kinerja: Run, surveyed: Path) -> None:
    (score,) = json.loads(kinerja("score", "--format", "json").stdout)["scores"]
    for entered in score["inputs"]:
        line = (surveyed / entered["at"]["path"]).read_text().splitlines()[entered["at"]["line"] - 1]
        assert line[entered["at"]["column"] - 1 :] == entered["value"]
    assert [entered["name"] for entered in score["inputs"]] == ["target", "realisation"]
    assert score["trace"]


@pytest.mark.usefixtures("surveyed")
@pytest.mark.parametrize(
    ("record", "told"),
    [
        (f"{UNIT}/measurements/2024.yml", "layanan"),
        (f"{UNIT}/agreements/2024-v1.yml", "layanan"),
        (f"{UNIT}/indicators/layanan.yml", "layanan"),
        (f"{UNIT}/surveys/2024-izin.yml", "izin"),
    ],
)
def test_a_trace_shows_the_scores_that_use_a_record_and_no_other(kinerja: Run, record: str, told: str) -> None:
    done = kinerja("score", "--trace", record)
    heads = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert (done.returncode, heads) == (0, [f"kota-contoh / dinas / {told} / 2024"])


@pytest.mark.usefixtures("surveyed")
def test_a_trace_goes_from_inputs_by_steps_to_the_result(kinerja: Run) -> None:
    lines = kinerja("score", "--trace", f"{UNIT}/measurements/2024.yml").stdout.splitlines()
    assert lines[:7] == [
        "kota-contoh / dinas / layanan / 2024",
        "  Masukan",
        f"    target     84  ({UNIT}/agreements/2024-v1.yml:8)",
        f"    realisasi  86  ({UNIT}/measurements/2024.yml:7)",
        "  Langkah",
        "    1. Realisasi 86 dibagi target 84, dikali 100 = 102,380952…",
        "    2. Hasil 102,380952 dibulatkan sekali ke 2 angka di belakang koma; "
        "angka 5 dibulatkan menjauhi nol = 102,38",
    ]
    assert lines[-1] == "  Hasil: 102,38 (Tercapai)"


@pytest.mark.usefixtures("surveyed")
def test_a_trace_names_the_regulation_of_a_step(kinerja: Run) -> None:
    shown = kinerja("score", "--trace", f"{UNIT}/surveys/2024-izin.yml").stdout
    (basis,) = [line.strip() for line in shown.splitlines() if line.strip().startswith("dasar: ")]
    assert "Nomor 14 Tahun 2017" in basis
    assert basis.endswith("(skm-permenpanrb-14-2017#nilai-mutu)")


@pytest.mark.usefixtures("surveyed")
@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (["--unit", "dinas"], 2),
        (["--unit", "lain"], 0),
        (["--period", "2024"], 2),
        (["--period", "2023"], 0),
        (["--government", "kota-contoh", "--period", "2024"], 2),
    ],
)
def test_only_the_scores_wanted_are_shown(kinerja: Run, wanted: list[str], count: int) -> None:
    done = kinerja("score", *wanted, "--format", "json")
    content = json.loads(done.stdout)
    assert (done.returncode, len(content["scores"]) + len(content["surveys"])) == (0, count)


@pytest.mark.usefixtures("project")
def test_no_scores_are_told_in_words(kinerja: Run) -> None:
    assert kinerja("score", "--period", "1999").stdout == "Tidak ada nilai untuk pilihan ini.\n"
