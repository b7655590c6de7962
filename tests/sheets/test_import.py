"""Tables that people filled in become records: shown first, written whole, and nothing else changes."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.cli import program
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.model import KINDS
from kinerja.sheets import exporting, importing, writing
from kinerja.sheets.columns import tables
from kinerja.sheets.planning import Plan

ROOT = Path(__file__).parents[2]
TOWN = "bukittinggi"
UNIT = f"records/{TOWN}/units/puskesmas-guguk-panjang"
PERSON = f"{UNIT}/people/p-179/employee.yml"
Edit = Callable[[Worksheet], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one unit of an example government."""
    for name in ("government.yml", "units/puskesmas-guguk-panjang"):
        source, target = ROOT / "records" / TOWN / name, tmp_path / "records" / TOWN / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return tmp_path


def exported(root: Path, kind: str, name: str = "t.xlsx", government: str = TOWN) -> Path:
    file = root / name
    exporting.export(root, exporting.Wanted(kind, government), file, "id", force=True)
    return file


def edited(root: Path, kind: str, change: Edit, sheet: int = 1) -> Path:
    """An exported workbook that somebody changed and saved with another program."""
    file = exported(root, kind)
    book = openpyxl.load_workbook(file)
    change(book.worksheets[sheet])
    book.save(file)
    return file


def cell(sheet: Worksheet, key: str, row: int = 3) -> str:
    """The name of the cell in the column of a key."""
    (found,) = (one.coordinate for one in sheet[2] if one.value == key)
    return found.removesuffix("2") + str(row)


def planned(root: Path, file: Path, **wanted: object) -> Plan:
    return importing.plan(root, file, importing.Wanted(**wanted))  # type: ignore[arg-type]


def told(plan: Plan) -> list[str]:
    return [f"{one.rule} {one.at.line}:{one.at.column}" for one in plan.findings]


def files(root: Path) -> dict[str, bytes]:
    return {str(one.relative_to(root)): one.read_bytes() for one in (root / "records").rglob("*") if one.is_file()}


def kinerja(root: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["import", *words, "--root", str(root), "--lang", "en"], standalone_mode=False)


@pytest.mark.parametrize("ending", ["xlsx", "zip"])
def test_what_is_exported_and_imported_changes_nothing_in_any_kind_of_record(ending: str, tmp_path: Path) -> None:
    seen = {}
    for kind in KINDS:
        try:
            file = tmp_path / f"t.{ending}"
            done = exporting.export(ROOT, exporting.Wanted(kind.name, "bungo"), file, "en", force=True)
        except CannotRun as nothing:
            assert nothing.reason == "export-nothing"
            continue
        plan = planned(ROOT, file, government="bungo")
        assert (plan.files, plan.findings, plan.refused) == ([], [], 0)
        assert plan.unchanged == done.records
        seen[kind.name] = done.records
    assert len(seen) > 10
    assert sum(seen.values()) > 250


def test_a_value_that_somebody_typed_is_written_where_it_belongs_and_nothing_else_changes(root: Path) -> None:
    before = files(root)

    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "results.value")] = "91,25"

    file = edited(root, "measurement", change, sheet=2)
    plan = planned(root, file)
    (changed,) = plan.files
    old = (root / changed.path).read_text()
    assert changed.after.decode().splitlines() != old.splitlines()
    assert [line for line in changed.after.decode().splitlines() if line not in old.splitlines()] == [
        "    value: 91.25"
    ]
    assert files(root) == before
    writing.write(root, plan.files)
    assert files(root) == {**before, changed.path: changed.after}
    assert sorted(one.name for one in root.iterdir()) == ["records", "t.xlsx"]
    again = planned(root, file)
    assert (again.files, again.unchanged) == ([], plan.unchanged + 1)


def test_a_new_row_is_a_new_record(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        row = sheet.max_row + 1
        for place in range(2, sheet.max_column + 1):
            sheet.cell(row, place, sheet.cell(3, place).value)
        sheet[cell(sheet, "employee", row)] = "p-900"

    plan = planned(root, edited(root, "employee", change))
    assert [(one.path, one.before) for one in plan.files] == [(f"{UNIT}/people/p-900/employee.yml", None)]
    writing.write(root, plan.files)
    assert repository.accept(plan.files[0].path, (root / plan.files[0].path).read_bytes())[1] == ()


def test_columns_that_a_table_lacks_stay_as_the_record_has_them(root: Path) -> None:
    file = root / "pegawai.csv"
    file.write_text("Unit kerja;pegawai;JABATAN\npuskesmas-guguk-panjang;p-179;Bidan\n", encoding="utf-8")
    plan = planned(root, file, kind="employee")
    (changed,) = plan.files
    old = (root / PERSON).read_text().splitlines()
    expected = ["post: Bidan" if line.startswith("post:") else line for line in old]
    assert changed.path == PERSON
    assert changed.after.decode().replace('"Bidan"', "Bidan").splitlines() == expected
    assert plan.notices == {"separator": {"separator": "semicolon"}}


def test_a_list_without_one_of_its_columns_is_refused_before_its_values_are_lost(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "results.value", 2)] = "tidak-dikenal"

    plan = planned(root, edited(root, "measurement", change, sheet=2))
    assert plan.files == []
    lost = [one for one in plan.findings if one.rule == "sheet-column-missing"]
    assert {one.facts["column"] for one in lost} == {"results.value"}
    assert len(lost) == plan.refused == 2


