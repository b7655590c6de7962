"""Where records are read from: the folder as it is now. `load.commit` reads the same from a commit."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from operator import attrgetter
from pathlib import Path
from typing import Protocol

import msgspec


class Mode(Enum):
    """What an entry is. Only a listing of the direct children of a folder has folders among its entries."""

    FILE = "file"
    EXECUTABLE = "executable"
    LINK = "link"
    FOLDER = "folder"


class Entry(msgspec.Struct, frozen=True):
    """A path relative to the tree's top, with `/`, and what lies there.

    `id` is Git's name of the content, empty where the tree does not know it.
    """

    path: str
    mode: Mode = Mode.FILE
    id: str = ""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path[self.path.rfind("/") + 1 :]


by_path = attrgetter("path")


class Tree(Protocol):
    """A tree of files that is only read. What Git keeps for itself (`.git`) is never listed; links are not followed."""

    def children(self, folder: str) -> tuple[Entry, ...]:
        """What lies directly in a folder, by name: folders as well."""

    def named(self, children: Iterable[Entry]) -> tuple[Entry, ...]:
        """The same children of a folder, each with an id that changes with what it holds, where the tree knows one."""

    def entries(self, *folders: str) -> tuple[Entry, ...]:
        """All files and links below these folders, by path; a folder itself when it is a link."""

    def find(self, path: str) -> Entry | None:
        """The file or link at a path."""

    def glob(self, pattern: str) -> Iterator[str]:
        """The paths of files and links that match a pattern in which `*` stands for one name, in any order."""

    def read(self, entries: Iterable[Entry], most: int) -> Iterator[bytes | None]:
        """The content of each file; of a larger one, `most` bytes that stand for it; None when it cannot be read."""

    def expect(self, folders: Sequence[str]) -> None:
        """Hears that everything below these folders will be read."""

    def again(self) -> "Tree":
        """The same tree for another process, which shares nothing with this one."""

    def close(self) -> None:
        """Frees what reading took."""


def folders(tree: Tree, folder: str) -> tuple[str, ...]:
    """The names of folders, and of links, directly in a folder; hidden ones are left out."""
    kinds = (Mode.FOLDER, Mode.LINK)
    return tuple(one.name for one in tree.children(folder) if one.mode in kinds and not one.name.startswith("."))


class WorkTree:
    """The files of a folder as they lie on disk.

    It knows no executable files: on the file systems of some machines every file seems to be one.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        # Folders that are known to be no links, nor to lie in one.
        self._plain: dict[str, bool] = {"": True}

    def children(self, folder: str) -> tuple[Entry, ...]:
        """What lies directly in a folder."""
        return tuple(sorted(self._listed(folder), key=by_path)) if self._is_plain(folder) else ()

    def named(self, children: Iterable[Entry]) -> tuple[Entry, ...]:
        """The same: a folder by itself knows no ids."""
        return tuple(children)

    def entries(self, *folders: str) -> tuple[Entry, ...]:
        """All files and links below these folders."""
        return tuple(sorted((one for folder in folders for one in self._walk(folder)), key=by_path))

    def find(self, path: str) -> Entry | None:
        """The file or link at a path."""
        folder = path.rpartition("/")[0]
        try:
            mode = os.lstat(self._at(path)).st_mode
        except OSError:
            return None
        if stat.S_ISDIR(mode) or not self._is_plain(folder):
            return None
        return Entry(path, Mode.FILE if stat.S_ISREG(mode) else Mode.LINK)

    def glob(self, pattern: str) -> Iterator[str]:
        """The paths that match a pattern."""
        return self._matching("", pattern.split("/"))

    def read(self, entries: Iterable[Entry], most: int) -> Iterator[bytes | None]:
        """The content of each file, up to a length."""
        for one in entries:
            try:
                handle = os.open(self._at(one.path), os.O_RDONLY | _BINARY)
                try:
                    yield _all(handle, most)
                finally:
                    os.close(handle)
            except OSError:
                yield None

    def expect(self, folders: Sequence[str]) -> None:
        """Everything is here."""

    def again(self) -> "WorkTree":
        """The same folder."""
        return WorkTree(Path(self._root))

    def close(self) -> None:
        """There is nothing to free."""

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root

    def _is_plain(self, folder: str) -> bool:
        """Whether a folder is one, reached without following a link."""
        known = self._plain.get(folder)
        if known is None:
            above, here = folder.rpartition("/")[0], self._at(folder)
            known = self._plain[folder] = self._is_plain(above) and _is_folder(here)
        return known

    def _walk(self, folder: str) -> Iterator[Entry]:
        if folder and Path(self._at(folder)).is_symlink():
            yield Entry(folder, Mode.LINK)
            return
        waiting = [folder]
        while waiting:
            for one in self._listed(waiting.pop()):
                if one.mode is Mode.FOLDER:
                    waiting.append(one.path)
                else:
                    yield one

    def _listed(self, folder: str) -> Iterator[Entry]:
        prefix = f"{folder}/" if folder else ""
        try:
            with os.scandir(self._at(folder)) as found:
                for one in found:
                    if one.name != ".git":
                        yield Entry(prefix + one.name, _mode(one))
        except OSError:
            return

    def _matching(self, folder: str, names: Sequence[str]) -> Iterator[str]:
        name, *rest = names
        paths = [one.path for one in self._listed(folder)] if name == "*" else [f"{folder}/{name}".lstrip("/")]
        for path in paths:
            if not rest:
                yield from (path for _ in (1,) if self.find(path))
            elif name != "*" or self._is_plain(path):
                yield from self._matching(path, rest)


# Windows would otherwise change line ends, and stop at a certain sign.
_BINARY = getattr(os, "O_BINARY", 0)


def _is_folder(path: str) -> bool:
    """Whether there is a folder that is no link."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _mode(entry: "os.DirEntry[str]") -> Mode:
    if entry.is_file(follow_symlinks=False):
        return Mode.FILE
    # Whatever is neither file nor folder is read no more than a link.
    return Mode.FOLDER if entry.is_dir(follow_symlinks=False) else Mode.LINK


def _all(handle: int, most: int) -> bytes:
    """The content of an open file up to a length."""
    size = os.fstat(handle).st_size
    content = os.read(handle, min(size + 1, most))
    # Less than was asked for is the end; who writes at this moment makes it longer.
    while size < len(content) < most and (more := os.read(handle, most - len(content))):
        content += more
    return content
