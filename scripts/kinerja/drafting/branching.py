"""A new record as a proposal: a branch with one commit that adds this file, whatever else lies in the work tree.

Only Git's plumbing is used. The index and the files stay as they are, and no hook of the repository runs.
"""

from os import fsencode
from pathlib import Path, PurePosixPath

import msgspec

from kinerja.diagnostic import CannotRun
from kinerja.drafting.draft import File
from kinerja.load import personal
from kinerja.load.git import GitFailed, Repository
from kinerja.model import Kind

# The first of these that there is holds the records in force.
_BASES = ("main@{upstream}", "refs/remotes/origin/main", "refs/heads/main", "HEAD")
# Git would otherwise make up who somebody is from the names of the user and the machine.
_IDENTITY = ("-c", "user.useConfigOnly=true")


class Branch(msgspec.Struct, frozen=True):
    """A branch that was made, and the revision that it starts from, as `kinerja review` names them."""

    name: str
    base: str


def usual_name(kind: Kind, path: str) -> str:
    """`usulan/<kind>-<ids>`: the ids are those in the path of the record, but for its government."""
    parts = PurePosixPath(path).with_suffix("").parts[2:]
    fixed = PurePosixPath(kind.path).with_suffix("").parts[2:]
    ids = [part for part, written in zip(parts, fixed, strict=True) if "{" in written]
    return f"usulan/{'-'.join([kind.name, *ids])}"


def propose(root: Path, file: File, name: str, message: str) -> Branch:
    """Makes the branch. Raises CannotRun, and then nothing has changed."""
    repository = Repository(root)
    _refuse_name(repository, name)
    base = next((one for one in _BASES if _is_commit(repository, one)), None)
    if base is None:
        raise CannotRun("no-history")
    start = repository.commit(base)
    path = PurePosixPath(repository.prefix + file.path)
    if _told(repository, "ls-tree", "-z", "--full-tree", start, "--", str(path)):
        raise CannotRun("file-exists", path=file.path)
    blob = _told(repository, "hash-object", "-w", "--stdin", given=file.content)
    tree = _tree(repository, start, path, blob)
    commit = _commit(repository, tree, start, message)
    _told(repository, "update-ref", "--create-reflog", f"refs/heads/{name}", commit, "0" * len(commit))
    return Branch(name, _shown(base))


def _refuse_name(repository: Repository, name: str) -> None:
    try:
        repository.run("check-ref-format", "--branch", name)
    except GitFailed as error:
        raise CannotRun("new-branch-name") from error
    if personal.findings_in("", name):
        raise CannotRun("new-branch-name")
    if _is_commit(repository, f"refs/heads/{name}"):
        raise CannotRun("new-branch-exists", branch=name)


def _tree(repository: Repository, start: str, path: PurePosixPath, blob: str) -> str:
    """The tree of a commit with one file more: each folder on the way is written anew."""
    entry = f"100644 blob {blob}"
    for part, above in zip(reversed(path.parts), path.parents, strict=True):
        folder = "" if str(above) == "." else str(above)
        held = _listed(repository, f"{start}:{folder}")
        kept = [line for line in held if line.partition(b"\t")[2] != fsencode(part)]
        written = _told(
            repository, "mktree", "-z", given=b"".join(b"%s\0" % line for line in (*kept, fsencode(f"{entry}\t{part}")))
        )
        entry = f"040000 tree {written}"
    return entry.split()[-1]


def _listed(repository: Repository, tree: str) -> list[bytes]:
    """What lies directly in a folder of a commit; nothing when there is none."""
    try:
        return [line for line in repository.run("ls-tree", "-z", "--full-tree", tree).split(b"\0") if line]
    except GitFailed:
        return []


def _commit(repository: Repository, tree: str, parent: str, message: str) -> str:
    try:
        told = repository.run(*_IDENTITY, "commit-tree", tree, "-p", parent, "-F", "-", given=f"{message}\n".encode())
    except GitFailed as error:
        raise CannotRun("notes-no-identity") from error
    return told.decode().strip()


def _is_commit(repository: Repository, revision: str) -> bool:
    try:
        repository.commit(revision)
    except CannotRun:
        return False
    return True


def _shown(base: str) -> str:
    return base.removeprefix("refs/remotes/").removeprefix("refs/heads/").removesuffix("@{upstream}")


def _told(repository: Repository, *words: str, given: bytes | None = None) -> str:
    """What Git prints. Raises CannotRun when it cannot write."""
    try:
        return repository.run(*words, given=given).decode().strip()
    except GitFailed as error:
        raise CannotRun("new-branch-failed") from error
