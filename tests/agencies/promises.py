"""What every course of releases must keep, told from rosters alone: whom groups count, and where the truth lies."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from courses import Course
from records import POLICY, SCORING

from kinerja.disclose.published import Cell, PublishedStaff, Range, StaffGroup
from kinerja.disclose.staff.groups import GOVERNMENT
from kinerja.model import Counted

TEN = 10
FIELDS = ("good", "follow_ups", "objections", "hours", "value")

Key = tuple[str, str | None]
People = Mapping[str, tuple[Counted, ...]]


def in_force(course: Course, period: str, release: int) -> People:
    """Whom the figures of a period stated in a release go over, by unit."""
    found: dict[str, tuple[Counted, ...]] = {}
    for one in sorted(course.rosters, key=lambda roster: roster.release):
        if one.period == period and one.release <= release:
            found[one.unit] = one.people
    return found


def people_of(group: StaffGroup, people: People) -> list[Counted]:
    """The people of a group."""
    return [one for unit in group.members for one in people.get(unit, ())]


def key(group: StaffGroup) -> Key:
    """What names a group in its period."""
    return group.kind, group.unit


def parts(group: StaffGroup, groups: Sequence[StaffGroup]) -> list[StaffGroup]:
    """The largest groups within a group."""
    inside = [one for one in groups if set(one.members) < set(group.members)]
    return [one for one in inside if not any(set(one.members) < set(other.members) for other in inside)]


def statements(course: Course) -> Iterator[tuple[PublishedStaff, StaffGroup, list[Counted]]]:
    """Every group of every release with the people that it was stated of."""
    for staff in (staff for release in course.releases for staff in release):
        forces = {number: in_force(course, staff.period, number) for number in {one.stated_in for one in staff.groups}}
        for group in staff.groups:
            yield staff, group, people_of(group, forces[group.stated_in])


def untrue(course: Course) -> list[str]:
    """Shown ranges that the truth does not lie in."""
    found = []
    for staff, group, people in statements(course):
        for name, cell in _cells(group):
            if cell.shown and not _true(name, cell.shown, people, _top(name, staff)):
                found.append(f"{staff.period} {group.kind} {group.unit} {name} {cell.shown}")
    return found


def _cells(group: StaffGroup) -> Iterator[tuple[str, Cell]]:
    for name in FIELDS:
        cell = getattr(group, name)
        if cell is not None:
            yield name, cell
    yield from group.classes.items()


def _top(name: str, staff: PublishedStaff) -> Fraction:
    if name == "hours":
        return Fraction(POLICY.hours.highest.value)
    return Fraction(max((one.highest or 0 for one in SCORING[staff.ratings].bands), default=0))


def _true(name: str, shown: Range, people: Sequence[Counted], top: Fraction) -> bool:
    low, high = Fraction(shown.low), Fraction(shown.high)
    if name in ("hours", "value"):
        mean = Fraction(sum(getattr(one, name) for one in people)) / len(people)
        return low <= mean < high or mean == high == top
    counts: Mapping[str, Callable[[Counted], bool]] = {
        "good": lambda one: one.rating in POLICY.good.ratings,
        "follow_ups": lambda one: one.follow_up,
        "objections": lambda one: one.objection,
    }
    counts_one = counts.get(name, lambda one: one.rating == name)
    return in_band(Fraction(100 * sum(map(counts_one, people)), len(people)), low, high)


def in_band(share: Fraction, low: Fraction, high: Fraction) -> bool:
    """Whether a share lies in a band; on a border it belongs to the band further out, at 50 to the upper one."""
    if share in (0, 100):
        return share in (low, high)
    above = low <= share if low >= 50 else low < share
    return above and (share <= high if high < 50 else share < high)


def not_partitioned(course: Course) -> list[str]:
    """Groups that their parts do not add up to, or that count a unit or a person twice."""
    found = []
    for staff in (staff for release in course.releases for staff in release):
        for group in staff.groups:
            inside = Counter(unit for part in parts(group, staff.groups) for unit in part.members)
            if inside and inside != Counter(group.members):
                found.append(f"{staff.period} {group.kind} {group.unit}")
    for staff, group, people in statements(course):
        if len({one.employee for one in people}) != len(people):
            found.append(f"twice: {staff.period} {group.kind} {group.unit}")
    return found


def too_small(course: Course) -> list[str]:
    """Groups of fewer than ten people."""
    return [f"{staff.period} {key(group)}" for staff, group, people in statements(course) if len(people) < TEN]


def changed_wrongly(course: Course) -> list[str]:
    """Groups that differ from the release before without ten changed people, or do not though people changed."""
    found = []
    for number, (before, after) in enumerate(pairwise(course.releases), start=2):
        old = {staff.period: staff for staff in before}
        new = {staff.period: staff for staff in after}
        found += [f"{period} is gone" for period in old.keys() - new.keys()]
        for period in old.keys() & new.keys():
            found += [f"{period} {one}" for one in _changed(course, old[period], new[period], number)]
    return found


def _changed(course: Course, old: PublishedStaff, new: PublishedStaff, number: int) -> Iterator[str]:
    known, now = in_force(course, old.period, number - 1), in_force(course, old.period, number)
    if [(key(one), one.members) for one in old.groups] != [(key(one), one.members) for one in new.groups]:
        yield "other groups"
    for before, after in zip(old.groups, new.groups, strict=True):
        count = changes(people_of(before, known), people_of(before, now))
        if 0 < count < TEN:
            yield f"{key(before)} moved for few"
        if before != after and (not count or after.stated_in != number):
            yield f"{key(before)} was restated"
        if before == after and count:
            yield f"{key(before)} was not restated"


def changes(before: Sequence[Counted], now: Sequence[Counted]) -> int:
    """How many people joined, left or have another record."""
    old, new = {one.employee: one for one in before}, {one.employee: one for one in now}
    return sum(old.get(name) != new.get(name) for name in old.keys() | new.keys())


def rostered_wrongly(course: Course) -> list[str]:
    """Rosters that say nothing new, or not what the records said then; waiting periods told wrongly."""
    found = []
    for number, (state, staffs) in enumerate(zip(course.agency.states, course.releases, strict=True), start=1):
        shown = {staff.period for staff in staffs}
        waiting = []
        for closed in state:
            old, new = in_force(course, closed.period, number - 1), in_force(course, closed.period, number)
            written = [one for one in course.rosters if (one.period, one.release) == (closed.period, number)]
            for one in written:
                if one.people == old.get(one.unit, ()) or one.people != closed.people.get(one.unit, ()):
                    found.append(f"{number} {closed.period} {one.unit}")
            same = all(new.get(unit, ()) == closed.people.get(unit, ()) for unit in new.keys() | closed.people.keys())
            waiting += [] if same or closed.period not in shown else [closed.period]
        if tuple(waiting) != course.waiting[number - 1]:
            found.append(f"{number} waits {waiting}, not {course.waiting[number - 1]}")
    return found


def out_of_order(course: Course) -> list[str]:
    """Periods, groups or members whose place depends on anything but their names."""
    found = []
    for number, release in enumerate(course.releases, start=1):
        if [staff.period for staff in release] != sorted({staff.period for staff in release}):
            found.append(f"{number}: periods")
        for staff in release:
            places = [(one.kind != GOVERNMENT, one.unit or "", one.kind) for one in staff.groups]
            if places != sorted(set(places)) or any(list(one.members) != sorted(one.members) for one in staff.groups):
                found.append(f"{number}: {staff.period}")
    return found


def withheld_otherwise(course: Course) -> list[str]:
    """Cells that are neither a range nor the one symbol."""
    cells = (cell for _, group, _ in statements(course) for _, cell in _cells(group))
    return [
        str(one) for one in cells if (one.shown is None) == (one.withheld is None) or one.withheld not in (None, "c")
    ]


def restated(course: Course) -> int:
    """How many groups were told anew in a release after the first that had their period."""
    since: dict[str, int] = {}
    for number, release in enumerate(course.releases, start=1):
        for staff in release:
            since.setdefault(staff.period, number)
    return sum(group.stated_in > since[staff.period] for staff in course.releases[-1] for group in staff.groups)


def in_sight(course: Course) -> tuple[int, int]:
    """People in the last release who stand in a part with `good` shown, and all; an agency of one unit is a part."""
    seen = total = 0
    for staff in course.releases[-1]:
        for group in staff.groups:
            inner = parts(group, staff.groups)
            if inner:
                continue
            count = len(people_of(group, in_force(course, staff.period, group.stated_in)))
            total += count
            seen += count if group.good.shown and (group.kind != GOVERNMENT or _stands_alone(group, count)) else 0
    return seen, total


def _stands_alone(group: StaffGroup, people: int) -> bool:
    return len(group.members) == 1 or people < 2 * TEN
