"""Releases read as an outsider reads them: decoded JSON to statements about groups of people, and their rules."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

Json = Mapping[str, Any]
Key = tuple[str, str]
"""Kind of a group, and its unit or nothing."""

CELLS = ("good", "value", "hours", "follow_ups", "objections")
MEANS = frozenset({"value", "hours"})
ODD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading raises where decoded JSON is not of the format."""
# Numbers of releases are short and small; others are not read, so that none takes long.
DECIMAL, LARGEST = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?"), 10**9


@dataclass(frozen=True)
class Limits:
    """The numbers of a disclosure policy; `bands` are (people, width in points), smallest groups first."""

    smallest: int
    changed: int
    classes_from: int
    bands: tuple[tuple[int, int], ...]
    steps: tuple[Fraction, ...]
    sum_width: Fraction
    end_steps: Fraction
    others_open: Fraction
    hours: Fraction
    good: frozenset[str]


@dataclass(frozen=True)
class Scale:
    """The ratings of a policy with the lowest and highest figure of each, and the top of its scale, if it has any."""

    ratings: Mapping[str, tuple[Fraction | None, Fraction | None]]
    top: Fraction | None


@dataclass(frozen=True)
class Said:
    """A cell: the range of a metric in percent, points or hours, or None when it is withheld."""

    metric: str
    range: tuple[Fraction, Fraction] | None


@dataclass(frozen=True)
class Statement:
    """What a release says of a group in a period; `staff` is its class of headcounts, without an end if the last."""

    release: int
    period: str
    group: Key
    members: tuple[str, ...]
    stated_in: int
    staff: tuple[int, int | None]
    cells: tuple[Said, ...]
    limits: Limits
    scale: Scale

    @property
    def name(self) -> str:
        """The group for people who read reports."""
        return label(self.group)

    @property
    def figure(self) -> tuple[str, Key, tuple[str, ...], int]:
        """Whose figures these are: period, group, members and since when."""
        return self.period, self.group, self.members, self.stated_in


def label(group: Key) -> str:
    """A group in one word: `unit:a`."""
    return ":".join(group) if group[1] else group[0]


def statements(releases: Sequence[Json]) -> Iterator[Statement]:
    """Everything that releases say of groups of people, in the order of the releases.

    Raises one of `ODD` where a release is not of the format.
    """
    for release in releases:
        for period in release.get("staff", ()):
            yield from map(reader(release, period), period["groups"])


def reader(release: Json, period: Json) -> Callable[[Json], Statement]:
    """How to read what a release says of a group in a period.

    Raises one of `ODD` where the release or the period is not of the format, and so does what it returns for groups.
    """
    number, name = _whole(release["number"]), _text(period["period"])
    policy = release.get("disclosure")
    if policy is None:
        raise ValueError(f"release {number} has staff figures and no disclosure policy")
    scales = {_text(one["id"]): _scale(one) for one in release.get("policies", ())}
    limits, scale = _limits(policy), scales.get(_text(period["ratings"]), Scale({}, None))
    return lambda group: _statement(number, name, group, limits, scale)


def cells(group: Json) -> dict[str, Any]:
    """The cells of a group, unread, by metric."""
    found = {name: group[name] for name in CELLS if group.get(name) is not None}
    return found | {f"class:{rating}": cell for rating, cell in group.get("classes", {}).items()}


def _statement(release: int, period: str, group: Json, limits: Limits, scale: Scale) -> Statement:
    high = group["staff"].get("high")
    return Statement(
        release=release,
        period=period,
        group=(_text(group["kind"]), _text(group.get("unit") or "")),
        members=tuple(_text(unit) for unit in group["members"]),
        stated_in=_whole(group["stated_in"]),
        staff=(_whole(group["staff"]["low"]), None if high is None else _whole(high)),
        cells=tuple(Said(name, shown(cell)) for name, cell in cells(group).items()),
        limits=limits,
        scale=scale,
    )


def shown(cell: Json) -> tuple[Fraction, Fraction] | None:
    """The range in a cell; None when it is withheld. Raises one of `ODD` where the cell is not of the format."""
    inside = cell.get("shown")
    return None if inside is None else (_number(inside["low"]), _number(inside["high"]))


def _scale(policy: Json) -> Scale:
    bands = policy.get("bands", ())
    ratings = {_text(band["id"]): (_end(band, "lowest"), _end(band, "highest")) for band in bands}
    return Scale(ratings, max((high for _, high in ratings.values() if high is not None), default=None))


def _end(band: Json, end: str) -> Fraction | None:
    return None if band.get(end) is None else _number(band[end])


def _limits(policy: Json) -> Limits:
    means = policy["means"]
    limits = Limits(
        smallest=int(_value(policy["smallest_group"])),
        changed=int(_value(policy["people_changed"])),
        classes_from=int(_value(policy["classes_from"])),
        bands=tuple((_whole(band["staff"]), _whole(band["width"])) for band in policy["shares"]["bands"]),
        steps=tuple(sorted(_number(step) for step in means["steps"])),
        sum_width=_value(means["sum_width"]),
        end_steps=_value(means["end_steps"]),
        others_open=_value(means["others_open"]),
        hours=_value(policy["hours"]["highest"]),
        good=frozenset(_text(rating) for rating in policy["good"]["ratings"]),
    )
    sizes = [staff for staff, _ in limits.bands]
    if not sizes or sizes != sorted(set(sizes)) or any(width < 1 or 100 % width for _, width in limits.bands):
        raise ValueError("bands of shares that do not cover everything")
    if any(step <= 0 for step in limits.steps):
        raise ValueError("steps of means that lead nowhere")
    return _one(limits)


@lru_cache(maxsize=64)
def _one(limits: Limits) -> Limits:
    """The same object for equal limits, so that verdicts about them can be kept."""
    return limits


def _value(limit: Json) -> Fraction:
    return _number(limit["value"])


def _number(value: object) -> Fraction:
    """A number as releases have them: whole, or digits of a decimal in a string."""
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
    if not DECIMAL.fullmatch(written) or abs(number := Fraction(written)) > LARGEST:
        raise ValueError("no number of people, points, hours or percent")
    return number


def _whole(value: object) -> int:
    number = _number(value)
    if number.denominator != 1 or isinstance(value, str):
        raise ValueError("no whole number")
    return int(number)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
