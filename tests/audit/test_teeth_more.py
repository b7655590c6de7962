"""More planted leaks: what does not fit, what order tells, and what changes give away."""

from dataclasses import replace

from planted import UNITS, cell, flagged, listed, pointed, points, reasons, restated

from agencies import (
    WITHHELD,
    flat,
    headcount,
    people,
    person,
    policy,
    shown,
)
from kinerja.audit.attack import attack


def test_a_withheld_cell_that_does_not_follow_passes() -> None:
    made, rosters = flat(UNITS)
    for unit in ("a", "b"):
        cell(made, unit, good=WITHHELD)
    assert attack([made], rosters).failures == ()


def test_figures_that_no_records_fit_are_named() -> None:
    made, rosters = flat({"a": people(15, 3, "a"), "b": people(24, 4, "b")})
    cell(made, "", good=shown(0, 10))
    report = attack([made], rosters)
    assert {(one.reason, one.group, one.metric) for one in report.failures} == {("contradiction", "government", "good")}


def test_a_scale_that_nobody_fits_is_a_contradiction() -> None:
    made, rosters = flat({name: pointed(unit) for name, unit in UNITS.items()})
    for band in made["policies"][0]["bands"]:
        band |= {"lowest": "100", "highest": "50"}
    for one in made["staff"][0]["groups"]:
        one["value"] = WITHHELD
    found = {(one.reason, one.group) for one in attack([made], rosters).failures}
    assert found == {("contradiction", "")}


def test_a_headcount_that_is_told_too_closely_is_flagged() -> None:
    made, rosters = flat(UNITS)
    cell(made, "a", staff={"low": 15, "high": 15})
    assert flagged(attack([made], rosters), "headcount-too-fine") == {("unit:a", "staff")}
    cell(made, "a", staff=headcount(30))
    assert flagged(attack([made], rosters), "contradiction") == {("unit:a", "staff")}


def test_an_order_by_true_values_is_flagged() -> None:
    made, rosters = flat(UNITS)
    made["staff"][0]["groups"].reverse()
    made["staff"][0]["groups"][-1]["members"].reverse()
    assert flagged(attack([made], rosters), "order-tells") == {("", ""), ("government", "members")}


def test_a_key_that_the_format_does_not_know_is_flagged() -> None:
    made, rosters = flat(UNITS)
    cell(made, "a", rank=3, good={"shown": {"low": "80", "high": "100", "count": 12}})
    made["staff"][0]["median"] = "3"
    assert flagged(attack([made], rosters), "undeclared") == {("unit:a", "rank"), ("unit:a", "good"), ("", "median")}


def test_a_group_without_a_roster_is_flagged() -> None:
    made, rosters = flat(UNITS)
    report = attack([made], [one for one in rosters if one.unit != "b"])
    assert flagged(report, "unknown-people") == {("unit:b", ""), ("government", "")}


def test_a_period_of_which_no_group_has_a_roster_is_flagged() -> None:
    made, _ = flat(UNITS)
    report = attack([made], [])
    assert [(one.reason, one.group) for one in report.failures] == [
        ("unknown-people", name) for name in ("government", "unit:a", "unit:b", "unit:c")
    ]


def test_a_figure_that_moves_without_changed_people_is_flagged() -> None:
    first, rosters = flat(UNITS)
    second, _ = flat(UNITS)
    second["number"] = 2
    cell(second, "a", hours=WITHHELD)
    report = attack([first, second], rosters)
    assert {(one.reason, one.group, one.metric, one.people) for one in report.failures} == {
        ("changed-for-few", "unit:a", "hours", 0)
    }


def test_few_changed_records_between_two_releases_are_bounded() -> None:
    """Ten people are rated anew but only two of them get other hours: the difference is about these two."""
    before = people(15, 3, "a")
    after = {
        name: replace(one, hours=one.hours + (100 if place < 2 else 0), follow_up=not one.follow_up)
        for place, (name, one) in enumerate(before.items())
    }
    report = attack(*restated(before, after))
    assert "changed-for-few" not in reasons(report)
    differences = [one for one in report.derived if one.how == "0002:unit:a - 0001:unit:a"]
    assert {(one.metric, one.people) for one in differences} == {("hours", 2), ("follow_ups", 15)}


def test_joiners_alone_whose_hours_are_bounded_are_flagged() -> None:
    """Nine joined and one left: all nine had 190 hours, and the mean says so."""
    before = people(
        30,
        6,
        "a",
    )
    stayed = {name: one for name, one in before.items() if name != "a-029"}
    after = stayed | {f"new-{number}": person(hours=190) for number in range(9)}
    report = attack(*restated(before, after))
    assert ("unit:a", "hours") in flagged(report, "small-group-bounded")


def test_a_lone_low_score_does_not_give_the_others_away() -> None:
    """All but one are at the top: the one with 35 hours less knows that nobody else is far from it."""
    units = UNITS | {"a": {**{f"a-{n}": person(hours=0) for n in range(9)}, "a-9": person(hours=35)}}
    report = attack(*listed(flat(units)))
    assert flagged(report, "person-bounded") == {("unit:a", "hours")}


def test_points_that_settle_the_rating_are_flagged() -> None:
    """A mean in the lowest step leaves nobody above the limit of the good ratings."""
    units = UNITS | {"a": points(15, "a", "2")}
    made, rosters = flat({name: pointed(unit) for name, unit in units.items()})
    cell(made, "a", good=WITHHELD)
    report = attack([made], rosters)
    assert ("unit:a", "good") in flagged(report, "group-forced")


def test_without_a_disclosure_policy_nothing_may_be_said() -> None:
    made, rosters = flat(UNITS)
    made["disclosure"] = None
    (one,) = attack([made], rosters).failures
    assert (one.reason, one.period, one.group, one.metric, one.how) == ("undeclared", "2025", "", "", "0001")


def test_a_policy_is_read_as_the_releases_have_it() -> None:
    assert policy()["smallest_group"]["value"] == "10"
