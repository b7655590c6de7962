"""The people of a unit or a government: the newest period, the periods before, and only ever as groups."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedStaff, PublishedUnit, Release, StaffGroup
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb
from kinerja.publish.pages.staff.groups import Groups
from kinerja.publish.pages.staff.tables import GroupTable, GroupTables
from kinerja.publish.pages.staff.words import Column
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# With more units below than this, each of them is read on its own page; what is older has pages of its own.
_LISTED = 5
_EARLIER, _TREND = 3, 6


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """A period: a table of groups with the words below it, or where else the people of the unit are counted."""

    title: str
    table: GroupTable | None
    stated: str = ""
    counted: str = ""
    place: Crumb | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The people of a government or a unit in the newest period, and in several periods as a `trend`.

    `policy` leads to how they are protected, `pages` to all figures of the government.
    """

    government: str
    policy: Address | None
    pages: Address | None
    newest: PeriodTable
    trend: GroupTable | None
    titles: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the newest period."""
        return self.newest.table.columns if self.newest.table else ()

    @property
    def withheld(self) -> bool:
        """Whether any cell stays inside."""
        tables = (self.newest.table, self.trend)
        return any(one is not None and one.withheld for one in tables)


class StaffPages:
    """What the pages of one government say of its people; the chain of its releases says since when."""

    def __init__(self, site: Site, voice: Voice, chain: Sequence[Release]) -> None:
        self._voice, self._release = voice, chain[-1]
        self._stated = _first_stated(chain)
        newest = sorted(self._release.staff, key=lambda one: span(one.period).order, reverse=True)
        self.periods = tuple((one, Groups(one, self._release.units)) for one in newest)
        self._tables = GroupTables(site, voice, self._release, self._stated)
        self._policies = {one.id for one in site.known_disclosures()}
        self._children: dict[str | None, list[str]] = defaultdict(list)
        for unit in self._release.units:
            self._children[unit.parent].append(unit.id)

    def of_groups(self, period: str, shown: Sequence[StaffGroup]) -> Section:
        """Some groups of one period."""
        staff, groups = next(one for one in self.periods if one[0].period == period)
        return self._section(staff, self._period(staff, groups, shown), ())

    def of_everybody(self) -> Section | None:
        """All people of the government from period to period."""
        whole = tuple((one, groups, groups.everybody) for one, groups in self.periods)
        known = tuple((one, groups, group) for one, groups, group in whole if group)[:_TREND]
        if len(known) < 2:
            return None
        return self._section(known[0][0], PeriodTable("", None), known)

    def of_unit(self, unit: PublishedUnit) -> Section | None:
        """The unit with all below it and the groups just below; or where its people are counted."""
        if not self.periods:
            return None
        staff, groups = self.periods[0]
        whole = groups.unit(unit.id)
        newest = self._period(staff, groups, _listed(groups, whole), whole) if whole else self._elsewhere(unit.id)
        every = tuple((one, others, others.unit(unit.id)) for one, others in self.periods[: _EARLIER + 1])
        known = tuple((one, others, group) for one, others, group in every if group)
        earlier = known[1:] if whole else known
        if newest is None and not earlier:
            return None
        return self._section(staff, newest or PeriodTable("", None), earlier, pages=True)

    def _policy(self, staff: PublishedStaff) -> Address | None:
        return address.disclosure(staff.policy) if staff.policy in self._policies else None

    def _section(
        self,
        staff: PublishedStaff,
        newest: PeriodTable,
        several: tuple[tuple[PublishedStaff, Groups, StaffGroup], ...],
        *,
        pages: bool = False,
    ) -> Section:
        government = self._release.government.id
        return Section(
            government=government,
            policy=self._policy(staff),
            pages=address.people(government) if pages else None,
            newest=newest,
            trend=self._tables.trend(several) if several else None,
            titles=tuple(self._voice.period(one.period) for one, _, _ in several),
        )

    def _period(
        self, staff: PublishedStaff, groups: Groups, shown: Sequence[StaffGroup], whole: StaffGroup | None = None
    ) -> PeriodTable:
        table = self._tables.table(staff, groups, shown, whole)
        stated = self._voice.text("staff.stated", number=self._stated[staff.period])
        return PeriodTable(self._voice.period(staff.period), table, stated)

    def _elsewhere(self, unit: str) -> PeriodTable | None:
        staff, groups = self.periods[0]
        # Nobody may work in a unit itself; then those below it are looked for.
        group = groups.holding((unit,)) or groups.holding(self._below(unit))
        if group is None:
            return None
        counted = self._voice.text("staff.counted_in_pool" if group.kind == "pool" else "staff.counted_above")
        return PeriodTable(self._voice.period(staff.period), None, "", counted, self._tables.place(group))

    def _below(self, unit: str) -> tuple[str, ...]:
        found, waiting = dict.fromkeys(self._children[unit]), list(self._children[unit])
        while waiting:
            new = [one for one in self._children[waiting.pop()] if one not in found]
            found |= dict.fromkeys(new)
            waiting += new
        return tuple(found)


def _listed(groups: Groups, whole: StaffGroup) -> tuple[StaffGroup, ...]:
    parts = groups.parts(whole)
    units = sum(one.kind == "unit" for one in parts)
    return whole, *(one for one in parts if units <= _LISTED or one.kind != "unit")


def _first_stated(chain: Sequence[Release]) -> dict[str, int]:
    """The release in which each period was first told, by its id."""
    stated: dict[str, int] = {}
    for release in chain:
        for staff in release.staff:
            told = min((release.number, *(one.stated_in for one in staff.groups)))
            stated[staff.period] = min(told, stated.get(staff.period, told))
    return stated
