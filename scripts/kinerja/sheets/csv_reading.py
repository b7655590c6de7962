"""Reads tables in plain text, whatever a spreadsheet made of them: its encoding and its separator are found and told.

Excel in Indonesian separates with `;`, since its decimal sign is the comma, and writes Windows-1252 or UTF-16.
"""

import csv
import io
from collections.abc import Mapping

from kinerja.diagnostic import CannotRun, Fact
from kinerja.sheets.book import LONGEST_TEXT, Cell, Filling, Form, Sheet

_SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab"}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TOLD = {"cp1252": "Windows-1252", "utf-16": "UTF-16"}
# A first line of Excel's own that names the separator.
_NAMING = "sep="


def read(name: str, content: bytes, filling: Filling) -> tuple[Sheet, Mapping[str, Mapping[str, Fact]]]:
    """The table as a sheet of texts, and what had to be found out. Raises CannotRun when it is no table."""
    text, encoding = _decoded(content)
    separator, skipped = _separator(text)
    sheet = Sheet(name)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_TEXT * 2))
    try:
        for number, row in enumerate(rows, 1):
            for column, one in enumerate(row if number > skipped else (), 1):
                if one:
                    filling.put(sheet, Cell(number, column, Form.TEXT, one))
    except csv.Error:
        # Not chained: what stands in the table is not repeated.
        raise CannotRun("sheet-csv-broken", line=rows.line_num) from None
    notices: dict[str, Mapping[str, Fact]] = {"separator": {"separator": _SEPARATORS[separator]}}
    if encoding in _TOLD:
        notices["encoding"] = {"encoding": _TOLD[encoding]}
    return sheet, notices


def _decoded(content: bytes) -> tuple[str, str]:
    encoding = next((one for mark, one in _MARKS if content.startswith(mark)), "utf-8")
    for one in (encoding, "cp1252"):
        try:
            text = content.decode(one)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, one
    raise CannotRun("sheet-no-table")


def _separator(text: str) -> tuple[str, int]:
    """The separator, and how many lines at the top only name it."""
    first = text.partition("\n")[0].rstrip("\r")
    named = first.strip('"').lower().removeprefix(_NAMING)
    if first.strip('"').lower().startswith(_NAMING) and named in _SEPARATORS:
        return named, 1
    # The line with the headings decides: texts further down may hold any sign.
    return max(_SEPARATORS, key=first.count), 0
