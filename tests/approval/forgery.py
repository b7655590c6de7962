"""What forged histories are made of: each differs in one thing from an honest one, and names what must be found."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

import history_town as town
from histories import Files, History, Odd, Proposal

# What verify is asked besides, once the history stands.
Options = dict[str, str]
Aftermath = Callable[[Path], Options] | None


class Forgery(NamedTuple):
    name: str
    slugs: tuple[str, ...]
    make: Callable[[History], Aftermath]


FORGERIES: list[Forgery] = []
Maker = Callable[[History], Aftermath | None]


def forged(*slugs: str) -> Callable[[Maker], Maker]:
    """A forgery with the findings that it must bring, one by one."""

    def taken(make: Maker) -> Maker:
        FORGERIES.append(Forgery(make.__name__, tuple(sorted(slugs)), make))
        return make

    return taken


def plan(history: History, target: int = 12, name: str = "p-004", author: str = "p-004") -> Proposal:
    """A changed target in a plan."""
    return history.propose(town.files(town.plan(name, target)), author)


def path_of(proposal: Proposal) -> str:
    (path,) = proposal.changes
    return path


def bytes_of(proposal: Proposal) -> bytes:
    content = proposal.changes[path_of(proposal)]
    assert isinstance(content, bytes)
    return content


def employee(name: str, **differs: object) -> Files:
    return town.files(msgspec.structs.replace(town.employee(name), **differs))


def honest(history: History, *targets: int) -> None:
    """Approved changes of the same plan, one after the other."""
    for target in targets:
        one = plan(history, target)
        history.approve(one, "p-003")
        history.merge(one)


def unapproved(path: str, content: bytes) -> Callable[[History], None]:
    """A file that comes without any approval."""

    def make(history: History) -> None:
        history.merge(history.propose({path: content}, "p-008"))

    return make


def brings(path: str, content: bytes | Odd) -> Callable[[History], None]:
    """A file that the superior and both offices approve."""

    def make(history: History) -> None:
        one = history.propose({path: content}, "p-004")
        history.approve(one, "p-003")
        history.offices(one)
        history.merge(one)

    return make
