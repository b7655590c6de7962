"""Files in a folder: which are there as they should be, and which may be written."""

import os
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from kinerja.continuous.templating import MARK, File

_TOP = 400


class State(Enum):
    """How a file lies in a folder: not there, as it should be, otherwise but ours, or not ours."""

    MISSING = "missing"
    SAME = "same"
    DIFFERENT = "different"
    FOREIGN = "foreign"


def states(folder: Path, files: Iterable[File]) -> dict[str, State]:
    """The state of each file, by path."""
    return {file.path: _state(folder / file.path, file) for file in files}


def write(folder: Path, files: Iterable[File]) -> None:
    """Writes each file that is not as it should be, over whatever is there."""
    for file in files:
        place = folder / file.path
        if _state(place, file) is not State.SAME:
            place.parent.mkdir(parents=True, exist_ok=True)
            # A link is replaced, and what it leads to is left alone.
            place.unlink(missing_ok=True)
            place.write_text(file.content, encoding="utf-8", newline="\n")
            place.chmod(0o755 if file.is_script else 0o644)


def _state(place: Path, file: File) -> State:
    if not os.path.lexists(place):
        return State.MISSING
    if place.is_symlink() or not place.is_file():
        return State.FOREIGN
    content = place.read_bytes()
    if content == file.content.encode():
        return State.SAME if not file.is_script or os.access(place, os.X_OK) else State.DIFFERENT
    return State.DIFFERENT if MARK.encode() in content[:_TOP] else State.FOREIGN
