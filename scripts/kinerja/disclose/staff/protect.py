"""Which figures of a period are withheld: as few as possible, so that no group and no person can be worked out.

Pools come first (`groups`). Where ranges of a group and its parts narrow each other too much, further figures are
withheld; where that is not enough the ranges become coarser; then only the whole is shown; at last nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Range
from kinerja.disclose.staff.groups import GOVERNMENT, Group, Key, every
from kinerja.disclose.staff.metrics import Metric
from kinerja.disclose.staff.suppression import Need, Table, complement, unmet
from kinerja.model import Counted, DisclosurePolicy

People = Mapping[str, Sequence[Counted]]
Shown = Mapping[Key, Range | None]
"""What each group shows; None is withheld."""

_COARSER = (0, 1, 2)


@dataclass(frozen=True)
class Round:
    """The groups of a period, the larger before its parts, with the people of each."""

    policy: DisclosurePolicy
    groups: tuple[Group, ...]
    people: Mapping[Key, tuple[Counted, ...]]


def opened(policy: DisclosurePolicy, root: Group, people: People) -> Round:
    """A period's groups with their people."""
    groups = tuple(every(root))
    return Round(policy, groups, {one.key: counted(one, people) for one in groups})


def counted(group: Group, people: People) -> tuple[Counted, ...]:
    """The people of a group."""
    return tuple(one for unit in group.members for one in people.get(unit, ()))


def shown(play: Round, metric: Metric) -> Shown:
    """What each group shows of a figure."""
    for ranges in _attempts(play, metric):
        table, needs = _table(play, metric, ranges), _needs(play, metric)
        hidden = complement(table, needs)
        if hidden is not None and not _derivable(play, metric, ranges, table, hidden):
            return {one.key: None if number in hidden else ranges[one.key] for number, one in enumerate(play.groups)}
    return {one.key: None for one in play.groups}


def _attempts(play: Round, metric: Metric) -> Iterator[Shown]:
    for coarser in _COARSER:
        yield {key: metric.told(play.policy, people, coarser) for key, people in play.people.items()}
    for coarser in _COARSER:
        whole = {key for key in play.people if key[0] == GOVERNMENT}
        yield {
            key: metric.told(play.policy, people, coarser) if key in whole else None
            for key, people in play.people.items()
        }


def _table(play: Round, metric: Metric, ranges: Shown) -> Table:
    cells = (metric.cell(ranges[one.key], len(play.people[one.key]), _weight(play, one)) for one in play.groups)
    return Table(tuple(cells), relations(play.groups))


def relations(groups: Sequence[Group]) -> tuple[Mapping[int, int], ...]:
    """Each group is the sum of its parts, as coefficients by number of the group."""
    numbers = {one.key: number for number, one in enumerate(groups)}
    return tuple({numbers[one.key]: -1, **{numbers[part.key]: 1 for part in one.parts}} for one in groups if one.parts)


def _weight(play: Round, group: Group) -> int:
    """What citizens lose without a figure: the people who stand in no smaller group, the whole above all."""
    size = len(play.people[group.key])
    return 1 if group.parts and group.kind != GOVERNMENT else 1 + size


def _needs(play: Round, metric: Metric) -> tuple[Need, ...]:
    leaves = ((number, one) for number, one in enumerate(play.groups) if not one.parts)
    return tuple(metric.need(play.policy, number, play.people[one.key]) for number, one in leaves)


def _derivable(play: Round, metric: Metric, ranges: Shown, table: Table, hidden: frozenset[int]) -> bool:
    """Whether some withheld figure can be narrowed to the very range that is withheld."""
    pairs: list[Need] = []
    for number, group in enumerate(play.groups):
        people = play.people[group.key]
        if number in hidden or ranges[group.key] is None:
            pairs += metric.ends(number, ranges[group.key] or metric.told(play.policy, people), len(people))
    return derivable(table, pairs, hidden)


def derivable(table: Table, pairs: Sequence[Need], hidden: frozenset[int]) -> bool:
    """Whether both ends of a withheld range hold; `pairs` has the two needs of each, one after the other."""
    failed = set(unmet(table, pairs, hidden)) if pairs else set()
    return any({first, first + 1} <= failed for first in range(0, len(pairs), 2))
