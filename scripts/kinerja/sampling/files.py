"""What the sample consists of: files with their path and text."""

from typing import NamedTuple

from kinerja import record_text
from kinerja.model import KIND_BY_TYPE, Record


class File(NamedTuple):
    """A file: its path below the root, and its text."""

    path: str
    text: str


def of_record(record: Record) -> File:
    """The file of a record, in the canonical form."""
    return File(KIND_BY_TYPE[type(record)].path_of(record), record_text.encoded(record).decode())
