"""A government's records in parts: one for each unit's folder, and one for what belongs to no unit.

What a check learns of a part follows from the part alone and from what it asked of others. So parts are examined one
after the other or side by side, and remembered by Git's own name of their folder.
"""

import hashlib
from collections.abc import Sequence

import msgspec

from kinerja.load.tree import Entry, Mode, Tree, by_path

CENTRAL = ""


class Part(msgspec.Struct, frozen=True):
    """The folder of a unit, or the government itself (`name` is CENTRAL); `id` is empty where the tree knows none."""

    government: str
    name: str
    id: str = ""

    @property
    def folder(self) -> str:
        """Where its records lie."""
        own = f"records/{self.government}"
        return f"{own}/units/{self.name}" if self.name else own


def parts(tree: Tree, government: str) -> tuple[Part, ...]:
    """The parts of a government: the central one, then the units by name."""
    direct, units = _central(tree, government)
    own = [one for one in units if one.mode is Mode.FOLDER]
    files = [one for one in (*direct, *units) if one not in own]
    central = Part(government, CENTRAL, _joined(tree.named(files)))
    return (central, *(Part(government, one.name, one.id) for one in tree.named(own)))


def entries(tree: Tree, part: Part) -> tuple[Entry, ...]:
    """All files of a part, by path."""
    if part.name:
        return tree.entries(part.folder)
    folder = tree.find(part.folder)
    if folder:
        return (folder,)
    direct, units = _central(tree, part.government)
    files = [one for one in (*direct, *units) if one.mode is not Mode.FOLDER]
    below = tree.entries(*(one.path for one in direct if one.mode is Mode.FOLDER))
    return tuple(sorted((*files, *below), key=by_path))


def _central(tree: Tree, government: str) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """What lies directly in the government's folder, but for hidden names and the units; and what lies in `units`."""
    units = f"records/{government}/units"
    direct = [one for one in tree.children(f"records/{government}") if not one.name.startswith(".")]
    if not any(one.path == units and one.mode is Mode.FOLDER for one in direct):
        return direct, ()
    return [one for one in direct if one.path != units], tree.children(units)


def _joined(found: Sequence[Entry]) -> str:
    """One name for several entries; none when one of them has none."""
    if not all(one.id for one in found):
        return ""
    lines = "".join(f"{one.mode.value} {one.id} {one.path}\n" for one in sorted(found, key=by_path))
    return hashlib.sha256(lines.encode(errors="surrogateescape")).hexdigest()
