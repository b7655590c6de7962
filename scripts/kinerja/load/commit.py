"""Records as a commit holds them: read from Git's objects, never from files, so no link or filter can act.

Nothing in the tree of a commit is trusted: names that Git itself does not make are refused, replacements and hooks
are off. No work tree is needed: bare and partial clones do.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os import fsdecode, fsencode
from pathlib import Path

from kinerja.diagnostic import CannotRun
from kinerja.load.git import GitFailed, Objects, Repository
from kinerja.load.tree import Entry, Mode, Tree, WorkTree, by_path

_MODES = {b"100644": Mode.FILE, b"100755": Mode.EXECUTABLE, b"040000": Mode.FOLDER, b"40000": Mode.FOLDER}
_LINE = re.compile(rb"([0-7]{5,6}) [a-z]+ ([0-9a-f]{40,64})\t(.+)", re.DOTALL)
_NAME = re.compile(rb"[^\0]+")
# Trees of folders on the way to a record; more are read again.
_KEPT = 4096
# Who asks for the names of a few folders asks for their contents soon; so many listings are kept.
FEW = 8
_LARGEST_TREE = 1 << 26


@contextmanager
def opened(root: Path, revision: str | None) -> Iterator[Tree]:
    """The tree of a commit, or the files as they lie when no revision is given; the root may be any folder of it.

    Raises CannotRun when there is no Git repository, no such commit, or its tree is not one that Git makes.
    """
    found = tree(root, revision)
    try:
        yield found
    finally:
        found.close()


def tree(root: Path, revision: str | None) -> Tree:
    """The same without an end: who asks for it closes it."""
    if revision is None:
        return WorkTree(root)
    repository = Repository(root)
    return CommitTree(repository, repository.commit(revision))


class CommitTree:
    """The files of a commit by path relative to the root; see `opened`."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self.repository = repository
        self._commit = commit
        self._objects = Objects(repository)
        self._entries: dict[Sequence[str], tuple[Entry, ...]] = {}
        self._trees: OrderedDict[str, Mapping[str, Entry]] = OrderedDict()

    def children(self, folder: str) -> tuple[Entry, ...]:
        """What lies directly in a folder."""
        here = self._at(self.repository.prefix + folder)
        if here is None or here.mode is not Mode.FOLDER:
            return ()
        prefix = f"{folder}/" if folder else ""
        found = (Entry(prefix + name, one.mode, one.id) for name, one in self._tree(here.id).items())
        return tuple(sorted(found, key=by_path))

    def named(self, children: Iterable[Entry]) -> tuple[Entry, ...]:
        """The same: in a commit everything has its id."""
        return tuple(children)

    def entries(self, *folders: str) -> tuple[Entry, ...]:
        """All files and links below these folders."""
        if folders not in self._entries:
            if len(self._entries) >= FEW:
                self._entries.clear()
            self._entries[folders] = self._below(folders)
        return self._entries[folders]

    def _below(self, folders: Sequence[str]) -> tuple[Entry, ...]:
        links = (self.find(folder) for folder in folders)
        below = self._listed(folders, "-r", "-z") if folders else ()
        return tuple(sorted((*filter(None, links), *below), key=by_path))

    def find(self, path: str) -> Entry | None:
        """The file or link at a path."""
        found = self._at(self.repository.prefix + path)
        return Entry(path, found.mode, found.id) if found and found.mode is not Mode.FOLDER else None

    def glob(self, pattern: str) -> Iterator[str]:
        """The paths that match a pattern."""
        matching = re.compile(re.escape(pattern).replace(r"\*", "[^/]+")).fullmatch
        return (path for path in self._names(pattern.partition("/*")[0]) if matching(path))

    def read(self, entries: Iterable[Entry], most: int) -> Iterator[bytes | None]:
        """The content of each file; an object that is too large is not even unpacked."""
        return self._objects.read((one.id for one in entries), most)

    def expect(self, folders: Sequence[str]) -> None:
        """Fetches, where the clone has no contents, those of these folders at once."""
        if self.repository.promisor is not None:
            self._objects.expect(one.id for one in self.entries(*folders) if one.mode is Mode.FILE)

    def again(self) -> "CommitTree":
        """The same commit, read by processes of its own."""
        return CommitTree(self.repository, self._commit)

    def close(self) -> None:
        """Ends the processes that read."""
        self._objects.close()

    def _listed(self, folders: Iterable[str], *options: str) -> Iterator[Entry]:
        seen: set[str] = set()
        for line in _NAME.finditer(self._listing(folders, *options)):
            entry = _parsed(line[0], self.repository.prefix)
            if entry.path in seen:
                raise CannotRun("revision-broken")
            seen.add(entry.path)
            yield entry

    def _names(self, folder: str) -> Iterator[str]:
        prefix = fsencode(self.repository.prefix)
        listed = self._listing((folder,), "-r", "-z", "--name-only")
        return (fsdecode(one[0].removeprefix(prefix)) for one in _NAME.finditer(listed))

    def _listing(self, folders: Iterable[str], *options: str) -> bytes:
        inside = [f"{self.repository.prefix}{folder}/" for folder in folders]
        try:
            return self.repository.run("ls-tree", *options, "--full-tree", self._commit, "--", *inside)
        except GitFailed as error:
            raise CannotRun("revision-broken") from error

    def _at(self, path: str) -> Entry | None:
        """What lies at a path of the repository, found folder by folder."""
        here: Entry | None = Entry("", Mode.FOLDER, f"{self._commit}^{{tree}}")
        for name in filter(None, path.split("/")):
            if here is None or here.mode is not Mode.FOLDER:
                return None
            here = self._tree(here.id).get(name)
        return here

    def _tree(self, identifier: str) -> Mapping[str, Entry]:
        known = self._trees.get(identifier)
        if known is None:
            (content,) = self._objects.read((identifier,), _LARGEST_TREE)
            known = self._trees[identifier] = _unpacked(content or b"", len(self._commit) // 2)
            if len(self._trees) > _KEPT:
                self._trees.popitem(last=False)
        return known


def _parsed(line: bytes, prefix: str) -> Entry:
    match = _LINE.fullmatch(line)
    if match is None:
        raise CannotRun("revision-broken")
    mode, identifier, path = match.groups()
    names = fsdecode(path).removeprefix(prefix)
    if not all(map(_is_name, names.split("/"))):
        raise CannotRun("revision-broken")
    # Links, submodules and whatever else there may be: none is an ordinary file.
    return Entry(names, _MODES.get(mode, Mode.LINK), identifier.decode())


def _unpacked(content: bytes, length: int) -> Mapping[str, Entry]:
    """What a tree object holds, by name."""
    found: dict[str, Entry] = {}
    for name, entry in _raw(content, length):
        if name in found or not _is_name(name):
            raise CannotRun("revision-broken")
        found[name] = entry
    return found


def _raw(content: bytes, length: int) -> Iterator[tuple[str, Entry]]:
    """The entries of a tree object: mode, space, name, zero, id."""
    start = 0
    while start < len(content):
        space = content.index(b" ", start)
        end = content.index(b"\0", space)
        name, stop = fsdecode(content[space + 1 : end]), end + 1 + length
        mode = _MODES.get(content[start:space], Mode.LINK)
        yield name, Entry(name, mode, content[end + 1 : stop].hex())
        start = stop


def _is_name(part: str) -> bool:
    """Whether Git itself makes this name: Git keeps `.git` for itself in any spelling."""
    return part not in {"", ".", ".."} and part.casefold() != ".git"
