"""What changed about an indicator and its figures."""

from collections.abc import Iterator
from dataclasses import replace

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit
from kinerja.publish.changes.change import Change, differing, paired, text, verdict

# What an indicator's figures hang on: a change of it is told by name.
DEFINING = (
    "definition",
    "unit_of_measure",
    "direction",
    "method",
    "aggregation",
    "decimals",
    "zero_target",
    "cap",
    "scale",
)
# What follows from a result and its target: told with them.
_FOLLOWS = frozenset({"raw", "achievement", "change", "status", "state", "word", "comparisons", "inputs", "trace"})


def indicator(
    unit: PublishedUnit, before: PublishedIndicator | None, after: PublishedIndicator | None
) -> Iterator[Change]:
    """An indicator in two releases, one of which may not have it."""
    shown = after or before
    if shown is None:
        return
    place = Change("other", unit=unit, subject=shown.id, name=shown.name, indicator=shown)
    if before is None or after is None:
        kind = "indicator-new" if after else "indicator-gone"
        yield replace(place, kind=kind, count=sum(one.realisation is not None for one in shown.figures))
        return
    yield from _described(place, before, after)
    for old, new in paired(before.figures, after.figures, lambda one: one.period):
        yield from _figure(place, old, new)


def _described(place: Change, before: PublishedIndicator, after: PublishedIndicator) -> Iterator[Change]:
    differs = differing(before, after, before.__struct_fields__) - {"figures"}
    if "status" in differs:
        yield replace(place, kind="indicator-retired" if after.status == "retired" else "indicator-resumed")
    if "name" in differs:
        yield replace(place, kind="indicator-renamed", old=before.name, new=after.name)
    if defining := [name for name in DEFINING if name in differs]:
        yield replace(place, kind="indicator-redefined", new="+".join(defining))
    begun = tuple(_breaks(place, before, after))
    yield from begun
    if differs - {"status", "name", *DEFINING, *(["breaks"] if begun else [])}:
        yield place


def _breaks(place: Change, before: PublishedIndicator, after: PublishedIndicator) -> Iterator[Change]:
    known = {(one.period, one.what) for one in before.breaks}
    begun: dict[str, list[str]] = {}
    for one in after.breaks:
        if (one.period, one.what) not in known:
            begun.setdefault(one.period, []).append(one.what)
    for period, what in begun.items():
        yield replace(place, kind="series-break", period=period, new="+".join(what))


def _figure(place: Change, before: Figure | None, after: Figure | None) -> Iterator[Change]:
    if shown := after or before:
        here = replace(place, period=shown.period, figure=shown)
        yield from _both(here, before, after) if before and after else _alone(here, shown, is_new=after is not None)


def _alone(place: Change, figure: Figure, *, is_new: bool) -> Iterator[Change]:
    """A period that one of two releases does not have."""
    old, new = (None, figure) if is_new else (figure, None)
    if figure.realisation is not None:
        yield _result(place, old, new)
    elif figure.target is not None:
        yield _target(place, old, new)
    else:
        yield replace(place, kind="state-changed", old=old.state if old else None, new=new.state if new else None)


def _both(place: Change, before: Figure, after: Figure) -> Iterator[Change]:
    differs = differing(before, after, before.__struct_fields__)
    told: set[str] = set()
    if "realisation" in differs:
        yield _result(place, before, after)
        told |= {"realisation", *_FOLLOWS}
    if "target" in differs:
        yield _target(place, before, after)
        told |= {"target", *_FOLLOWS}
    if "achievement" in differs - told:
        yield replace(place, kind="achievement-changed", old=text(before.achievement), new=text(after.achievement))
        told |= _FOLLOWS
    # The status of a first result is told with the result.
    old, new = verdict(before.status), verdict(after.status)
    if old != new and before.realisation is not None and after.realisation is not None:
        yield replace(place, kind="status-changed", old=old, new=new)
        told |= _FOLLOWS
    if "state" in differs - told:
        yield replace(place, kind="state-changed", old=before.state, new=after.state)
        told |= _FOLLOWS
    if differs - told:
        yield place


def _result(place: Change, before: Figure | None, after: Figure | None) -> Change:
    old, new = before.realisation if before else None, after.realisation if after else None
    kind = "figure-new" if old is None else "figure-gone" if new is None else "figure-revised"
    return replace(place, kind=kind, old=old, new=new)


def _target(place: Change, before: Figure | None, after: Figure | None) -> Change:
    old, new = before.target if before else None, after.target if after else None
    return replace(place, kind="target-new" if old is None else "target-changed", old=old, new=new)
