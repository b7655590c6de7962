"""The register of releases on disk: numbered, chained by hash, only ever appended to."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kinerja.diagnostic import CannotRun
from kinerja.disclose import published


@dataclass(frozen=True)
class Register:
    """All releases of one government, oldest first, with the hash of the last file."""

    folder: Path
    releases: tuple[published.Release, ...]
    last_hash: str | None

    @property
    def next_number(self) -> int:
        """The number that the next release gets."""
        return len(self.releases) + 1

    @property
    def previous(self) -> published.Previous | None:
        """What the next release says about its predecessor."""
        if self.last_hash is None:
            return None
        return published.Previous(number=len(self.releases), sha256=self.last_hash)

    def holds(self, candidate: published.Release) -> bool:
        """Whether the last release already says the same (its number, time and predecessor aside)."""
        if not self.releases:
            return False
        last = self.releases[-1]
        same_place = msgspec.structs.replace(candidate, number=last.number, made=last.made, previous=last.previous)
        return same_place == last

    def append(self, release: published.Release) -> Path:
        """Writes the next release; whole or not at all, and never over an existing one."""
        target = self.folder / f"{release.number:04d}.json"
        written = beside(target, published.encode(release))
        try:
            target.hardlink_to(written)
        except FileExistsError as error:
            raise CannotRun("release-exists", number=release.number) from error
        finally:
            written.unlink()
        return target


def beside(target: Path, content: bytes) -> Path:
    """A hidden file beside a target, with its whole content on the disk: to be put in the target's place at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    written = Path(stream.name)
    written.chmod(0o644)
    return written


def open_register(folder: Path) -> Register:
    """Reads and proves the chain of a government's releases.

    Raises CannotRun when a file is no canonical release, a number is missing, or a hash does not match its predecessor.
    """
    releases: list[published.Release] = []
    last_hash = None
    for number, path in enumerate(sorted(folder.glob("*.json")), start=1):
        source = path.read_bytes()
        try:
            release = published.decode(source)
        except msgspec.MsgspecError as error:
            raise CannotRun("release-broken", release=path.name) from error
        told = release.previous.sha256 if release.previous else None
        if published.encode(release) != source:
            raise CannotRun("release-broken", release=path.name)
        if path.name != f"{number:04d}.json" or release.number != number or told != last_hash:
            raise CannotRun("release-chain", release=path.name)
        releases.append(release)
        last_hash = hashlib.sha256(source).hexdigest()
    return Register(folder, tuple(releases), last_hash)
