"""The share of each rating in large groups, where the shares of all ratings together still give nobody away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from kinerja.disclose.published import Range
from kinerja.disclose.staff.groups import Group, Key
from kinerja.disclose.staff.metrics import Metric, rated
from kinerja.disclose.staff.protect import Round, Shown, relations
from kinerja.disclose.staff.suppression import Cell, Need, Table, unmet

Details = Mapping[Key, Mapping[str, Range]]


def details(play: Round, words: Sequence[str], metric: Metric, good: Shown) -> Details:
    """The ranges of each rating by group; fewer groups, from below, until nothing can be worked out.

    `metric` and `good` are the share of good ratings as it is shown: the two must not narrow each other.
    """
    limit = int(play.policy.classes_from.value)
    large = [one for one in play.groups if len(play.people[one.key]) >= limit and good[one.key] is not None]
    kinds = [rated(word) for word in words]

    def told(count: int) -> Mapping[Key, Mapping[str, Range | None]]:
        chosen = large[:count]
        return {one.key: {kind.name: kind.told(play.policy, play.people[one.key]) for kind in kinds} for one in chosen}

    count = _most(len(large), lambda some: not _unmet(play, kinds, metric, good, told(some)))
    return {key: {name: one for name, one in cells.items() if one} for key, cells in told(count).items()}


def _most(limit: int, is_safe: Callable[[int], bool]) -> int:
    """How many of the groups, from the first on, can be told: what is safe stays so with fewer."""
    safe, unsafe = 0, limit + 1
    count = limit
    while safe < count < unsafe:
        safe, unsafe = (count, unsafe) if is_safe(count) else (safe, count)
        count = (safe + unsafe) // 2
    return safe


def _unmet(
    play: Round, kinds: Sequence[Metric], metric: Metric, good: Shown, told: Mapping[Key, Mapping[str, Range | None]]
) -> bool:
    """Whether somebody's rating can be worked out, in a table of groups by ratings."""
    cells: list[Cell] = []
    for kind in kinds:
        for group in play.groups:
            shown = told.get(group.key, {}).get(kind.name)
            cells.append(kind.cell(shown, len(play.people[group.key]), 1))
    for group in play.groups:
        cells.append(metric.cell(good[group.key], len(play.people[group.key]), 1))
    for group in play.groups:
        size = Fraction(len(play.people[group.key]))
        cells.append(Cell(size, size, size, size))
    rows = (*_sums(play.groups, len(kinds) + 2), *_across(play, kinds))
    leaves = [number for number, one in enumerate(play.groups) if not one.parts]
    blocks = [*kinds, metric]
    needs = [
        _moved(kind.need(play.policy, number, play.people[play.groups[number].key]), block * len(play.groups))
        for block, kind in enumerate(blocks)
        for number in leaves
    ]
    return bool(unmet(Table(tuple(cells), rows), needs, frozenset()))


def _sums(groups: Sequence[Group], blocks: int) -> Iterator[Mapping[int, int]]:
    """Groups add up to the one around them, in each block of the table."""
    for block in range(blocks):
        for row in relations(groups):
            yield {block * len(groups) + number: factor for number, factor in row.items()}


def _across(play: Round, kinds: Sequence[Metric]) -> Iterator[Mapping[int, int]]:
    """The ratings of a group add up to its people, the good ones to its good share."""
    width = len(play.groups)
    good = frozenset(play.policy.good.ratings)
    for number in range(width):
        yield {**{block * width + number: 1 for block in range(len(kinds))}, (len(kinds) + 1) * width + number: -1}
        chosen = {block * width + number: 1 for block, kind in enumerate(kinds) if kind.name in good}
        yield {**chosen, len(kinds) * width + number: -1}


def _moved(need: Need, by: int) -> Need:
    return Need(need.cell + by, need.lowest, need.highest)
