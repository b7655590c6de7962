"""The new records become files: all of them or none, and what exists stays as it is."""

import os
from collections.abc import Mapping as Map
from pathlib import Path

from kinerja.diagnostic import CannotRun


def write(files: Map[str, bytes], folder: Path) -> None:
    """Writes all files below a folder. Raises CannotRun when one of them exists already."""
    taken = [path for path in files if os.path.lexists(folder / path)]
    if taken:
        raise CannotRun("import-exists", count=len(taken), path=taken[0])
    written: list[Path] = []
    try:
        for path, content in files.items():
            _make(folder / path, content, written)
    except BaseException:
        for made in reversed(written):
            made.rmdir() if made.is_dir() else made.unlink(missing_ok=True)
        raise


def _make(file: Path, content: bytes, written: list[Path]) -> None:
    for parent in reversed(file.parents):
        if not parent.exists():
            parent.mkdir()
            written.append(parent)
    with file.open("xb") as stream:
        written.append(file)
        stream.write(content)
