"""Git's own plumbing, called directly. Nothing of a repository is run or replaced by reading it.

Nothing is fetched either, but for a clone that was made without contents: what is read of it is asked for, many
objects at a time, where it came from. `git` itself is quicker than any library for what a check asks (one process
starts in three milliseconds), and it knows every format of repository.
"""

import os
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import IO, cast

from kinerja.diagnostic import CannotRun

# No hook, no watcher, no replaced object and no network, whatever the repository's own settings say.
_SAFE = (
    *("--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never"),
)
_QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
# So many names of objects fit into a pipe at once, so that neither side ever waits for the other.
_AT_ONCE = 400
_PIECE = 1 << 20
# What Git itself says when it completes a partial clone: these objects are wanted whatever else is there.
_NOOP = ("-c", "fetch.negotiationAlgorithm=noop")


class GitFailed(Exception):  # noqa: N818 - the caller knows what it asked, and says it in a sentence
    """Git said no."""


class Repository:
    """The repository that a folder lies in; the folder may be any of its work tree, or a bare repository."""

    def __init__(self, root: Path) -> None:
        """Raises CannotRun when there is none."""
        self.root = root
        try:
            told = self.run("rev-parse", "--git-common-dir", "--show-prefix").decode(errors="surrogateescape")
        except GitFailed as error:
            raise CannotRun("no-history") from error
        common, _, prefix = told.partition("\n")
        self.common = (root / common).resolve()
        self.prefix = prefix.rstrip("\n")

    def run(self, *words: str, given: bytes | None = None) -> bytes:
        """What a command of Git prints when it is given these bytes to read. Raises GitFailed."""
        try:
            done = subprocess.run(  # noqa: S603 - the words are our own
                [*_command(self.root), *words],
                input=given,
                capture_output=True,
                check=True,
                env=_environment(),
                close_fds=False,
            )
        except (OSError, subprocess.CalledProcessError) as error:
            raise GitFailed(words[0]) from error
        return done.stdout

    def started(self, *words: str, asked: bool = False) -> subprocess.Popen[bytes]:
        """A command that runs on its own and prints into a pipe; one that is `asked` reads from another one."""
        return subprocess.Popen(  # noqa: S603 - the words are our own
            [*_command(self.root), *words],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def commit(self, revision: str) -> str:
        """The id of a commit. Raises CannotRun when there is no such revision, or it is no commit."""
        try:
            # A revision that looks like an option is none.
            found = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except GitFailed as error:
            raise CannotRun("unknown-revision") from error
        return found.decode().strip()

    def is_ancestor(self, earlier: str, later: str) -> bool:
        """Whether a commit is another one, or comes before it in whatever branch; not, where Git lacks one of them."""
        try:
            # The history itself is asked, not what a file beside it says of it.
            self.run("-c", "core.commitGraph=false", "merge-base", "--is-ancestor", earlier, later)
        except GitFailed:
            return False
        return True

    @cached_property
    def promisor(self) -> str | None:
        """Where a partial clone has what it lacks; None when the repository is whole."""
        settings = self.common / "config"
        if settings.is_file() and b"promisor" not in settings.read_bytes():
            # Git writes it there when it makes such a clone.
            return None
        try:
            told = self.run("config", "--get-regexp", r"^remote\..*\.promisor$").decode(errors="surrogateescape")
        except GitFailed:
            return None
        lines = (line for line in told.splitlines() if line.endswith(".promisor true"))
        return next((line[len("remote.") : -len(".promisor true")] for line in lines), None)

    def present(self) -> frozenset[str]:
        """The ids of all objects that are here."""
        listed = self.run("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
        return frozenset(listed.decode().split())

    def fetch(self, ids: Iterable[str]) -> None:
        """Asks the promisor for objects; what it does not have stays absent."""
        options = ("--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none", "--stdin")
        command = ["git", "-C", os.fspath(self.root), "-c", "core.hooksPath=/dev/null", *_NOOP, "fetch", "--quiet"]
        subprocess.run(  # noqa: S603 - the words are our own
            [*command, *options, self.promisor or ""],
            input="".join(f"{one}\n" for one in ids).encode(),
            capture_output=True,
            check=False,
            env=_environment(),
        )


class Objects:
    """Reads the objects of a repository by their ids, many at a time."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        # Of a partial clone, what is here: Git ends where it meets something absent.
        self._present: frozenset[str] | None = None
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def close(self) -> None:
        """Ends the processes of Git that were started here."""
        ended(self._running.values())
        self._running.clear()

    def read(self, ids: Iterable[str], most: int) -> Iterator[bytes | None]:
        """The content of each object in order; None for one that is absent.

        For one that is larger than `most` bytes so many zeros stand, and it is not even unpacked.
        """
        rest = iter(ids)
        while some := list(islice(rest, _AT_ONCE)):
            self.expect(some)
            sizes = list(self._sizes(some))
            small = [one for one, size in zip(some, sizes, strict=True) if size is not None and size <= most]
            contents = self._contents(small)
            try:
                for size in sizes:
                    yield None if size is None else bytes(most) if size > most else next(contents)
            finally:
                # Who stops early leaves nothing in the pipe that the next one would read as their own.
                if self._running:
                    deque(contents, maxlen=0)

    def expect(self, ids: Iterable[str]) -> None:
        """Fetches what a partial clone lacks of these objects, all at once."""
        if self._repository.promisor is None:
            return
        if self._present is None:
            self._present = self._repository.present()
        lacking = [one for one in ids if not self._is_here(one)]
        if lacking:
            self._repository.fetch(lacking)
            self._present = self._repository.present()

    def _is_here(self, name: str) -> bool:
        # The tree of a commit is asked for by the commit's name, and never absent.
        return self._present is None or "^" in name or name in self._present

    def _sizes(self, ids: Sequence[str]) -> Iterator[int | None]:
        pipe = self._asked("--batch-check", [one for one in ids if self._is_here(one)])
        for one in ids:
            words = pipe.readline().split() if self._is_here(one) else ()
            yield int(words[2]) if len(words) == 3 else None

    def _contents(self, ids: Sequence[str]) -> Iterator[bytes]:
        pipe = self._asked("--batch", ids)
        for _ in ids:
            size = int(pipe.readline().split()[2])
            yield pipe.read(size + 1)[:-1]

    def _asked(self, kind: str, ids: Sequence[str]) -> IO[bytes]:
        if kind not in self._running:
            self._running[kind] = subprocess.Popen(  # noqa: S603 - the words are our own
                [*_command(self._repository.root), "cat-file", kind],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=_PIECE,
                env=_environment(),
            )
        process = self._running[kind]
        asked, told = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        asked.write("".join(f"{one}\n" for one in ids).encode())
        asked.flush()
        return told


def ended(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    """Closes the pipes of processes of Git, which ends them, and waits until they have."""
    for process in processes:
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        process.wait()


def _command(root: Path) -> list[str]:
    return ["git", "-C", os.fspath(root), *_SAFE]


def _environment() -> dict[str, str]:
    return {**os.environ, **_QUIET}
