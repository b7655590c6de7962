"""`kinerja import --mapping`: what was read, what became of each row, and what was written."""

import json
import shutil
from pathlib import Path

import pytest
from bridging_world import SAMPLE, read, small, table

from kinerja import cli

GOOD = "d1,Akta kelahiran,naik,1,2025,"
ROWS = (GOOD, "d9,Akta,naik,1,2025,", "d1,Batal,naik,x,2025,batal", "d1,Akta,naik,=1,2025,")
TOLD = {
    "id": """\
nilai.csv: 4 baris dibaca.
  1 dipakai
  1 disisihkan oleh pemetaan
    1  Contoh (baris 4)
  2 ditolak
    1  Tidak ada pasangan dalam tabel lain [office] (baris 3)
    1  Isinya bukan angka dengan bentuk yang disebut pemetaan [figure] (baris 5)
dinas.csv: 1 dari 4 baris dicocokkan.
Catatan: indicator 1, measurement 1, unit 1.
Ditulis di {folder}. Periksa dengan: kinerja check --root {folder}
""",
    "en": """\
nilai.csv: 4 rows read.
  1 used
  1 left aside by the mapping
    1  Example (line 4)
  2 refused
    1  There is no partner in another table [office] (line 3)
    1  This is no number of the form that the mapping tells [figure] (line 5)
dinas.csv: 1 of 4 rows matched.
Records: indicator 1, measurement 1, unit 1.
Written to {folder}. Check with: kinerja check --root {folder}
""",
}


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    """The command with the small mapping and a table of four rows."""
    read(tmp_path)
    return ["import", *map(str, table(tmp_path, *ROWS)), "--mapping", str(tmp_path / "contoh.yml")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_row_is_told_and_a_refused_one_is_a_finding(
    words: list[str], language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "baru"
    assert cli.run([*words, "--into", str(folder), "--lang", language]) == 1
    assert capsys.readouterr() == (TOLD[language].format(folder=folder), "")
    assert sorted(path.name for path in folder.rglob("*.yml")) == ["2025.yml", "akta-kelahiran.yml", "unit.yml"]


def test_without_a_folder_nothing_is_written(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert cli.run([*words, "--lang", "id"]) == 1
    assert capsys.readouterr().out.endswith("Tidak ada yang ditulis. Tulis dengan --into FOLDER.\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_the_account_is_data_too(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*words, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "file": "nilai.csv",
        "rows": 4,
        "used": 1,
        "aside": [{"reason": "cancelled", "rows": 1, "lines": [4], "place": ""}],
        "refused": [
            {"reason": "no-partner", "rows": 1, "lines": [3], "place": "office"},
            {"reason": "not-a-number", "rows": 1, "lines": [5], "place": "figure"},
        ],
        "tables": [{"file": "dinas.csv", "rows": 4, "used": 1}],
        "records": {"indicator": 1, "measurement": 1, "unit": 1},
        "numbered": 0,
    }


def test_rows_that_are_used_or_left_aside_are_no_findings(tmp_path: Path) -> None:
    read(tmp_path)
    files = map(str, table(tmp_path, GOOD, ROWS[2], ""))
    assert cli.run(["import", *files, "--mapping", str(tmp_path / "contoh.yml"), "--into", str(tmp_path / "baru")]) == 0


def test_what_is_there_already_is_kept(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*words, "--into", str(tmp_path / "baru")]) == 1
    capsys.readouterr()
    before = {path: path.read_bytes() for path in (tmp_path / "baru").rglob("*.yml")}
    assert cli.run([*words, "--into", str(tmp_path / "baru"), "--lang", "en"]) == 2
    out, error = capsys.readouterr()
    assert (out, "old files are not overwritten. Files that exist: 3." in error) == ("", True)
    assert {path: path.read_bytes() for path in (tmp_path / "baru").rglob("*.yml")} == before


def test_a_mapping_with_a_fault_is_told_at_its_place(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contoh.yml").write_text(small().replace("number: whole", "number: half"), encoding="utf-8")
    assert cli.run([*words, "--into", str(tmp_path / "baru"), "--lang", "en"]) == 1
    assert "contoh.yml:57:13: error[schema-choice]" in capsys.readouterr().out
    assert not (tmp_path / "baru").exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--set", "government"], "Write NAME=VALUE"),
        (["--set", "office=x"], "needs exactly these settings"),
        (["--write"], "for --mapping only"),
        (["--kind", "unit"], "for --mapping only"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: list[str], more: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*words, *more, "--lang", "en"]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("more", [["--into", "x"], ["--set", "a=b"], ["other.csv"]])
def test_what_belongs_to_a_mapping_is_refused_without_one(
    more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["import", str(tmp_path / "x.csv"), *more, "--lang", "en"]) == 2
    assert "for --mapping only" in capsys.readouterr().err


def test_a_government_is_made_and_checked_from_real_tables_by_two_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SAMPLE, tmp_path / "tables")
    files = map(str, sorted((tmp_path / "tables").glob("*.csv")))
    # One row contradicts another, which is a finding.
    assert cli.run(["import", *files, "--mapping", "infobase", "--into", str(tmp_path / "new"), "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "indicators.csv: 52 rows read.\n  37 used\n  14 left aside by the mapping\n" in told
    assert cli.run(["check", "--root", str(tmp_path / "new"), "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith(": 0 errors, 0 warnings.\n")
