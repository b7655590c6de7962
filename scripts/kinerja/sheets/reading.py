"""Reads a file of tables, in whichever of the known formats it is: what it holds decides, not its name."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from kinerja.diagnostic import CannotRun, Fact
from kinerja.sheets import csv_reading, ods, package, xlsx
from kinerja.sheets.book import LARGEST_FILE, Book, Filling

_ZIP = b"PK\x03\x04"
# The old container of Microsoft: workbooks up to 2003, and new ones with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_TABLE = ".csv"


def read(file: Path) -> Book:
    """The book in a file, or of all CSV tables in a folder. Raises CannotRun when it cannot be read."""
    if not file.exists():
        raise CannotRun("path-missing", path=str(file))
    if file.is_dir():
        return _folder(file)
    content = _content(file)
    if content.startswith(_OLE):
        raise CannotRun("sheet-locked" if _PASSWORD in content else "sheet-old")
    if content.startswith(_ZIP):
        return _zipped(content)
    sheet, notices = csv_reading.read(file.stem, content, Filling())
    return Book([sheet], notices)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError:
        raise CannotRun("sheet-unreadable", path=str(file)) from None
    if len(content) > LARGEST_FILE:
        raise CannotRun("sheet-too-large-file", size=LARGEST_FILE // 1_000_000)
    return content


def _zipped(content: bytes) -> Book:
    with package.opened(content) as parts:
        if "[Content_Types].xml" in parts.names:
            return xlsx.read(parts)
        if "content.xml" in parts.names:
            return ods.read(parts)
        tables = sorted(name for name in parts.names if name.endswith(_TABLE))
        return _tables((PurePosixPath(name).stem, parts.content(name)) for name in tables)


def _folder(folder: Path) -> Book:
    files = sorted(one for one in folder.iterdir() if one.suffix.lower() == _TABLE and one.is_file())
    return _tables((one.stem, _content(one)) for one in files)


def _tables(named: Iterable[tuple[str, bytes]]) -> Book:
    filling, sheets = Filling(), []
    notices: dict[str, Mapping[str, Fact]] = {}
    for name, content in named:
        sheet, told = csv_reading.read(name, content, filling)
        sheets.append(sheet)
        notices |= told
    if not sheets:
        raise CannotRun("sheet-no-table")
    return Book(sheets, notices)
