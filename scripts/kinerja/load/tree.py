"""Where records are read from: the folder as it is now. `load.commit` reads the same from a commit."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol


class Mode(Enum):
    """What an entry is; a folder is no entry."""

    FILE = "file"
    EXECUTABLE = "executable"
    LINK = "link"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A path relative to the tree's top, with `/`, and what lies there."""

    path: str
    mode: Mode = Mode.FILE


class Tree(Protocol):
    """A tree of files that is only read."""

    def folders(self, folder: str) -> tuple[str, ...]:
        """The names of folders, and of links, directly in a folder; hidden ones are left out."""

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """All entries below a folder, by path; the folder itself when it is a link. Links are not followed.

        Hidden names directly in the folder are left out, and so is what Git keeps for itself.
        """

    def read(self, path: str, most: int) -> bytes:
        """The content of a file; of a larger one, `most` bytes that stand for it. Raises OSError."""


class WorkTree:
    """The files of a folder as they lie on disk.

    It knows no executable files: on the file systems of some machines every file seems to be one.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def folders(self, folder: str) -> tuple[str, ...]:
        """The names of folders and links directly in a folder."""
        here = self._root / folder
        if not here.is_dir():
            return ()
        names = (one.name for one in here.iterdir() if one.is_symlink() or one.is_dir())
        return tuple(sorted(name for name in names if not name.startswith(".")))

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """All entries below a folder."""
        if folder and (self._root / folder).is_symlink():
            return (Entry(folder, Mode.LINK),)
        return tuple(sorted(self._walk(self._root / folder), key=lambda one: one.path))

    def read(self, path: str, most: int) -> bytes:
        """The content of a file, up to a length."""
        with (self._root / path).open("rb") as stream:
            return stream.read(most)

    def _walk(self, top: Path) -> Iterator[Entry]:
        for here, folders, files in os.walk(top):
            seen = [name for name in folders if not is_hidden(name, top=Path(here) == top)]
            linked = [name for name in seen if (Path(here) / name).is_symlink()]
            folders[:] = sorted(set(seen) - set(linked))
            for name in (*files, *linked):
                if not is_hidden(name, top=Path(here) == top):
                    file = Path(here) / name
                    yield Entry(file.relative_to(self._root).as_posix(), Mode.LINK if file.is_symlink() else Mode.FILE)


def is_hidden(name: str, *, top: bool) -> bool:
    """Whether a name is left out: any hidden one at the top, and what Git keeps for itself everywhere.

    A unit's folder may be a repository of its own.
    """
    return name.startswith(".") if top else name == ".git"
