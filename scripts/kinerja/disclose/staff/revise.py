"""A closed period that changed afterwards: its figures move only when enough people changed together.

Who compares two releases sees the difference of their figures. It must be as large as any other group, so a late
evaluation waits until others come with it; and old and new figures together must give nobody away.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import structs

from kinerja.aggregate.people import ClosedPeriod
from kinerja.disclose.published import PublishedStaff, Range, StaffGroup
from kinerja.disclose.staff import ranges
from kinerja.disclose.staff.figures import cells
from kinerja.disclose.staff.groups import Group, Key, every, nested
from kinerja.disclose.staff.metrics import Metric, all_metrics, good_share, rated
from kinerja.disclose.staff.pieces import Statement, gives_nobody_away
from kinerja.disclose.staff.protect import People, counted
from kinerja.disclose.staff.ratings import Rated, ratings_give_nobody_away
from kinerja.model import Counted, DisclosurePolicy, Roster


@dataclass(frozen=True)
class History:
    """How one period was shown in the releases so far, oldest first, and the rosters that its figures go over."""

    shown: tuple[PublishedStaff, ...]
    rosters: tuple[Roster, ...]

    def people(self, release: int) -> People:
        """Who was counted in the figures stated in a release, by unit."""
        found: dict[str, tuple[Counted, ...]] = {}
        for one in sorted(self.rosters, key=lambda roster: roster.release):
            if one.release <= release:
                found[one.unit] = one.people
        return found


@dataclass(frozen=True)
class Revised:
    """A period after a look at what changed; `people` is who its figures go over now, `waiting` what has to wait."""

    staff: PublishedStaff
    people: People
    waiting: bool


def revised(policy: DisclosurePolicy, closed: ClosedPeriod, past: History, number: int) -> Revised:
    """The figures of a period that was shown before, with the groups restated where enough people changed."""
    last = past.shown[-1]
    known = past.people(number)
    root = nested([Group(one.kind, one.unit, one.members) for one in last.groups])
    leaves = [one for one in every(root) if not one.parts]
    changed = {one.key: _changes(counted(one, known), counted(one, closed.people)) for one in leaves}
    moved = _together(closed, known, [one for one in leaves if _may_move(policy, closed, one, changed[one.key])])
    waiting = differs(known, closed.people)
    if not moved or last.policy != policy.id:
        return Revised(last, known, waiting)
    people = _after(closed, known, moved)
    touched = _touched(root, known, people)
    # No group, however large, is restated for few: parts and whole always go over the same people.
    if any(changes < policy.people_changed.value for changes in touched.values()):
        return Revised(last, known, waiting)
    restated = {one.key: counted(one, people) for one in every(root) if one.key in touched}
    candidate = _restated(policy, closed, last, restated, number)
    if not _is_safe(policy, closed, past, candidate, people):
        return Revised(last, known, waiting)
    return Revised(candidate, people, differs(people, closed.people))


def _changes(before: Sequence[Counted], now: Sequence[Counted]) -> int:
    """How many people joined, left or have other values."""
    old, new = {one.employee: one for one in before}, {one.employee: one for one in now}
    return sum(1 for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def differs(known: People, now: People) -> bool:
    """Whether somebody joined, left or has another record."""
    return any(tuple(known.get(unit, ())) != tuple(now.get(unit, ())) for unit in known.keys() | now.keys())


def _may_move(policy: DisclosurePolicy, closed: ClosedPeriod, leaf: Group, changes: int) -> bool:
    enough = len(counted(leaf, closed.people)) >= ranges.smallest(policy)
    return enough and changes >= policy.people_changed.value


def _together(closed: ClosedPeriod, known: People, leaves: Sequence[Group]) -> list[Group]:
    """The leaves that can move without anybody counted twice; who came from elsewhere waits until they let go."""
    moved = list(leaves)
    while moved and (twice := _twice(_after(closed, known, moved))):
        left = [one for one in moved if not any(person.employee in twice for person in counted(one, closed.people))]
        moved = left if len(left) < len(moved) else []
    return moved


def _after(closed: ClosedPeriod, known: People, moved: Sequence[Group]) -> People:
    """Whom the figures go over once these leaves have moved."""
    return {**known, **{unit: closed.people.get(unit, ()) for one in moved for unit in one.members}}


def _twice(people: People) -> set[str]:
    times = Counter(one.employee for unit in people.values() for one in unit)
    return {name for name, count in times.items() if count > 1}


def _touched(root: Group, before: People, after: People) -> Mapping[Key, int]:
    """The groups with other people than before, and how many changed; who moves within a group changes nothing."""
    found = ((one.key, _changes(counted(one, before), counted(one, after))) for one in every(root))
    return {key: changes for key, changes in found if changes}


def _restated(
    policy: DisclosurePolicy,
    closed: ClosedPeriod,
    last: PublishedStaff,
    restated: Mapping[Key, Sequence[Counted]],
    number: int,
) -> PublishedStaff:
    """The period with some groups told anew, by the people they go over now; what was withheld stays so."""
    groups = []
    for group in last.groups:
        people = restated.get((group.kind, group.unit))
        if people is None:
            groups.append(group)
            continue
        told = {one.name: _told(policy, one, group, people) for one in all_metrics(policy, closed.top)}
        if group.value:
            # Where somebody has no figure any more, no mean of figures is told.
            told.setdefault("value", None)
        groups.append(
            structs.replace(
                group,
                stated_in=number,
                staff=ranges.headcount(policy.shares, len(people)),
                # Ratings one by one are told once, when a period closes.
                classes={},
                **cells(told),
            )
        )
    return structs.replace(last, groups=tuple(groups))


def _told(policy: DisclosurePolicy, metric: Metric, group: StaffGroup, people: Sequence[Counted]) -> Range | None:
    before = getattr(group, metric.name)
    return metric.told(policy, people) if before and before.shown else None


def _is_safe(
    policy: DisclosurePolicy, closed: ClosedPeriod, past: History, candidate: PublishedStaff, people: People
) -> bool:
    """Whether everything that was and would be said of the period together still gives nobody away."""
    told = tuple(_told_groups(past, candidate, people))
    for metric in all_metrics(policy, closed.top):
        if not gives_nobody_away(policy, metric, [_statement(metric, *one) for one in told]):
            return False
    if not any(group.classes for group, _ in told):
        return True
    good = good_share(policy)
    kinds = [rated(word) for word in closed.words]
    return ratings_give_nobody_away(policy, kinds, good, [_rated(good, *one) for one in told])


def _statement(metric: Metric, group: StaffGroup, people: tuple[Counted, ...]) -> Statement:
    told = getattr(group, metric.name)
    return Statement(people, told.shown if told else None)


def _rated(good: Metric, group: StaffGroup, people: tuple[Counted, ...]) -> Rated:
    cells = {**group.classes, good.name: group.good}
    return Rated(people, {name: cell.shown for name, cell in cells.items() if cell.shown})


def _told_groups(
    past: History, candidate: PublishedStaff, people: People
) -> Iterator[tuple[StaffGroup, tuple[Counted, ...]]]:
    """Each group each time that it was told, with its people then."""
    seen: set[tuple[Key, int]] = set()
    for release in (*past.shown, candidate):
        for group in release.groups:
            name = (group.kind, group.unit), group.stated_in
            if name in seen:
                continue
            seen.add(name)
            whom = people if release is candidate else past.people(group.stated_in)
            yield group, tuple(one for unit in group.members for one in whom.get(unit, ()))


def by_period(releases: Sequence[Sequence[PublishedStaff]]) -> Mapping[str, tuple[PublishedStaff, ...]]:
    """How each period was shown, release by release."""
    found: dict[str, list[PublishedStaff]] = defaultdict(list)
    for release in releases:
        for one in release:
            found[one.period].append(one)
    return {period: tuple(shown) for period, shown in found.items()}
