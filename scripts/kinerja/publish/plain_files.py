"""Whole files at once, by the shortest way that there is: a site has tens of thousands of them."""

# Objects for paths would take longer than the files themselves.
# ruff: noqa: PTH103, PTH120, PTH123

import os
from collections.abc import Iterator


def read(path: str, most: int = -1) -> bytes | None:
    """All of a file, or at most so many bytes from its beginning; None when there is none."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(most)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def write(path: str, content: bytes) -> None:
    """Puts a file there, and the folders above it where they are missing."""
    try:
        _put(path, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _put(path, content)


def walk(folder: str, below: str = "") -> Iterator[str]:
    """The paths of all files below a folder, those beside each other first, an index before the others.

    This is the order of MkDocs.
    """
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            (folders if entry.is_dir() else files).append(entry.name)
    files.sort(key=lambda name: (name.rpartition(".")[0] not in {"index", "README"}, name))
    for name in files:
        yield f"{below}{name}"
    for name in sorted(folders):
        yield from walk(f"{folder}/{name}", f"{below}{name}/")


def _put(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
