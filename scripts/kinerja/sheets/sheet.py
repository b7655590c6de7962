"""One table in one sheet: titles with notes, choices to pick from, and names that cannot be lost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kinerja.sheets.cells import EXAMPLE, SKIP, WORDS, Value, number_format, written
from kinerja.sheets.columns import HINT, KEY, POSITION, VALUE, Column, Table
from kinerja.sheets.filled import Filled, Hint
from kinerja.sheets.flatten import Row
from kinerja.sheets.styles import Styles
from kinerja.texts import text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# Excel takes so many characters for a list of choices.
_LONGEST_CHOICES = 255
# Choices and formats reach this far below the last row, for rows that are added.
_BELOW = 500
_WIDTHS = {KEY: 11, POSITION: 6, VALUE: 16}
_WIDE, _WIDEST, _MARKED, _MEASURED = 40, 24, 9, 100
# In points; more lines than these are read by clicking on the cell.
_LINE, _HEAD_LINES, _MOST_LINES = 15, 3, 5
_FIRST = 2
# What names a row stays in sight up to this width.
_FROZEN = 80
_ALLOWED = (
    *("select_locked_cells", "select_unlocked_cells", "insert_rows", "delete_rows", "sort", "autofilter"),
    *("format_cells", "format_columns", "format_rows"),
)


class Writer:
    """Writes one table into its sheet."""

    def __init__(self, sheet: "Worksheet", styles: Styles, language: str) -> None:
        self._sheet = sheet
        self._styles = styles
        self._language = language
        self._fixed: frozenset[str] = frozenset()

    def write(self, filled: Filled) -> None:
        """Headings, keys, the example and the rows; what names a record is locked, all else is free."""
        columns = list(filled.columns)
        self._fixed = filled.fixed
        rows = [*([filled.example] if filled.example else []), *filled.rows]
        last = _FIRST + len(rows) + _BELOW
        self._mark(filled.table, last)
        for place, column in enumerate(columns, 1):
            self._heading(place, column, _width(column, rows))
            self._pick(place, column, last)
        self._sheet.set_row(0, _HEAD_LINES * _LINE)
        self._sheet.set_row(1, _LINE, self._styles.key)
        for line, row in enumerate(rows, _FIRST):
            self._row(line, columns, row, is_example=row is filled.example)
        self._freeze(columns)
        self._sheet.protect("", dict.fromkeys(_ALLOWED, True))
        paper(self._sheet)

    def _mark(self, table: Table, last: int) -> None:
        language = self._language
        self._sheet.set_column(0, 0, _MARKED, self._styles.free("@"))
        self._sheet.write_string(0, 0, text(language, "export.mark.title"), self._styles.head)
        self._sheet.write_string(1, 0, table.mark, self._styles.key)
        note = text(language, "export.mark.description", skip=SKIP[language], example=EXAMPLE[language])
        self._note(0, note)
        self._sheet.data_validation(_FIRST, 0, last, 0, {"validate": "list", "source": [SKIP[language]]})

    def _heading(self, place: int, column: Column | Hint, width: int) -> None:
        language, styles = self._language, self._styles
        if isinstance(column, Hint):
            self._sheet.set_column(place, place, width, styles.free("@"))
            self._sheet.write_string(0, place, text(language, f"export.hints.{column.name}"), styles.hint_head)
            self._sheet.write_string(1, place, HINT, styles.key)
            return
        number = column.type in ("number", "integer")
        wrap = column.form == "text"
        self._sheet.set_column(place, place, width, styles.free("General" if number else "@", wrap=wrap))
        head = styles.needed_head if column.required else styles.head
        self._sheet.write_string(0, place, column.title(language), head)
        self._sheet.write_string(1, place, column.name, styles.key)
        needed = text(language, f"export.notes.{'needed' if column.required else 'optional'}")
        form = self._form(column)
        self._note(place, " ".join(filter(None, (column.description(language), form, needed))))

    def _form(self, column: Column) -> str:
        """How a value is written, where that is not plain."""
        for key in (column.type, column.form):
            if key in ("boolean", "list", "number", "date", "period", "id"):
                words = {"yes": WORDS[self._language][True], "no": WORDS[self._language][False]}
                return text(self._language, f"export.notes.{key}", **words)
        return ""

    def _note(self, place: int, words: str) -> None:
        height = 20 * (2 + len(words) // 38)
        self._sheet.write_comment(0, place, words, {"author": "kinerja", "x_scale": 2, "height": height})

    def _pick(self, place: int, column: Column | Hint, last: int) -> None:
        """The values that a cell offers; longer lists than a spreadsheet takes are typed."""
        if isinstance(column, Hint) or column.type == "list":
            return
        words = WORDS[self._language]
        choices = [words[True], words[False]] if column.type == "boolean" else list(column.choices)
        if choices and len(",".join(choices)) <= _LONGEST_CHOICES:
            offer = {"validate": "list", "source": choices, "error_message": text(self._language, "export.notes.pick")}
            self._sheet.data_validation(_FIRST, place, last, place, offer)

    def _row(self, line: int, columns: Sequence[Column | Hint], row: Row, *, is_example: bool) -> None:
        if is_example:
            self._sheet.write_string(line, 0, EXAMPLE[self._language], self._styles.example("@"))
        for place, column in enumerate(columns, 1):
            if isinstance(column, Hint):
                words = column.of(row)
                if words:
                    self._sheet.write_string(line, place, words, self._styles.hint)
            elif column.name in row:
                self._cell((line, place), column, row[column.name], is_example=is_example)
        self._sheet.set_row(line, _LINE * _lines(columns, row))

    def _cell(self, place: tuple[int, int], column: Column, value: Value, *, is_example: bool) -> None:
        content = written(value, self._language)
        shown = "@" if isinstance(content, str) else number_format(content)
        if is_example:
            style = self._styles.example(shown)
        elif column.role != VALUE or column.name in self._fixed:
            style = self._styles.locked(shown)
        else:
            style = self._styles.free(shown, wrap=column.form == "text")
        if isinstance(content, str):
            self._sheet.write_string(*place, content, style)
        else:
            self._sheet.write_number(*place, content, style)

    def _freeze(self, columns: Sequence[Column | Hint]) -> None:
        """Headings stay in sight, and what a row is about where there is room beside it."""
        names = [column for column in columns if isinstance(column, Column) and column.role != VALUE]
        width = _MARKED + sum(_WIDTHS[column.role] for column in names) + _WIDTHS[VALUE]
        self._sheet.freeze_panes(_FIRST, len(names) + 2 if width <= _FROZEN else 1)


def _width(column: Column | Hint, rows: Sequence[Row]) -> int:
    """Wide enough for the first rows, within limits; texts are wide from the start."""
    if isinstance(column, Column) and column.form == "text":
        return _WIDE
    narrowest = _WIDTHS[VALUE if isinstance(column, Hint) else column.role]
    shown = (column.of(row) if isinstance(column, Hint) else row.get(column.name, "") for row in rows[:_MEASURED])
    longest = max((len(str(one)) for one in shown), default=0) + 2
    return min(max(narrowest, longest), _WIDE if isinstance(column, Hint) else _WIDEST)


def _lines(columns: Sequence[Column | Hint], row: Row) -> int:
    """How many lines the longest text of a row takes; few programs find that out when they open a workbook."""
    hints = (one.of(row) for one in columns if isinstance(one, Hint))
    texts = (row.get(one.name) for one in columns if isinstance(one, Column) and one.form == "text")
    longest = max((len(one) for one in (*hints, *texts) if isinstance(one, str)), default=0)
    return min(1 + longest // (_WIDE - 4), _MOST_LINES)


def paper(sheet: "Worksheet") -> None:
    """How a sheet is printed: on A4, as wide as the page, with its headings on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
