"""Tables of text, read row by row: separator, encoding and columns as the mapping says, never guessed."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping as Map, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from kinerja.bridging import mapping
from kinerja.bridging.mapping import Mapping
from kinerja.diagnostic import CannotRun
from kinerja.load import personal, repository

# `utf-8-sig` reads with and without the mark that spreadsheets put at the beginning.
_CODECS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "windows-1252": "cp1252"}
# As long as a cell may be; the longest text of a record is far shorter.
_LONGEST_CELL = 100_000


class Row(msgspec.Struct):
    """A row: the line that it begins in, its cells, and the number of each column by its name in small letters."""

    line: int
    cells: Sequence[str]
    header: Map[str, int]

    def text(self, column: str) -> str:
        """The cell in a column, with plain spaces; empty where the row ends before it."""
        number = self.header[column.casefold()]
        return clean(self.cells[number]) if number < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(map(str.strip, self.cells))

    @property
    def is_longer_than_its_header(self) -> bool:
        """Whether something stands in a cell that belongs to no column: then the others have moved too."""
        return any(map(str.strip, self.cells[max(self.header.values()) + 1 :]))


def clean(text: str) -> str:
    """One form for each letter (NFC), and each run of spaces or line ends one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def shown(file: Path) -> str:
    """The name of a file as it may be shown: downloads are often named after a person's number."""
    return repository.shown(personal.masked(file.name))


def files_of(wanted: Mapping, files: Sequence[Path]) -> dict[str, Path]:
    """The file of each table: of the same name, or the only one when there is but one. Raises CannotRun."""
    if len(wanted.tables) == len(files) == 1:
        return {wanted.rows: files[0]}
    given = {file.stem: file for file in files}
    if len(given) < len(files) or given.keys() != set(wanted.tables):
        raise CannotRun("mapping-files", tables=", ".join(f"{name}.csv" for name in wanted.tables))
    return given


def rows(wanted: Mapping, table: str, file: Path) -> Iterator[Row]:
    """The rows of a table; the file is open as long as they are read. Raises CannotRun."""
    with _told(file), file.open(encoding=_CODECS[wanted.encoding], newline="") as stream:
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(stream, delimiter=wanted.separator, strict=True)
        header = _header(next(reader, []), mapping.columns(wanted, table), file)
        line = reader.line_num + 1
        for cells in reader:
            yield Row(line, cells, header)
            line = reader.line_num + 1


def _header(names: Sequence[str], asked: frozenset[str], file: Path) -> dict[str, int]:
    """The columns by name; capitals do not matter, and of columns that nobody asks for any number may be alike."""
    wanted = {column.casefold() for column in asked}
    header: dict[str, int] = {}
    for number, name in enumerate(clean(one).casefold() for one in names):
        if name in wanted and name in header:
            raise CannotRun("mapping-column-twice", file=shown(file), column=name)
        header[name] = number
    missing = sorted(column for column in asked if column.casefold() not in header)
    if missing or not header:
        raise CannotRun("mapping-columns", file=shown(file), columns=", ".join(missing))
    return header


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeError as error:
        raise CannotRun("mapping-encoding", file=shown(file)) from error
    except csv.Error as error:
        raise CannotRun("mapping-csv", file=shown(file)) from error
