"""How the groups of people of one period lie within each other, by whose people they count."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from kinerja.disclose.published import PublishedStaff, PublishedUnit, StaffGroup

# Own staff and pools have nothing below them.
_LEAF = 10**6

# The whole first, then its own staff, then the units by name, then the small ones together. Never by a figure.
_ORDER = ("government", "own", "unit", "pool")


class Groups:
    """The groups of one period as a tree; `units` are all units of the government, by whose names groups stand."""

    def __init__(self, staff: PublishedStaff, units: Sequence[PublishedUnit]) -> None:
        depths = _depths(units)
        self._order = _by_name({one.id: one.name for one in units})
        ordered = sorted(staff.groups, key=lambda one: (len(one.members), -_level(one, depths)))
        self._by_key = {_key(one): one for one in ordered}
        self._members = {_key(one): frozenset(one.members) for one in ordered}
        self._counting: dict[str, list[StaffGroup]] = defaultdict(list)
        for group in ordered:
            for member in group.members:
                self._counting[member].append(group)
        self._parts: dict[tuple[str, str], list[StaffGroup]] = defaultdict(list)
        self._above: dict[tuple[str, str], StaffGroup] = {}
        for group in ordered:
            above = self._next(group)
            if above is not None:
                self._above[_key(group)] = above
                self._parts[_key(above)].append(group)

    @property
    def everybody(self) -> StaffGroup | None:
        """The group of all people of the government."""
        return self._by_key.get(("government", ""))

    def unit(self, unit: str) -> StaffGroup | None:
        """The group of a unit with all below it, if it has one."""
        return self._by_key.get(("unit", unit))

    def above(self, group: StaffGroup) -> StaffGroup | None:
        """The group that a group lies in."""
        return self._above.get(_key(group))

    def parts(self, whole: StaffGroup) -> tuple[StaffGroup, ...]:
        """The groups just below a group, in the order of pages."""
        return tuple(sorted(self._parts[_key(whole)], key=self._order))

    def tree(self) -> tuple[StaffGroup, ...]:
        """All groups, each followed by those below it."""
        tops = [one for key, one in self._by_key.items() if key not in self._above]
        return tuple(below for top in sorted(tops, key=self._order) for below in self._with_below(top))

    def holding(self, units: Collection[str]) -> StaffGroup | None:
        """The smallest group that counts the people of all these units; of units that nobody counts, none."""
        counted = {unit for unit in units if unit in self._counting}
        if not counted:
            return None
        some = next(unit for unit in units if unit in counted)
        return next((one for one in self._counting[some] if counted <= self._members[_key(one)]), None)

    def _with_below(self, group: StaffGroup) -> Iterator[StaffGroup]:
        yield group
        for part in self.parts(group):
            yield from self._with_below(part)

    def _next(self, group: StaffGroup) -> StaffGroup | None:
        chain = self._counting[group.members[0]] if group.members else []
        keys = [_key(one) for one in chain]
        return next(iter(chain[keys.index(_key(group)) + 1 :]), None) if chain else None


def _by_name(names: Mapping[str, str]) -> Callable[[StaffGroup], tuple[int, str, str]]:
    # A unit that is gone by now is known by its id.
    return lambda group: (_ORDER.index(group.kind), names.get(group.unit or "", group.unit or ""), group.unit or "")


def _key(group: StaffGroup) -> tuple[str, str]:
    return group.kind, group.unit or ""


def _level(group: StaffGroup, depths: Mapping[str, int]) -> int:
    # Two groups may count the same people, a unit and the only unit below it: the deeper one lies within the other.
    if group.kind == "government":
        return 0
    return depths.get(group.unit or "", 1) if group.kind == "unit" else _LEAF


def _depths(units: Sequence[PublishedUnit]) -> dict[str, int]:
    parents = {one.id: one.parent for one in units}
    depths = {}
    for unit, parent in parents.items():
        above, seen = parent, {unit}
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        depths[unit] = len(seen)
    return depths
