"""The rows of the open data table about people: groups only, in an order that tells nothing of the figures."""

from collections.abc import Iterator

from kinerja.disclose.published import Cell, PublishedStaff, Release, StaffGroup
from kinerja.publish.opendata_rows import StaffRow


def staff(release: Release) -> Iterator[StaffRow]:
    """Every figure of every group of every period."""
    for one in sorted(release.staff, key=lambda one: one.period):
        for group in sorted(one.groups, key=_order):
            for metric, cell in _cells(group):
                yield _row(release.government.id, one, group, metric, cell)


def _order(group: StaffGroup) -> tuple[bool, str, str]:
    return group.kind != "government", group.unit or "", group.kind


def _cells(group: StaffGroup) -> Iterator[tuple[str, Cell]]:
    yield "good", group.good
    if group.value is not None:
        yield "value", group.value
    yield "hours", group.hours
    yield "follow_ups", group.follow_ups
    yield "objections", group.objections
    for rating in sorted(group.classes):
        yield f"class:{rating}", group.classes[rating]


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
