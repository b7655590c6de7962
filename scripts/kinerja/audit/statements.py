"""Releases read as an outsider reads them: decoded JSON to statements about groups of people, and their rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Json = Mapping[str, Any]
Key = tuple[str, str]
"""Kind of a group, and its unit or nothing."""

CELLS = ("good", "value", "hours", "follow_ups", "objections")
MEANS = frozenset({"value", "hours"})


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
    """Everything that releases say of groups of people, in the order of the releases."""
    for release in releases:
        scales = {policy["id"]: _scale(policy) for policy in release.get("policies", ())}
        for period in release.get("staff", ()):
            scale = scales.get(period["ratings"], Scale({}, None))
            limits = _limits(_policy(release))
            for group in period["groups"]:
                yield _statement(release["number"], period["period"], group, limits, scale)


def _policy(release: Json) -> Json:
    policy: Json | None = release.get("disclosure")
    if policy is None:
        raise ValueError(f"release {release['number']} has staff figures and no disclosure policy")
    return policy


def _statement(release: int, period: str, group: Json, limits: Limits, scale: Scale) -> Statement:
    cells = [(name, group[name]) for name in CELLS if group.get(name) is not None]
    cells += [(f"class:{rating}", cell) for rating, cell in group.get("classes", {}).items()]
    return Statement(
        release=release,
        period=period,
        group=(group["kind"], group.get("unit") or ""),
        members=tuple(group["members"]),
        stated_in=group["stated_in"],
        staff=(group["staff"]["low"], group["staff"].get("high")),
        cells=tuple(Said(name, _range(cell)) for name, cell in cells),
        limits=limits,
        scale=scale,
    )


def _range(cell: Json) -> tuple[Fraction, Fraction] | None:
    shown = cell.get("shown")
    return (Fraction(shown["low"]), Fraction(shown["high"])) if shown else None


def _scale(policy: Json) -> Scale:
    bands = policy.get("bands", ())
    highest = [Fraction(band["highest"]) for band in bands if band.get("highest") is not None]
    ratings = {band["id"]: (_number(band, "lowest"), _number(band, "highest")) for band in bands}
    return Scale(ratings, max(highest, default=None))


def _number(band: Json, end: str) -> Fraction | None:
    return None if band.get(end) is None else Fraction(band[end])


def _limits(policy: Json) -> Limits:
    means = policy["means"]
    return Limits(
        smallest=int(_value(policy["smallest_group"])),
        changed=int(_value(policy["people_changed"])),
        classes_from=int(_value(policy["classes_from"])),
        bands=tuple((int(band["staff"]), int(band["width"])) for band in policy["shares"]["bands"]),
        steps=tuple(sorted(Fraction(step) for step in means["steps"])),
        sum_width=_value(means["sum_width"]),
        end_steps=_value(means["end_steps"]),
        others_open=_value(means["others_open"]),
        hours=_value(policy["hours"]["highest"]),
        good=frozenset(policy["good"]["ratings"]),
    )


def _value(limit: Json) -> Fraction:
    return Fraction(limit["value"])
