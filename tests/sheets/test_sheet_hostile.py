"""Files that are broken, locked, hidden or hostile are refused by name, quickly, and leave no trace."""

import io
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kinerja.diagnostic import CannotRun
from kinerja.sheets import book as limits, importing, reading
from kinerja.sheets.book import Book, Form

KEYS = ("kinerja:employee", "government", "unit", "employee", "post", "employment", "role")
PERSON = (None, "kota-contoh", "dinas", "p-001", "Analis", "pns", "staff")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
FEW = 2_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "records" / "kota-contoh").mkdir(parents=True)
    return tmp_path


def workbook(root: Path, change: Callable[[Worksheet], object] = lambda _: None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(KEYS)
    sheet.append(PERSON)
    change(sheet)
    file = root / "t.xlsx"
    book.save(file)
    return file


def altered(root: Path, parts: Mapping[str, bytes | None]) -> Path:
    """A good workbook with other parts in the place of its own, or beside them."""
    file = workbook(root)
    with zipfile.ZipFile(file) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**kept, **parts}.items():
            if content is not None:
                archive.writestr(name, content)
    return file


def refused(file: Path) -> str:
    with pytest.raises(CannotRun) as reason, pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "MOST_CELLS", FEW)
        reading.read(file)
    return reason.value.reason


