"""Makers as people would write them without thinking of subtraction: each publishes what gives somebody away.

All write the same format as the real maker. `MAKERS` has them by what they do wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from courses import GOVERNMENT, Course, Maker, course
from msgspec import structs
from promises import TEN, statements
from records import POLICY
from simulator import Agency

from kinerja.aggregate.people import ClosedPeriod
from kinerja.audit.knowledge import Claim
from kinerja.disclose.published import Cell, PublishedStaff, Range, StaffGroup
from kinerja.disclose.staff import ranges
from kinerja.disclose.staff.metrics import Metric, all_metrics
from kinerja.model import Counted, Roster

Told = Callable[[Metric, Sequence[Counted]], Range]


def _banded(metric: Metric, people: Sequence[Counted]) -> Range:
    """As the policy says, of one group alone."""
    told = metric.told(POLICY, people)
    assert told is not None
    return told


def _mean(metric: Metric, people: Sequence[Counted]) -> Fraction:
    return metric.total(people) / len(people) * (100 if metric.counted else 1)


def _decimals(figure: Fraction, places: str) -> Decimal:
    exact = Decimal(figure.numerator) / Decimal(figure.denominator)
    return exact.quantize(Decimal(places), ROUND_HALF_UP)


def _exact(metric: Metric, people: Sequence[Counted]) -> Range:
    """A share with ten decimals: the count of good ones."""
    if not metric.counted:
        return _banded(metric, people)
    share = _decimals(_mean(metric, people), "0.0000000001")
    return Range(low=share, high=share)


def _whole_percent(metric: Metric, people: Sequence[Counted]) -> Range:
    if not metric.counted:
        return _banded(metric, people)
    share = _decimals(_mean(metric, people), "1")
    return Range(low=max(share - Decimal("0.5"), Decimal(0)), high=min(share + Decimal("0.5"), Decimal(100)))


def _two_decimals(metric: Metric, people: Sequence[Counted]) -> Range:
    if metric.counted:
        return _banded(metric, people)
    mean, half = _decimals(_mean(metric, people), "0.01"), Decimal("0.005")
    return Range(low=max(mean - half, Decimal(0)), high=min(mean + half, Decimal(metric.top)))


def _without_caps(metric: Metric, people: Sequence[Counted]) -> Range:
    """Bands, but 0 and 100 percent are called by their name."""
    share = _mean(metric, people)
    if metric.counted and share in (0, 100):
        return Range(low=Decimal(int(share)), high=Decimal(int(share)))
    return _banded(metric, people)


def _whole_and_units(closed: ClosedPeriod) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """Every unit of ten or more with all below it, whatever that leaves of the unit around it."""
    yield "government", None, tuple(sorted(closed.people))
    for unit in sorted(closed.parents):
        members = tuple(one for one in sorted(closed.people) if _is_below(closed.parents, one, unit))
        if members and sum(len(closed.people[one]) for one in members) >= TEN:
            yield "unit", unit, members


def _is_below(parents: Mapping[str, str | None], unit: str | None, top: str) -> bool:
    while unit is not None and unit != top:
        unit = parents[unit]
    return unit == top


def _staff(told: Told, closed: ClosedPeriod, number: int) -> PublishedStaff:
    groups = []
    for kind, unit, members in _whole_and_units(closed):
        people = [one for name in members for one in closed.people[name]]
        cells: dict[str, Any] = {one.name: Cell(shown=told(one, people)) for one in all_metrics(POLICY, closed.top)}
        headcount = ranges.headcount(POLICY.shares, len(people))
        groups.append(StaffGroup(kind=kind, unit=unit, members=members, stated_in=number, staff=headcount, **cells))
    return PublishedStaff(closed.period, POLICY.id, closed.ratings, tuple(sorted(groups, key=lambda one: one.place)))


def always_anew(told: Told) -> Maker:
    """A maker that tells every period anew in each release, whoever changed."""

    def maker(agency: Agency) -> Course:
        made = Course(agency)
        for number, state in enumerate(agency.states, start=1):
            staff = tuple(_staff(told, closed, number) for closed in state)
            rosters = tuple(
                Roster(government=GOVERNMENT, unit=unit, period=closed.period, release=number, people=people)
                for closed in state
                for unit, people in closed.people.items()
            )
            made = replace(made, releases=(*made.releases, staff), rosters=(*made.rosters, *rosters))
        return made

    return maker


def told_once(agency: Agency) -> Course:
    """Exact shares of the first release only: the unit in between is hidden, all around it can be subtracted."""
    made = always_anew(_exact)(agency)
    rosters = tuple(one for one in made.rosters if one.release == 1)
    return replace(made, releases=made.releases[:1], rosters=rosters)


def with_counts(agency: Agency) -> Course:
    """What the real maker makes, and a table of counts beside it."""
    made = course(agency)
    good = all_metrics(POLICY, None)[0]
    claims = []
    for staff, group, people in statements(made):
        if staff.period == made.releases[0][0].period and group.stated_in == 1:
            share = _exact(good, people).low
            claims.append(Claim("counts.csv", 1, staff.period, (group.kind, group.unit or ""), "good", share, share))
    return replace(made, claims=tuple(dict.fromkeys(claims)))


def ranked(agency: Agency) -> Course:
    """Bands as they should be, with the best unit first."""
    made = always_anew(_banded)(agency)
    releases = tuple(tuple(_best_first(agency, staff) for staff in release) for release in made.releases)
    return replace(made, releases=releases)


def _best_first(agency: Agency, staff: PublishedStaff) -> PublishedStaff:
    closed = next(one for state in agency.states for one in state if one.period == staff.period)
    good = all_metrics(POLICY, None)[0]

    def place(group: StaffGroup) -> tuple[bool, Fraction]:
        people = [one for name in group.members for one in closed.people.get(name, ())]
        return group.kind != "government", -_mean(good, people)

    return structs.replace(staff, groups=tuple(sorted(staff.groups, key=place)))


MAKERS: Mapping[str, Maker] = {
    "threshold only": always_anew(_exact),
    "parent minus children": told_once,
    "counts beside": with_counts,
    "whole percents": always_anew(_whole_percent),
    "means with two decimals": always_anew(_two_decimals),
    "no caps": always_anew(_without_caps),
    "built anew at each change": always_anew(_banded),
    "ranked": ranked,
}
