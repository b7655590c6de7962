"""What the release of a government says of its people, read as plain JSON: the figures that surfaces may repeat."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

METRICS = ("good", "value", "hours", "follow_ups", "objections")
CLASS = "class:"

Json = Mapping[str, Any]
Group = tuple[str, str]
Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Stated:
    """A group as a release states it: members, release, sizes, and the bounds of each metric that is shown."""

    members: tuple[str, ...]
    stated_in: int
    staff: tuple[Decimal, Decimal | None]
    shown: Mapping[str, Bounds]
    metrics: frozenset[str]


@dataclass(frozen=True)
class Figures:
    """All that one release says of people.

    `plain` are numbers that may stand anywhere beside figures: sizes of groups, limits of the policy, numbers of
    releases. `names` are texts with digits that may stand there, longest first: periods, years, units, titles.
    `made` are the day of the month and the year in which the release was made.
    """

    government: str
    release: int
    groups: Mapping[tuple[str, Group], Stated]
    plain: frozenset[Decimal]
    names: tuple[str, ...]
    made: frozenset[Decimal] = frozenset()

    @property
    def searchable(self) -> frozenset[Decimal]:
        """Numbers of an entry of the search index: all of these, every bound, and the date at the foot of the page."""
        return self.plain | self.bounds | self.made

    @property
    def bounds(self) -> frozenset[Decimal]:
        """Every bound of every figure."""
        return frozenset(one for stated in self.groups.values() for pair in stated.shown.values() for one in pair)


def figures(release: Json) -> Figures:
    """The figures of a decoded release; a release without figures of people explains no number."""
    groups = {
        (period["period"], (group["kind"], group.get("unit") or "")): _stated(group)
        for period in release.get("staff", ())
        for group in period["groups"]
    }
    return Figures(
        government=release["government"]["id"],
        release=release["number"],
        groups=groups,
        plain=frozenset(_plain(release, groups)),
        names=tuple(sorted(set(_names(release)), key=lambda name: (-len(name), name))),
        made=frozenset(_date(str(release.get("made", "")))),
    )


def _date(moment: str) -> Iterator[Decimal]:
    yield from (found for part in (moment[8:10], moment[:4]) if (found := number(part)) is not None)


def number(value: object) -> Decimal | None:
    """A number of JSON or CSV; None for anything else."""
    try:
        found = Decimal(str(value)) if value not in (None, "") and not isinstance(value, bool) else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def _stated(group: Json) -> Stated:
    cells = {metric: group[metric] for metric in METRICS if group.get(metric)}
    cells |= {CLASS + rating: cell for rating, cell in group.get("classes", {}).items()}
    shown = {metric: cell["shown"] for metric, cell in cells.items() if cell.get("shown")}
    high = group["staff"].get("high")
    return Stated(
        members=tuple(group["members"]),
        stated_in=group["stated_in"],
        staff=(Decimal(group["staff"]["low"]), None if high is None else Decimal(high)),
        shown={metric: (Decimal(str(cell["low"])), Decimal(str(cell["high"]))) for metric, cell in shown.items()},
        metrics=frozenset(cells),
    )


def _plain(release: Json, groups: Mapping[tuple[str, Group], Stated]) -> Iterator[Decimal]:
    limits = set(_numbers(release.get("disclosure") or {}))
    yield from limits
    # A class of sizes ends one below the next.
    yield from (limit - 1 for limit in limits if limit > 1 and limit == limit.to_integral_value())
    yield from (Decimal(one) for one in range(1, release["number"] + 1))
    for stated in groups.values():
        yield stated.staff[0]
        if stated.staff[1] is not None:
            yield stated.staff[1]


def _numbers(value: object) -> Iterator[Decimal]:
    """Every number below a value, whether JSON number or decimal in a text."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _numbers(one)
    elif (found := number(value)) is not None:
        yield found


def _names(release: Json) -> Iterator[str]:
    for period in (*release.get("periods", ()), *({"id": one["period"]} for one in release.get("staff", ()))):
        # `2025-S1` is told as a semester of 2025, so the year and the part may stand alone.
        yield from (period["id"], period["id"][:4])
    for named in (release["government"], *release.get("units", ()), *release.get("policies", ())):
        yield from (str(named[key]) for key in ("id", "name") if named.get(key))
    for policy in (release.get("disclosure") or {}, *release.get("policies", ())):
        yield from filter(None, (policy.get("id"), *(policy.get("title") or {}).values()))
    for band in _bands(release):
        yield from (str(word) for word in (band.get("word") or {}).values())
    yield from _ratings(release)


def _ratings(release: Json) -> Iterator[str]:
    yield from (str(band["id"]) for band in _bands(release) if "id" in band)


def _bands(release: Json) -> Iterator[Json]:
    for policy in release.get("policies", ()):
        yield from policy.get("bands", ())
