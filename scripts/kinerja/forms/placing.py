"""Files of a page in a folder; what this program did not write is never written over."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kinerja.diagnostic import CannotRun

# Stands near the top of every text that is written here.
MARK = "Written by: kinerja forms"
_TOP = 400


@dataclass(frozen=True)
class File:
    """One file: its path below the folder that it is written to, and its whole text."""

    path: str
    content: str


@dataclass(frozen=True)
class Script:
    """The program of the page: its file carries its version in its name, so it is never another one."""

    path: str
    content: bytes


def write(folder: Path, files: Iterable[File], script: Script | None) -> None:
    """Writes the files, or nothing at all. Raises CannotRun when somebody else's file is in the way."""
    contents = {file.path: file.content.encode() for file in files}
    others = {script.path: script.content} if script else {}
    wanted = contents | others
    foreign = [path for path, content in wanted.items() if _is_foreign(folder / path, content)]
    if foreign:
        raise CannotRun("forms-foreign", paths=", ".join(foreign))
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in wanted.items():
        (folder / path).write_bytes(content)


def _is_foreign(place: Path, content: bytes) -> bool:
    if place.is_symlink():
        return True
    if not place.exists():
        return False
    if not place.is_file():
        return True
    there = place.read_bytes()
    return there != content and MARK.encode() not in there[:_TOP]
