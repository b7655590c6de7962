"""What is known of a part once it was examined, in a form that can be kept and sent to another process."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from kinerja.diagnostic import Fact, Finding, Location, Severity

_KEY_BYTES = 8
# What a fact is, so that it comes back as what it was.
_TYPES: dict[str, type[str] | type[int] | type[Decimal]] = {"s": str, "i": int, "d": Decimal}
_NAMES = {type_: name for name, type_ in _TYPES.items()}


class Told(msgspec.Struct, frozen=True, array_like=True):
    """A finding as it is kept. `needs` says whether the rules' order and the waivers have a say about it."""

    rule: str
    severity: str
    at: tuple[str, int, int, str]
    related: tuple[tuple[str, int, int, str], ...]
    facts: tuple[tuple[str, str, str], ...]
    section: str
    joins: bool


class Listing(msgspec.Struct, frozen=True, array_like=True):
    """What others may ask of a part: a digest of each file by path, and the documents of each group of evaluations.

    `kept` are the documents themselves (see `kept.Kept`), where every part asks for them.
    """

    digests: dict[str, bytes]
    members: dict[bytes, tuple[str, ...]]
    kept: bytes = b""


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What was found in a part.

    `asked` are the keys of its questions to others, `groups` those of its groups of evaluations, eight bytes each;
    `alone` are the findings of each group as if it had no members elsewhere. `claims` are digests of the accounts and
    keys of employees, by employee. `kinds` and `waivers` are of the central part: a digest of the documents of each
    kind, and rule and place of each waiver that holds. An outcome that is not `lasting` is true now only, because a
    file could not be read.
    """

    files: int
    found: tuple[Told, ...]
    alone: tuple[tuple[bytes, tuple[Told, ...]], ...] = ()
    asked: bytes = b""
    groups: bytes = b""
    people: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()
    claims: dict[str, bytes] = msgspec.field(default_factory=dict)
    kinds: dict[str, bytes] = msgspec.field(default_factory=dict)
    waivers: tuple[tuple[str, str], ...] = ()
    lasting: bool = True


def key(question: str) -> bytes:
    """The short name of a question. Two questions with one name only make a part be examined once too often."""
    return hashlib.blake2b(question.encode(errors="surrogateescape"), digest_size=_KEY_BYTES).digest()


def keys(questions: Iterable[str]) -> bytes:
    """The short names of questions, in order, joined."""
    return b"".join(sorted(map(key, questions)))


def split(joined: bytes) -> list[bytes]:
    """The short names that were joined."""
    return [joined[start : start + _KEY_BYTES] for start in range(0, len(joined), _KEY_BYTES)]


def told(finding: Finding, *, joins: bool = True) -> Told:
    """A finding as it is kept."""
    return Told(
        finding.rule,
        finding.severity.value,
        _place(finding.at),
        tuple(_place(one) for one in finding.related),
        tuple((name, _NAMES[type(value)], str(value)) for name, value in finding.facts.items()),
        finding.section,
        joins,
    )


def finding(one: Told) -> Finding:
    """The finding again."""
    facts: dict[str, Fact] = {name: _TYPES[kind](value) for name, kind, value in one.facts}
    return Finding(
        one.rule,
        Severity(one.severity),
        Location(*one.at),
        tuple(Location(*at) for at in one.related),
        facts,
        one.section,
    )


def _place(at: Location) -> tuple[str, int, int, str]:
    return at.path, at.line, at.column, at.pointer
