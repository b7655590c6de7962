"""What the attacker makes of what insiders and everybody know."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from agencies import WITHHELD, flat, group, people, release
from kinerja.audit.attack import attack
from kinerja.audit.insiders import OUTSIDER, insiders
from kinerja.audit.knowledge import Claim, Person, Roster
from kinerja.audit.matters import matters
from kinerja.audit.period import periods
from kinerja.audit.questions import Spread
from kinerja.audit.statements import statements
from kinerja.audit.system import Block, build


@pytest.mark.parametrize(
    ("low", "high", "is_open"),
    [
        (200.0, 320.0, True),  # twenty points each
        (200.0, 319.0, False),
        (0.0, 60.0, True),  # ten points each at an end of the scale
        (0.0, 59.0, False),
        (660.0, 720.0, True),
        (661.0, 720.0, False),
    ],
)
def test_how_wide_the_mean_of_six_people_has_to_be(low: float, high: float, is_open: bool) -> None:
    spread = Spread(Block("value", ((0, 0),), 6, 0), Fraction(120), few=True, room=Fraction(20))
    assert spread.others(OUTSIDER) == (0.0, 6)
    assert spread.is_open(low, high, 6) is is_open


@pytest.mark.parametrize(
    ("low", "high", "is_open"),
    [(1990.0, 2000.0, True), (1991.0, 2000.0, False), (0.0, 10.0, True), (0.0, 9.0, False), (900.0, 901.0, True)],
)
def test_how_wide_a_person_among_ten_has_to_be(low: float, high: float, is_open: bool) -> None:
    spread = Spread(Block("hours", ((0, 0),), 10, 0), Fraction(200), few=False, room=Fraction(10))
    assert spread.is_open(low, high, 10) is is_open


def test_an_insider_takes_the_own_points_from_what_the_others_can_have() -> None:
    unit = {name: replace(one, rating="cukup", value=Decimal(75)) for name, one in people(12).items()}
    made, rosters = flat({"a": unit})
    (period,) = periods(tuple(statements([made])), rosters, ())
    matter = next(matters((one.said.metric for one in period.told), period.limits, period.scale))
    atoms = period.membership.atoms(period.figures, matter.aspects)
    system = build(matter, atoms, period.facts(matter), period.withheld(matter))
    (insider,) = insiders(system)
    low_row, high_row = system.links[0, 0, 0]
    assert insider.change.rows == {low_row: (5, None), high_row: (None, 75 - Fraction("89.999"))}
    assert insider.change.columns == {
        system.columns[0, 0, "cukup"]: (1, None),
        system.columns[0, 0, "value"]: (75, 75 + 11 * 120),
    }


def test_whoever_was_good_and_still_is_counts_as_unchanged() -> None:
    """All ratings moved between the two good ones: the old share tells the new one."""
    before = {name: replace(one, value=_points(one.rating)) for name, one in people(15, 3, "a").items()}
    after = {name: _better(one) for name, one in before.items()}
    first, rosters = flat({"a": before})
    restated = [group("government", "", ["a"], list(after.values()), 2) | {"good": WITHHELD}]
    restated += [group("unit", "a", ["a"], list(after.values()), 2) | {"good": WITHHELD}]
    releases = [first, release(2, {"2025": restated}, points=True)]
    known = [*rosters, Roster("a", "2025", 2, after)]
    claim = Claim("a.csv", 1, "2025", ("unit", "a"), "good", Decimal("79.9"), Decimal("80.1"))
    report = attack(releases, known, [claim])
    found = {(one.group, one.low, one.high) for one in report.failures if one.reason == "withheld-derivable"}
    assert found == {("unit:a", Decimal(80), Decimal(80)), ("government", Decimal(80), Decimal(80))}


def _points(rating: str) -> Decimal:
    return {"baik": Decimal(100), "cukup": Decimal(75)}[rating]


def _better(one: Person) -> Person:
    return replace(one, rating="sangat-baik", value=Decimal(112)) if one.rating == "baik" else one


def test_unlike_records_of_the_same_people_are_told_apart() -> None:
    """Nobody joined or left; three people's hours differ, and nothing else."""
    before = people(15, 3, "a")
    after = {
        name: replace(one, hours=one.hours + 90) if place < 3 else one
        for place, (name, one) in enumerate(before.items())
    }
    first, rosters = flat({"a": before})
    groups = [
        group("government", "", ["a"], list(after.values()), 2),
        group("unit", "a", ["a"], list(after.values()), 2),
    ]
    report = attack([first, release(2, {"2025": groups})], [*rosters, Roster("a", "2025", 2, after)])
    assert {(one.group, one.metric, one.people) for one in report.failures if one.reason == "changed-for-few"} == {
        ("unit:a", "hours", 3),
        ("government", "hours", 3),
    }
