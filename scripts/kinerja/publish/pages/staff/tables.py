"""Tables of the people of a government: a row for each group, with the words beside its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedStaff, PublishedUnit, Release, StaffGroup
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb
from kinerja.publish.pages.staff.groups import Groups
from kinerja.publish.pages.staff.words import CellText, Column, cells, class_columns, columns, headcount
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in a period: words of the site before its name, its name, whom it holds, and its cells."""

    period: str
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

    @property
    def withheld(self) -> bool:
        """Whether any cell stays inside."""
        return any(cell.withheld for cell in (*self.cells, *self.classes))


@dataclass(frozen=True, slots=True)
class GroupTable:
    """Groups as rows below the columns of their figures, and below those of their ratings."""

    rows: tuple[GroupRow, ...]
    columns: tuple[Column, ...]
    classes: tuple[Column, ...] = ()

    @property
    def withheld(self) -> bool:
        """Whether any cell stays inside."""
        return any(row.withheld for row in self.rows)


class GroupTables:
    """Makes the tables of one government; `stated` says since which release each period is told."""

    def __init__(self, site: Site, voice: Voice, release: Release, stated: Mapping[str, int]) -> None:
        self._voice, self._release = voice, release
        self._units = {one.id: one for one in release.units}
        self._policies = site.known_policies()
        self._stated = stated

    def table(
        self, staff: PublishedStaff, groups: Groups, shown: Sequence[StaffGroup], whole: StaffGroup | None = None
    ) -> GroupTable:
        """Some groups of one period, `whole` being what the others are parts of, on its own page."""
        heads = columns(self._voice, shown)
        classes = class_columns(self._voice, staff, shown, self._policies)
        return GroupTable(tuple(self._row(staff, groups, one, whole, heads, classes) for one in shown), heads, classes)

    def trend(self, shown: Sequence[tuple[PublishedStaff, Groups, StaffGroup]]) -> GroupTable:
        """One group in several periods."""
        heads = columns(self._voice, [group for _, _, group in shown])
        return GroupTable(tuple(self._row(*one, one[2], heads, ()) for one in shown), heads)

    def place(self, group: StaffGroup) -> Crumb:
        """Where the people of a group are told of: the page of its unit, or of the people of the government."""
        government = self._release.government
        if group.unit not in self._units:
            return Crumb(government.name, address.people(government.id))
        return Crumb(self._name(group.unit), address.unit(government.id, group.unit or ""))

    def _row(
        self,
        staff: PublishedStaff,
        groups: Groups,
        group: StaffGroup,
        whole: StaffGroup | None,
        heads: Sequence[Column],
        classes: Sequence[Column],
    ) -> GroupRow:
        leads_to = group.kind == "unit" and group is not whole and group.unit in self._units
        return GroupRow(
            period=staff.period,
            kind=group.kind,
            unit=group.unit or "",
            lead="" if group.kind == "unit" else self._voice.text(f"staff.kinds.{group.kind}"),
            name=self._name(group.unit) if group.kind in {"unit", "own"} else "",
            address=self.place(group).address if leads_to else None,
            within=self._within(group),
            notes=tuple(self._notes(staff, groups, group, whole)),
            staff=headcount(self._voice, group.staff),
            cells=cells(self._voice, group, heads),
            classes=cells(self._voice, group, classes) if group.classes else (),
        )

    def _notes(
        self, staff: PublishedStaff, groups: Groups, group: StaffGroup, whole: StaffGroup | None
    ) -> Iterator[str]:
        if group.kind == "unit" and len(group.members) > 1:
            yield self._voice.text("staff.with_below")
        above = groups.above(group) if group is not whole and group.kind != "own" else None
        if above is not None and above.kind == "unit" and above is not whole:
            yield self._voice.text("staff.below", name=self._name(above.unit))
        if group.stated_in != self._stated[staff.period]:
            yield self._voice.text("staff.restated", number=group.stated_in)

    def _within(self, group: StaffGroup) -> tuple[tuple[str, str], ...]:
        """The units of a pool by name, without those below them; the unit above stands for its own staff."""
        if group.kind != "pool":
            return ()
        members = set(group.members)
        tops = {one for one in members if one != group.unit and self._parent(one) not in members - {group.unit}}
        own = ((self._voice.text("staff.kinds.own"), self._name(group.unit)),) if group.unit in members else ()
        return (*own, *(("", name) for name in sorted(map(self._name, tops))))

    def _name(self, unit: str | None) -> str:
        # A unit that is gone by now is known by its id.
        found = self._units.get(unit or "")
        return found.name if found else unit or ""

    def _parent(self, unit: str) -> str | None:
        found: PublishedUnit | None = self._units.get(unit)
        return found.parent if found else None
