"""Raw differences of many commits, asked of two processes of Git: which file changed, without its content."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from os import fsdecode
from typing import IO, TYPE_CHECKING, cast

import msgspec

from kinerja.diagnostic import CannotRun
from kinerja.load.git import Repository, ended

if TYPE_CHECKING:
    from subprocess import Popen

FILE = "100644"
EXECUTABLE = "100755"
SUBMODULE = "160000"
GONE = "000000"
# Plumbing, so that no setting of the repository changes what is told; a merge is told against all its parents (-c).
_WORDS = ("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--always", "-c")
_WHOLE = ("--ignore-submodules=none",)
# So many lines fit into a pipe at once, so that neither side ever waits for the other.
_AT_ONCE = 300
_PIECE = 1 << 16


class Raw(msgspec.Struct, frozen=True):
    """A file that differs: its mode and the id of its content before and after; empty where there is none."""

    path: str
    old_mode: str
    mode: str
    old: str
    new: str

    @property
    def blob(self) -> str:
        """The content after the change; of a removed file the content that it had."""
        return self.new or self.old


class Diffs:
    """Differences of commits; `close` ends the processes."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._prefix = repository.prefix
        self._running: dict[str, Popen[bytes]] = {}
        # Git answers a line that names no object with the line itself: that is the end of an answer.
        self._end = f"end-{secrets.token_hex(16)}\n".encode()

    def close(self) -> None:
        """Ends the processes of Git that were started here."""
        ended(self._running.values())
        self._running.clear()

    def between(self, pairs: Iterable[tuple[str | None, str]]) -> Iterator[tuple[Raw, ...]]:
        """What each commit changes of the one before it, in the order asked; None for a first commit."""
        return self._told("pairs", (f"{new} {old}" if old else new for old, new in pairs))

    def own(self, commits: Iterable[str]) -> Iterator[tuple[Raw, ...]]:
        """What each commit itself changes: a merge only the files that differ from all its parents."""
        return self._told("own", commits)

    def _told(self, name: str, lines: Iterable[str]) -> Iterator[tuple[Raw, ...]]:
        # A process remembers the parents that it was told, so each kind of question has one of its own.
        if name not in self._running:
            self._running[name] = self._repository.started(*_WORDS, *_WHOLE, asked=True)
        process = self._running[name]
        rest = iter(lines)
        while some := list(islice(rest, _AT_ONCE)):
            asked, told = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
            asked.write("".join(f"{one}\n" for one in some).encode() + self._end)
            asked.flush()
            yield from self._parsed(_pieces(told, self._end), some)

    def _parsed(self, pieces: Iterator[bytes], asked: Sequence[str]) -> Iterator[tuple[Raw, ...]]:
        next(pieces)
        for _ in asked:
            found: list[Raw] = []
            for piece in pieces:
                if not piece.startswith(b":"):
                    break
                raw = _raw(piece, fsdecode(next(pieces)))
                if raw.path.startswith(self._prefix):
                    found.append(msgspec.structs.replace(raw, path=raw.path[len(self._prefix) :]))
            yield tuple(found)


def _pieces(told: IO[bytes], end: bytes) -> Iterator[bytes]:
    """What stands between zeros, until the end of an answer. Raises CannotRun when Git ends before it."""
    held = b""
    while piece := cast("bytes", told.read1(_PIECE)):  # type: ignore[attr-defined]
        *whole, held = (held + piece).split(b"\0")
        yield from whole
        if held == end:
            return
    raise CannotRun("objects-missing")


def _raw(line: bytes, path: str) -> Raw:
    """`:mode mode id id letter`; of a merge one more colon, mode and id for each further parent."""
    parents = len(line) - len(line.lstrip(b":"))
    words = line[parents:].decode().split(" ")
    modes, ids = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    old, new = ("" if not one.strip("0") else one for one in (ids[0], ids[-1]))
    return Raw(path, modes[0], modes[-1], old, new)
