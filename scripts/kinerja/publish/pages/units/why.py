"""Why a unit does what it does: the goals that its indicators serve, and what these goals are for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import PublishedGoal, PublishedUnit, Release
from kinerja.publish.address import Address
from kinerja.publish.pages.lists import goals
from kinerja.publish.voice import Voice

# More goals would hide the results; the page of goals has them all.
_LISTED = 6


@dataclass(frozen=True, slots=True)
class Served:
    """A goal, its place on the page of goals, what it serves, and how many indicators of the unit serve it."""

    statement: str
    address: Address
    anchor: str
    serves: tuple[str, ...]
    indicators: str


@dataclass(frozen=True, slots=True)
class Why:
    """The goals of a unit, how many more there are, and what is to be said of indicators without a goal."""

    goals: tuple[Served, ...]
    more: str
    loose: str


class Reasons:
    """The goals of one government, looked up for each of its units."""

    def __init__(self, voice: Voice, release: Release) -> None:
        self._voice = voice
        self._goals = {one.id: one for one in release.goals}
        self._missions = {one.id: one.statement for one in release.government.missions}
        self._places = goals.places(release)

    def of(self, unit: PublishedUnit) -> Why:
        """Why a unit does what it does."""
        served = Counter(one.goal for one in unit.indicators if one.goal in self._places)
        rows = tuple(self._row(self._goals[goal], count) for goal, count in list(served.items())[:_LISTED] if goal)
        more = len(served) - len(rows)
        loose = len(unit.indicators) - served.total()
        return Why(
            goals=rows,
            more=self._voice.text("unit.more_goals", count=self._voice.number(more)) if more else "",
            loose=self._loose(loose, len(unit.indicators)),
        )

    def _row(self, goal: PublishedGoal, count: int) -> Served:
        place, anchor = self._places[goal.id]
        return Served(
            statement=goal.statement,
            address=place,
            anchor=anchor,
            serves=tuple(self._above(goal)),
            indicators=self._voice.text("unit.serving", count=self._voice.number(count)),
        )

    def _above(self, goal: PublishedGoal) -> Iterator[str]:
        """What the goal serves up to the mission; goals that serve one another in a circle are told once."""
        seen = {goal.id}
        while goal.goal in self._goals and goal.goal not in seen:
            goal = self._goals[goal.goal]
            seen.add(goal.id)
            yield goal.statement
        if goal.mission in self._missions:
            yield self._missions[goal.mission]

    def _loose(self, loose: int, every: int) -> str:
        if not loose:
            return ""
        key = "no_goals" if loose == every else "some_without_goal"
        return self._voice.text(f"unit.{key}", count=self._voice.number(loose))
