"""Ways of telling more than the rules allow, and reading of reports."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from agencies import (
    Json,
    flat,
    group,
    people,
    release,
    shown,
)
from kinerja.audit.knowledge import Person, Roster
from kinerja.audit.report import Report

UNITS = {"a": people(15, 3, "a"), "b": people(24, 4, "b"), "c": people(41, 9, "c")}


METRICS = ("good", "hours", "follow_ups", "objections")


Change = Callable[[Json, Sequence[Person]], Json]


def reasons(report: Report) -> set[str]:
    return {one.reason for one in report.failures}


def flagged(report: Report, reason: str) -> set[tuple[str, str]]:
    return {(one.group, one.metric) for one in report.failures if one.reason == reason}


def changed(change: Change, kinds: tuple[str, ...] = ("unit", "government")) -> Callable[..., Json]:
    """A way of telling a group that differs from the rules."""

    def tell(kind: str, unit: str, members: Sequence[str], staff: Sequence[Person], stated_in: int) -> Json:
        made = group(kind, unit, members, staff, stated_in)
        return change(made, staff) if kind in kinds else made

    return tell


def rounded(places: int) -> Change:
    """Shares told as one number with so many decimals."""

    def tell(made: Json, staff: Sequence[Person]) -> Json:
        share = round(Decimal(100 * sum(one.rating == "baik" for one in staff)) / len(staff), places)
        return made | {"good": shown(share, share)}

    return tell


def exact_mean(made: Json, staff: Sequence[Person]) -> Json:
    mean = round(sum((one.hours for one in staff), Decimal(0)) / len(staff), 2)
    return made | {"hours": shown(mean, mean)}


def points(size: int, name: str, value: str | None = None) -> dict[str, Person]:
    """People with points from 60 on, rated as the points say."""
    made = {}
    for number in range(size):
        own = Decimal(value) if value else Decimal(60 + number * 7 % 60)
        rating = "sangat-baik" if own >= 110 else "baik" if own >= 90 else "cukup" if own >= 70 else "kurang"
        made[f"{name}-{number:03d}"] = Person(
            rating, Decimal(20 + number * 7 % 40), own, objection=number % 3 == 0, follow_up=number % 4 == 0
        )
    return made


def pointed(unit: Mapping[str, Person]) -> Mapping[str, Person]:
    if all(one.value is not None for one in unit.values()):
        return unit
    return points(len(unit), next(iter(unit)))


def classes(made: Json, staff: Sequence[Person]) -> Json:
    from agencies import RATINGS, band

    return made | {
        "classes": {name: band(sum(one.rating == name for one in staff), len(staff)) for name in sorted(RATINGS)}
    }


def certain(made: Json, staff: Sequence[Person]) -> Json:
    return made | {"good": shown(100, 100)} if all(one.rating == "baik" for one in staff) else made


def restated(before: Mapping[str, Person], after: Mapping[str, Person]) -> tuple[list[Json], list[Roster]]:
    """Two releases of one unit and another that stays; the unit moves to a new roster in the second."""
    other = people(24, 4, "b")
    first, rosters = flat({"a": before, "b": other})
    staff = {
        "2025": [
            group("government", "", ["a", "b"], [*after.values(), *other.values()], 2),
            group("unit", "a", ["a"], list(after.values()), 2),
            group("unit", "b", ["b"], list(other.values()), 1),
        ]
    }
    return [first, release(2, staff)], [*rosters, Roster("a", "2025", 2, after)]


def cell(made: Json, unit: str, **cells: Json | int) -> None:
    for one in made["staff"][0]["groups"]:
        if one.get("unit", "") == unit:
            one.update(cells)


def listed(made: tuple[Json, list[Roster]]) -> tuple[list[Json], list[Roster]]:
    return [made[0]], made[1]
