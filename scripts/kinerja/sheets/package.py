"""Opens the ZIP of a workbook with care: nothing is unpacked beyond a limit, and no XML may declare anything.

Entities are the only way for XML to grow or to reach other files, and they need a DOCTYPE, which workbooks never have.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from xml.parsers import expat

from kinerja.diagnostic import CannotRun
from kinerja.sheets.book import LARGEST_INSIDE

_MOST_PARTS = 5_000
# Sheets of repeated numbers shrink to a fiftieth; a bomb to a thousandth.
_DENSEST = 250
_SMALL = 5_000_000
_CHUNK = 1 << 16
_ENCRYPTED = 0x1

_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError),
    *(expat.ExpatError, LookupError, ValueError, ArithmeticError),
)

Attributes = Mapping[str, str]


class Package:
    """The parts of a workbook by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())
        self._left = LARGEST_INSIDE

    def parse(self, name: str, reader: "Reader") -> None:
        """Reads one XML part from beginning to end; a part that is absent has nothing to tell."""
        if name not in self.names:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text
        for chunk in self._chunks(name):
            parser.Parse(chunk)
        parser.Parse(b"", True)

    def content(self, name: str) -> bytes:
        """The whole of a part."""
        return b"".join(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                # What is counted is what came out, not what the file says of itself.
                self._left -= len(chunk)
                if self._left < 0:
                    raise CannotRun("sheet-bomb")
                yield chunk


class Reader:
    """What is done at each place of an XML part; names are `namespace name`."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, content: str) -> None:
        """Text inside an element."""


class Listed(Reader):
    """Calls a function for each element that begins, with its local name and its attributes."""

    def __init__(self, seen: Callable[[str, Attributes], None]) -> None:
        self._seen = seen

    def start(self, name: str, attributes: Attributes) -> None:
        """Tells of an element."""
        self._seen(local(name), attributes)


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


@contextmanager
def opened(content: bytes) -> Iterator[Package]:
    """The package in these bytes. Raises CannotRun when it is broken, locked, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise CannotRun("sheet-locked")
            whole = sum(part.file_size for part in parts)
            if len(parts) > _MOST_PARTS or whole > LARGEST_INSIDE or whole > max(_SMALL, _DENSEST * len(content)):
                raise CannotRun("sheet-bomb")
            yield Package(archive)
    except _FAULTS:
        # Not chained: what a parser says may quote what stands in the file.
        raise CannotRun("sheet-broken") from None


def _refuse(*_declared: object) -> None:
    raise CannotRun("sheet-declares")
