"""Small agencies made by hand: what they publish as plain JSON, and who was counted. Shares nothing with the maker."""

import random
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from math import floor
from typing import Any

from kinerja.audit.bounds import TOLERANCE, Interval
from kinerja.audit.knowledge import Person, Roster

Json = dict[str, Any]
BANDS = ((10, 20), (21, 10), (41, 5), (101, 2), (301, 1))
STEPS = ("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5")
RATINGS = ("sangat-baik", "baik", "cukup", "kurang")
LIMITS = {"sangat-baik": ("110", "120"), "baik": ("90", "120"), "cukup": ("70", "89.999"), "kurang": ("0", "69.999")}
GOOD = ("sangat-baik", "baik")
WITHHELD: Json = {"withheld": "c"}


def limit(value: object) -> Json:
    return {"value": str(value), "reason": {"id": "-", "en": "-"}}


def policy() -> Json:
    return {
        "id": "test",
        "smallest_group": limit(10),
        "pool_left_at": limit(15),
        "people_changed": limit(10),
        "respondents": limit(10),
        "classes_from": limit(100),
        "shares": {"bands": [{"staff": staff, "width": width} for staff, width in BANDS]},
        "means": {
            "steps": list(STEPS),
            "sum_width": limit(20),
            "end_steps": limit(2),
            "others_open": limit(10),
        },
        "hours": {"highest": limit(200), "dominance": limit(10)},
        "good": {"ratings": list(GOOD)},
    }


def scoring(points: bool) -> Json:
    ends = {rating: {"lowest": low, "highest": high} if points else {} for rating, (low, high) in LIMITS.items()}
    return {"id": "ratings", "bands": [{"id": rating, **ends[rating]} for rating in RATINGS]}


def shown(low: object, high: object) -> Json:
    return {"shown": {"low": str(low), "high": str(high)}}


def band(count: int, people: int) -> Json:
    """The band of the policy, by comparing whole numbers only."""
    width = [20, *(width for staff, width in BANDS if staff <= people)][-1]
    for low in range(0, 100, width):
        above = count * 100 > low * people or (count * 100 == low * people and (low >= 50 or low == 0))
        high = low + width
        below = count * 100 < high * people or (count * 100 == high * people and (high < 50 or high == 100))
        if above and below:
            return shown(low, high)
    raise ValueError((count, people))


def step(total: Decimal, people: int, top: Decimal) -> Json:
    size = next((Decimal(one) for one in STEPS if Decimal(one) * people >= 20), Decimal(10))
    low = size * floor(total / people / size)
    end = top - 2 * size
    if low < 2 * size:
        return shown(0, 2 * size)
    return shown(end, top) if low >= end else shown(low, low + size)


def headcount(people: int) -> Json:
    starts = [staff for staff, _ in BANDS]
    place = max(number for number, start in enumerate(starts) if start <= max(people, starts[0]))
    return {"low": starts[place]} | ({"high": starts[place + 1] - 1} if place + 1 < len(starts) else {})


def group(kind: str, unit: str, members: Sequence[str], people: Sequence[Person], stated_in: int = 1) -> Json:
    """A group as the rules tell it; members without order."""
    size, points = len(people), bool(people) and people[0].value is not None
    made: Json = {
        "kind": kind,
        "members": sorted(members),
        "stated_in": stated_in,
        "staff": headcount(size),
        "good": band(sum(one.rating in GOOD for one in people), size),
        "hours": step(sum((one.hours for one in people), Decimal(0)), size, Decimal(200)),
        "follow_ups": band(sum(one.follow_up for one in people), size),
        "objections": band(sum(one.objection for one in people), size),
    }
    if unit:
        made["unit"] = unit
    if points:
        made["value"] = step(sum((one.value or Decimal(0) for one in people), Decimal(0)), size, Decimal(120))
    return made


def order(one: Json) -> tuple[bool, str, str]:
    return one["kind"] != "government", one.get("unit", ""), one["kind"]


def release(number: int, staff: Mapping[str, Sequence[Json]], points: bool = False) -> Json:
    return {
        "number": number,
        "disclosure": policy(),
        "policies": [scoring(points)],
        "staff": [
            {"period": period, "policy": "test", "ratings": "ratings", "groups": sorted(groups, key=order)}
            for period, groups in sorted(staff.items())
        ],
    }


def person(good: bool = True, hours: object = 30, **more: Any) -> Person:
    return Person("baik" if good else "cukup", Decimal(str(hours)), **more)


