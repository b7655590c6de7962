"""Records as a commit holds them: read from Git's objects, never from files, so no link or filter can act.

Nothing in the tree of a commit is trusted: names that Git itself does not make are refused, objects that are absent
are not fetched, replacements and hooks are off.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from os import fsdecode
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.diagnostic import CannotRun
from kinerja.load.tree import Entry, Mode, Tree, WorkTree, is_hidden

if TYPE_CHECKING:
    import git

# What is read of a commit: the records, and the releases that they are compared with.
FOLDERS = ("records", "docs/releases")

_MODES = {b"100644": Mode.FILE, b"100755": Mode.EXECUTABLE}
_SAFE = {"no_replace_objects": True, "c": ["core.hooksPath=/dev/null", "protocol.allow=never"]}
_ENTRY = re.compile(rb"([0-7]{6}) [a-z]+ ([0-9a-f]{40,64}) +(\S+)\t(.+)", re.DOTALL)


@contextmanager
def opened(root: Path, revision: str | None) -> Iterator[Tree]:
    """The tree of a commit, or the files as they lie when no revision is given; the root may be any folder of it.

    Raises CannotRun when there is no Git repository, no such commit, or its tree is not one that Git makes.
    """
    if revision is None:
        yield WorkTree(root)
        return
    import git

    try:
        repository = git.Repo(root, search_parent_directories=True)
    except (git.InvalidGitRepositoryError, git.NoSuchPathError) as error:
        raise CannotRun("no-history") from error
    try:
        repository.git.set_persistent_git_options(**_SAFE)
        repository.git.update_environment(GIT_NO_LAZY_FETCH="1", GIT_TERMINAL_PROMPT="0")
        yield CommitTree(repository, _listed(repository, root, revision))
    finally:
        repository.close()


@dataclass(frozen=True, slots=True)
class _Blob:
    mode: Mode
    id: str
    size: int


class CommitTree:
    """The files of a commit by path relative to the root; see `opened`."""

    def __init__(self, repository: "git.Repo", blobs: Mapping[str, _Blob]) -> None:
        self._git = repository.git
        self._blobs = blobs
        self._paths = sorted(blobs)

    def folders(self, folder: str) -> tuple[str, ...]:
        """The names of folders and links directly in a folder."""
        inner = ((path, path.removeprefix(f"{folder}/").split("/")) for path in self._below(folder))
        names = {parts[0] for path, parts in inner if len(parts) > 1 or self._blobs[path].mode is Mode.LINK}
        return tuple(sorted(name for name in names if not name.startswith(".")))

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """All entries below a folder."""
        if folder in self._blobs:
            return (Entry(folder, self._blobs[folder].mode),)
        paths = (path for path in self._below(folder) if not _is_left_out(path.removeprefix(f"{folder}/")))
        return tuple(Entry(path, self._blobs[path].mode) for path in paths)

    def read(self, path: str, most: int) -> bytes:
        """The content of a file; an object that is too large is not even unpacked."""
        blob = self._blobs[path]
        if blob.size > most:
            return bytes(most)
        try:
            return bytes(self._git.stream_object_data(blob.id)[3].read(most))
        except ValueError as error:
            raise FileNotFoundError(path) from error

    def _below(self, folder: str) -> list[str]:
        # In the order of paths, `0` is what follows `/`.
        return self._paths[bisect_left(self._paths, f"{folder}/") : bisect_left(self._paths, f"{folder}0")]


def _listed(repository: "git.Repo", root: Path, revision: str) -> dict[str, _Blob]:
    import git

    prefix = _prefix(repository, root)
    run = repository.git
    try:
        # A revision that looks like an option is none.
        commit = run.rev_parse("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        folders = [f"{prefix}{folder}/" for folder in FOLDERS]
        listed = run.ls_tree(
            "-r",
            "-l",
            "-z",
            "--full-tree",
            commit,
            "--",
            *folders,
            stdout_as_string=False,
            strip_newline_in_stdout=False,
        )
    except git.GitCommandError as error:
        raise CannotRun("unknown-revision") from error
    blobs: dict[str, _Blob] = {}
    for path, blob in map(_parsed, listed.split(b"\0")[:-1]):
        inner = path.removeprefix(prefix)
        if inner in blobs or not all(map(_is_name, inner.split("/"))):
            raise CannotRun("revision-broken")
        blobs[inner] = blob
    return blobs


def _prefix(repository: "git.Repo", root: Path) -> str:
    top = repository.working_tree_dir
    inner = root.resolve().relative_to(Path(top).resolve()).as_posix() if top else "."
    return "" if inner == "." else f"{inner}/"


def _parsed(line: bytes) -> tuple[str, _Blob]:
    match = _ENTRY.fullmatch(line)
    if match is None:
        raise CannotRun("revision-broken")
    mode, identifier, size, path = match.groups()
    # Links, submodules and whatever else there may be: none is an ordinary file. An absent object has no size.
    length = int(size) if size.isdigit() else 0
    return fsdecode(path), _Blob(_MODES.get(mode, Mode.LINK), identifier.decode(), length)


def _is_name(part: str) -> bool:
    """Whether Git itself makes this name: Git keeps `.git` for itself in any spelling."""
    return part not in {"", ".", ".."} and part.casefold() != ".git"


def _is_left_out(path: str) -> bool:
    return is_hidden(path.split("/", maxsplit=1)[0], top=True)
