"""The attack as a whole: what it knows, what it reports, and that the order of work never shows."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from agencies import WITHHELD, Json, city, flat, group, people, release, scoring, shown
from kinerja.audit.attack import attack
from kinerja.audit.knowledge import Claim, Person, Roster
from kinerja.diagnostic import CannotRun

UNITS = {"a": people(15, 3, "a"), "b": people(24, 4, "b"), "c": people(41, 9, "c")}


def test_nothing_published_gives_nothing_away() -> None:
    report = attack([release(1, {})], [])
    assert (report.failures, report.derived, report.cells, report.periods) == ((), (), 0, 0)


def test_without_the_solver_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    made, rosters = flat(UNITS)
    with pytest.raises(CannotRun) as raised:
        attack([made], rosters)
    assert raised.value.reason == "needs-solver"


def test_the_order_of_rosters_and_people_does_not_show() -> None:
    releases, rosters = city(12, 2, points=False)
    turned = [replace(one, people=dict(reversed(list(one.people.items())))) for one in reversed(rosters)]
    assert attack(releases, rosters) == attack(releases, turned)


def test_true_records_serve_insiders_only() -> None:
    """Records that differ in ways no insider could use leave bounds as they are: all have the same extremes."""
    made, rosters = flat(UNITS)
    turned = [replace(one, people=_swapped(one.people)) for one in rosters]
    assert attack([made], rosters) == attack([made], turned)


def _swapped(unit: Mapping[str, Person]) -> dict[str, Person]:
    return dict(zip(unit, reversed(list(unit.values())), strict=True))


def test_a_claim_that_says_the_same_as_the_release_changes_nothing() -> None:
    made, rosters = flat(UNITS)
    said = next(one for one in made["staff"][0]["groups"] if one.get("unit") == "a")["good"]["shown"]
    claim = Claim("unit/a.html", 1, "2025", ("unit", "a"), "good", Decimal(said["low"]), Decimal(said["high"]))
    assert attack([made], rosters, [claim]).failures == attack([made], rosters).failures == ()


def test_a_claim_about_a_withheld_cell_counts() -> None:
    made, rosters = flat(UNITS)
    for one in made["staff"][0]["groups"]:
        if one.get("unit") in ("a", "b"):
            one["good"] = WITHHELD
    assert attack([made], rosters).failures == ()
    claim = Claim("search.json", 1, "2025", ("unit", "a"), "good", Decimal(79), Decimal(81))
    found = {(one.reason, one.group, one.how) for one in attack([made], rosters, [claim]).failures}
    assert ("finer-than-rules", "unit:a", "search.json") in found


def test_a_claim_about_a_group_that_no_release_has_is_flagged() -> None:
    made, rosters = flat(UNITS)
    claim = Claim("unit/x.html", 1, "2025", ("unit", "x"), "good", Decimal(80), Decimal(100))
    (one,) = attack([made], rosters, [claim]).failures
    assert (one.reason, one.group, one.how) == ("unknown-people", "unit:x", "unit/x.html")


def test_periods_are_attacked_each_for_itself() -> None:
    first, rosters = flat(UNITS, period="2024")
    second, more = flat(UNITS, period="2025")
    both = first | {"staff": [*first["staff"], *second["staff"]]}
    report = attack([both], [*rosters, *more])
    assert (report.failures, report.periods) == ((), 2)
    assert {one.period for one in report.derived} == {"2024", "2025"}


def test_a_revision_of_enough_people_passes_and_its_difference_is_reported() -> None:
    before = people(40, 8, "a")
    after = {name: _moved(one) if place < 20 else one for place, (name, one) in enumerate(before.items())}
    other = people(30, 6, "b")
    first, rosters = flat({"a": before, "b": other})
    groups = [
        group("government", "", ["a", "b"], [*after.values(), *other.values()], 2),
        group("unit", "a", ["a"], list(after.values()), 2),
        group("unit", "b", ["b"], list(other.values()), 1),
    ]
    report = attack([first, release(2, {"2025": groups})], [*rosters, Roster("a", "2025", 2, after)])
    assert report.failures == ()
    differences = {(one.how, one.metric, one.people) for one in report.derived if " - " in one.how}
    assert ("0002:unit:a - 0001:unit:a", "hours", 20) in differences
    assert ("0001:government - 0002:government", "hours", 20) in differences


def _moved(one: Person) -> Person:
    return replace(one, hours=one.hours + 20)


def test_what_a_difference_leaves_is_bounded_as_subtraction_bounds_it() -> None:
    """Everybody minus one unit: the other unit, whose cell is withheld, between the ends of both."""
    units = {"a": people(30, 10, "a"), "b": people(30, 15, "b")}
    made, rosters = flat(units)
    groups = made["staff"][0]["groups"]
    made["staff"][0]["groups"] = [one for one in groups if one.get("unit") != "b"]
    report = attack([made], rosters)
    found = {one.metric: (one.low, one.high) for one in report.derived if " - " in one.how}
    # 60 people, 55 to 60 percent: 34 or 35 good (a share on the border belongs to the band further out);
    # 30 people, 60 to 70 percent: 18 to 20. The rest of 30: 13 to 17.
    assert _cell(made, "")["good"] == shown(55, 60)
    assert _cell(made, "a")["good"] == shown(60, 70)
    low, high = found["good"]
    assert (round(low * 30 / 100), round(high * 30 / 100)) == (13, 17)


def _cell(made: Json, unit: str) -> Any:
    return next(one for one in made["staff"][0]["groups"] if one.get("unit", "") == unit)


def test_points_without_a_scale_are_no_figure_of_the_rules() -> None:
    units = {"a": {name: replace(one, value=Decimal(95)) for name, one in UNITS["c"].items()}}
    made, rosters = flat(units)
    made["policies"] = [scoring(points=False)]
    assert {(one.reason, one.metric) for one in attack([made], rosters).failures} == {("finer-than-rules", "value")}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(12, 60), st.integers(0, 12)), min_size=2, max_size=6))
def test_banded_units_without_changes_are_never_settled(sizes: list[tuple[int, int]]) -> None:
    """Bands hold at least two people at each end: one release of plain units gives no rating away."""
    units = {f"u{place}": people(size, min(bad, size), f"u{place}") for place, (size, bad) in enumerate(sizes)}
    made, rosters = flat(units, group)
    made["staff"][0]["groups"] = made["staff"][0]["groups"][1:]
    report = attack([made], rosters)
    assert {one.reason for one in report.failures} <= {"person-bounded"}


def test_a_city_of_offices_with_revisions_is_attacked_the_same_way_twice() -> None:
    releases, rosters = city(20, 2)
    report = attack(releases, rosters)
    assert report == attack(releases, rosters)
    assert report.periods == 2
    assert {one.reason for one in report.failures} <= {
        "one-rating-left",
        "small-group-bounded",
        "group-forced",
        "changed-for-few",
    }
