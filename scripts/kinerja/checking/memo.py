"""What was found last time, kept beside the repository: one file of SQLite for each government and kind of tree.

It is never believed without proof: it belongs to one version of program, schemas and policies, each row carries a
digest of itself, and all rows together carry one as well. A memo that does not fit is forgotten; deleting it costs
one slow check.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from kinerja.checking.outcome import Listing, Outcome

_TABLES = """
CREATE TABLE IF NOT EXISTS state (context BLOB NOT NULL, generation BLOB NOT NULL, proof BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS part (
  name TEXT PRIMARY KEY, id TEXT NOT NULL, outcome BLOB NOT NULL, listing BLOB NOT NULL, proof BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS joint (name BLOB PRIMARY KEY, found BLOB NOT NULL, proof BLOB NOT NULL) WITHOUT ROWID;
"""
# Two runs at once: who finds the other writing does not wait, and keeps nothing.
_PATIENCE = 0.2
_PROOF_BYTES = 16
_Row = tuple[str, str, bytes, bytes, bytes]


class Damaged(Exception):  # noqa: N818 - told as a notice
    """The file is no memo, or something in it was changed."""


class State(msgspec.Struct):
    """What is remembered of one state of a government: by part its id and outcome, and what parts told together.

    `joint` has the findings of groups of evaluations that lie in several parts.
    """

    ids: dict[str, str] = msgspec.field(default_factory=dict)
    outcomes: dict[str, Outcome] = msgspec.field(default_factory=dict)
    joint: dict[bytes, bytes] = msgspec.field(default_factory=dict)
    generation: bytes = b""


class Change(msgspec.Struct, frozen=True):
    """What one run learned: the parts it examined, those that are gone, and the groups that it looked at again."""

    parts: Mapping[str, tuple[str, bytes, bytes]]
    gone: frozenset[str]
    joint: Mapping[bytes, bytes]
    untold: frozenset[bytes]


class Memo:
    """The memo in one file, for one version of everything that decides what is found."""

    def __init__(self, file: Path, context: bytes) -> None:
        self._file = file
        self._context = context

    def recall(self) -> State:
        """What was kept; nothing when there is none, or it was made by another version.

        Raises Damaged.
        """
        if not self._file.exists():
            return State()
        try:
            with closing(self._connected()) as base:
                return self._recalled(base)
        except (sqlite3.Error, msgspec.MsgspecError, ValueError) as error:
            raise Damaged from error

    def listing(self, part: str) -> Listing:
        """What others may ask of a part that is remembered. Raises Damaged."""
        try:
            with closing(self._connected()) as base:
                name, identifier, packed = base.execute(
                    "SELECT name, id, listing FROM part WHERE name = ?", (part,)
                ).fetchone()
            proof, content = packed[:_PROOF_BYTES], packed[_PROOF_BYTES:]
            if proof != _proof(name, identifier, content):
                raise Damaged
            return unpacked(content)
        except (sqlite3.Error, msgspec.MsgspecError, zlib.error, TypeError) as error:
            raise Damaged from error

    def keep(self, known: State, change: Change) -> None:
        """Keeps what a run learned, if nobody kept anything since it began.

        Raises OSError when there is no room, or the folder may not be written to; then everything is as before.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connected()) as base:
                self._write(base, known, change)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise OSError(str(error)) from error
        except sqlite3.DatabaseError:
            self.forget()

    def forget(self) -> None:
        """Removes the file, and those that SQLite keeps beside it."""
        for end in ("", "-wal", "-shm", "-journal"):
            self._file.with_name(self._file.name + end).unlink(missing_ok=True)

    def _connected(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        base.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
        return base

    def _recalled(self, base: sqlite3.Connection) -> State:
        rows = base.execute("SELECT name FROM sqlite_master WHERE name = 'state'").fetchall()
        found = base.execute("SELECT context, generation, proof FROM state").fetchall() if rows else []
        if not found or found[0][0] != self._context:
            return State()
        parts = base.execute("SELECT name, id, outcome, proof FROM part ORDER BY name").fetchall()
        joint = base.execute("SELECT name, found, proof FROM joint ORDER BY name").fetchall()
        whole = [_proof(name, identifier, outcome) == proof for name, identifier, outcome, proof in parts]
        whole += [_proof("", name.hex(), content) == proof for name, content, proof in joint]
        if not all(whole) or found[0][2] != _sum(row[-1] for row in (*parts, *joint)):
            raise Damaged
        decode = msgspec.msgpack.Decoder(Outcome).decode
        return State(
            ids={row[0]: row[1] for row in parts},
            outcomes={row[0]: decode(row[2]) for row in parts},
            joint={row[0]: row[1] for row in joint},
            generation=found[0][1],
        )

    def _write(self, base: sqlite3.Connection, known: State, change: Change) -> None:
        base.executescript(_TABLES)
        with _transaction(base):
            now = base.execute("SELECT context, generation FROM state").fetchall()
            if now and now[0][0] == self._context and now[0][1] != known.generation:
                return
            if not known.generation:
                base.execute("DELETE FROM part")
                base.execute("DELETE FROM joint")
            base.executemany("DELETE FROM part WHERE name = ?", ((one,) for one in change.gone))
            base.executemany("DELETE FROM joint WHERE name = ?", ((one,) for one in change.untold))
            base.executemany("INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?)", _rows(change))
            base.executemany(
                "INSERT OR REPLACE INTO joint VALUES (?, ?, ?)",
                ((name, found, _proof("", name.hex(), found)) for name, found in change.joint.items()),
            )
            parts = base.execute("SELECT proof FROM part ORDER BY name").fetchall()
            joint = base.execute("SELECT proof FROM joint ORDER BY name").fetchall()
            base.execute("DELETE FROM state")
            proof = _sum(row[0] for row in (*parts, *joint))
            base.execute("INSERT INTO state VALUES (?, ?, ?)", (self._context, os.urandom(_PROOF_BYTES), proof))


def packed(listing: Listing) -> bytes:
    """A listing as it is kept."""
    return zlib.compress(msgspec.msgpack.encode(listing), 1)


def unpacked(content: bytes) -> Listing:
    """The listing again. Raises zlib.error or msgspec.MsgspecError."""
    return msgspec.msgpack.decode(zlib.decompress(content), type=Listing)


def _rows(change: Change) -> Iterator[_Row]:
    for name, (identifier, outcome, listing) in change.parts.items():
        proof = _proof(name, identifier, outcome)
        yield name, identifier, outcome, _proof(name, identifier, listing) + listing, proof


@contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
        base.execute("COMMIT")
    except BaseException:
        base.rollback()
        raise


def _proof(name: str, identifier: str, content: bytes) -> bytes:
    digest = hashlib.blake2b(
        f"{len(name)} {name} {identifier} ".encode(errors="surrogateescape"), digest_size=_PROOF_BYTES
    )
    digest.update(content)
    return digest.digest()


def _sum(proofs: Iterable[bytes]) -> bytes:
    return hashlib.blake2b(b"".join(proofs), digest_size=_PROOF_BYTES).digest()
