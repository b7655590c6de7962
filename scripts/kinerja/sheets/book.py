"""A file of tables as it was saved: cells with their own digits, and all that a reader of the screen would not see.

Limits keep a hostile file from costing minutes or memory; they are far above what a unit ever sends.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from operator import itemgetter
from typing import NamedTuple

from kinerja.diagnostic import CannotRun, Fact

LARGEST_FILE = 20_000_000
LARGEST_INSIDE = 100_000_000
MOST_CELLS = 200_000
# What Excel can hold in one cell, and what all cells together may hold.
LONGEST_TEXT = 32_767
MOST_TEXT = 50_000_000
_LETTERS = 26


class Form(Enum):
    """What a cell holds, as the program that saved it says."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    EMPTY = "empty"


class Cell(NamedTuple):
    """One cell. A number is text with its digits and a point; a date is ISO 8601; a boolean is `true` or `false`."""

    row: int
    column: int
    form: Form
    text: str
    formula: bool = False


class Area(NamedTuple):
    """Rows and columns from the first to the last, both included; never taken apart into cells."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass
class Sheet:
    """One sheet: rows with content by number, each with its cells by column; what is merged, what is hidden."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hidden: bool = False

    def hides(self, row: int, column: int) -> bool:
        """Whether a reader of the screen does not see this cell."""
        return self.hidden or self.hides_row(row) or any(one <= column <= last for one, last in self.hidden_columns)

    def hides_row(self, row: int) -> bool:
        """Whether a row is hidden; ranges are in order, as files have them."""
        place = bisect_right(self.hidden_rows, row, key=itemgetter(0))
        return place > 0 and row <= self.hidden_rows[place - 1][1]


@dataclass(frozen=True)
class Book:
    """The sheets of a file, and what was found out about it: facts by the name of a sentence."""

    sheets: Sequence[Sheet]
    notices: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)


class Filling:
    """Puts cells into sheets and counts them. Raises CannotRun when there are too many, or one holds too much."""

    def __init__(self) -> None:
        self._cells = 0
        self._text = 0

    def put(self, sheet: Sheet, cell: Cell) -> None:
        """Puts a cell in its place; empty ones take none."""
        if cell.form is Form.EMPTY and not cell.formula:
            return
        self._cells += 1
        self._text += len(cell.text)
        if self._cells > MOST_CELLS or self._text > MOST_TEXT:
            raise CannotRun("sheet-too-large", cells=MOST_CELLS)
        if len(cell.text) > LONGEST_TEXT:
            raise CannotRun("sheet-cell-too-long", place=f"{sheet.name}!{name_of(cell.row, cell.column)}")
        sheet.rows.setdefault(cell.row, {})[cell.column] = cell


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    written = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        written = chr(ord("A") + rest) + written
    return written


def name_of(row: int, column: int) -> str:
    """A cell as programs name it, such as B7."""
    return f"{letters(column)}{row}"
