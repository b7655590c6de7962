"""What a government wants, and what became of it: vision, missions, goals, and the promises that serve them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.marks import Mark
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists.goal_counts import Counts, Roll
from kinerja.publish.pages.lists.goal_tree import ALONE, LOOSE, Branch, tree
from kinerja.publish.pages.lists.listing import Promise, mark, numbered, reading, sliced, turn
from kinerja.publish.voice import Voice

# As many missions, goals and promises as a page can carry and still be light.
_LINES = 45

# Goals deeper than this stand beside the goal they serve and name it: phones have no room for more steps.
_DEEPEST = 3

# A line of a page: the number of a branch alone, or with a promise that serves it.
_Line = tuple[int, Promise | None]


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise in one line."""

    name: str
    address: Address
    reading: str
    unit: str
    mark: Mark


@dataclass(slots=True)
class Node:
    """A branch as one page shows it; one that began on a page before has no `roll`.

    The heads of what hangs below no mission have no statement: their words stand under their anchor in the locales.
    """

    anchor: str
    statement: str
    serves: str
    roll: Roll | None
    promises: list[PromiseLine] = field(default_factory=list)
    nodes: list["Node"] = field(default_factory=list)


def places(release: Release) -> Mapping[str, tuple[Address, str]]:
    """Address and anchor of each goal by its id; ask once for a release."""
    branches = tree(release)
    return {
        branches[number].key: (address.goals(release.government.id, page), _anchor(branches[number]))
        for page, lines in enumerate(sliced(_lines(branches), _LINES), 1)
        for number, promise in lines
        if promise is None and branches[number].is_goal
    }


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The tree of each government, on as many pages as it needs."""
    for release in site.latest:
        yield from _pages(voice, release)


def _pages(voice: Voice, release: Release) -> Iterator[Page]:
    branches = tree(release)
    pieces = sliced(_lines(branches), _LINES)
    shown = _Shown(voice, release, branches)
    facts = _facts(voice, release)
    at = partial(address.goals, release.government.id)
    for number, lines in enumerate(pieces, 1):
        here = turn(number, len(pieces), at)
        yield Page(
            address=at(number),
            title=numbered(voice, voice.text("goals.title", **facts), here),
            description=voice.text("goals.description", **facts),
            template="goals.html",
            release=release,
            trail=parts.crumbs(release),
            kind="list",
            view={
                "tops": shown.tops(lines),
                "overview": _overview(release, branches, pieces) if number == 1 < len(pieces) else (),
                "open": len(pieces) == 1,
                "turn": here,
            },
        )


class _Shown:
    """The branches of one government as pages show them."""

    def __init__(self, voice: Voice, release: Release, branches: Sequence[Branch]) -> None:
        self._voice, self._release, self._branches = voice, release, branches
        self._counts = Counts(voice, release, branches)
        self._hosts: list[int | None] = []
        for one in branches:
            deep = one.above is not None and branches[one.above].level >= _DEEPEST
            self._hosts.append(self._hosts[one.above or 0] if deep else one.above)

    def tops(self, lines: Sequence[_Line]) -> list[Node]:
        """The lines of one page, below the branches that they belong to."""
        made: dict[int, Node] = {}
        tops: list[Node] = []
        for number, promise in lines:
            self._make(number, made, tops, begins=promise is None)
            if promise:
                made[number].promises.append(self._promise(promise))
        return tops

    def _make(self, number: int, made: dict[int, Node], tops: list[Node], *, begins: bool) -> None:
        if number in made:
            return
        host = self._hosts[number]
        if host is not None:
            self._make(host, made, tops, begins=False)
        branch = self._branches[number]
        serves = self._branches[branch.above].statement if branch.above is not None and branch.above != host else ""
        roll = self._counts.roll(number) if begins else None
        made[number] = Node(_anchor(branch), branch.statement, serves, roll)
        (tops if host is None else made[host].nodes).append(made[number])

    def _promise(self, promise: Promise) -> PromiseLine:
        return PromiseLine(
            name=promise.indicator.name,
            address=promise.address(self._release),
            reading=reading(self._voice, promise.indicator, promise.figure),
            unit=promise.unit.name,
            mark=mark(self._voice, self._release, promise.figure),
        )


def _lines(branches: Sequence[Branch]) -> list[_Line]:
    return [
        line for number, one in enumerate(branches) for line in ((number, None), *((number, it) for it in one.promises))
    ]


def _anchor(branch: Branch) -> str:
    if branch.key in {ALONE, LOOSE}:
        return f"#{branch.key[1:]}"
    return f"#goal-{branch.key}" if branch.is_goal else f"#mission-{branch.key}"


def _overview(
    release: Release, branches: Sequence[Branch], pieces: Sequence[Sequence[_Line]]
) -> tuple[tuple[Branch, Address, str], ...]:
    """Each head with the place where it begins."""
    return tuple(
        (branches[number], address.goals(release.government.id, page), _anchor(branches[number]))
        for page, lines in enumerate(pieces, 1)
        for number, promise in lines
        if promise is None and not branches[number].is_goal
    )


def _facts(voice: Voice, release: Release) -> dict[str, str]:
    numbers = {
        "missions": len(release.government.missions),
        "goals": len(release.goals),
        "promises": sum(len(unit.indicators) for unit in release.units),
    }
    return {"government": release.government.name} | {name: voice.number(it) for name, it in numbers.items()}
