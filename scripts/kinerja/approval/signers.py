"""Who may sign, in the format in which OpenSSH reads it, so that evidence can be verified without this program.

A day is a day in UTC, as in the statements' `on`; a key is in force from its first to its last second.
Source: ssh-keygen(1), ALLOWED SIGNERS
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kinerja.approval import sshsig
from kinerja.approval.authority import Authority
from kinerja.approval.statement import NAMESPACE
from kinerja.model import Forge, Key

Held = tuple[str, Key]


def written(some: Iterable[Held]) -> str:
    """One line for each key with its principal: principal, purpose, days, and the key."""
    return "".join(sorted({_line(who, key) for who, key in some}))


def holders(some: Iterable[Held]) -> Mapping[str, frozenset[str]]:
    """The principals by public key, in force or not."""
    found: dict[str, set[str]] = defaultdict(set)
    for who, key in some:
        found[key.public].add(who)
    return {public: frozenset(names) for public, names in found.items()}


def forges(authority: Authority) -> tuple[Forge, ...]:
    """The Git services that a government uses."""
    return authority.own.approvals.forges if authority.own and authority.own.approvals else ()


def held(authority: Authority) -> Iterator[Held]:
    """Every key with its principal: the id of an employee, or the host of a Git service."""
    people = {employee for _, employee in authority.employees}
    people |= {one.employee for office in authority.offices.values() for one in office.members}
    for employee in sorted(people):
        yield from ((employee, key) for key in authority.keys(employee))
    for forge in forges(authority):
        yield from ((forge.host, key) for key in forge.keys)


def _line(who: str, key: Key) -> str:
    kind = sshsig.type_of(key.public)
    if not kind:
        # Nothing is verified with such a key here, and OpenSSH would refuse the whole file.
        return ""
    until = (f'valid-before="{_compact(key.valid_until)}235959Z"',) if key.valid_until else ()
    options = (f'namespaces="{NAMESPACE}"', f'valid-after="{_compact(key.valid_from)}000000Z"', *until)
    return f"{who} {','.join(options)} {kind} {key.public}\n"


def _compact(day: str) -> str:
    return day.replace("-", "")
