"""Who somebody is that wrote a commit: by the key that signed it, else by the account in the address.

An address is what its writer says. Only the server that takes the commits can hold people to it, or a signature.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from kinerja.approval.authority import holds
from kinerja.approval.commits import Commit
from kinerja.approval.sshsig import signed_by
from kinerja.model import Employee, Forge, Key, Office, Record

_NAMESPACE = "git"
_KEPT = 1000
# As services write addresses that are not shown: `12345+budi@`, `678-budi@`.
_NUMBER = re.compile(r"[0-9]+[+-]")


class People:
    """The accounts and keys of a government; records are put in and taken out one by one."""

    def __init__(self) -> None:
        self._forges: tuple[Forge, ...] = ()
        self._known: dict[str, frozenset[str | None]] = {}
        self._held: dict[str, tuple[tuple[str, str], ...]] = {}
        self._accounts: dict[str, list[str]] = defaultdict(list)
        self._keys: dict[str, list[tuple[Key, str]]] = defaultdict(list)
        self._signing: dict[str, tuple[tuple[Key, str], ...]] = {}

    @property
    def forges(self) -> tuple[Forge, ...]:
        """The Git services of the government."""
        return self._forges

    @forges.setter
    def forges(self, forges: tuple[Forge, ...]) -> None:
        self._forges = forges
        self._known.clear()

    def put(self, path: str, record: Record | None) -> None:
        """Takes in the accounts and keys of what now lies at a path."""
        self._known.clear()
        for account, employee in self._held.pop(path, ()):
            self._accounts[account].remove(employee)
        for key, employee in self._signing.pop(path, ()):
            self._keys[key.public].remove((key, employee))
        accounts = tuple((account.casefold(), employee) for account, employee, _ in _people(record) if account)
        signing = tuple((key, employee) for _, employee, keys in _people(record) for key in keys)
        self._held[path], self._signing[path] = accounts, signing
        for account, employee in accounts:
            self._accounts[account].append(employee)
        for key, employee in signing:
            self._keys[key.public].append((key, employee))

    def named(self, account: str) -> str | None:
        """The employee of an account; nobody when it is unknown, or two have it."""
        return _only(self._accounts.get(account.casefold(), ()))

    def writers(self, commits: Iterable[Commit]) -> frozenset[str | None]:
        """Who wrote and who committed; None among them stands for somebody unknown."""
        return frozenset[str | None]().union(*(self._writers_of(commit) for commit in commits))

    def _writers_of(self, commit: Commit) -> frozenset[str | None]:
        """A commit may touch many files, but its signature is verified once."""
        if len(self._known) > _KEPT:
            self._known.clear()
        if commit.id not in self._known:
            self._known[commit.id] = frozenset(self._people_of(commit))
        return self._known[commit.id]

    def _people_of(self, commit: Commit) -> Iterator[str | None]:
        signer = self._signer(commit)
        author = self._addressed(commit.author)
        yield signer if author is None and commit.author == commit.committer else author
        if not self._is_machine(commit.committer):
            yield signer or self._addressed(commit.committer)

    def _signer(self, commit: Commit) -> str | None:
        if not commit.signature:
            return None
        public = signed_by(commit.signature, _NAMESPACE, commit.signed)
        day = day_of(commit.time)
        return _only(employee for key, employee in self._keys.get(public or "", ()) if holds(key, day))

    def _addressed(self, address: str) -> str | None:
        name = address.partition("@")[0]
        return self.named(name) or self.named(_NUMBER.sub("", name, count=1) if _NUMBER.match(name) else name)

    def _is_machine(self, address: str) -> bool:
        return any(address.casefold() == f"noreply@{one.host}".casefold() for one in self.forges)


@lru_cache(maxsize=_KEPT)
def day_of(time: int) -> str:
    """The day of some seconds since 1970, in UTC."""
    # A time that no calendar has is one before all others, and told as going back.
    return datetime.fromtimestamp(time if time < _LAST else 0, UTC).strftime("%Y-%m-%d")


_LAST = 250_000_000_000  # some year before 10000, so that there are days after it


def _people(record: Record | None) -> Iterator[tuple[str | None, str, tuple[Key, ...]]]:
    if isinstance(record, Employee):
        yield record.account, record.employee, record.keys
    elif isinstance(record, Office):
        yield from ((one.account, one.employee, one.keys) for one in record.members)


def _only(found: Iterable[str]) -> str | None:
    names = set(found)
    return names.pop() if len(names) == 1 else None
