"""Workbooks and CSV files of records: what people open is complete, safe to fill in, and never replaces their files."""

import csv
import io
import re
import zipfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from kinerja import cli
from kinerja.cli.export import TEMPLATES
from kinerja.diagnostic import Location
from kinerja.drafting import shape
from kinerja.load import repository, schema
from kinerja.model import (
    KINDS,
    Agreement,
    Amendment,
    Change,
    Employee,
    Evidence,
    Goal,
    Government,
    Indicator,
    Measurement,
    Period,
    Plan,
    PlanIndicator,
    PlanResult,
    Result,
    Superior,
    Target,
    Unit,
)
from kinerja.sheets import cells, importing, template
from kinerja.sheets.build import build
from kinerja.sheets.columns import VALUE, tables
from kinerja.sheets.example import example
from kinerja.sheets.filled import Filled
from kinerja.sheets.workbook import workbook
from project import write

if TYPE_CHECKING:
    from kinerja.sheets.flatten import Row

IN_UNIT = {"government": "kota-contoh", "unit": "dinas"}


class Done(NamedTuple):
    """What a run said."""

    code: int
    out: str
    err: str


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A unit with two indicators, an agreement about one of them, two employees and the plan of one."""
    write(
        tmp_path,
        Government(id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="year"),
        Period(government="kota-contoh", id="2025", starts="2025-01-01", ends="2025-12-31", status="open"),
        Unit(government="kota-contoh", id="dinas", name="Dinas Contoh", type="dinas"),
        Unit(government="kota-contoh", id="balai", name="Balai Contoh", type="balai"),
        indicator("layanan", "Layanan selesai tepat waktu"),
        indicator("laporan", "Laporan lengkap"),
        Agreement(**IN_UNIT, year=2025, version=1, targets=(Target(indicator="layanan", value=Decimal("87.50")),)),
        employee("p-001"),
        employee("p-002", superior=Superior(employee="p-001", unit="dinas")),
        employee("p-003", valid_until="2024-12-31"),
        Plan(
            **IN_UNIT,
            employee="p-002",
            year=2025,
            approach="quantitative",
            evaluator="p-001",
            status="agreed",
            results=(
                PlanResult(
                    id="hasil-1",
                    kind="main",
                    text="Layanan berjalan",
                    indicators=(
                        PlanIndicator(id="jumlah", aspect="quantity", text="Jumlah layanan", target=Decimal(12)),
                    ),
                ),
            ),
        ),
    )
    return tmp_path


def indicator(name: str, words: str) -> Indicator:
    return Indicator(
        **IN_UNIT,
        id=name,
        name=words,
        definition="Bagian yang selesai dalam batas waktunya.",
        aspect="time",
        unit_of_measure="persen",
        direction="increase",
        method="ratio",
    )


def employee(name: str, **more: Any) -> Employee:
    return Employee(**IN_UNIT, employee=name, post="Analis", employment="pns", role="staff", **more)


def run(root: Path, *words: str) -> Done:
    told, warned = io.StringIO(), io.StringIO()
    with chdir(root), redirect_stdout(told), redirect_stderr(warned):
        code = cli.run(["export", *words, *(() if "--lang" in words else ("--lang", "id"))])
    return Done(code, told.getvalue(), warned.getvalue())


def rows(sheet: Worksheet, *, marked: bool = False) -> list[dict[str, Any]]:
    """The filled cells of each row by their key, without those of the example unless it is wanted."""
    keys = [str(cell.value) for cell in sheet[2]]
    found = ({key: cell.value for key, cell in zip(keys, line, strict=True)} for line in sheet.iter_rows(min_row=3))
    known = ({key: value for key, value in row.items() if value is not None} for row in found)
    return [row for row in known if row and (marked or keys[0] not in row)]


def cell(sheet: Worksheet, key: str, line: int) -> Cell:
    (place,) = (number for number, one in enumerate(sheet[2], 1) if one.value == key)
    found = sheet.cell(line, place)
    assert isinstance(found, Cell)
    return found


def covers(columns: ColumnDimension, place: Cell) -> bool:
    """Whether these columns, which a file describes together, hold a cell."""
    return int(columns.min or 0) <= place.column <= int(columns.max or 0)


def opened(file: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(file)


def test_a_measurement_template_names_every_indicator_with_its_target(root: Path) -> None:
    done = run(root, "r.xlsx", "--template", "measurement", "--unit", "dinas")
    assert done == (0, "r.xlsx: 1 catatan, 22 baris.\n", "")
    book = opened(root / "r.xlsx")
    assert book.sheetnames == ["Petunjuk", "Realisasi", "Hasil", "Bukti"]
    names = {"government": "kota-contoh", "unit": "dinas", "period": "2025"}
    assert rows(book["Realisasi"]) == [names]
    first, *spare = rows(book["Hasil"])
    assert first == {**names, "results.#": 1, "results.indicator": "layanan", "kinerja:?": "87.50"}
    assert spare == [names] * 10
    head = [one.value for one in book["Hasil"][1]]
    assert head[:6] == ["Tanda", "Instansi", "Unit kerja", "Periode", "No. Hasil", "Indikator"]
    assert head[6:10] == ["Nama indikator", "Satuan", "Target", "Nilai realisasi"]
    assert [one.value for one in book["Hasil"][4]][6:9] == ["Layanan selesai tepat waktu", "persen", "87.50"]


def test_names_are_locked_and_all_else_can_be_written(root: Path) -> None:
    run(root, "r.xlsx", "--template", "measurement", "--unit", "dinas")
    sheet = opened(root / "r.xlsx")["Hasil"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    locked = {key: cell(sheet, key, 4).protection.locked for key in ("government", "unit", "period", "results.#")}
    assert locked == dict.fromkeys(locked, True)
    assert cell(sheet, "results.indicator", 4).protection.locked
    for key, line in (("results.value", 4), ("results.note", 4), ("results.indicator", 5), ("results.#", 5)):
        place = cell(sheet, key, line)
        styles = [place] if place.has_style else [one for one in sheet.column_dimensions.values() if covers(one, place)]
        assert [style.protection.locked for style in styles] == [False]
    assert sheet.freeze_panes is not None
    assert not any(one.hidden for one in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))


def test_each_heading_tells_what_it_means_and_choices_can_be_picked(root: Path) -> None:
    run(root, "r.xlsx", "--template", "measurement", "--unit", "dinas")
    sheet = opened(root / "r.xlsx")["Hasil"]
    notes = {str(one.value): one.comment.text for one in sheet[1] if one.comment}
    assert notes["Nilai realisasi"] == "Realisasi sebagai angka. Tulis angka saja, tanpa satuan. Boleh kosong."
    assert notes["Indikator"] == "Id indikator. Huruf kecil, angka, dan tanda hubung. Wajib diisi."
    column = cell(sheet, "results.state", 4).column_letter
    offers = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert next(offer for place, offer in offers.items() if place.startswith(f"{column}3:")) == (
        '"pending,not-measured,not-applicable"'
    )


def test_an_agreement_template_follows_the_newest_version(root: Path) -> None:
    run(root, "p.xlsx", "--template", "agreement", "--unit", "dinas", "--period", "2025")
    book = opened(root / "p.xlsx")
    assert [(row["year"], row["version"]) for row in rows(book["Perjanjian kinerja"])] == [(2025, 2)]
    targets = [row for row in rows(book["Target"]) if "targets.#" in row]
    found = [(row["targets.indicator"], row.get("targets.value"), row.get("kinerja:?")) for row in targets]
    assert found == [("layanan", 87.5, "87.50"), ("laporan", None, None)]
    assert cell(book["Target"], "targets.value", 4).number_format == "0.00"


def test_an_evaluation_template_names_staff_of_the_period_and_their_plans(root: Path) -> None:
    done = run(root, "e.xlsx", "--template", "evaluation", "--unit", "dinas", "--period", "2025", "--lang", "en")
    assert done.code == 0
    book = opened(root / "e.xlsx")
    staff = [(row["employee"], row.get("evaluator"), row["kinerja:?"]) for row in rows(book["Evaluation"])]
    assert staff == [("p-001", None, "Analis"), ("p-002", "p-001", "Analis")]
    (planned,) = rows(book["Results"])
    assert (planned["employee"], planned["results.result"]) == ("p-002", "hasil-1")
    assert planned["kinerja:?"] == "Layanan berjalan"
    (one,) = rows(book["Realisations"])
    assert (one["results.indicators.indicator"], one["kinerja:?"]) == ("jumlah", "12")


def test_a_development_template_has_a_row_for_each_employee(root: Path) -> None:
    run(root, "d.xlsx", "--template", "development", "--unit", "dinas", "--period", "2025")
    book = opened(root / "d.xlsx")
    sheet = book[book.sheetnames[2]]
    assert [(row["employee"], row["entries.#"], row["year"]) for row in rows(sheet)] == [
        ("p-001", 1, 2025),
        ("p-002", 1, 2025),
    ]


def test_what_is_recorded_already_stands_in_the_template(root: Path) -> None:
    done = Result(indicator="layanan", value=Decimal("86.5"), evidence=(Evidence(title="Rekap"),))
    write(root, Measurement(**IN_UNIT, period="2025", results=(done,), reported_on="2026-01-10"))
    run(root, "r.xlsx", "--template", "measurement", "--unit", "dinas")
    book = opened(root / "r.xlsx")
    assert rows(book["Realisasi"])[0]["reported_on"] == "2026-01-10"
    assert [row.get("results.value") for row in rows(book["Hasil"]) if "results.#" in row] == [86.5]
    assert rows(book["Bukti"])[0]["results.evidence.title"] == "Rekap"


@pytest.mark.parametrize("kind", TEMPLATES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_example_rows_of_a_template_are_a_good_record(kind: str, language: str) -> None:
    named: Row = {"government": "kota-contoh", "unit": "dinas", "employee": "p-001", "period": "2025", "year": 2025}
    main = tables(kind)[0]
    wanted = {column.name: named.get(column.name, 2) for column in main.columns if column.role == "key"}
    shown = {table.name: example(table, wanted, language) for table in tables(kind)}
    result = build(kind, {name: [row] for name, row in shown.items() if row})
    assert result.faults == ()
    (one,) = result.records
    assert schema.check(kind, one.data, lambda *steps: Location("", pointer=str(steps))) == ()


def test_the_example_is_marked_in_every_sheet(root: Path) -> None:
    run(root, "r.xlsx", "--template", "measurement", "--unit", "dinas")
    book = opened(root / "r.xlsx")
    for sheet, table in zip(book.worksheets[1:], tables("measurement"), strict=True):
        assert sheet.cell(2, 1).value == table.mark
        assert sheet.cell(3, 1).value in cells.NO_RECORD
        assert [row for row in rows(sheet, marked=True) if table.mark in row] == rows(sheet, marked=True)[:1]


def test_the_command_offers_the_templates_that_there_are() -> None:
    assert sorted(TEMPLATES) == sorted(template.TEMPLATES)


@pytest.mark.parametrize("words", [("--template", "evaluation", "--unit", "dinas"), ("--kind", "indicator")])
@pytest.mark.parametrize("ending", ["xlsx", "zip"])
def test_the_same_records_give_the_same_bytes(root: Path, words: tuple[str, ...], ending: str) -> None:
    if "--template" in words and ending == "zip":
        assert run(root, "a.zip", *words).code == 2
        return
    assert [run(root, f"{name}.{ending}", *words).code for name in "ab"] == [0, 0]
    assert (root / f"a.{ending}").read_bytes() == (root / f"b.{ending}").read_bytes()


def test_a_template_that_was_filled_in_becomes_the_record(root: Path) -> None:
    run(root, "r.xlsx", "--template", "measurement", "--unit", "dinas")
    book = opened(root / "r.xlsx")
    cell(book["Hasil"], "results.value", 4).value = 91.25
    evidence = {"results.#": 1, "results.evidence.title": "Rekap layanan"}
    for key, value in evidence.items():
        cell(book["Bukti"], key, 4).value = value
    book.save(root / "r.xlsx")
    planned = importing.plan(root, root / "r.xlsx", importing.Wanted())
    assert planned.findings == []
    (file,) = planned.files
    document, _ = repository.accept(file.path, file.after)
    assert document is not None
    result = Result(indicator="layanan", value=Decimal("91.25"), evidence=(Evidence(title="Rekap layanan"),))
    assert document.record == Measurement(**IN_UNIT, period="2025", results=(result,))


def test_an_existing_file_is_only_replaced_with_force(root: Path) -> None:
    (root / "r.xlsx").write_bytes(b"kerja orang")
    words = ("r.xlsx", "--template", "measurement", "--unit", "dinas")
    done = run(root, *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Galat: r.xlsx sudah ada, dan tidak ditimpa.")
    assert (root / "r.xlsx").read_bytes() == b"kerja orang"
    assert run(root, *words, "--force").code == 0
    assert opened(root / "r.xlsx").sheetnames[0] == "Petunjuk"
    assert sorted(file.name for file in root.iterdir()) == ["r.xlsx", "records"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("r.xlsx",), "--template"),
        (("r.xlsx", "--template", "measurement", "--kind", "unit"), "--template"),
        (("r.ods", "--kind", "unit"), ".xlsx, .csv, .zip"),
        (("r.csv", "--template", "measurement", "--unit", "dinas"), ".xlsx."),
        (("r.xlsx", "--template", "measurement"), "--unit"),
        (("r.xlsx", "--template", "measurement", "--unit", "x"), "unit kerja"),
        (("r.xlsx", "--template", "measurement", "--unit", "dinas", "--period", "x"), "2025-S1"),
        (("r.xlsx", "--template", "evaluation", "--unit", "balai"), "pegawai"),
        (("r.xlsx", "--kind", "survey"), "survey"),
        (("r.csv", "--kind", "plan"), "plan, plan.results, plan.results.indicators"),
        (("r.xlsx", "--kind", "unit", "--government", "x"), "kota-contoh"),
        (("tidak/ada.xlsx", "--kind", "unit"), "tidak"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_no_file(root: Path, words: tuple[str, ...], told: str) -> None:
    done = run(root, *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert len(done.err.splitlines()) == 1
    assert [file.name for file in root.iterdir()] == ["records"]


def test_csv_holds_the_exact_texts_of_one_table(root: Path) -> None:
    goal = Goal(government="kota-contoh", id="maju", statement='Kota "maju", cepat; 50%', mission="m-1")
    write(root, goal)
    assert run(root, "g.csv", "--kind", "goal") == (0, "g.csv: 1 catatan, 1 baris.\n", "")
    head, row = csv.reader(io.StringIO((root / "g.csv").read_text(), newline=""))
    assert head == ["kinerja:goal", "government", "id", "statement", "mission", "goal", "source"]
    assert row == ["", "kota-contoh", "maju", goal.statement, "m-1", "", ""]


def test_a_zip_holds_a_csv_for_each_table_with_rows(root: Path) -> None:
    assert run(root, "p.zip", "--kind", "agreement").code == 0
    with zipfile.ZipFile(root / "p.zip") as archive:
        assert archive.namelist() == ["agreement.csv", "agreement.targets.csv"]
        lines = archive.read("agreement.targets.csv").decode().splitlines()
    assert lines[1].startswith(",kota-contoh,dinas,2025,1,1,layanan,87.50,")


def test_only_the_wanted_unit_and_period_are_written(root: Path) -> None:
    done = Result(indicator="layanan", value=Decimal(1))
    write(
        root,
        *(Measurement(**IN_UNIT, period=period, results=(done,)) for period in ("2024", "2025")),
        Measurement(government="kota-contoh", unit="balai", period="2025", results=(done,)),
    )
    run(root, "m.xlsx", "--kind", "measurement", "--unit", "dinas", "--period", "2025")
    found = rows(opened(root / "m.xlsx")["Realisasi"])
    assert [(row["unit"], row["period"]) for row in found] == [("dinas", "2025")]


@pytest.mark.parametrize("words", ["=1+1", "+62", "-5", "@SUM(A1)", "https://contoh.go.id", "_x0041_", "1/9", "007"])
def test_a_text_stays_the_text_that_it_is(words: str) -> None:
    table = tables("goal")[0]
    row: Row = {"government": "kota-contoh", "id": "maju", "statement": words}
    book = openpyxl.load_workbook(io.BytesIO(workbook([Filled(table, [row])], words, "id")))
    found = cell(book.worksheets[1], "statement", 3)
    assert (found.data_type, found.value, found.hyperlink) == ("s", words, None)


def test_sheets_that_people_call_alike_have_names_of_their_own() -> None:
    for kind, language in (("scoring-policy", "id"), ("scoring-policy", "en"), ("evaluation", "en")):
        book = workbook([Filled(table, []) for table in tables(kind)], "x", language)
        names = openpyxl.load_workbook(io.BytesIO(book), read_only=True).sheetnames
        assert len({name.casefold() for name in names}) == len(tables(kind)) + 1
        assert max(map(len, names)) <= 31


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "+62", "-x"])
def test_csv_never_holds_what_a_spreadsheet_would_compute(root: Path, words: str) -> None:
    change = Change(pointer="/results/0/note", new=words)
    write(
        root,
        Amendment(
            government="kota-contoh",
            period="2025",
            number="0001",
            path="records/kota-contoh/units/dinas/measurements/2025.yml",
            original="0" * 64,
            reason="Salah ketik",
            approved_by=("Kepala Dinas", "Inspektur"),
            changes=(change,),
        ),
    )
    done = run(root, "a.zip", "--kind", "amendment")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert [file.name for file in root.iterdir()] == ["records"]
    assert run(root, "a.xlsx", "--kind", "amendment").code == 0


def test_no_other_text_of_a_record_could_begin_a_formula() -> None:
    found = {}
    for kind in KINDS:
        for table in tables(kind.name):
            at = tuple(step for keys in table.lists for step in (*keys, 0))
            nodes = ((column, shape.of(kind.name).node((*at, *column.steps))) for column in table.of(VALUE))
            texts = ((column, node) for column, node in nodes if column.type == "string" and not column.choices)
            found.update({column.name: node.get("pattern", "") for column, node in texts})
    open_ones = [name for name, pattern in found.items() if any(re.search(pattern, f"{sign}1") for sign in "=+-@\t\r")]
    assert open_ones == ["changes.new", "changes.old"]
    assert len(found) > 100
