"""All tables as one workbook for people: a sheet of notes, then a sheet for each table that has rows."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from kinerja.disclose.published import Release
from kinerja.publish.numerals import is_number
from kinerja.publish.opendata.package import LICENCE_PAGE
from kinerja.publish.opendata.registry import TABLES, Table
from kinerja.publish.opendata.rows import Cell, Row
from kinerja.texts import text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# A spreadsheet keeps this many digits of a number and this many characters of a text.
_DIGITS = 15
_CHARACTERS = 32_767
_NARROWEST, _WIDEST, _MEASURED = 8, 60, 100

# Texts that mostly are numbers; people want to compute with those that are.
_VALUES = frozenset({"target", "realisation", "printed", "computed"})


def workbook(release: Release, rows: Mapping[str, Sequence[Row]], language: str) -> bytes:
    """XLSX: words of a language above the columns, the same values below as in the other formats.

    Numbers are numbers that show the decimals as published; texts are never formulas.
    """
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_urls": False})
    _describe(book, release, language)
    writer = _Writer(book, language)
    writer.notes(release, rows)
    for table in TABLES:
        if rows[table.name]:
            writer.table(table, rows[table.name])
    book.close()
    return target.getvalue()


def _describe(book: "Workbook", release: Release, language: str) -> None:
    book.set_properties(
        {
            "title": text(language, "columns.package.title", government=release.government.name)[:255],
            "company": release.government.name[:255],
            "comments": text(language, "columns.package.licence"),
            # Not today: the same release gives the same bytes.
            "created": datetime.fromisoformat(release.made).replace(tzinfo=None),
        }
    )


class _Writer:
    """Writes the sheets of one workbook in one language."""

    def __init__(self, book: "Workbook", language: str) -> None:
        self._book = book
        self._language = language
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._decimals: dict[int, Format] = {}

    def notes(self, release: Release, rows: Mapping[str, Sequence[Row]]) -> None:
        """What the workbook is, which sheets it has, and what each column means."""
        sheet = self._sheet(self._text("workbook.notes"), (24, 28, 80))
        lines = (*self._facts(release), (), *self._contents(rows), (), *self._meanings(rows))
        for line, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                style = self._head if column == 0 or line == 0 else self._wrapped
                self._write(sheet, (line, column), cell, style)

    def _facts(self, release: Release) -> tuple[tuple[Cell, ...], ...]:
        government = release.government
        return (
            (self._text("package.title", government=government.name),),
            (self._text("workbook.about"), self._text(f"package.{government.data}")),
            (self._text("workbook.release"), release.number, release.made),
            (self._text("workbook.licence"), self._text("package.licence"), LICENCE_PAGE),
            (self._text("workbook.hint"), self._text("workbook.hint_text")),
        )

    def _contents(self, rows: Mapping[str, Sequence[Row]]) -> tuple[tuple[Cell, ...], ...]:
        head = tuple(self._text(f"workbook.{name}") for name in ("sheet", "rows", "content"))
        return head, *(
            (table.name, len(rows[table.name]), self._text(f"tables.{table.name}.description")) for table in TABLES
        )

    def _meanings(self, rows: Mapping[str, Sequence[Row]]) -> tuple[tuple[Cell, ...], ...]:
        names = dict.fromkeys(column.name for table in TABLES if rows[table.name] for column in table.columns)
        head = tuple(self._text(f"workbook.{name}") for name in ("column", "title", "meaning"))
        return head, *((name, self._text(f"{name}.title"), self._text(f"{name}.description")) for name in names)

    def table(self, table: Table, rows: Sequence[Row]) -> None:
        """The rows of one table below its frozen header."""
        titles = [self._text(f"{column.name}.title") for column in table.columns]
        sheet = self._sheet(table.name, _widths(titles, rows))
        values = {place for place, column in enumerate(table.columns) if column.name in _VALUES}
        sheet.write_row(0, 0, titles, self._head)
        for line, row in enumerate(rows, 1):
            for place, cell in enumerate(msgspec.structs.astuple(row)):
                self._write(sheet, (line, place), _valued(cell) if place in values else cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(titles) - 1)

    def _sheet(self, name: str, widths: Sequence[int]) -> "Worksheet":
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def _write(self, sheet: "Worksheet", place: tuple[int, int], cell: Cell, style: "Format | None" = None) -> None:
        if isinstance(cell, str):
            sheet.write_string(*place, _cut(cell), style)
        elif isinstance(cell, bool):
            sheet.write_boolean(*place, cell, style)
        elif isinstance(cell, int | Decimal) and _fits(cell):
            sheet.write_number(*place, cell, style or self._format(cell))
        elif cell is not None:
            sheet.write_string(*place, _cut(str(cell)), style)

    def _format(self, number: int | Decimal) -> "Format":
        places = max(-int(Decimal(number).as_tuple().exponent), 0)
        if places not in self._decimals:
            pattern = "0." + "0" * places if places else "0"
            self._decimals[places] = self._book.add_format({"num_format": pattern})
        return self._decimals[places]

    def _text(self, key: str, **facts: object) -> str:
        return text(self._language, f"columns.{key}", **facts)


def _widths(titles: Sequence[str], rows: Sequence[Row]) -> tuple[int, ...]:
    """Wide enough for the titles and what stands first below them, within limits."""
    lines = [titles, *(msgspec.structs.astuple(row) for row in rows[:_MEASURED])]
    longest = (max(0 if cell is None else len(str(cell)) for cell in cells) for cells in zip(*lines, strict=True))
    return tuple(min(max(width + 2, _NARROWEST), _WIDEST) for width in longest)


def _valued(cell: Cell) -> Cell:
    """The number that a text is, if it stays the same text."""
    if isinstance(cell, str) and is_number(cell):
        number = Decimal(cell)
        return number if str(number) == cell else cell
    return cell


def _fits(number: int | Decimal) -> bool:
    """Whether a spreadsheet keeps all digits of a number; others are written as texts."""
    return len(Decimal(number).as_tuple().digits) <= _DIGITS


def _cut(value: str) -> str:
    return value if len(value) <= _CHARACTERS else f"{value[: _CHARACTERS - 1]}…"
