"""Commits as Git keeps them: who wrote and who committed, when, and the signature, read byte by byte."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from kinerja.load.git import Objects

LARGEST = 1 << 20
# Name, address in angle brackets, seconds since 1970, zone.
_PERSON = re.compile(rb"(author|committer) [^<\n]*<([^<>\n]*)> ([0-9]{1,12}) [+-][0-9]{4}")
_SIGNATURE = re.compile(r"-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n?")


class Commit(msgspec.Struct, frozen=True):
    """One commit: e-mail addresses, seconds since 1970 of committing, and an SSH signature with what it signs."""

    id: str
    parents: tuple[str, ...] = ()
    author: str = ""
    committer: str = ""
    time: int = 0
    signature: str = ""
    signed: bytes = b""


def read(objects: Objects, ids: Iterable[str]) -> Iterator[Commit]:
    """The commits of these ids, in order."""
    names = list(ids)
    for name, source in zip(names, objects.read(names, LARGEST), strict=True):
        yield parsed(name, source or b"")


def parsed(name: str, source: bytes) -> Commit:
    """A commit from its bytes; what is not written as Git writes it counts as absent."""
    head, _, _ = source.partition(b"\n\n")
    lines = head.split(b"\n")
    parents = tuple(line[7:].decode(errors="replace") for line in lines if line.startswith(b"parent "))
    people = {match[1]: match for line in lines if (match := _PERSON.fullmatch(line))}
    author, committer = people.get(b"author"), people.get(b"committer")
    signature, signed = _signature(source, lines) if b"\ngpgsig" in head else ("", b"")
    return Commit(name, parents, _address(author), _address(committer), _time(committer), signature, signed)


def _address(person: re.Match[bytes] | None) -> str:
    return person[2].decode(errors="replace") if person else ""


def _time(person: re.Match[bytes] | None) -> int:
    return int(person[3]) if person else 0


def _signature(source: bytes, lines: list[bytes]) -> tuple[str, bytes]:
    """The base64 of an SSH signature, and the commit without it, which is what was signed."""
    held: list[bytes] = []
    kept: list[bytes] = []
    inside = False
    for line in lines:
        inside = line.startswith(b"gpgsig") or (inside and line.startswith(b" "))
        (held if inside else kept).append(line)
    armour = "\n".join(line[1:].decode(errors="replace") for line in [b" " + held[0].partition(b" ")[2], *held[1:]])
    found = _SIGNATURE.fullmatch(armour)
    body = source[len(b"\n".join(lines)) :]
    return (found[1].replace("\n", ""), b"\n".join(kept) + body) if found else ("", b"")
