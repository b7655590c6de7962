"""How the groups of people of one period lie within each other, by whose people they count."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from kinerja.disclose.published import PublishedStaff, PublishedUnit, StaffGroup

# Own staff and pools have nothing below them.
_LEAF = 10**6


class Groups:
    """The groups of one period as a tree; `units` are all units of the government."""

    def __init__(self, staff: PublishedStaff, units: Sequence[PublishedUnit]) -> None:
        depths = _depths(units)
        ordered = sorted(staff.groups, key=lambda one: (len(one.members), -_level(one, depths)))
        self._by_key = {_key(one): one for one in ordered}
        self._counting: dict[str, list[StaffGroup]] = defaultdict(list)
        for group in ordered:
            for member in group.members:
                self._counting[member].append(group)
        self._parts: dict[tuple[str, str], list[StaffGroup]] = defaultdict(list)
        for group in ordered:
            above = self._above(group)
            if above is not None:
                self._parts[_key(above)].append(group)

    @property
    def everybody(self) -> StaffGroup | None:
        """The group of all people of the government."""
        return self._by_key.get(("government", ""))

    def unit(self, unit: str) -> StaffGroup | None:
        """The group of a unit with all below it, if it has one."""
        return self._by_key.get(("unit", unit))

    def parts(self, whole: StaffGroup) -> tuple[StaffGroup, ...]:
        """The groups just below a group."""
        return tuple(self._parts[_key(whole)])

    def holding(self, units: Collection[str]) -> StaffGroup | None:
        """The smallest group that counts the people of all these units; of units that nobody counts, none."""
        counted = [unit for unit in units if unit in self._counting]
        if not counted:
            return None
        return next((one for one in self._counting[counted[0]] if set(counted) <= set(one.members)), None)

    def _above(self, group: StaffGroup) -> StaffGroup | None:
        chain = self._counting[group.members[0]] if group.members else []
        keys = [_key(one) for one in chain]
        return next(iter(chain[keys.index(_key(group)) + 1 :]), None) if chain else None


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
