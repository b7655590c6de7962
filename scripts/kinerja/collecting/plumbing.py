"""What collecting asks of Git: fetching without writing anywhere, listing, and a commit without a work tree."""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from os import fsdecode, fsencode
from pathlib import Path

import msgspec

from kinerja.diagnostic import CannotRun
from kinerja.load.git import GitFailed, Repository

PLAIN = "100644"
_WHO = "kinerja collect"
_MAIL = "collect@kinerja.invalid"
# Nothing of a repository is run, objects are looked through, no other host is followed to, and nobody is asked.
_SAFE = (
    *("--no-replace-objects", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0"),
    *("-c", "maintenance.auto=false", "-c", "fetch.fsckObjects=true", "-c", "http.followRedirects=false"),
    # A server that falls silent is left after half a minute.
    *("-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=30", "-c", "commit.gpgSign=false"),
)
_FETCH = ("--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--no-auto-maintenance")
_PROTOCOLS = "https:ssh:file"
_CHANGES = ("--format=", "--raw", "--no-abbrev", "--no-renames", "-m", "--root", "-z")
_CHANGED = re.compile(rb":[0-7]+ [0-7]+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\0([^\0]+)\0")
# So many paths fit into one command.
_AT_ONCE = 200
_LISTED = re.compile(rb"([0-7]{6}) [a-z]+ ([0-9a-f]{40,64})\t([^\0]+)\0")


class File(msgspec.Struct, frozen=True):
    """A file of a commit: its mode, Git's name of its content, its path."""

    mode: str
    id: str
    path: str


def fetch(repository: Repository, url: str, *specs: str) -> None:
    """Brings branches of another repository into refs of this one. Raises GitFailed."""
    # Who runs this may allow other protocols; a record may not.
    allowed = os.environ.get("GIT_ALLOW_PROTOCOL", _PROTOCOLS)
    asked = {"GIT_ALLOW_PROTOCOL": allowed, "GIT_TERMINAL_PROMPT": "0"}
    _run(repository, ("fetch", *_FETCH, "--", url, *specs), environment=asked)


def files(repository: Repository, commit: str) -> Iterator[File]:
    """Every file of a commit, by path."""
    listed = repository.run("ls-tree", "-r", "-z", "--full-tree", commit)
    for mode, identifier, path in _LISTED.findall(listed):
        yield File(mode.decode(), identifier.decode(), fsdecode(path))


def versions(repository: Repository, commit: str, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each path with every content that it had on the way to a commit."""
    for some in (paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE)):
        told = repository.run("log", *_CHANGES, commit, "--", *some)
        for identifier, path in _CHANGED.findall(told):
            yield fsdecode(path), identifier.decode()


def tree(repository: Repository, held: Iterable[File]) -> str:
    """The tree of these files. Raises CannotRun when Git refuses a path."""
    lines = (b"%s %s\t%s\0" % (one.mode.encode(), one.id.encode(), fsencode(one.path)) for one in held)
    with tempfile.TemporaryDirectory(prefix="kinerja-") as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        try:
            _run(repository, ("update-index", "-z", "--index-info"), b"".join(lines), index)
            return _run(repository, ("write-tree",), environment=index).decode().strip()
        except GitFailed as error:
            raise CannotRun("revision-broken") from error


def commit(repository: Repository, tree: str, message: str, moment: int, parent: str | None) -> str:
    """A commit at a moment (seconds since 1970): the same for the same tree, message, moment and parent."""
    who = {f"GIT_{one}_{part}": value for one in ("AUTHOR", "COMMITTER") for part, value in _signed(moment)}
    words = ("commit-tree", tree, *(("-p", parent) if parent else ()))
    return _run(repository, words, message.encode(), who).decode().strip()


def move(repository: Repository, moves: Mapping[str, tuple[str, str | None]]) -> None:
    """Sets refs to new commits, all or none, as long as they are still what they were. Raises GitFailed."""
    lines = (f"update {ref} {new} {old or '0' * len(new)}\n" for ref, (new, old) in moves.items())
    _run(repository, ("update-ref", "--stdin"), "".join(lines).encode())


def blob(repository: Repository, content: bytes) -> str:
    """Keeps a content; its name."""
    return _run(repository, ("hash-object", "-w", "--stdin"), content).decode().strip()


def new(folder: Path, branch: str) -> Repository:
    """A new bare repository. Raises CannotRun when Git is not there or fails."""
    words = ("git", "init", "--quiet", "--bare", "--template=", f"--initial-branch={branch}", "--", str(folder))
    try:
        subprocess.run(words, check=True, capture_output=True)  # noqa: S603 - the words are our own
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotRun("collect-git") from error
    return Repository(folder)


@contextmanager
def borrowed(repository: Repository, origin: Repository) -> Iterator[None]:
    """Lends the objects of another repository; at the end those that branches need are copied, and no others."""
    lent = repository.common / "objects" / "info" / "alternates"
    lent.parent.mkdir(exist_ok=True)
    lent.write_bytes(os.fsencode(origin.common / "objects") + b"\n")
    yield
    _run(repository, ("repack", "-a", "-d", "-q"))
    lent.unlink()


def resolved(repository: Repository, ref: str) -> str | None:
    """The commit that a ref stands at."""
    try:
        return repository.commit(ref)
    except CannotRun:
        return None


def moment(repository: Repository, commit: str) -> int:
    """When a commit was made, in seconds since 1970."""
    return int(repository.run("show", "--no-patch", "--format=%ct", commit).strip())


def _signed(moment: int) -> Iterator[tuple[str, str]]:
    yield from (("NAME", _WHO), ("EMAIL", _MAIL), ("DATE", f"@{moment} +0000"))


def _run(
    repository: Repository, words: tuple[str, ...], text: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """What Git prints. Raises GitFailed."""
    own = {**os.environ, "LC_ALL": "C", **(environment or {})}
    try:
        done = subprocess.run(  # noqa: S603 - the words are our own
            ["git", "-C", os.fspath(repository.root), *_SAFE, *words],  # noqa: S607 - the user's own Git
            input=text,
            capture_output=True,
            check=True,
            env=own,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise GitFailed(words[0]) from error
    return done.stdout