def people(size: int, bad: int = 0, name: str = "p", **more: Any) -> dict[str, Person]:
    """People of whom the first are not good; hours between 21 and 59, some follow-ups and objections."""
    return {
        f"{name}-{number:03d}": Person(
            rating="cukup" if number < bad else "baik",
            hours=Decimal(20 + (number * 7) % 40),
            follow_up=number % 3 == 0,
            objection=number % 4 == 0,
            **more,
        )
        for number in range(size)
    }


Tell = Callable[[str, str, Sequence[str], Sequence[Person], int], Json]


def flat(
    units: Mapping[str, Mapping[str, Person]], tell: Tell = group, period: str = "2025"
) -> tuple[Json, list[Roster]]:
    """One release of one period: the government and all its units."""
    everybody = [one for unit in units.values() for one in unit.values()]
    groups = [tell("government", "", list(units), everybody, 1)]
    groups += [tell("unit", name, [name], list(unit.values()), 1) for name, unit in units.items()]
    rosters = [Roster(name, period, 1, unit) for name, unit in units.items()]
    return release(1, {period: groups}, points=any(one.value is not None for one in everybody)), rosters


def mixed(random_: random.Random, points: bool) -> Person:
    value = Decimal(random_.randint(6000, 12000)) / 100 if points else None
    if value is None:
        rating = random_.choices(RATINGS, (15, 70, 12, 3))[0]
    else:
        rating = next(one for one, (low, _) in LIMITS.items() if value >= Decimal(low))
    return Person(
        rating=rating,
        hours=Decimal(random_.randint(0, 80)),
        value=value,
        objection=random_.random() < 0.1,
        follow_up=random_.random() < 0.15,
    )


def city(units: int, releases: int, seed: int = 1, points: bool = True) -> tuple[list[Json], list[Roster]]:
    """A city of agencies with offices below them: each release adds a period and restates some offices of the last.

    Offices have 12 to 40 people and their agency shows itself and all of them; nothing is withheld, so that some
    failures are to be expected.
    """
    chance = random.Random(seed)
    offices = [f"u{number:03d}" for number in range(units)]
    agencies = {f"a{number:02d}": offices[number * 10 : number * 10 + 10] for number in range((units + 9) // 10)}
    rosters: list[Roster] = []
    staff: dict[str, list[Json]] = {}
    made = []
    for number in range(1, releases + 1):
        if staff:
            _restate(chance, max(staff), staff, rosters, number)
        period = str(2020 + number)
        for unit in offices:
            size = chance.randint(12, 40)
            rosters.append(
                Roster(unit, period, number, {f"{unit}-{one:02d}": mixed(chance, points) for one in range(size)})
            )
        staff = staff | {period: _told(period, number, agencies, rosters, {})}
        made.append(release(number, staff, points))
    return made, rosters


def _told(
    period: str, number: int, agencies: Mapping[str, Sequence[str]], rosters: Sequence[Roster], old: Mapping[str, Json]
) -> list[Json]:
    """All groups of a period as a release states them; those of `old` stay as they are."""
    force = {one.unit: one for one in rosters if one.period == period}
    plan = [("government", "", sorted(force))]
    for agency, offices in agencies.items():
        plan.append(("unit", agency, list(offices)))
        plan += [("unit", office, [office]) for office in offices]
    groups = []
    for kind, unit, members in plan:
        staff = [one for name in sorted(members) for one in force[name].people.values()]
        groups.append(old[unit] if unit in old else group(kind, unit, members, staff, number))
    return groups


def _restate(
    chance: random.Random, period: str, staff: dict[str, list[Json]], rosters: list[Roster], number: int
) -> None:
    """A tenth of the offices get other records for ten people."""
    force = {one.unit: one for one in rosters if one.period == period}
    moved = sorted(chance.sample(sorted(force), max(1, len(force) // 10)))
    points = any(one.value is not None for one in next(iter(force.values())).people.values())
    for unit in moved:
        people_ = dict(force[unit].people)
        for name in sorted(people_)[:10]:
            people_[name] = mixed(chance, points)
        rosters.append(Roster(unit, period, number, people_))
    touched = {"", *moved}
    units = {one.get("unit", ""): one for one in staff[period]}
    touched |= {name for name, one in units.items() if set(one["members"]) & set(moved)}
    agencies = {name: one["members"] for name, one in units.items() if name and len(one["members"]) > 1}
    kept = {name: one for name, one in units.items() if name not in touched}
    staff[period] = _told(period, number, agencies, rosters, kept)


def within(value: float, interval: Interval) -> bool:
    """Whether a number of the solver lies in an interval, up to the tolerance."""
    low, high = interval
    return (low is None or value >= low - TOLERANCE) and (high is None or value <= high + TOLERANCE)
