"""Rows as CSV and JSON: the same digits in both, and no cell that a spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from kinerja.publish.opendata.rows import Cell, Row

_ENCODER = msgspec.json.Encoder(decimal_format="number")

# Spreadsheets compute a cell that starts with one of these; wide forms are taken for the narrow ones.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]")
# A number or a range of numbers may start with a minus: no formula comes of digits alone.
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(\.\.-?[0-9]+(\.[0-9]+)?)?")


def table_csv(names: Iterable[str], rows: Iterable[Row]) -> bytes:
    """RFC 4180: commas, CRLF, UTF-8, a header line; an empty cell is an absent value."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(_cell(value) for value in msgspec.structs.astuple(row))
    return target.getvalue().encode()


def table_json(rows: Iterable[Row]) -> bytes:
    """A list of objects, one on each line, with the columns in their order and numbers digit by digit."""
    lines = ",\n".join(_ENCODER.encode(row).decode() for row in rows)
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


def document_json(value: object) -> bytes:
    """Any other value as indented JSON, numbers digit by digit."""
    return msgspec.json.format(_ENCODER.encode(value), indent=2) + b"\n"


def harmless(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would compute it.

    Records cannot hold such a text; this holds even if one comes through. Removing one apostrophe from a cell
    that starts with apostrophes and one of the signs gives the text back.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | Decimal) else harmless(value)
