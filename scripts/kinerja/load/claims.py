"""What belongs to one person alone: the accounts and keys by which changes and approvals are traced to somebody."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kinerja.load.document import Document
from kinerja.model import Employee, Government, Key, Office, Record

# Who holds the keys of Git services. No employee can have this id.
FORGES = "(forges)"
Steps = tuple[str | int, ...]
# What employees of each unit claim: by unit, then by employee, the digests joined.
Digests = Mapping[str, Mapping[str, bytes]]
_BYTES = 8


class Claim(NamedTuple):
    """An account (`account`, in small letters, as Git services compare them) or a public key (`key`), and whose."""

    what: str
    value: str
    holder: str
    steps: Steps

    @property
    def name(self) -> str:
        """What is claimed, in one text."""
        return f"{self.what} {self.value}"


def claims(document: Document[Record]) -> Iterator[Claim]:
    """All that a record claims for somebody; none if it does not lie where it belongs, for then it counts nowhere."""
    record = document.record
    if not isinstance(record, Employee | Office | Government) or document.path != document.kind.path_of(record):
        return
    match record:
        case Employee():
            yield from _of_person(record.employee, record.account, record.keys, ())
        case Office():
            for number, one in enumerate(record.members):
                yield from _of_person(one.employee, one.account, one.keys, ("members", number))
        case Government():
            for number, forge in enumerate(record.approvals.forges if record.approvals else ()):
                yield from _keys(FORGES, forge.keys, ("approvals", "forges", number))


def digests(documents: Iterable[Document[Employee]]) -> dict[str, bytes]:
    """Short digests of what employees of one unit claim, joined, by employee; only of those who claim something."""
    found = ((one.record.employee, b"".join(_digest(claim.name) for claim in claims(one))) for one in documents)
    return {employee: joined for employee, joined in found if joined}


def shared(known: Digests, others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Unit and employee of those who claim what another employee claims too, or what is among these names.

    Two names with one digest only make somebody be looked at in vain.
    """
    holders: dict[bytes, set[str]] = defaultdict(set)
    for people in known.values():
        for employee, joined in people.items():
            for digest in _split(joined):
                holders[digest].add(employee)
    doubtful = {digest for digest, people in holders.items() if len(people) > 1} | {_digest(name) for name in others}
    for unit, people in sorted(known.items()):
        for employee, joined in people.items():
            if not doubtful.isdisjoint(_split(joined)):
                yield unit, employee


def _of_person(holder: str, account: str | None, keys: Sequence[Key], steps: Steps) -> Iterator[Claim]:
    if account:
        yield Claim("account", account.lower(), holder, (*steps, "account"))
    yield from _keys(holder, keys, steps)


def _keys(holder: str, keys: Sequence[Key], steps: Steps) -> Iterator[Claim]:
    for number, key in enumerate(keys):
        yield Claim("key", key.public, holder, (*steps, "keys", number, "public"))


def _digest(name: str) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=_BYTES).digest()


def _split(joined: bytes) -> list[bytes]:
    return [joined[start : start + _BYTES] for start in range(0, len(joined), _BYTES)]
