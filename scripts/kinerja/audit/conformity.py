"""Whether each figure keeps the public rules: shapes, sizes, bands, order, and changes only for enough people."""

from collections.abc import Iterator, Mapping
from typing import Any

from kinerja.audit import rules
from kinerja.audit.membership import Figure
from kinerja.audit.period import Period, Told
from kinerja.audit.report import Failure
from kinerja.audit.statements import MEANS, Json, Key, Statement, cells, label

WITHHELD = "c"
PERIOD_KEYS = frozenset({"period", "policy", "ratings", "groups"})
GROUP_KEYS = frozenset(
    {"kind", "unit", "members", "stated_in", "staff", "good", "value", "hours", "follow_ups", "objections", "classes"}
)


def order(period: Json, how: str) -> Iterator[Failure]:
    """What the format of a period does not know (`undeclared`), and groups in an order that could tell something.

    Raises one of `ODD` where it is not of the format at all.
    """
    name = period["period"]
    keys = [_order(group) for group in period["groups"]]
    if keys != sorted(set(keys)):
        yield Failure("order-tells", name, "", "", 0, how=how)
    yield from (Failure("undeclared", name, "", key, 0, how=how) for key in sorted(period.keys() - PERIOD_KEYS))


def shape(name: str, group: Json, how: str) -> Iterator[Failure]:
    """The same for a group of a period, and for the order of its members."""
    named = label((group["kind"], group.get("unit") or ""))
    if list(group["members"]) != sorted(set(group["members"])):
        yield Failure("order-tells", name, named, "members", 0, how=how)
    yield from (Failure("undeclared", name, named, what, 0, how=how) for what in _undeclared(group))


def _order(group: Json) -> tuple[bool, str, str]:
    return group["kind"] != "government", group.get("unit") or "", group["kind"]


def _undeclared(group: Json) -> Iterator[str]:
    yield from sorted(group.keys() - GROUP_KEYS)
    yield from (f"staff.{key}" for key in sorted(group["staff"].keys() - {"low", "high"}))
    for name, cell in sorted(cells(group).items()):
        if not _is_cell(cell):
            yield name


def _is_cell(cell: Mapping[str, Any]) -> bool:
    """A cell is a range or the symbol, nothing else and not both."""
    shown, withheld = cell.get("shown"), cell.get("withheld")
    if cell.keys() - {"shown", "withheld"} or (shown is None) == (withheld is None):
        return False
    return withheld == WITHHELD if shown is None else shown.keys() == {"low", "high"}


def conformity(period: Period) -> Iterator[Failure]:
    """What single figures of a period, their differences and their changes break."""
    for place, number in enumerate(period.stated):
        yield from _headcount(period.statements[place], period.figures[number])
    if period.statements:
        yield from _too_small(period)
    yield from _too_fine(period)
    yield from _changes(period)


def _headcount(statement: Statement, figure: Figure) -> Iterator[Failure]:
    low, high = rules.headcount(statement.limits, figure.people)
    stated_low, stated_high = statement.staff
    how, people = f"{statement.release:04d}", figure.people
    narrow = stated_low > low or (stated_high is not None and (high is None or stated_high < high))
    inside = stated_low <= people and (stated_high is None or people <= stated_high)
    if not inside and people >= statement.limits.smallest:
        yield Failure("contradiction", statement.period, statement.name, "staff", people, how=how)
    elif narrow and people >= statement.limits.smallest:
        yield Failure("headcount-too-fine", statement.period, statement.name, "staff", people, how=how)


def _too_fine(period: Period) -> Iterator[Failure]:
    verdicts: dict[tuple[object, ...], bool] = {}
    for one in period.told:
        if one.said.range is None:
            continue
        people, metric, top = period.figures[one.figure].people, one.said.metric, one.statement.scale.top
        case = (people, metric, one.said.range, id(one.statement.limits), top)
        if case not in verdicts:
            verdicts[case] = _fits(one, people, one.said.range)
        if not verdicts[case]:
            yield Failure("finer-than-rules", period.name, one.statement.name, metric, people, how=one.source)


def _fits(one: Told, people: int, shown: rules.Range) -> bool:
    """Whether a range may be told of so many people."""
    limits, metric = one.statement.limits, one.said.metric
    if metric == "value":
        top = one.statement.scale.top
        return top is not None and rules.is_step(limits, people, top, shown)
    if metric in MEANS:
        return rules.is_step(limits, people, limits.hours, shown)
    enough = not metric.startswith("class:") or people >= limits.classes_from
    return enough and rules.is_band(limits, people, shown)


def _too_small(period: Period) -> Iterator[Failure]:
    """Groups, and what remains of a group without its parts, of fewer people than a group may have."""
    smallest = period.limits.smallest
    for figure in period.figures:
        if figure.people < smallest:
            yield Failure("group-too-small", period.name, label(figure.group), "", figure.people, how=figure.name)
    for whole, parts in remainders(period):
        people = period.figures[whole].people - sum(period.figures[part].people for part in parts)
        if 0 < people < smallest:
            figure = period.figures[whole]
            how = " - ".join([figure.name, *(period.figures[part].name for part in parts)])
            yield Failure("group-too-small", period.name, label(figure.group), "", people, how=how)


def remainders(period: Period) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each figure with the largest figures inside it, in any release, where something remains between them."""
    seen = set()
    for release in sorted({one.release for one in period.statements}):
        here = {
            number: frozenset(one.members)
            for one, number in zip(period.statements, period.stated, strict=True)
            if one.release == release
        }
        for whole, parts in _parts(here):
            rest = here[whole] - frozenset().union(*(here[part] for part in parts))
            if parts and rest and (whole, parts) not in seen:
                seen.add((whole, parts))
                yield whole, parts


def _parts(here: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each set the largest ones that are truly inside it."""
    ordered = sorted(here, key=lambda one: (len(here[one]), one))
    inside: dict[int, list[int]] = {number: [] for number in ordered}
    for place, number in enumerate(ordered):
        around = next((one for one in ordered[place + 1 :] if here[number] < here[one]), None)
        if around is not None:
            inside[around].append(number)
    for number in ordered:
        yield number, tuple(sorted(inside[number]))


def _changes(period: Period) -> Iterator[Failure]:
    """Cells of the same group that differ between a release and the next while too few of its people changed."""
    latest: dict[Key, int] = {}
    for place, one in enumerate(period.statements):
        before = latest.get(one.group)
        latest[one.group] = place
        if before is not None:
            yield from _change(period, before, place)


def _change(period: Period, before: int, after: int) -> Iterator[Failure]:
    old, new = period.statements[before], period.statements[after]
    metrics = _differing(old, new)
    if not metrics:
        return
    changed = period.membership.changed(period.figures[period.stated[before]], period.figures[period.stated[after]])
    if len(changed) < new.limits.changed:
        how = f"{old.release:04d} - {new.release:04d}"
        for metric in metrics:
            yield Failure("changed-for-few", period.name, new.name, metric, len(changed), how=how)


def _differing(old: Statement, new: Statement) -> tuple[str, ...]:
    before = {one.metric: one.range for one in old.cells}
    after = {one.metric: one.range for one in new.cells}
    found = [name for name in sorted(before.keys() | after.keys()) if not _same(name, before, after)]
    return (*found, "staff") if old.staff != new.staff else tuple(found)


def _same(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return name in before and name in after and before[name] == after[name]
