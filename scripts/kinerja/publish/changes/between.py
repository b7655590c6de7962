"""All that differs between two releases of one government."""

from collections import Counter
from collections.abc import Iterator

from kinerja.disclose.published import FoundBreak, Notice, PublishedGovernment, Release
from kinerja.publish.changes.change import Change, differing, in_order, paired
from kinerja.publish.changes.units import unit

# Which release it is; all other fields are content.
_IDENTITY = frozenset({"number", "made", "previous"})
_TOLD = frozenset(
    {
        "government",
        "status_policy",
        "disclosure",
        "periods",
        "policies",
        "goals",
        "units",
        "staff",
        "reviews",
        "corrections",
        "notices",
        "breaks",
    }
)


def between(before: Release | None, after: Release) -> tuple[Change, ...]:
    """What changed, the most important first; nothing when both have the same content. Time grows with the releases.

    Before the first release there was nothing: everything is new, told unit by unit.
    """
    if before is None:
        return (Change("first", count=len(after.units)), *(one for each in after.units for one in unit(None, each)))
    differs = differing(before, after, before.__struct_fields__) - _IDENTITY
    if not differs:
        return ()
    # An order or a repetition that changed is a change as well, though nothing of it can be named.
    return in_order(_all(before, after, differs)) or (Change("other"),)


def _all(before: Release, after: Release, differs: set[str]) -> Iterator[Change]:
    for old, new in paired(before.units, after.units, lambda one: one.id):
        yield from unit(old, new)
    yield from _government(before.government, after.government)
    yield from _goals(before, after)
    yield from _periods(before, after)
    yield from _rules(before, after)
    yield from _people(before, after)
    yield from _proceedings(before, after)
    yield from _notices(before, after)
    yield from _breaks(before, after)
    yield from (Change("other") for _ in differs - _TOLD)


def _government(before: PublishedGovernment, after: PublishedGovernment) -> Iterator[Change]:
    differs = differing(before, after, before.__struct_fields__)
    if differs & {"vision", "missions"}:
        yield Change("vision-changed", old=before.vision, new=after.vision)
    known = {one.id for one in before.sources}
    fresh = [one for one in after.sources if one.id not in known]
    for one in fresh:
        yield Change("source-new", subject=one.id, name=one.title)
    for _ in differs - {"vision", "missions", *(["sources"] if fresh else [])}:
        yield Change("other")


def _goals(before: Release, after: Release) -> Iterator[Change]:
    for old, new in paired(before.goals, after.goals, lambda one: one.id):
        if old and new:
            kind = "goal-changed" if old.statement != new.statement else "other"
            yield Change(kind, subject=new.id, name=new.statement, old=old.statement, new=new.statement)
        elif new:
            yield Change("goal-new", subject=new.id, name=new.statement)
        elif old:
            yield Change("goal-gone", subject=old.id, name=old.statement)


def _periods(before: Release, after: Release) -> Iterator[Change]:
    for old, new in paired(before.periods, after.periods, lambda one: one.id):
        if old is None and new:
            yield Change("period-new", period=new.id, new=new.status)
        elif old and new and old.status != new.status:
            yield Change("period-status", period=new.id, old=old.status, new=new.status)
        else:
            yield Change("other")


def _rules(before: Release, after: Release) -> Iterator[Change]:
    for old, new in paired(before.policies, after.policies, lambda one: one.id):
        kind = "policy-changed" if old and new else "policy-new" if new else "policy-gone"
        yield Change(kind, subject=next(one.id for one in (new, old) if one))
    if before.status_policy != after.status_policy:
        yield Change(
            "status-rule", subject=after.status_policy or "", old=before.status_policy, new=after.status_policy
        )
    if before.disclosure != after.disclosure:
        yield Change("protection-changed", subject=after.disclosure.id if after.disclosure else "")


def _people(before: Release, after: Release) -> Iterator[Change]:
    # Only that they changed: a figure that was taken back is not told again.
    for old, new in paired(before.staff, after.staff, lambda one: one.period):
        kind = "people-changed" if old and new else "people-new" if new else "people-gone"
        yield Change(kind, period=next(one.period for one in (new, old) if one))


def _proceedings(before: Release, after: Release) -> Iterator[Change]:
    for old, new in paired(before.corrections, after.corrections, lambda one: (one.period, one.number)):
        if old or new is None:
            yield Change("other")
        else:
            yield Change(
                "correction-new", None, new.number, new.reason, new.period, new=new.path, count=len(new.changes)
            )
    for old_review, new_review in paired(before.reviews, after.reviews, lambda one: (one.date, one.subject)):
        if old_review or new_review is None:
            yield Change("other")
        else:
            yield Change("review-new", subject=new_review.date, new=new_review.subject, count=len(new_review.items))


def _notices(before: Release, after: Release) -> Iterator[Change]:
    old, new = Counter(map(_told, before.notices)), Counter(map(_told, after.notices))
    for kind, count in (("notice-new", (new - old).total()), ("notice-gone", (old - new).total())):
        if count:
            yield Change(kind, count=count)
    if old == new and before.notices != after.notices:
        yield Change("other")


def _told(notice: Notice) -> tuple[object, ...]:
    # The line moves when something else is written above it.
    return notice.rule, notice.path, tuple(sorted(notice.facts.items()))


def _breaks(before: Release, after: Release) -> Iterator[Change]:
    """Breaks that were found, but for those that an indicator tells itself."""
    shown = {
        (unit.id, each.id, one.period, one.what)
        for unit in after.units
        for each in unit.indicators
        for one in each.breaks
    }
    for old, new in paired(before.breaks, after.breaks, _place):
        if old or new is None or _place(new) not in shown:
            yield Change("other")


def _place(one: FoundBreak) -> tuple[str, str, str, str]:
    return one.unit, one.indicator, one.period, one.what
