"""Tables as a workbook that people fill in: a sheet that explains, then a sheet for each table.

Row 1 holds the titles, row 2 the stable keys, and rows begin in row 3. The same records give the same bytes.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from kinerja.sheets.cells import SKIP, WORDS
from kinerja.sheets.filled import Filled
from kinerja.sheets.sheet import Writer, paper
from kinerja.sheets.styles import Styles
from kinerja.texts import text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# No time of a clock: ZIP, which a workbook is, knows none before.
_MADE = datetime(1980, 1, 1)
# Excel allows so many characters in the name of a sheet, and none of these.
_LONGEST_NAME, _NOT_IN_NAMES = 31, str.maketrans("[]:*?/\\", "       ")


def workbook(filled: Sequence[Filled], subject: str, language: str) -> bytes:
    """XLSX: a sheet that explains, then a sheet for each table. `subject` says in words what it is for."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"title": subject[:255], "created": _MADE})
    styles = Styles(book)
    names = _names(filled, language)
    _explain(book, styles, subject, list(zip(names, filled, strict=True)), language)
    for name, one in zip(names, filled, strict=True):
        Writer(book.add_worksheet(name), styles, language).write(one)
    book.close()
    return target.getvalue()


def _names(filled: Sequence[Filled], language: str) -> list[str]:
    """A name for each sheet: what people call the table, and a number where another one is called so."""
    taken: list[str] = [text(language, "export.guide.name").casefold()]
    names = []
    for one in filled:
        title = " ".join(one.table.title(language).translate(_NOT_IN_NAMES).split()).strip("'")
        again = 1
        name = title[:_LONGEST_NAME]
        while name.casefold() in taken:
            again += 1
            name = f"{title[: _LONGEST_NAME - len(f' {again}')]} {again}"
        taken.append(name.casefold())
        names.append(name)
    return names


def _explain(
    book: "Workbook", styles: Styles, subject: str, named: Sequence[tuple[str, Filled]], language: str
) -> None:
    sheet = book.add_worksheet(text(language, "export.guide.name"))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, subject, styles.title)
    facts = {"skip": SKIP[language], "yes": WORDS[language][True], "no": WORDS[language][False]}
    steps = text(language, "export.guide.steps", **facts).splitlines()
    for line, step in enumerate(steps, 2):
        sheet.write_string(line, 0, text(language, "export.guide.step", number=line - 1), styles.bold)
        sheet.write_string(line, 1, step, styles.wrapped)
    top = len(steps) + 3
    for column, name in enumerate(("sheet", "content")):
        sheet.write_string(top, column, text(language, f"export.guide.{name}"), styles.head)
    for line, (name, one) in enumerate(named, top + 1):
        quoted = name.replace("'", "''")
        sheet.write_url(line, 0, f"internal:'{quoted}'!A1", styles.link, name)
        sheet.write_string(line, 1, one.table.description(language), styles.wrapped)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    paper(sheet)
