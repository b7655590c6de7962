"""`kinerja score` on organisations, and on employees only when they are asked for."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from cli_world import Run, write

PLACE = "records/kota-contoh/units/{unit}"
HEAD, STAFF = (f"{PLACE}/people/{employee}" for employee in ("p-001", "p-002"))
USES = """\
  - policy: predikat-pp-30-2019
    use: person-rating
    valid_from: "2019-01-01"
    valid_until: "2020-12-31"
  - policy: predikat-permenpanrb-6-2022
    use: person-rating
    valid_from: "2022-01-01"
  - policy: umpan-balik-360-pemalang
    use: feedback
    valid_from: "2019-01-01"
  - policy: organisasi-se-menpanrb-3-2023
    use: organisation-rating
    valid_from: "2023-01-31"
"""
RATINGS = {
    f"{PLACE}/organisation-ratings/2024.yml": """
        kind: organisation-rating
        government: kota-contoh
        unit: {unit}
        period: "2024"
        rating: istimewa
        set_by: Sekretaris daerah
        set_on: "2025-01-10"
        """,
    f"{HEAD}/employee.yml": """
        kind: employee
        government: kota-contoh
        unit: {unit}
        employee: p-001
        post: Kepala dinas
        employment: pns
        role: head
        heads_unit: true
        """,
    f"{HEAD}/evaluations/2024.yml": """
        kind: evaluation
        government: kota-contoh
        unit: {unit}
        employee: p-001
        period: "2024"
        evaluator: p-009
        status: final
        behaviour_rating: as-expected
        rating: baik
        rated_on: "2025-01-15"
        """,
    f"{STAFF}/employee.yml": """
        kind: employee
        government: kota-contoh
        unit: {unit}
        employee: p-002
        post: Petugas layanan
        employment: pns
        role: staff
        superior:
          employee: p-001
          unit: {unit}
        """,
    f"{STAFF}/plans/2024.yml": """
        kind: plan
        government: kota-contoh
        unit: {unit}
        employee: p-002
        year: 2024
        approach: quantitative
        evaluator: p-001
        status: agreed
        results:
          - id: layanan
            kind: main
            text: Layanan selesai.
            indicators:
              - id: jumlah
                aspect: quantity
                text: Banyaknya layanan.
                target: 40
        """,
    f"{STAFF}/evaluations/2020.yml": """
        kind: evaluation
        government: kota-contoh
        unit: {unit}
        employee: p-002
        period: "2020"
        evaluator: p-001
        status: final
        results_value: 96.5
        rating: baik
        rated_on: "2025-01-15"
        """,
    f"{STAFF}/feedback/2020.yml": """
        kind: feedback
        government: kota-contoh
        unit: {unit}
        employee: p-002
        period: "2020"
        role: staff
        tallies:
          - group: superior
            raters: 1
            mean: 9
          - group: peers
            raters: 3
            mean: 8
        """,
    f"{STAFF}/evaluations/2021.yml": """
        kind: evaluation
        government: kota-contoh
        unit: {unit}
        employee: p-002
        period: "2021"
        evaluator: p-001
        status: draft
        """,
    f"{STAFF}/evaluations/2024.yml": """
        kind: evaluation
        government: kota-contoh
        unit: {unit}
        employee: p-002
        period: "2024"
        evaluator: p-001
        status: final
        results_rating: above
        behaviour_rating: below
        rating: kurang
        rated_on: "2025-01-15"
        """,
    f"{STAFF}/evaluations/2025.yml": """
        kind: evaluation
        government: kota-contoh
        unit: {unit}
        employee: p-002
        period: "2025"
        evaluator: p-001
        status: draft
        results_rating: above
        """,
}
UNIT, OF_HEAD, OF_STAFF = (one.format(unit="dinas") for one in (PLACE, HEAD, STAFF))
MATRIX = "predikat-permenpanrb-6-2022#matriks"
CIRCULAR = "Nomor 6 Tahun 2022"


def rate(project: Path, unit: str) -> None:
    """The ratings of a unit and of its people, as further records."""
    for path, content in RATINGS.items():
        write(project, path.format(unit=unit), content.format(unit=unit))


@pytest.fixture
def rated(project: Path) -> Path:
    """The small government with the rating of its unit, and of its people under the policies of different years."""
    government = project / "records/kota-contoh/government.yml"
    government.write_text(government.read_text() + USES)
    rate(project, "dinas")
    return project


TABLES = {
    "id": """\