def test_rows_of_nobody_and_examples_are_no_records(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A3"] = "contoh"
        sheet[cell(sheet, "post")] = "TBD"
        sheet["A4"] = " Lewati"

    plan = planned(root, edited(root, "employee", change))
    assert (plan.findings, plan.files) == ([], [])


def test_a_refused_cell_stops_everything_unless_the_good_records_are_asked_for(root: Path) -> None:
    before = files(root)

    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "post", 3)] = "TBD"
        sheet[cell(sheet, "post", 4)] = "Perawat"

    file = str(edited(root, "employee", change))
    done = kinerja(root, file, "--write")
    assert done.return_value == 1
    assert "error[sheet-placeholder] This cell holds a placeholder" in done.stdout
    assert done.stdout.endswith("1 refused.\nNothing was written, as something was refused. Mend the table, or write "
                                "only what is good with --partly.\n")  # fmt: skip
    assert files(root) == before
    assert kinerja(root, file, "--write", "--partly").return_value == 1
    (changed,) = {path for path, content in files(root).items() if before[path] != content}
    assert b"post: Perawat" in files(root)[changed].replace(b'"', b"")


def test_a_dry_run_says_what_would_change_in_words_and_names_each_cell(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "post")] = "Bidan"
        sheet[cell(sheet, "valid_from", 4)] = 45000

    file = edited(root, "employee", change)
    sheet = openpyxl.load_workbook(file).worksheets[1]
    done = kinerja(root, str(file))
    assert done.return_value == 1
    assert "Bidan" in done.stdout
    assert f"{sheet.title}!{cell(sheet, 'valid_from', 4)}: error[sheet-number-for-date]" in done.stdout
    content = json.loads(kinerja(root, str(file), "--format", "json").stdout)
    assert content["summary"] == {"new": 0, "changed": 1, "unchanged": 14, "refused": 1, "written": 0}
    assert [one["cell"] for one in content["findings"]] == [f"{sheet.title}!{cell(sheet, 'valid_from', 4)}"]


def test_what_the_schema_refuses_is_told_at_its_cell(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "role")] = "raja"
        sheet[cell(sheet, "valid_from", 4)] = "2025-02-30"

    plan = planned(root, edited(root, "employee", change))
    assert [(one.rule, one.at.line, one.at.pointer) for one in plan.findings] == [
        ("schema-choice", 3, "/role"),
        ("schema-real-date", 4, "/valid_from"),
    ]


def test_findings_call_columns_as_their_headings_do(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "results.value")] = None
        sheet[cell(sheet, "unit", 5)] = None

    done = kinerja(root, str(edited(root, "measurement", change, sheet=2)))
    titles = {column.name: column.title("en") for table in tables("measurement") for column in table.columns}
    ways = ", ".join(titles[f"results.{key}"] for key in ("value", "word", "done", "state"))
    assert f"Exactly one of these must be written: {ways}." in done.stdout
    assert f"This row has no {titles['unit']}," in done.stdout


def test_a_number_of_a_person_is_refused_at_its_cell_and_never_shown(root: Path) -> None:
    number = "198503302003121002"

    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "post")] = f"Bidan {number}"

    file = edited(root, "employee", change)
    done = kinerja(root, str(file))
    assert "error[personal-number]" in done.stdout
    assert number not in done.output
    (finding,) = planned(root, file).findings
    assert (finding.at.line, finding.at.pointer) == (3, "/post")


def test_a_roster_that_a_release_counts_on_is_not_changed_by_hand(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "people.hours")] = 999

    plan = planned(root, edited(root, "roster", change, sheet=2))
    assert ([one.rule for one in plan.findings], plan.files) == (["sheet-not-by-hand"], [])


def test_a_record_of_another_government_is_refused(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "government")] = "kota-lain"

    assert [one.rule for one in planned(root, edited(root, "employee", change)).findings] == ["sheet-other-government"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_and_with_every_separator(encoding: str, separator: str, root: Path) -> None:
    rows = [["unit", "employee", "post"], ["puskesmas-guguk-panjang", "p-179", "Bidan “ahli”; gigi, dan é"]]
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows(rows)
    file = root / "pegawai.csv"
    file.write_bytes(target.getvalue().encode(encoding))
    plan = planned(root, file, kind="employee")
    assert plan.findings == []
    assert rows[1][2] in plan.files[0].after.decode()
    assert plan.notices["separator"]["separator"] == {",": "comma", ";": "semicolon", "\t": "tab"}[separator]
    assert plan.notices.get("encoding", {}).get("encoding") == {"utf-16": "UTF-16", "cp1252": "Windows-1252"}.get(
        encoding
    )


def test_a_failed_write_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(sheet: Worksheet) -> None:
        for row in (3, 4, 5):
            sheet[cell(sheet, "post", row)] = "Bidan"
        sheet[cell(sheet, "employee", 3)] = "p-900"

    plan = planned(root, edited(root, "employee", change))
    before, replace, count = files(root), Path.replace, iter(range(9))

    def fails(self: Path, target: Path) -> Path:
        if next(count) == 2:
            raise OSError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(CannotRun, match="import-not-written"):
        writing.write(root, plan.files)
    assert len(plan.files) == 3
    assert files(root) == before
    assert not (root / UNIT / "people/p-900").exists()


def test_a_record_that_changed_meanwhile_is_not_overwritten(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell(sheet, "post")] = "Bidan"

    plan = planned(root, edited(root, "employee", change))
    file = root / plan.files[0].path
    file.write_bytes(file.read_bytes() + b"# catatan rekan\n")
    before = files(root)
    with pytest.raises(CannotRun, match="import-changed"):
        writing.write(root, plan.files)
    assert files(root) == before
