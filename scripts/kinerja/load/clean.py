"""The files of a folder, and Git's own names for what differs in nothing from the last commit.

Git finds what differs by the times of files, a hundred times as fast as reading them. Whatever differs, and whatever
Git does not know or was told not to look at, gets a name of its content.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from os import fsdecode

from kinerja.load.commit import CommitTree
from kinerja.load.git import GitFailed, Repository
from kinerja.load.tree import Entry, Mode, WorkTree

_LARGEST = 1 << 28
_ASKED = ("records", "docs/releases")
# Settings by which the file on disk may differ from what Git holds, though nothing was changed.
_CONVERSIONS = r"^(core\.(autocrlf|eol|symlinks|ignorecase|precomposeunicode|sparsecheckout)|filter\..*)$"


class TrackedTree(WorkTree):
    """The work tree of a repository."""

    def __init__(self, repository: Repository) -> None:
        super().__init__(repository.root)
        self.repository = repository

    def named(self, children: Iterable[Entry]) -> tuple[Entry, ...]:
        """The same children with Git's names for those that are as they were committed."""
        found = tuple(children)
        folders = {one.path.rpartition("/")[0] for one in found}
        committed = {path: one for folder in sorted(folders) for path, one in self._committed(folder).items()}
        return tuple(self._named(one, committed) for one in found)

    @cached_property
    def conversions(self) -> bytes:
        """What decides how the files on disk follow from what Git holds."""
        attributes = (self.repository.root / ".gitattributes", self.repository.common / "info" / "attributes")
        found = [one.read_bytes() if one.is_file() else b"" for one in attributes]
        try:
            settings = self.repository.run("config", "--get-regexp", _CONVERSIONS)
        except GitFailed:
            # There is none.
            settings = b""
        return hashlib.blake2b(b"\0".join((*found, settings)), digest_size=16).digest()

    def _committed(self, folder: str) -> Mapping[str, Entry]:
        if self._head is None:
            return {}
        return {one.path: one for one in self._head.children(folder)}

    @cached_property
    def _head(self) -> CommitTree | None:
        try:
            head = self.repository.run("rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
        except GitFailed:
            # Nothing was committed yet.
            return None
        return CommitTree(self.repository, head)

    def _named(self, entry: Entry, committed: Mapping[str, Entry]) -> Entry:
        before = committed.get(entry.path)
        same = before is not None and (before.mode is Mode.FOLDER) == (entry.mode is Mode.FOLDER)
        if before is not None and same and not self._differs(entry.path):
            return Entry(entry.path, entry.mode, before.id)
        return Entry(entry.path, entry.mode, self._digest(entry))

    def _differs(self, path: str) -> bool:
        """Whether the path, something below it, or a folder above it is not as it was committed."""
        at = bisect_left(self._differing, f"{path}/")
        below = self._differing[at] if at < len(self._differing) else ""
        return below.startswith(f"{path}/") or not self._whole.isdisjoint((path, *_above(path)))

    @cached_property
    def _differing(self) -> list[str]:
        """The paths, below the root, that are not as they were committed."""
        prefix = self.repository.prefix
        status = ("status", "--porcelain", "-z", "--untracked-files=all", "--ignored=matching", "--no-renames")
        asked = [
            self.repository.started(*status, "--", *_ASKED),
            self.repository.started("ls-files", "-v", "-z", "--", *_ASKED),
        ]
        told, listed = (fsdecode(one.communicate()[0]).split("\0") for one in asked)
        if any(one.returncode for one in asked):
            return sorted(_ASKED)
        paths = {one[3:].removeprefix(prefix) for one in told if one}
        # Small letters and `S` mark what Git was told not to look at.
        paths |= {one[2:] for one in listed if one and (one[0].islower() or one[0] == "S")}
        return sorted(one.rstrip("/") for one in paths)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(self._differing)

    def _digest(self, entry: Entry) -> str:
        """A name of the content of a file, link or folder."""
        digest = hashlib.blake2b(digest_size=20)
        files = self.entries(entry.path) if entry.mode is Mode.FOLDER else (entry,)
        read = (one for one in files if one.mode is Mode.FILE)
        contents = self.read(read, _LARGEST)
        for one in files:
            content = next(contents) if one.mode is Mode.FILE else b""
            length = -1 if content is None else len(content)
            digest.update(f"{one.mode.value} {length} {one.path}\0".encode(errors="surrogateescape"))
            digest.update(content or b"")
        return f"content-{digest.hexdigest()}"

    def again(self) -> WorkTree:
        """The files alone: names are asked for in one process only."""
        return WorkTree(self.repository.root)

    def close(self) -> None:
        """Ends what was started to read names."""
        if "_head" in self.__dict__ and self._head is not None:
            self._head.close()


def _above(path: str) -> Iterator[str]:
    """The folders above a path."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