kota-contoh / dinas
  INDIKATOR  PERIODE  TARGET  REALISASI  CAPAIAN %  PERUBAHAN %  STATUS
  layanan    2024         84         86     102,38            –  Tercapai
  ORGANISASI  PERIODE  RATA-RATA CAPAIAN %  MENURUT HITUNGAN  DITETAPKAN  OLEH
  dinas       2024                  102,38  Baik              Istimewa    Sekretaris daerah
""",
    "en": """\
kota-contoh / dinas
  INDICATOR  PERIOD  TARGET  RESULT  ACHIEVED %  CHANGE %  STATUS
  layanan    2024        84      86      102.38         –  Achieved
  ORGANISATION  PERIOD  MEAN ACHIEVED %  AS COMPUTED  RATING SET              SET BY
  dinas         2024             102.38  Baik (good)  Istimewa (outstanding)  Sekretaris daerah
""",
}
PEOPLE = {
    "id": """\
  PEGAWAI  PERIODE  HASIL KERJA         PERILAKU KERJA        NILAI  MENURUT HITUNGAN           DITETAPKAN
  p-001    2024     di atas ekspektasi  sesuai ekspektasi         –  Baik                       Baik
  p-002    2020     –                   –                    91,900  Baik                       Baik
  p-002    2021     –                   –                         –  tanpa aturan yang berlaku  –
  p-002    2024     di atas ekspektasi  di bawah ekspektasi       –  Kurang/misconduct          Kurang/misconduct
  p-002    2025     di atas ekspektasi  –                         –  menunggu data              –
""",
    "en": """\
  EMPLOYEE  PERIOD  RESULTS             BEHAVIOUR            VALUE  AS COMPUTED               RATING SET
  p-001     2024    above expectations  as expected              –  Baik (good)               Baik (good)
  p-002     2020    –                   –                   91.900  Baik (good)               Baik (good)
  p-002     2021    –                   –                        –  no policy in force        –
  p-002     2024    above expectations  below expectations       –  Kurang/misconduct (poor)  Kurang/misconduct (poor)
  p-002     2025    above expectations  –                        –  waiting for data          –
