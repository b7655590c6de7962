"""A period's groups as a release has them, from the ranges that they may show."""

from collections.abc import Mapping

from kinerja.aggregate.people import ClosedPeriod
from kinerja.disclose.published import Cell, PublishedStaff, Range, StaffGroup
from kinerja.disclose.staff import ranges
from kinerja.disclose.staff.classes import Details, details
from kinerja.disclose.staff.groups import POOL, Group, Sizes, grouped
from kinerja.disclose.staff.metrics import all_metrics, good_share
from kinerja.disclose.staff.protect import Round, Shown, opened, shown
from kinerja.model import DisclosurePolicy


def first_figures(
    policy: DisclosurePolicy, closed: ClosedPeriod, before: PublishedStaff | None, number: int
) -> PublishedStaff | None:
    """What a period shows when it is shown for the first time; None when all its people are too few.

    Units that were in a pool in the period `before` stay there, if they can.
    """
    sizes = Sizes(ranges.smallest(policy), int(policy.pool_left_at.value))
    own = {unit: len(people) for unit, people in closed.people.items()}
    root = grouped(closed.parents, own, sizes, _pools(before))
    if root is None:
        return None
    play = opened(policy, root, closed.people)
    found = {one.name: shown(play, one) for one in all_metrics(policy, closed.top)}
    # A mean of figures tells of ratings too, and the other way round: only one of the two is told.
    detailed = details(play, closed.words, good_share(policy), found["good"]) if closed.top is None else {}
    groups = sorted((_group(play, one, found, detailed, number) for one in play.groups), key=lambda one: one.place)
    return PublishedStaff(period=closed.period, policy=policy.id, ratings=closed.ratings, groups=tuple(groups))


def _pools(before: PublishedStaff | None) -> Mapping[str | None, frozenset[str]]:
    groups = before.groups if before else ()
    return {one.unit: frozenset(one.members) for one in groups if one.kind == POOL}


def _group(play: Round, group: Group, found: Mapping[str, Shown], detailed: Details, number: int) -> StaffGroup:
    people = play.people[group.key]
    return StaffGroup(
        kind=group.kind,
        unit=group.unit,
        members=group.members,
        stated_in=number,
        staff=ranges.headcount(play.policy.shares, len(people)),
        **cells({name: one[group.key] for name, one in found.items()}),
        classes={word: Cell(shown=one) for word, one in sorted(detailed.get(group.key, {}).items())},
    )


def cells(found: Mapping[str, Range | None]) -> dict[str, Cell]:
    """The fields of a group from the range of each figure."""
    return {name: ranges.cell(one) for name, one in found.items()}
