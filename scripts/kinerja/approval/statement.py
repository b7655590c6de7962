"""The evidence of one approval: an in-toto statement about the bytes of one record, and its signature.

A statement says which bytes replace which, so it cannot be used for another change, and it is used once. Its text is
canonical JSON; what is signed is exactly that text, so that `ssh-keygen -Y verify` alone can check it.
Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
"""

import msgspec

TYPE = "https://in-toto.io/Statement/v1"
# Names the shape of the predicate for ever; a new shape gets a new number.
PREDICATE = "urn:kinerja:approval:1"
# What keys sign for: a signature made for anything else is none here.
NAMESPACE = "kinerja-approval"
LARGEST = 8192


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Digest(_Part, frozen=True):
    """SHA-256 of bytes, in small hexadecimal digits."""

    sha256: str


class Subject(_Part, frozen=True):
    """The path of the record, and its bytes after the change; of a removed record the bytes that it had."""

    name: str
    digest: Digest


class By(_Part, frozen=True):
    """Who approved: the posting, or the office that the approver acts for, and through which relation."""

    employee: str
    unit: str
    relation: str
    acting: str | None = None
    office: str | None = None


class Review(_Part, frozen=True):
    """The review at a Git service that its job vouches for: host, number there, and who pressed the button."""

    forge: str
    id: str
    account: str


class Predicate(_Part, frozen=True):
    """What was approved and by whom.

    `previous` are the bytes before (None: there were none). `employee` is whom the record is about, `author` who wrote
    the change. `on` is the day of approval, `head` the commit that the approver looked at.
    """

    approver: By
    on: str
    head: str
    previous: Digest | None = None
    removed: bool = False
    employee: str | None = None
    author: str | None = None
    review: Review | None = None


class Statement(_Part, frozen=True, rename={"type": "_type", "predicate_type": "predicateType"}):
    """An in-toto statement (v1) with one subject."""

    type: str
    subject: tuple[Subject, ...]
    predicate_type: str
    predicate: Predicate


class Evidence(_Part, frozen=True):
    """A statement's text and its SSH signature (the base64 between the lines of its armour)."""

    statement: str
    signature: str


def statement(path: str, digest: str, predicate: Predicate) -> Statement:
    """A statement about one record."""
    return Statement(
        type=TYPE,
        subject=(Subject(name=path, digest=Digest(sha256=digest)),),
        predicate_type=PREDICATE,
        predicate=predicate,
    )


def text(one: Statement) -> str:
    """The canonical text that is signed: keys in order, no blanks."""
    return msgspec.json.encode(one, order="sorted").decode()


def read(line: str) -> Statement | None:
    """A statement from its text; None when it is none of ours, or not canonical."""
    try:
        found = msgspec.json.decode(line, type=Statement)
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError):
        return None
    sound = found.type == TYPE and found.predicate_type == PREDICATE and len(found.subject) == 1
    return found if sound and text(found) == line else None