def rows(inside: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'.encode()


def rules(root: Path, file: Path, *, hidden: bool = False) -> list[str]:
    plan = importing.plan(root, file, importing.Wanted(hidden=hidden))
    assert all(one.severity.value == "warning" for one in plan.findings) == (plan.refused == 0) == bool(plan.files)
    return [f"{one.rule} {one.at.line}:{one.at.column}" for one in plan.findings]


def test_a_good_workbook_is_a_new_record(root: Path) -> None:
    assert rules(root, workbook(root)) == []


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl/vbaProject.bin": b"x"}, "sheet-macros"),
        ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, "sheet-links"),
        ({SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "sheet-declares"),
        ({SHEET: b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}, "sheet-declares"),
        ({SHEET: b"<worksheet"}, "sheet-broken"),
        ({SHEET: rows('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')}, "sheet-broken"),
        ({SHEET: rows('<row r="1"><c r="?"><v>1</v></c></row>')}, "sheet-broken"),
        ({"big.bin": bytes(60_000_000)}, "sheet-bomb"),
        ({SHEET: rows(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 40_000}</t></is></c></row>')},
         "sheet-cell-too-long"),
        ({SHEET: rows("".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in range(1, FEW + 2)))},
         "sheet-too-large"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_a_workbook_that_is_no_plain_table_is_refused_by_name(parts: dict[str, bytes], reason: str, root: Path) -> None:
    assert refused(altered(root, parts)) == reason


def test_other_kinds_of_files_are_refused_by_name(root: Path) -> None:
    contents = {
        "sheet-locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "sheet-old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook",
        "sheet-broken": b"PK\x03\x04" + bytes(100),
        "sheet-no-table": b"a,b\n\0,1\n",
        "sheet-csv-broken": b'a,b\n"1,2\n',
        "sheet-too-large-file": b"a,b\n" * 5_000_001,
    }
    file = root / "x.csv"
    for reason, content in contents.items():
        file.write_bytes(content)
        assert refused(file) == reason
    assert refused(root / "nothing.xlsx") == "path-missing"
    assert refused(root / "records") == "sheet-no-table"


def test_a_merged_area_of_a_whole_sheet_is_refused_in_a_moment(root: Path) -> None:
    with zipfile.ZipFile(workbook(root)) as archive:
        merged = b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
        content = archive.read(SHEET).replace(b"</sheetData>", merged)
    start = time.monotonic()
    assert rules(root, altered(root, {SHEET: content})) == ["sheet-merged 2:1"]
    assert time.monotonic() - start < 20


def test_hidden_rows_and_columns_are_refused_unless_they_are_asked_for(root: Path) -> None:
    def row(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    def column(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True

    assert rules(root, workbook(root, row)) == ["sheet-hidden 2:2"]
    assert rules(root, workbook(root, row), hidden=True) == ["sheet-hidden-taken 2:2"]
    assert rules(root, workbook(root, column)) == ["sheet-hidden 2:5"]


def test_a_formula_is_told_and_refused_without_its_result(root: Path) -> None:
    def formula(sheet: Worksheet) -> None:
        sheet["E2"] = '="Ana"&"lis"'

    assert rules(root, workbook(root, formula)) == ["sheet-formula-without-result 2:5"]
    file = workbook(root, formula)
    with zipfile.ZipFile(file) as archive:
        content = archive.read(SHEET).replace(b'<c r="E2">', b'<c r="E2" t="str">').replace(b"<v />", b"<v>Analis</v>")
    assert rules(root, altered(root, {SHEET: content})) == ["sheet-formula 2:5"]


def test_what_begins_like_a_formula_stays_text_and_the_schema_refuses_it(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E2"] = '=HYPERLINK("http://a.example")'
        sheet["E2"].data_type = "s"

    assert rules(root, workbook(root, change)) == ["schema-pattern 2:5"]


def test_columns_that_are_unknown_missing_or_twice_are_told(root: Path) -> None:
    def twice(sheet: Worksheet) -> None:
        sheet["H1"], sheet["I1"], sheet["J2"] = "post", "warna", "tanpa judul"

    def missing(sheet: Worksheet) -> None:
        sheet["D1"] = "nomor"

    assert rules(root, workbook(root, twice)) == [
        "sheet-column-twice 1:8", "sheet-column-unknown 1:9", "sheet-column-unknown 2:10"]  # fmt: skip
    plan = importing.plan(root, workbook(root, missing), importing.Wanted())
    assert "sheet-column-missing" in {one.rule for one in plan.findings}
    assert plan.files == []


def test_the_same_person_in_two_rows_is_refused(root: Path) -> None:
    assert rules(root, workbook(root, lambda sheet: sheet.append(PERSON))) == ["sheet-row-twice 3:4"]


def test_a_path_that_leads_elsewhere_is_refused(root: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["D2"] = "../../../x"

    assert rules(root, workbook(root, change)) == ["schema-pattern 2:4"]


def ods(root: Path, cells: str, extra: Mapping[str, bytes] | None = None) -> Path:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = "".join(f' xmlns:{one}="{names}:{one}:1.0"' for one in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="S">{cells}</table:table></office:spreadsheet>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"<office:document-content{spaces}>{body}</office:body></office:document-content>"
        )
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    file = root / "t.ods"
    file.write_bytes(target.getvalue())
    return file


def ods_row(*values: str | None, times: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        if one
        else '<table:table-cell table:number-columns-repeated="1"/>'
        for one in values
    )
    return f'<table:table-row{times}>{cells}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'


def test_spreadsheets_of_libreoffice_are_read_alike(root: Path) -> None:
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    assert rules(root, ods(root, ods_row(*KEYS) + ods_row(*PERSON) + empty)) == []
    hidden = ods_row(*PERSON, times=' table:visibility="collapse"')
    assert rules(root, ods(root, ods_row(*KEYS) + hidden)) == ["sheet-hidden 2:2"]


def test_values_of_libreoffice_keep_their_digits_and_kinds(root: Path) -> None:
    values = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="0.30000000000000004"/>'
        '<table:table-cell office:value-type="percentage" office:value="0.875"/>'
        '<table:table-cell office:value-type="date" office:date-value="2025-03-31"/>'
        '<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>'
        '<table:table-cell office:value-type="string"><office:annotation><text:p>catatan</text:p></office:annotation>'
        "<text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>"
    )  # fmt: skip
    book: Book = reading.read(ods(root, values))
    assert [(one.form, one.text, one.formula) for one in book.sheets[0].rows[1].values()] == [
        (Form.NUMBER, "0.30000000000000004", False),
        (Form.PERCENT, "0.875", False),
        (Form.DATE, "2025-03-31", False),
        (Form.NUMBER, "1", True),
        (Form.TEXT, "a  b\nc", False),
    ]


def test_a_document_of_libreoffice_with_a_password_macros_or_endless_rows_is_refused(root: Path) -> None:
    locked = b'<m:manifest xmlns:m="urn:x"><m:encryption-data/></m:manifest>'
    assert refused(ods(root, "", {"META-INF/manifest.xml": locked})) == "sheet-locked"
    assert refused(ods(root, "", {"Basic/Standard/Module1.xml": b"<a/>"})) == "sheet-macros"
    endless = ods_row("a", times=' table:number-rows-repeated="1048576"')
    assert refused(ods(root, endless)) == "sheet-too-large"


def test_what_excel_shows_as_a_day_or_a_percentage_is_read_as_that(root: Path) -> None:
    import datetime

    def change(sheet: Worksheet) -> None:
        sheet.append((datetime.date(2025, 3, 31), datetime.datetime(2025, 3, 31, 8, 30), 0.875, 1.5, 8.4, True, "#N/A"))
        sheet["C3"].number_format, sheet["D3"].number_format = "0.0%", "0.00"
        sheet["G3"].data_type = "e"

    found = reading.read(workbook(root, change)).sheets[0].rows[3]
    assert [(one.form, one.text) for one in found.values()] == [
        (Form.DATE, "2025-03-31"),
        (Form.DATE, "2025-03-31T08:30:00"),
        (Form.PERCENT, "0.875"),
        (Form.NUMBER, "1.50"),
        (Form.NUMBER, "8.4"),
        (Form.BOOLEAN, "true"),
        (Form.ERROR, "#N/A"),
    ]