""",
}


@pytest.mark.usefixtures("rated")
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_table_shows_the_unit_as_computed_and_as_set_by_whom(kinerja: Run, language: str) -> None:
    done = kinerja("score", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (0, TABLES[language], "")


@pytest.mark.usefixtures("rated")
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_table_shows_people_when_they_are_asked_for(kinerja: Run, language: str) -> None:
    done = kinerja("score", "--people", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr) == (0, TABLES[language] + PEOPLE[language], "")


UNASKED = [
    [],
    ["--format", "json"],
    ["--format", "csv"],
    ["--unit", "dinas"],
    ["--trace", f"{UNIT}/measurements/2024.yml"],
    ["--trace", f"{UNIT}/organisation-ratings/2024.yml"],
    ["--trace", f"{UNIT}/organisation-ratings/2024.yml", "--format", "json"],
    ["--trace", f"{UNIT}/organisation-ratings/2024.yml", "--format", "csv"],
]


@pytest.mark.parametrize("words", UNASKED, ids=" ".join)
def test_unasked_the_output_is_the_same_as_if_nobody_were_recorded(kinerja: Run, rated: Path, words: list[str]) -> None:
    done = kinerja("score", *words)
    shutil.rmtree(rated / UNIT / "people")
    alone = kinerja("score", *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, alone.stdout, "")
    assert [name for name in ("p-001", "p-002", "people", "person") if name in done.stdout] == []


def test_a_unit_that_is_called_people_is_not_a_folder_of_people(kinerja: Run, rated: Path) -> None:
    unit = "kind: unit\ngovernment: kota-contoh\nid: people\nname: Dinas Lain\ntype: dinas"
    write(rated, "records/kota-contoh/units/people/unit.yml", unit)
    rate(rated, "people")
    done = kinerja("score", "--trace", "records/kota-contoh/units/people/organisation-ratings/2024.yml")
    assert (done.returncode, heads(done.stdout)) == (0, ["kota-contoh / people / organisasi / 2024"])


@pytest.mark.usefixtures("rated")
def test_json_holds_units_always_and_people_only_when_asked_for(kinerja: Run) -> None:
    without, with_people = (
        json.loads(kinerja("score", *words, "--format", "json").stdout) for words in ([], ["--people"])
    )
    people = with_people.pop("people")
    assert (list(without), with_people) == (["scores", "surveys", "organisations"], without)
    assert [(one["employee"], one["period"], one["state"]) for one in people] == [
        ("p-001", "2024", "scored"),
        ("p-002", "2020", "scored"),
        ("p-002", "2021", "no-policy"),
        ("p-002", "2024", "scored"),
        ("p-002", "2025", "pending"),
    ]


def test_json_keeps_every_input_of_a_rating_with_its_place(kinerja: Run, rated: Path) -> None:
    content = json.loads(kinerja("score", "--people", "--format", "json").stdout)
    inputs = [entered for one in (*content["organisations"], *content["people"]) for entered in one["inputs"]]
    for entered in inputs:
        assert (set(entered), set(entered["at"])) == ({"name", "value", "at"}, {"path", "line", "column", "pointer"})
        line = (rated / entered["at"]["path"]).read_text().splitlines()[entered["at"]["line"] - 1]
        assert line[entered["at"]["column"] - 1 :] == entered["value"]
    assert [entered["name"] for entered in inputs] == [
        "rating",
        *("organisation-rating", "behaviour_rating"),
        *("results_value", "superior", "peers"),
        *("results_rating", "behaviour_rating"),
        "results_rating",
    ]


@pytest.mark.usefixtures("rated")
def test_json_holds_each_step_of_a_rating_with_its_clause(kinerja: Run) -> None:
    content = json.loads(kinerja("score", "--people", "--period", "2024", "--format", "json").stdout)
    told = [
        [(step["name"], step["legal"]) for step in one["trace"]]
        for one in (*content["organisations"], *content["people"])
    ]
    assert told == [
        [
            ("organisation-mean", None),
            ("rounding", None),
            ("band-lowest-highest", "organisasi-se-menpanrb-3-2023#usulan-batas"),
        ],
        [("organisation-is-results", "organisasi-se-menpanrb-3-2023#pimpinan"), ("cell", MATRIX)],
        [("cell", MATRIX)],
    ]


@pytest.mark.usefixtures("rated")
def test_csv_has_a_row_for_each_unit_and_for_each_employee_asked_for(kinerja: Run) -> None:
    shown = kinerja("score", "--people", "--format", "csv").stdout
    rows = [row for row in csv.DictReader(io.StringIO(shown)) if row["kind"] != "indicator"]
    columns = ("kind", "id", "period", "achievement", "word", "rating", "set_by", "results", "behaviour", "value")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("organisation", "dinas", "2024", "102.38", "baik", "istimewa", "Sekretaris daerah", "", "", ""),
        ("person", "p-001", "2024", "", "baik", "baik", "", "above", "as-expected", ""),
        ("person", "p-002", "2020", "", "baik", "baik", "", "", "", "91.900"),
        ("person", "p-002", "2021", "", "", "", "", "", "", ""),
        ("person", "p-002", "2024", "", "kurang", "kurang", "", "above", "below", ""),
        ("person", "p-002", "2025", "", "", "", "", "above", "", ""),
    ]


@pytest.mark.usefixtures("rated")
def test_the_trace_of_an_evaluation_shows_the_clause_of_the_cell_where_its_words_meet(kinerja: Run) -> None:
    lines = kinerja("score", "--trace", f"{OF_STAFF}/evaluations/2024.yml").stdout.splitlines()
    basis = lines.pop(6)
    assert lines == [
        "kota-contoh / dinas / p-002 / 2024",
        "  Masukan",
        f"    peringkat hasil kerja     di atas ekspektasi  ({OF_STAFF}/evaluations/2024.yml:8)",
        f"    peringkat perilaku kerja  di bawah ekspektasi  ({OF_STAFF}/evaluations/2024.yml:9)",
        "  Langkah",
        "    1. Baris di atas ekspektasi bertemu kolom di bawah ekspektasi dalam kebijakan "
        "predikat-permenpanrb-6-2022: Kurang/misconduct",
        "  Hasil: Kurang/misconduct",
        "  Ditetapkan: Kurang/misconduct",
    ]
    assert basis.startswith("       dasar: ")
    assert CIRCULAR in basis
    assert basis.endswith(f"({MATRIX})")


@pytest.mark.usefixtures("rated")
def test_the_trace_of_a_head_says_that_results_are_rated_by_the_unit(kinerja: Run) -> None:
    lines = kinerja("score", "--trace", f"{OF_HEAD}/evaluations/2024.yml", "--lang", "en").stdout.splitlines()
    assert lines.pop(6).endswith("Nomor 3 Tahun 2023 (organisasi-se-menpanrb-3-2023#pimpinan)")
    assert lines[2:7] == [
        f"    organisation rating  Istimewa (outstanding)  ({UNIT}/organisation-ratings/2024.yml:5)",
        f"    rating of behaviour  as expected  ({OF_HEAD}/evaluations/2024.yml:8)",
        "  Steps",
        "    1. This employee heads the unit: "
        "the organisation rating “Istimewa (outstanding)” is the rating of results",
        "    2. Row above expectations meets column as expected in policy predikat-permenpanrb-6-2022: Baik (good)",
    ]


@pytest.mark.usefixtures("rated")
def test_the_trace_of_tallies_names_the_groups_of_raters_in_words(kinerja: Run) -> None:
    lines = kinerja("score", "--trace", f"{OF_STAFF}/feedback/2020.yml").stdout.splitlines()
    assert lines[2:8] == [
        f"    nilai hasil kerja  96,5  ({OF_STAFF}/evaluations/2020.yml:8)",
        f"    atasan             9  ({OF_STAFF}/feedback/2020.yml:10)",
        f"    rekan kerja        8  ({OF_STAFF}/feedback/2020.yml:13)",
        "  Langkah",
        "    1. Rata-rata kelompok penilai atasan, berbobot 50 persen = 9",
        "    2. Rata-rata kelompok penilai rekan kerja, berbobot 50 persen = 8",
    ]


@pytest.mark.usefixtures("rated")
def test_the_trace_of_a_unit_goes_from_its_mean_to_what_was_set_by_whom(kinerja: Run) -> None:
    lines = kinerja("score", "--trace", f"{UNIT}/organisation-ratings/2024.yml", "--lang", "en").stdout.splitlines()
    assert lines == [
        "kota-contoh / dinas / organisation / 2024",
        "  Inputs",
        f"    rating set  Istimewa (outstanding)  ({UNIT}/organisation-ratings/2024.yml:5)",
        "  Steps",
        "    1. Mean achievement of 1 of the unit's 1 indicators = 102.38",
        "    2. The result 102.38 is rounded once, to 2 decimals; a 5 is rounded away from zero = 102.38",
        "    3. The figure 102.38 lies in the range 100 to 110 in policy organisasi-se-menpanrb-3-2023",
        "       basis: Ketentuan perangkat ini (organisasi-se-menpanrb-3-2023#usulan-batas)",
        "  Result: 102.38 (Baik (good))",
        "  Rating set: Istimewa (outstanding), Sekretaris daerah, 2025-01-10",
    ]


@pytest.mark.usefixtures("rated")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([f"{UNIT}/measurements/2024.yml"], ["layanan / 2024", "organisasi / 2024"]),
        ([f"{UNIT}/indicators/layanan.yml", "--people"], ["layanan / 2024", "organisasi / 2024"]),
        ([f"{UNIT}/organisation-ratings/2024.yml", "--people"], ["organisasi / 2024", "p-001 / 2024"]),
        ([f"{OF_HEAD}/employee.yml"], ["p-001 / 2024"]),
        ([f"{OF_STAFF}/plans/2024.yml"], ["p-002 / 2024"]),
        ([f"{OF_STAFF}/employee.yml", "--period", "2021"], ["p-002 / 2021"]),
        ([f"{OF_STAFF}/evaluations/2021.yml"], ["p-002 / 2021"]),
    ],
)
def test_a_trace_shows_the_ratings_that_use_a_record_and_no_other(
    kinerja: Run, words: list[str], told: list[str]
) -> None:
    done = kinerja("score", "--trace", *words)
    assert (done.returncode, heads(done.stdout)) == (0, [f"kota-contoh / dinas / {one}" for one in told])


def test_a_set_rating_is_shown_where_no_policy_speaks_about_it(kinerja: Run, rated: Path) -> None:
    government = rated / "records/kota-contoh/government.yml"
    government.write_text(government.read_text().replace("2023-01-31", "2026-01-31"))
    assert kinerja("score", "--lang", "en").stdout.splitlines()[-2:] == [
        "  ORGANISATION  PERIOD  MEAN ACHIEVED %  AS COMPUTED         RATING SET  SET BY",
        "  dinas         2024             102.38  no policy in force  istimewa    Sekretaris daerah",
    ]


def heads(shown: str) -> list[str]:
    """The first line of each block of a trace."""
    return [line for line in shown.splitlines() if line and not line.startswith(" ")]
