"""What a government wants, as a tree: missions, goals below them, promises below these; in the order of reading."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedGoal, Release
from kinerja.publish.pages.lists.listing import Promise, promises

# The heads of what hangs below no mission: goals that serve none, and promises that serve no goal.
ALONE = "@alone"
LOOSE = "@loose"


@dataclass(frozen=True, slots=True)
class Branch:
    """A mission, a goal or one of the two other heads, with the promises that serve it directly.

    `key` is the id of the mission or of the goal; `level` is 0 on top; `above` is the number of the branch above.
    """

    key: str
    statement: str
    level: int = 0
    above: int | None = None
    promises: tuple[Promise, ...] = ()

    @property
    def is_goal(self) -> bool:
        """Whether it is a goal, and not a head."""
        return self.above is not None


def tree(release: Release) -> tuple[Branch, ...]:
    """All branches, each before what is below it. Every goal and every promise is there exactly once.

    A goal that serves neither a known goal nor a known mission stands alone. Of goals that serve one another in a
    circle that one is the head to which the first of the release leads.
    """
    below: dict[str | None, list[PublishedGoal]] = defaultdict(list)
    for goal in release.goals:
        below[goal.goal].append(goal)
    served = _served(release)
    missions = {one.id: one.statement for one in release.government.missions}
    heads: dict[str, list[PublishedGoal]] = defaultdict(list)
    for goal in _heads(release.goals, below):
        heads[goal.mission if goal.mission in missions and goal.mission else ALONE].append(goal)
    branches: list[Branch] = []
    for key, statement in (*missions.items(), *(((ALONE, ""),) if ALONE in heads else ())):
        branches.append(Branch(key, statement))
        _grow(branches, heads[key], below, served)
    return (*branches, *_loose(served))


def _grow(
    branches: list[Branch],
    heads: Sequence[PublishedGoal],
    below: Mapping[str | None, Sequence[PublishedGoal]],
    served: Mapping[str, Sequence[Promise]],
) -> None:
    """Hang some goals and all that serves them below the last branch."""
    told: set[str] = set()
    waiting = [(goal, len(branches) - 1) for goal in reversed(heads)]
    while waiting:
        goal, above = waiting.pop()
        if goal.id not in told:
            told.add(goal.id)
            waiting += [(one, len(branches)) for one in reversed(below.get(goal.id, ()))]
            direct = tuple(served.get(goal.id, ()))
            branches.append(Branch(goal.id, goal.statement, branches[above].level + 1, above, direct))


def _heads(
    goals: Sequence[PublishedGoal], below: Mapping[str | None, Sequence[PublishedGoal]]
) -> Iterator[PublishedGoal]:
    """The goals that begin a branch: those that serve no known goal, then one of each circle."""
    known = {one.id: one for one in goals}
    reached: set[str] = set()
    for goal in (*(one for one in goals if one.goal not in known), *goals):
        if goal.id not in reached:
            head = _top_of(goal, known)
            yield head
            _reach(head, below, reached)


def _top_of(goal: PublishedGoal, known: Mapping[str, PublishedGoal]) -> PublishedGoal:
    """What a goal serves in the end: a goal that serves no known one, or the first that is met a second time."""
    met: set[str] = set()
    while goal.goal and goal.goal in known and goal.id not in met:
        met.add(goal.id)
        goal = known[goal.goal]
    return goal


def _reach(goal: PublishedGoal, below: Mapping[str | None, Sequence[PublishedGoal]], reached: set[str]) -> None:
    waiting = [goal]
    while waiting:
        one = waiting.pop()
        if one.id not in reached:
            reached.add(one.id)
            waiting += below.get(one.id, ())


def _served(release: Release) -> dict[str, list[Promise]]:
    """The promises of each goal, and those of none."""
    known = {one.id for one in release.goals}
    served: dict[str, list[Promise]] = defaultdict(list)
    for one in promises(release):
        goal = one.indicator.goal
        served[goal if goal in known and goal else LOOSE].append(one)
    return served


def _loose(served: Mapping[str, Sequence[Promise]]) -> Iterable[Branch]:
    return (Branch(LOOSE, "", promises=tuple(served[LOOSE])),) if LOOSE in served else ()
