"""What decides what is found besides the records: the program, its schemas, the policies, and the releases so far."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import kinerja
from kinerja import resources
from kinerja.load import repository
from kinerja.load.clean import TrackedTree
from kinerja.load.tree import Entry, Mode, Tree, WorkTree

_SHORT = 16
_LARGEST = 1 << 28
# The modules and rooms that what is found passes through.
_MODULES = ("__init__", "diagnostic", "periods")
_ROOMS = ("checking", "disclose", "load", "model", "score", "validate")


def of_policies(tree: Tree) -> bytes:
    """A digest of all that what is found in the policies hangs on."""
    return _digest(_program(), _policies(tree), _conversions(tree))


def of_government(policies: bytes, tree: Tree, government: str) -> bytes:
    """A digest of all that what is found in a government hangs on, but for its own records."""
    return _digest(policies, _content(tree, "docs/releases", government))


@cache
def _program() -> bytes:
    """The program and the schemas as they are on disk: a version number would not tell a change in the making."""
    package = Path(kinerja.__file__).parent
    own = [file for room in _ROOMS for file in sorted((package / room).rglob("*.py"))]
    files = [*(package / f"{name}.py" for name in _MODULES), *own, *sorted(resources.schemas().glob("*.json"))]
    # One version of Python may compare texts otherwise than another.
    return _digest(sys.version.encode(), *(_digest(file.name.encode(), file.read_bytes()) for file in files))


def _policies(tree: Tree) -> bytes:
    own = _content(tree, "records", repository.POLICIES)
    return own or _content(WorkTree(resources.policies().parent), "", resources.policies().name)


def _conversions(tree: Tree) -> bytes:
    return tree.conversions if isinstance(tree, TrackedTree) else b""


def _content(tree: Tree, folder: str, name: str) -> bytes:
    """A digest of what lies in a folder under a name; empty when there is nothing."""
    here = (one for one in tree.children(folder) if one.name == name)
    found = next(iter(tree.named(here)), None)
    if found is None:
        return b""
    return _digest(found.id.encode()) if found.id else _digest(*_read(tree, found))


def _read(tree: Tree, found: Entry) -> Iterator[bytes]:
    files = tree.entries(found.path) if found.mode is Mode.FOLDER else (found,)
    for one, content in zip(files, tree.read(files, _LARGEST), strict=True):
        yield _digest(os.fsencode(one.path), one.mode.value.encode(), content or b"")


def _digest(*pieces: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=_SHORT)
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.digest()
