"""Which approvals a change needs, and who may give them on a day."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from kinerja.approval.authority import Authority, holds
from kinerja.approval.change import RECORDS, Change
from kinerja.load.repository import is_companion
from kinerja.model import PARTS, ApprovalPolicy, Employee, Objection, Progress, Record, Tier

RELATIONS = ("employee", "superior", "superior-of-superior", "unit-head", "parent-head", "office")
EMPLOYEE = "employee"
OFFICE = "office"
# What never was a record is removed by those who answer for the whole government.
_REFUSED = "government"
# A tree of units is never so deep; a circle would be.
_DEEPEST = 64


class Approver(msgspec.Struct, frozen=True, order=True):
    """Somebody who may approve, and through what: `acting` is `plt` or `plh`, `office` its id."""

    employee: str
    unit: str
    relation: str
    acting: str | None = None
    office: str | None = None


class Need(msgspec.Struct, frozen=True):
    """A tier that a change falls under, and who may approve; nobody at all means that nobody can."""

    tier: Tier
    approvers: tuple[Approver, ...]


def needs(authority: Authority, change: Change, day: str) -> tuple[Need, ...]:
    """Every tier that a change falls under, with those who may approve on a day; none without a policy."""
    policy = authority.policy
    tiers = tiers_of(policy, change) if policy else ()
    return tuple(Need(tier, eligible(authority, tier, change, day)) for tier in tiers)


def tiers_of(policy: ApprovalPolicy, change: Change) -> tuple[Tier, ...]:
    """The tiers of a change: one for the record, another one where a part of its own is touched."""
    if not change.path.startswith(RECORDS) or is_companion(change.path):
        return tuple(one for one in policy.tiers if _lies_in(one, change.path))
    name = change.kind.name if change.kind else _REFUSED
    wanted = set(_parts(name, change))
    return tuple(tier for tier in policy.tiers if any(one.kind == name and one.part in wanted for one in tier.covers))


def eligible(authority: Authority, tier: Tier, change: Change, day: str) -> tuple[Approver, ...]:
    """Who may approve a change under a tier on a day: nobody for themselves, but where the tier says so."""
    found = _of(authority, tier.by, change, day)
    return found or (_of(authority, (tier.or_else,), change, day) if tier.or_else else ())


def _of(authority: Authority, relations: tuple[str, ...], change: Change, day: str) -> tuple[Approver, ...]:
    given = (one for relation in relations for one in _FINDERS[relation](authority, change, day))
    return tuple(dict.fromkeys(one for one in given if one.employee != change.employee or one.relation == EMPLOYEE))


def _parts(name: str, change: Change) -> Iterator[str | None]:
    """The part that is approved apart, where it changed; and the rest (None), where something else did."""
    part = PARTS.get(name)
    if part is None:
        yield None
        return
    old, new = (_split(one) for one in (change.old, change.new))
    if old[1] != new[1]:
        yield part
    # A change that only alters the layout, or nothing that is known, is one of the rest.
    if old[0] != new[0] or old[1] == new[1]:
        yield None


def _split(record: Record | None) -> tuple[object, object]:
    """A record without the part that is approved apart, and that part with all that it answers.

    So whoever was answered cannot put other words before the answer.
    """
    match record:
        case Progress():
            bare = tuple(msgspec.structs.replace(one, feedback=None) for one in record.entries)
            given = tuple(one for one in record.entries if one.feedback)
            return msgspec.structs.replace(record, entries=bare), given
        case Objection():
            return msgspec.structs.replace(record, decision=None), record if record.decision else ()
    return record, ()


def _lies_in(tier: Tier, path: str) -> bool:
    """Names count in any spelling, as capitals make no difference on many a disk; a folder may become a link."""
    own = path.casefold()
    files, folders = (map(str.casefold, names) for names in (tier.files, tier.folders))
    return own in files or any(f"{own}/".startswith(f"{folder}/") for folder in folders)


def _employee(authority: Authority, change: Change, day: str) -> Iterator[Approver]:
    posting = authority.employees.get((change.unit, change.employee))
    if posting and holds(posting, day):
        yield Approver(change.employee, change.unit, EMPLOYEE)


def _superior(authority: Authority, change: Change, day: str) -> Iterator[Approver]:
    posting = authority.employees.get((change.unit, change.employee))
    if posting:
        yield from _above(authority, posting, day, "superior")


def _superior_of_superior(authority: Authority, change: Change, day: str) -> Iterator[Approver]:
    for one in _superior(authority, change, day):
        if one.acting is None:
            posting = authority.employees[one.unit, one.employee]
            yield from _above(authority, posting, day, "superior-of-superior")


def _above(authority: Authority, posting: Employee, day: str, relation: str) -> Iterator[Approver]:
    """The superior and those acting on the day, as long as they hold the post that they act from."""
    named = [(one.unit, one.employee, one.kind) for one in posting.acting if holds(one, day)]
    if posting.superior:
        named.append((posting.superior.unit, posting.superior.employee, ""))
    for unit, employee, kind in named:
        own = authority.employees.get((unit, employee))
        if own and holds(own, day):
            yield Approver(employee, unit, relation, kind or None)


def _unit_head(authority: Authority, change: Change, day: str) -> Iterator[Approver]:
    for one in authority.heads(change.unit, day):
        yield Approver(one.employee, one.unit, "unit-head")


def _parent_head(authority: Authority, change: Change, day: str) -> Iterator[Approver]:
    """The head of the nearest unit above that has one."""
    unit = authority.units.get(change.unit)
    for _ in range(_DEEPEST):
        unit = authority.units.get(unit.parent) if unit and unit.parent else None
        if unit is None:
            return
        if heads := authority.heads(unit.id, day):
            yield from (Approver(one.employee, one.unit, "parent-head") for one in heads)
            return


def _office(authority: Authority, _change: Change, day: str) -> Iterator[Approver]:
    """The members of offices, as long as they hold the post that they act from."""
    for office, one in authority.members(day):
        posting = authority.employees.get((one.unit, one.employee))
        if posting and holds(posting, day):
            yield Approver(one.employee, one.unit, OFFICE, office=office.id)


_FINDERS: Mapping[str, Callable[[Authority, Change, str], Iterator[Approver]]] = {
    EMPLOYEE: _employee,
    "superior": _superior,
    "superior-of-superior": _superior_of_superior,
    "unit-head": _unit_head,
    "parent-head": _parent_head,
    OFFICE: _office,
}
