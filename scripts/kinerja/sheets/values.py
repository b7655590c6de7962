"""What a cell means where its column wants a value; what could mean two things, or nothing, is refused by name."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kinerja.diagnostic import Fact, Rule
from kinerja.sheets import faults, numbers
from kinerja.sheets.book import Cell, Form
from kinerja.sheets.cells import EMPTY, MEANINGS, Scalar, Value, parted
from kinerja.sheets.columns import POSITION, Column
from kinerja.sheets.faults import Refused
from kinerja.sheets.numbers import Convention

Tell = Callable[[Rule, dict[str, Fact]], None]

# What people and programs write where they have no value; the records have a state or nothing for that.
_PLACEHOLDERS = frozenset(("-", "--", "–", "—", "?", "??", "...", "…", "tbd", "tba", "todo", "n/a"))
# A sentence may be one of these, a number or an id never is.
_NO_VALUES = frozenset(("na", "nan", "nihil", "null", "none", "x", "kosong", "belum ada", "belum diisi", "tidak ada"))
_ERRORS = re.compile(r"#(?:N/A|NAME\?|[A-Z0-9/]{1,14}!|GETTING_DATA)|Err:[0-9]{3}")
_TRUTHS = {
    **{word: meaning for word, meaning in MEANINGS.items() if meaning is not EMPTY},
    **{"true": True, "false": False, "benar": True, "salah": False},
}
# A year is no other number when a spreadsheet takes it for one: no zero before it can be lost.
_NUMBERS_TOO = ("period", "month")
_SENTENCES = ("text", "")


@dataclass(frozen=True)
class Manner:
    """How a file writes numbers: `exact` where programs wrote it, with a point and every digit."""

    exact: bool = False
    convention: Convention = Convention.UNCLEAR


def value_of(cell: Cell, column: Column, manner: Manner, tell: Tell) -> Value | None:
    """The value of a cell in a column, None where there is none; `tell` takes what is worth knowing. Raises Refused."""
    if cell.formula:
        if cell.form is Form.EMPTY:
            raise Refused(faults.NO_RESULT)
        tell(faults.FORMULA, {})
    text = trimmed(cell.text)
    if not text:
        return None
    if cell.form is Form.ERROR or _ERRORS.fullmatch(text):
        raise Refused(faults.ERROR_VALUE)
    if _is_placeholder(text.casefold(), column):
        raise Refused(faults.PLACEHOLDER)
    if MEANINGS.get(text.casefold()) is EMPTY and (column.role == POSITION or column.type in ("list", "object")):
        return () if column.type == "list" and column.role != POSITION else EMPTY
    if column.type == "list" and cell.form is Form.TEXT:
        return tuple(_scalar(cell._replace(text=one), column.item, column, manner, tell) for one in parted(text))
    kind = column.item if column.type == "list" else column.type
    value = _scalar(cell._replace(text=text), kind, column, manner, tell)
    return (value,) if column.type == "list" else value


def _is_placeholder(text: str, column: Column) -> bool:
    known = _PLACEHOLDERS if column.type == "string" and column.form in _SENTENCES else _PLACEHOLDERS | _NO_VALUES
    return text in known and text not in column.choices


def trimmed(text: str) -> str:
    """A text without blanks of any kind at its ends, each letter as one sign, and lines ended as in records."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip().strip("\ufeff\u200b")


def _scalar(cell: Cell, kind: str, column: Column, manner: Manner, tell: Tell) -> Scalar:
    if kind in ("number", "integer"):
        return _number(cell, manner, tell, is_whole=kind == "integer")
    if kind == "boolean":
        return _truth(cell)
    return _text(cell, column)


def _number(cell: Cell, manner: Manner, tell: Tell, *, is_whole: bool) -> Scalar:
    if cell.form is Form.PERCENT:
        raise Refused(faults.PERCENT)
    if cell.form is Form.NUMBER:
        value, noisy = numbers.stored(cell.text)
        if noisy:
            tell(faults.ROUNDED, {"taken": value})
    elif cell.form is not Form.TEXT:
        raise Refused(faults.NUMBER_FORM)
    elif manner.exact:
        value = numbers.exactly(cell.text)
    else:
        value = numbers.written(cell.text, is_whole=is_whole, convention=manner.convention)
    if is_whole and value != value.to_integral_value():
        raise Refused(faults.NOT_WHOLE)
    # Records write whole numbers without a point; both are the same to them.
    return int(value) if value == value.to_integral_value() and "." not in str(value) else value


def _truth(cell: Cell) -> bool:
    meaning = _TRUTHS.get(cell.text.casefold()) if cell.form in (Form.TEXT, Form.BOOLEAN) else None
    if not isinstance(meaning, bool):
        raise Refused(faults.NOT_BOOLEAN)
    return meaning


def _text(cell: Cell, column: Column) -> str:
    match cell.form:
        case Form.NUMBER if column.form in _NUMBERS_TOO and cell.text.isdecimal():
            return cell.text
        case Form.NUMBER | Form.PERCENT:
            raise Refused(faults.NUMBER_FOR_DATE if column.form == "date" else faults.NUMBER_IN_TEXT)
        case Form.DATE if column.form != "date":
            raise Refused(faults.DATE_IN_TEXT)
        case Form.DATE if "T" in cell.text:
            raise Refused(faults.TIME_OF_DAY)
        case Form.BOOLEAN:
            raise Refused(faults.NUMBER_IN_TEXT)
    folded = cell.text.casefold()
    return next((one for one in column.choices if one.casefold() == folded), cell.text)
