"""Searches everything that was published for what must never leave: ids, names, texts and numbers of people.

Reads files as they lie on the disk, whatever made them. What cannot be read to its end is told as `unreadable`: it has
not been examined. No word of a secret stands in what is told, not even as part of a path.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from kinerja.audit.leaks_forms import embedded, folded, forms
from kinerja.audit.leaks_numbers import numbers
from kinerja.audit.leaks_sieve import Sieve
from kinerja.audit.leaks_unpack import DEPTH, UNPACKED, Budget, Refused, members, texts
from kinerja.audit.leaks_words import Index

HIDDEN = "*"

# Bytes, how they were packed, and in how many containers.
_Packed = tuple[bytes, tuple[str, ...], int]


@dataclass(frozen=True)
class Secrets:
    """What must not be found: `words` are ids, accounts and nonces; `phrases` are names and texts of records.

    Words are found as they are written, phrases whatever stands between their words; both in any case.
    """

    words: frozenset[str]
    phrases: frozenset[str]


@dataclass(frozen=True, order=True)
class Leak:
    """Secrets in one file. `path` is the folder's name, then the path inside it; a part that is a secret is `*`.

    `kind` is `id`, `text`, `number`, `name-of-file` or `unreadable`; `where` says how they were packed, outermost
    first (`zip gzip escaped`, empty: plainly), or why nothing could be read; `count` how many different ones.
    """

    path: str
    kind: str
    where: str
    count: int = 1


def scan(folders: Sequence[Path], secrets: Secrets) -> tuple[Leak, ...]:
    """Every secret in every file below the folders, and every file that could not be examined, in order of paths."""
    index = Index(secrets.words, secrets.phrases)
    sieve = Sieve(index)
    return tuple(sorted(leak for folder in folders for leak in _in_folder(folder, index, sieve)))


def _in_folder(folder: Path, index: Index, sieve: Sieve) -> Iterator[Leak]:
    if not folder.exists():
        yield Leak(folder.name, "unreadable", "missing")
        return
    top = folder.resolve() if folder.is_dir() else folder.resolve().parent
    for file in _files(folder.resolve()):
        examined = _File(index, sieve)
        path = _examined_name(file.relative_to(top).parts, examined)
        try:
            examined.read(file)
        except OSError:
            examined.refuse((), "closed")
        yield from examined.leaks(f"{top.name}/{path}" if folder.is_dir() else path)


def _files(folder: Path) -> list[Path]:
    """Everything that is no folder; a folder too that nobody walks into: a link, or one that is closed."""
    if not folder.is_dir():
        return [folder]
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))

    for root, folders, files in os.walk(folder, onerror=closed):
        found += (Path(root, name) for name in files)
        found += (Path(root, name) for name in folders if Path(root, name).is_symlink())
    return sorted(found)


def _examined_name(parts: Sequence[str], examined: "_File") -> str:
    """The path without its secrets, which are noted."""
    shown = [HIDDEN if examined.name(part, ("path",)) else part for part in parts]
    if HIDDEN not in shown and examined.name("/".join(parts), ("path",)):
        shown = [HIDDEN]
    # Bytes that are no text cannot be told.
    return "/".join(shown).encode("utf-8", "replace").decode()


@dataclass
class _File:
    """What was found in one file so far: each secret once, where it is packed least."""

    index: Index
    sieve: Sieve
    found: dict[tuple[str, object], str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    budget: Budget = field(default_factory=Budget)
    read_before: set[bytes] = field(default_factory=set)

    def read(self, file: Path) -> None:
        """Examines the content. Raises OSError when it cannot be opened."""
        # Pipes and devices have no end, links to folders no bytes.
        if not file.is_file() or file.stat().st_size > UNPACKED:
            self.refuse((), "too-large" if file.is_file() else "no-file")
            return
        content, before = file.read_bytes(), len(self.found)
        # A site in two languages holds most of its files twice.
        digest = blake2b(content, digest_size=16).digest()
        if digest not in self.sieve.files:
            self._examine(content)
            if len(self.found) == before and not self.refused:
                self.sieve.files.add(digest)

    def refuse(self, packing: tuple[str, ...], how: str) -> None:
        """Notes that something could not be examined."""
        self.refused.add(" ".join((*packing, how)))

    def name(self, name: str, packing: tuple[str, ...]) -> bool:
        """Whether the name of a file holds a secret, which is noted, or cannot be read."""
        new = _File(self.index, self.sieve)
        try:
            for _, text in forms(name):
                new.search(text, ())
        except Refused as error:
            self.refuse(packing, error.how)
            return True
        for _, secret in new.found:
            self.found.setdefault(("name-of-file", secret), " ".join(packing))
        return bool(new.found)

    def search(self, text: str, packing: tuple[str, ...]) -> None:
        """Notes the secrets of one form of a text."""
        plain, where = folded(text), " ".join(filter(None, packing))
        for secret in self.index.found(plain):
            self.found.setdefault((secret.kind, secret), where)
        for number in numbers(plain):
            self.found.setdefault(("number", number), where)

    def leaks(self, path: str) -> Iterator[Leak]:
        """What was noted, by kind and packing."""
        counts: dict[tuple[str, str], set[object]] = defaultdict(set)
        for (kind, secret), where in self.found.items():
            counts[kind, where].add(secret)
        yield from (Leak(path, kind, where, len(secrets)) for (kind, where), secrets in counts.items())
        yield from (Leak(path, "unreadable", how) for how in self.refused)

    def _examine(self, content: bytes) -> None:
        waiting: list[_Packed] = [(content, (), 0)]
        while waiting:
            data, packing, depth = waiting.pop()
            digest = blake2b(data, digest_size=16).digest()
            if digest not in self.read_before:
                self.read_before.add(digest)
                waiting += self._unpacked(data, packing, depth)
                waiting += self._embedded(data, packing, depth)

    def _unpacked(self, data: bytes, packing: tuple[str, ...], depth: int) -> Iterator[_Packed]:
        try:
            for member in members(data, self.budget):
                if depth == DEPTH:
                    raise Refused("too-deep")
                if member.name:
                    self.name(member.name, (*packing, member.packing))
                yield member.data, (*packing, member.packing), depth + 1
        except Refused as error:
            self.refuse(packing, error.how)

    def _embedded(self, data: bytes, packing: tuple[str, ...], depth: int) -> Iterator[_Packed]:
        try:
            for encoding, text in texts(data):
                if self.sieve.passes(text):
                    continue
                for word, form in forms(text):
                    self.search(form, (*packing, encoding, word))
                    yield from ((one, (*packing, "data-uri"), depth) for one in embedded(form))
        except Refused as error:
            self.refuse(packing, error.how)
