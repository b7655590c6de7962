"""Writes what MkDocs did not: pages of which it drew only the frame, and files that are taken over as they are."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.publish import plain_files

if TYPE_CHECKING:
    from kinerja.publish.stamp.drawing import Drawing


def stamp(drawing: "Drawing", names: Sequence[str], site: Path) -> None:
    """The pages of these names into the folder of the site."""
    for name in names:
        plain_files.write(f"{site}/{name[:-2]}html", drawing.page(name).encode())


def copy(folder: Path, names: Sequence[str], site: Path) -> None:
    """The files of these names from a folder into that of the site."""
    for name in names:
        plain_files.write(f"{site}/{name}", plain_files.read(f"{folder}/{name}") or b"")
