"""Reads workbooks of Excel (ECMA-376): the digits as saved, with formulas, merged areas and hidden rows in one pass.

openpyxl would read twice, turn numbers into floats, and take merged areas apart: one of a whole sheet never ends.
"""

import posixpath
import re

from kinerja.diagnostic import CannotRun
from kinerja.sheets import serial
from kinerja.sheets.book import Area, Book, Cell, Filling, Form, Sheet
from kinerja.sheets.package import Attributes, Listed, Package, Reader, local

_TRUE = ("1", "true", "on")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# Excel writes signs that XML cannot hold so, and an underscore that would look like one.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORMS = {"b": Form.BOOLEAN, "e": Form.ERROR, "d": Form.DATE, "s": Form.TEXT, "str": Form.TEXT, "inlineStr": Form.TEXT}
_DATE_ONLY = "T00:00:00"


def read(package: Package) -> Book:
    """The sheets of a workbook, in their order. Raises CannotRun for macros and links to other files."""
    if any(name.endswith("vbaProject.bin") for name in package.names):
        raise CannotRun("sheet-macros")
    if any("/externalLinks/" in name for name in package.names):
        raise CannotRun("sheet-links")
    workbook = _related(package, "", "_rels/.rels").by_type.get("officeDocument", "xl/workbook.xml")
    folder, name = posixpath.split(workbook)
    parts = _related(package, folder, f"{folder}/_rels/{name}.rels")
    contents, shared, styles = _Contents(), _Shared(), serial.Styles()
    package.parse(workbook, Listed(contents.take))
    package.parse(parts.by_type.get("sharedStrings", ""), shared)
    package.parse(parts.by_type.get("styles", ""), Listed(styles.take))
    styles.late = contents.late
    filling = Filling()
    for sheet, identifier in contents.sheets:
        package.parse(parts.by_id.get(identifier, ""), _Rows(sheet, filling, shared.texts, styles))
    return Book([sheet for sheet, _ in contents.sheets])


class _Related:
    """Which part of the package is meant, by the id of a relationship and by the last word of its type."""

    def __init__(self, folder: str) -> None:
        self.by_id: dict[str, str] = {}
        self.by_type: dict[str, str] = {}
        self._folder = folder

    def take(self, name: str, attributes: Attributes) -> None:
        """Looks at one element of a list of relationships."""
        if name == "Relationship":
            # A target from the root takes the place of the folder when both are joined.
            part = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"])).lstrip("/")
            self.by_id[attributes["Id"]] = part
            self.by_type.setdefault(attributes["Type"].rpartition("/")[2], part)


def _related(package: Package, folder: str, name: str) -> _Related:
    parts = _Related(folder)
    package.parse(name, Listed(parts.take))
    return parts


class _Contents:
    """The sheets, each with the id of its part, and which calendar counts."""

    def __init__(self) -> None:
        self.sheets: list[tuple[Sheet, str]] = []
        self.late = False

    def take(self, name: str, attributes: Attributes) -> None:
        """Looks at one element of the workbook's own part."""
        if name == "sheet":
            known = {local(key): value for key, value in attributes.items()}
            sheet = Sheet(known["name"], hidden=known.get("state", "visible") != "visible")
            self.sheets.append((sheet, known.get("id", "")))
        elif name == "workbookPr":
            self.late = attributes.get("date1904") in _TRUE


class _Shared(Reader):
    """The texts that cells name by number; what only says how a text is pronounced is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._in_text = self._aside = False

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - the signature of readers
        """A text begins, or a piece of one."""
        match local(name):
            case "si":
                self._pieces = []
            case "rPh":
                self._aside = True
            case "t":
                self._in_text = not self._aside

    def text(self, content: str) -> None:
        """A piece of text."""
        if self._in_text:
            self._pieces.append(content)

    def end(self, name: str) -> None:
        """A text, or a piece of one, is complete."""
        match local(name):
            case "si":
                self.texts.append(_unescaped("".join(self._pieces)))
            case "rPh":
                self._aside = False
            case "t":
                self._in_text = False


class _Rows(Reader):
    """Puts the cells of one part into its sheet."""

    def __init__(self, sheet: Sheet, filling: Filling, shared: list[str], styles: serial.Styles) -> None:
        self._sheet, self._filling, self._shared, self._styles = sheet, filling, shared, styles
        self._row = self._column = 0
        self._cell: Attributes = {}
        self._formula = self._aside = False
        self._inside = ""
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """A row, a cell or a part of it begins, or something is said of rows and columns."""
        match local(name):
            case "v" | "t" | "f" as inside:
                self._inside = "" if self._aside else inside
                self._formula = self._formula or inside == "f"
            case "c":
                self._begin(attributes)
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), 0
                if attributes.get("hidden") in _TRUE:
                    self._sheet.hidden_rows.append((self._row, self._row))
            case "rPh":
                self._aside = True
            case "col" if attributes.get("hidden") in _TRUE:
                self._sheet.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
            case "mergeCell":
                self._sheet.merged.append(_area(attributes["ref"]))

    def text(self, content: str) -> None:
        """A piece of a value; what a formula says is not looked at."""
        if self._inside in ("v", "t"):
            self._pieces.append(content)

    def end(self, name: str) -> None:
        """A cell, or a part of it, is complete."""
        match local(name):
            case "c":
                form, text = self._value()
                cell = Cell(self._row, self._column, form, text, self._formula)
                self._filling.put(self._sheet, cell)
            case "rPh":
                self._aside = False
            case "v" | "t" | "f":
                self._inside = ""

    def _begin(self, attributes: Attributes) -> None:
        self._cell, self._pieces, self._formula = attributes, [], False
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        else:
            self._column += 1

    def _value(self) -> tuple[Form, str]:
        text = "".join(self._pieces)
        if not text:
            return Form.EMPTY, ""
        match self._cell.get("t", "n"):
            case "n":
                return self._styles.number(text, self._cell.get("s", "0"))
            case "s":
                return Form.TEXT, self._shared[int(text)]
            case "b":
                return Form.BOOLEAN, "true" if text in _TRUE else "false"
            case "d":
                return Form.DATE, text.removesuffix(_DATE_ONLY)
            case form:
                return _FORMS[form], _unescaped(text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text) if "_x" in text else text


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    return Area(*_place(first), *_place(last or first))


def _place(reference: str) -> tuple[int, int]:
    """The row and column of a cell such as B7. Raises ValueError."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
