"""The table about people: groups only, in an order that tells nothing of the figures."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.disclose.published import Cell, PublishedStaff, Release, StaffGroup
from kinerja.publish.opendata.rows import Row


class StaffRow(Row, frozen=True):
    """One figure about one group of people in one period: a range, or the sign that it is withheld."""

    government: str
    period: str
    group_kind: str
    unit: str | None
    members: str
    staff_low: int
    staff_high: int | None
    metric: str
    low: Decimal | None
    high: Decimal | None
    withheld: str | None
    stated_in: int


def staff(release: Release) -> Iterator[StaffRow]:
    """Every figure of every group of every period."""
    for one in sorted(release.staff, key=lambda one: one.period):
        for group in sorted(one.groups, key=lambda group: group.place):
            for metric, cell in group.cells.items():
                yield _row(release.government.id, one, group, metric, cell)


def _row(government: str, staff: PublishedStaff, group: StaffGroup, metric: str, cell: Cell) -> StaffRow:
    return StaffRow(
        government=government,
        period=staff.period,
        group_kind=group.kind,
        unit=group.unit,
        members=" ".join(sorted(group.members)),
        staff_low=group.staff.low,
        staff_high=group.staff.high,
        metric=metric,
        low=cell.shown.low if cell.shown else None,
        high=cell.shown.high if cell.shown else None,
        withheld=cell.withheld,
        stated_in=group.stated_in,
    )
