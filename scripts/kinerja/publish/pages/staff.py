"""The people of a unit or a government on its page: period by period, and only as groups."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedStaff, PublishedUnit, Release, StaffGroup
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb
from kinerja.publish.pages.staff_groups import Groups
from kinerja.publish.pages.staff_words import CellText, Column, cells, class_columns, columns, headcount
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# The whole first, then its own staff, then the units by name, then the small ones together. Never by a figure.
_ORDER = ("government", "own", "unit", "pool")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group: words of the site before its name, its name, whom it holds, and its cells."""

    kind: str
    unit: str
    lead: str
    name: str
    address: Address | None
    within: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    staff: str
    cells: tuple[CellText, ...]
    classes: tuple[CellText, ...]


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """A period: a table of groups, one of their ratings, or where else the people of the unit are counted."""

    id: str
    title: str
    rows: tuple[GroupRow, ...]
    columns: tuple[Column, ...]
    classes: tuple[Column, ...]
    stated: str
    counted: str
    place: Crumb | None

    @property
    def withheld(self) -> bool:
        """Whether any cell stays inside."""
        return any(cell.withheld for row in self.rows for cell in (*row.cells, *row.classes))


@dataclass(frozen=True, slots=True)
class Section:
    """The people of a government or a unit, the newest period first; `policy` leads to how they are protected."""

    government: str
    policy: Address | None
    periods: tuple[PeriodTable, ...]


class StaffPages:
    """What the pages of one government say of its people; the chain of its releases says since when."""

    def __init__(self, site: Site, voice: Voice, chain: Sequence[Release]) -> None:
        self._site, self._voice, self._release = site, voice, chain[-1]
        self._units = {one.id: one for one in self._release.units}
        self._stated: dict[str, int] = {}
        for release in chain:
            for one in release.staff:
                self._stated.setdefault(one.period, release.number)
        newest = sorted(self._release.staff, key=lambda one: span(one.period).order, reverse=True)
        self._periods = tuple((one, Groups(one, self._release.units)) for one in newest)
        self._policies = site.known_policies()

    def of_government(self) -> Section | None:
        """Everybody, and the groups just below."""
        return self._section(self._table(one, groups, groups.everybody) for one, groups in self._periods)

    def of_unit(self, unit: PublishedUnit) -> Section | None:
        """The unit with all below it and the groups just below; or where its people are counted."""
        return self._section(
            self._table(one, groups, groups.unit(unit.id)) or self._elsewhere(one, self._holding(groups, unit.id))
            for one, groups in self._periods
        )

    def _section(self, tables: Iterable[PeriodTable | None]) -> Section | None:
        periods = tuple(one for one in tables if one is not None)
        if not periods:
            return None
        known = {one.id for one in self._site.known_disclosures()}
        policy = next((one.policy for one, _ in self._periods if one.policy in known), None)
        return Section(self._release.government.id, address.disclosure(policy) if policy else None, periods)

    def _table(self, staff: PublishedStaff, groups: Groups, whole: StaffGroup | None) -> PeriodTable | None:
        if whole is None:
            return None
        shown = (whole, *sorted(groups.parts(whole), key=self._order))
        heads = columns(self._voice, shown)
        classes = class_columns(self._voice, staff, shown, self._policies)
        return PeriodTable(
            id=staff.period,
            title=self._voice.period(staff.period),
            rows=tuple(self._row(staff, whole, one, heads, classes) for one in shown),
            columns=heads,
            classes=classes,
            stated=self._voice.text("staff.stated", number=self._first(staff)),
            counted="",
            place=None,
        )

    def _elsewhere(self, staff: PublishedStaff, group: StaffGroup | None) -> PeriodTable | None:
        if group is None:
            return None
        counted = self._voice.text("staff.counted_in_pool" if group.kind == "pool" else "staff.counted_above")
        title = self._voice.period(staff.period)
        return PeriodTable(staff.period, title, (), (), (), "", counted, self._place(group))

    def _row(
        self,
        staff: PublishedStaff,
        whole: StaffGroup,
        group: StaffGroup,
        heads: Sequence[Column],
        classes: Sequence[Column],
    ) -> GroupRow:
        leads_to = group.kind == "unit" and group is not whole and group.unit in self._units
        return GroupRow(
            kind=group.kind,
            unit=group.unit or "",
            lead="" if group.kind == "unit" else self._voice.text(f"staff.kinds.{group.kind}"),
            name=self._name(group.unit) if group.kind in {"unit", "own"} else "",
            address=self._place(group).address if leads_to else None,
            within=self._within(group),
            notes=tuple(self._notes(staff, group)),
            staff=headcount(self._voice, group.staff),
            cells=cells(self._voice, group, heads),
            classes=cells(self._voice, group, classes) if group.classes else (),
        )

    def _first(self, staff: PublishedStaff) -> int:
        return min((self._stated[staff.period], *(one.stated_in for one in staff.groups)))

    def _notes(self, staff: PublishedStaff, group: StaffGroup) -> Iterator[str]:
        if group.kind == "unit" and len(group.members) > 1:
            yield self._voice.text("staff.with_below")
        if group.stated_in != self._first(staff):
            yield self._voice.text("staff.restated", number=group.stated_in)

    def _within(self, group: StaffGroup) -> tuple[tuple[str, str], ...]:
        """The units of a pool by name, without those below them; the unit above stands for its own staff."""
        if group.kind != "pool":
            return ()
        members = set(group.members)
        tops = {one for one in members if one != group.unit and self._parent(one) not in members - {group.unit}}
        own = ((self._voice.text("staff.kinds.own"), self._name(group.unit)),) if group.unit in members else ()
        return (*own, *(("", name) for name in sorted(map(self._name, tops))))

    def _place(self, group: StaffGroup) -> Crumb:
        government = self._release.government
        if group.unit not in self._units:
            return Crumb(government.name, address.government(government.id))
        return Crumb(self._name(group.unit), address.unit(government.id, group.unit or ""))

    def _order(self, group: StaffGroup) -> tuple[int, str, str]:
        return _ORDER.index(group.kind), self._name(group.unit), group.unit or ""

    def _name(self, unit: str | None) -> str:
        # A unit that is gone by now is known by its id.
        return self._units[unit].name if unit in self._units else unit or ""

    def _parent(self, unit: str) -> str | None:
        return self._units[unit].parent if unit in self._units else None

    def _holding(self, groups: Groups, unit: str) -> StaffGroup | None:
        # Nobody may work in a unit itself; then those below it are looked for.
        return groups.holding((unit,)) or groups.holding(self._below(unit))

    def _below(self, unit: str) -> tuple[str, ...]:
        found = [one.id for one in self._units.values() if one.parent == unit]
        deeper = [below for one in found if one != unit for below in self._below(one)]
        return (*found, *deeper)
