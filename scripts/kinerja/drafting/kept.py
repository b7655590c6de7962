"""Drafts that are not finished: each answer is kept outside of what Git tracks, until the record is written.

A draft may hold what is said about an employee, so only its owner may read the file, and its name tells the kind alone.
"""

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from kinerja.diagnostic import CannotRun
from kinerja.drafting.shape import Steps
from kinerja.load import strict_yaml
from kinerja.load.git import GitFailed, Repository

_encode = msgspec.json.Encoder(decimal_format="number").encode


class Kept(msgspec.Struct, frozen=True):
    """What was answered so far, and the lists, the innermost last, that the conversation was in."""

    data: dict[str, Any]
    lists: tuple[Steps, ...] = ()


class Keeper:
    """Where one conversation keeps its draft; without a file so far, the first answer makes one."""

    def __init__(self, root: Path, kind: str, file: Path | None = None) -> None:
        self.file = file
        self._root, self._kind = root, kind

    def keep(self, data: Mapping[str, object], lists: Sequence[Steps]) -> None:
        """Puts what was answered in the place of what was kept before."""
        # Where nothing can be kept, the conversation still goes on.
        with suppress(OSError):
            file = self.file or _free(folder(self._root), self._kind)
            _write(file, _encode({"data": data, "lists": lists}))
            self.file = file

    def forget(self) -> None:
        """Deletes what was kept, if anything was."""
        if self.file:
            self.file.unlink(missing_ok=True)


def found(root: Path, kind: str) -> tuple[Path, ...]:
    """The drafts of a kind, the newest first."""
    files = [file for file in folder(root).glob("*.json") if file.stem.rpartition("-")[0] == kind]
    return tuple(sorted(files, key=lambda file: (-file.stat().st_mtime_ns, file.name)))


def read(file: Path) -> Kept:
    """What was kept. Raises CannotRun when the file is none that was written here."""
    # JSON is YAML, and only this reader keeps decimals exact.
    parsed = strict_yaml.parse(file.read_bytes(), "")
    try:
        held = msgspec.convert(parsed.data, Kept)
        return Kept(held.data, tuple(tuple(steps) for steps in held.lists))
    except msgspec.ValidationError as error:
        raise CannotRun("new-draft-broken", file=str(file)) from error


def folder(root: Path) -> Path:
    """In the folder of Git, which is never committed; without Git in the user's own data folder."""
    try:
        told = Repository(root).run("rev-parse", "--git-path", "kinerja/drafts")
    except (CannotRun, GitFailed):
        own = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "share"
        here = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
        return Path(own) / "kinerja" / "drafts" / here
    return root / os.fsdecode(told.rstrip(b"\n"))


def _write(file: Path, content: bytes) -> None:
    """Puts a content in the place of another one, for the owner's eyes alone."""
    beside = file.with_suffix(".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
        stream.write(content)
    beside.replace(file)


def _free(folder: Path, kind: str) -> Path:
    """A new, empty file for a draft of a kind."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number in count(1):
        file = folder / f"{kind}-{number}.json"
        try:
            file.touch(0o600, exist_ok=False)
        except FileExistsError:
            continue
        return file
    raise AssertionError
