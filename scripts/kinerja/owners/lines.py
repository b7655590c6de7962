"""The lines of one government. The last line that matches a path counts, so general ones come first.

A unit gets one line for most of its people and further lines for those whom somebody else approves. Git services know
neither "two offices" nor "the employee's own": what everybody may write for themselves has no owner here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from kinerja.model import ApprovalPolicy, Tier
from kinerja.owners.groups import ANY, Group, below_units, central
from kinerja.owners.people import Asked, Owners, People


class Line(msgspec.Struct, frozen=True):
    """A pattern and its owners; without owners nobody is asked."""

    pattern: str
    owners: Owners


class Block(msgspec.Struct, frozen=True):
    """Lines that belong together. `tier` is what they follow, `acting` who stands in for somebody in them."""

    lines: tuple[Line, ...]
    tier: Tier | None = None
    acting: tuple[str, ...] = ()


def blocks(people: People, policy: ApprovalPolicy) -> Iterator[Block]:
    """The lines of a government, in the order in which they have to stand."""
    government = people.authority.government
    if tier := central(policy):
        owners = people.asked(tier, f"records/{government}/government.yml").owners
        yield Block((Line(f"/records/{government}/", owners),), tier)
    groups = below_units(policy)
    yield from _units(people, [one for one in groups if one.varying])
    yield from (_everywhere(people, one) for one in groups if one.fixed)
    for group in (one for one in groups if one.own):
        yield Block(tuple(Line(one, ()) for one in group.patterns(government)), group.tier)


def _units(people: People, groups: Sequence[Group]) -> Iterator[Block]:
    """Unit by unit: the unit's own lines, then those of its people."""
    staff: dict[str, list[str]] = defaultdict(list)
    for unit, employee in sorted(people.authority.employees):
        staff[unit].append(employee)
    for unit in sorted({*people.authority.units, *staff}):
        lines: list[Line] = []
        acting: set[str] = set()
        for group in groups:
            if group.of_people:
                asked = {employee: _asked(people, group, unit, employee) for employee in staff.get(unit, ())}
                lines += _of_people(people, group, unit, asked)
                acting.update(line for one in asked.values() for line in one.acting)
            else:
                owners = _asked(people, group, unit).owners
                lines += (Line(one, owners) for one in group.patterns(people.authority.government, unit))
        yield Block(tuple(lines), acting=tuple(sorted(acting)))


def _of_people(people: People, group: Group, unit: str, asked: Mapping[str, Asked]) -> Iterator[Line]:
    """One line for most, then those whom somebody else approves."""
    if not asked:
        return
    government = people.authority.government
    count = Counter(one.owners for one in asked.values())
    usual = min(count, key=lambda owners: (-count[owners], owners))
    yield from (Line(one, usual) for one in group.patterns(government, unit))
    for employee, one in asked.items():
        if one.owners != usual:
            yield from (Line(place, one.owners) for place in group.patterns(government, unit, employee))


def _everywhere(people: People, group: Group) -> Block:
    """What offices approve in every unit, and once more where the record is about one of their own members."""
    government = people.authority.government
    owners = _asked(people, group, ANY).owners
    lines = [Line(one, owners) for one in group.patterns(government)]
    members = sorted({one.employee for _, one in people.authority.members(people.day)}) if group.of_people else ()
    for post in (post for one in members for post in people.authority.postings(one)):
        others = _asked(people, group, post.unit, post.employee).owners
        lines += (Line(one, others) for one in group.patterns(government, post.unit, post.employee))
    return Block(tuple(lines), group.tier)


def _asked(people: People, group: Group, unit: str, employee: str = ANY) -> Asked:
    return people.asked(group.tier, group.example(people.authority.government, unit, employee))
