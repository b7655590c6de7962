"""Reads spreadsheets of LibreOffice (OpenDocument 1.3): the values as saved, with formulas, merged areas and hiding.

Rows and cells may be written once and meant many times; empty ones are skipped, others counted like all cells.
"""

from kinerja.diagnostic import CannotRun
from kinerja.sheets.book import Area, Book, Cell, Filling, Form, Sheet
from kinerja.sheets.package import Attributes, Listed, Package, Reader

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE, _TEXT = (f"{_NAMES}:{one}:1.0 " for one in ("table", "office", "text"))
_EXTENDED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_UNSEEN = ("collapse", "filter")
# Where the value stands; other types have it in their paragraphs.
_VALUES = {
    "float": (Form.NUMBER, "value"),
    "currency": (Form.NUMBER, "value"),
    "percentage": (Form.PERCENT, "value"),
    "date": (Form.DATE, "date-value"),
    "boolean": (Form.BOOLEAN, "boolean-value"),
}
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def read(package: Package) -> Book:
    """The sheets of a document, in their order. Raises CannotRun for macros and for what needs a password."""
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in package.names):
        raise CannotRun("sheet-macros")
    package.parse("META-INF/manifest.xml", Listed(_refuse_locked))
    rows = _Rows(Filling())
    package.parse("content.xml", rows)
    return Book(rows.sheets)


def _refuse_locked(name: str, _attributes: Attributes) -> None:
    if name == "encryption-data":
        raise CannotRun("sheet-locked")


class _Rows(Reader):
    """Puts the cells into sheets."""

    def __init__(self, filling: Filling) -> None:
        self.sheets: list[Sheet] = []
        self._filling = filling
        self._row = self._column = self._times = 0
        self._cell: Attributes = {}
        self._paragraphs: list[str] = []
        self._made: list[Cell] = []
        self._in_text = self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """A sheet, row, cell or paragraph begins."""
        if name in _CELLS:
            self._cell, self._paragraphs = attributes, []
        elif name == f"{_TEXT}p" and not self._aside:
            self._paragraphs.append("")
            self._in_text += 1
        elif name == f"{_OFFICE}annotation":
            self._aside += 1
        elif name == f"{_TEXT}s" and self._in_text:
            self.text(" " * min(int(attributes.get(f"{_TEXT}c", 1)), 1000))
        elif name == f"{_TABLE}table-row":
            self._times = _times(attributes, "rows", _LAST_ROW)
            self._column, self._made = 0, []
            self._hide_rows(attributes)
        elif name == f"{_TABLE}table-column":
            self._columns(attributes)
        elif name == f"{_TABLE}table":
            self.sheets.append(Sheet(attributes.get(f"{_TABLE}name", "")))
            self._row = self._column = 0

    def text(self, content: str) -> None:
        """A piece of a paragraph; comments on a cell are no part of it."""
        if self._in_text and not self._aside:
            self._paragraphs[-1] += content

    def end(self, name: str) -> None:
        """A cell or a row is complete, and meant so many times."""
        if name in _CELLS:
            self._put(covered=name == _CELLS[1])
        elif name == f"{_TEXT}p" and not self._aside:
            self._in_text -= 1
        elif name == f"{_OFFICE}annotation":
            self._aside -= 1
        elif name == f"{_TABLE}table-row":
            for number in range(self._times if self._made else 0):
                for cell in self._made:
                    self._filling.put(self.sheets[-1], cell._replace(row=self._row + 1 + number))
            self._row += self._times

    def _put(self, *, covered: bool) -> None:
        times = _times(self._cell, "columns", _LAST_COLUMN)
        form, text = self._value()
        formula = f"{_TABLE}formula" in self._cell
        if not covered and (form is not Form.EMPTY or formula):
            numbers = range(self._column + 1, self._column + 1 + times)
            self._made += [Cell(0, number, form, text, formula) for number in numbers]
        across, down = (int(self._cell.get(f"{_TABLE}number-{one}-spanned", 1)) for one in ("columns", "rows"))
        if across > 1 or down > 1:
            top, left = self._row + 1, self._column + 1
            self.sheets[-1].merged.append(Area(top, left, top + down - 1, left + across - 1))
        self._column += times

    def _value(self) -> tuple[Form, str]:
        kind = self._cell.get(f"{_OFFICE}value-type", "")
        shown = "\n".join(self._paragraphs)
        if self._cell.get(_EXTENDED) == "error":
            return Form.ERROR, shown
        if kind in _VALUES:
            form, key = _VALUES[kind]
            return form, self._cell[f"{_OFFICE}{key}"].removesuffix("T00:00:00")
        if kind == "string":
            shown = self._cell.get(f"{_OFFICE}string-value", shown)
        return (Form.TEXT, shown) if kind and shown else (Form.EMPTY, "")

    def _hide_rows(self, attributes: Attributes) -> None:
        if attributes.get(f"{_TABLE}visibility") in _UNSEEN:
            self.sheets[-1].hidden_rows.append((self._row + 1, self._row + self._times))

    def _columns(self, attributes: Attributes) -> None:
        times = _times(attributes, "columns", _LAST_COLUMN)
        if attributes.get(f"{_TABLE}visibility") in _UNSEEN:
            self.sheets[-1].hidden_columns.append((self._column + 1, self._column + times))
        self._column += times


def _times(attributes: Attributes, what: str, most: int) -> int:
    times = int(attributes.get(f"{_TABLE}number-{what}-repeated", 1))
    if not 1 <= times <= most:
        raise ValueError(what)
    return times
