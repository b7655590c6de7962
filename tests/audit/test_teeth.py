"""Planted leaks: each is flagged for its reason, and an agency that keeps the rules passes."""

from decimal import Decimal

import pytest
from planted import UNITS, cell, certain, changed, classes, exact_mean, flagged, listed, points, reasons, rounded

from agencies import (
    WITHHELD,
    flat,
    people,
    person,
)
from kinerja.audit.attack import attack
from kinerja.audit.knowledge import Claim, Roster


def test_an_agency_that_keeps_the_rules_passes() -> None:
    report = attack(*listed(flat(UNITS)))
    assert report.failures == ()
    assert (report.periods, report.cells, report.atoms) == (1, 16, 12)
    assert {one.group for one in report.derived} == {"unit:a", "unit:b", "unit:c"}


def test_an_agency_with_figures_and_classes_passes() -> None:
    units = {"a": points(120, "a"), "b": points(130, "b")}
    report = attack(*listed(flat(units, changed(classes))))
    assert report.failures == ()
    assert report.cells == 3 * (5 + 4)


@pytest.mark.parametrize("places", [0, 2])
def test_exact_shares_are_flagged(places: int) -> None:
    report = attack(*listed(flat(UNITS, changed(rounded(places)))))
    assert flagged(report, "finer-than-rules") == {
        (name, "good") for name in ("government", "unit:a", "unit:b", "unit:c")
    }


def test_two_decimal_means_are_flagged() -> None:
    report = attack(*listed(flat(UNITS, changed(exact_mean))))
    assert ("unit:a", "hours") in flagged(report, "finer-than-rules")


def test_a_group_of_nine_is_flagged() -> None:
    units = UNITS | {"d": people(9, 2, "d")}
    report = attack(*listed(flat(units)))
    assert flagged(report, "group-too-small") == {("unit:d", "")}
    assert ("unit:d", "hours") in flagged(report, "small-group-bounded")


def test_nine_people_left_between_a_group_and_its_parts_are_flagged() -> None:
    units = UNITS | {"d": people(9, 2, "d")}
    made, rosters = flat(units)
    made["staff"][0]["groups"] = [one for one in made["staff"][0]["groups"] if one.get("unit") != "d"]
    report = attack([made], rosters)
    assert [(one.group, one.people) for one in report.failures if one.reason == "group-too-small"] == [
        ("government", 9)
    ]


def test_a_threshold_alone_is_no_protection_when_the_whole_is_published() -> None:
    """All parts but one shown as exact counts: the small one follows."""
    units = UNITS | {"d": people(9, 2, "d")}
    made, rosters = flat(units, changed(rounded(6)))
    groups = made["staff"][0]["groups"]
    made["staff"][0]["groups"] = [one for one in groups if one.get("unit") != "d"]
    report = attack([made], rosters)
    bounded = [one for one in report.failures if one.reason == "small-group-bounded" and one.metric == "good"]
    assert {(one.people, one.low, one.high) for one in bounded} == {(9, Decimal("77.7778"), Decimal("77.7778"))}


def test_one_late_joiner_between_two_releases_is_flagged() -> None:
    """The naive rebuild: the newcomer brings the share over the border of its band."""
    before = people(15, 3, "a")
    after = before | {"late": person(good=False)}
    first, rosters = flat(UNITS | {"a": before})
    second, _ = flat(UNITS | {"a": after})
    second["number"] = 2
    for one in second["staff"][0]["groups"]:
        one["stated_in"] = 2 if one.get("unit", "a") == "a" else 1
    report = attack([first, second], [*rosters, Roster("a", "2025", 2, after)])
    assert ("unit:a", "good") in flagged(report, "changed-for-few")
    assert ("unit:a", "good") in flagged(report, "one-rating-left")
    assert ("unit:a", "good") in flagged(report, "small-group-bounded")
    late = [one for one in report.failures if one.reason == "one-rating-left" and one.metric == "good"]
    assert {one.people for one in late} == {1}


def test_everybody_alike_and_said_so_is_flagged() -> None:
    units = UNITS | {"a": people(15, 0, "a")}
    report = attack(*listed(flat(units, changed(certain))))
    assert ("unit:a", "good") in flagged(report, "group-forced")
    assert attack(*listed(flat(units))).failures == ()


def test_a_share_that_only_an_insider_can_settle_is_flagged() -> None:
    """One of 15 is not good; whoever it is knows it of all others, and everybody else that somebody is."""
    units = UNITS | {"a": people(15, 1, "a")}
    made, rosters = flat(units)
    claim = Claim("staff.csv", 1, "2025", ("unit", "a"), "good", Decimal("93"), Decimal("94"))
    report = attack([made], rosters, [claim])
    assert reasons(report) == {"finer-than-rules", "one-rating-left"}
    (one,) = [one for one in report.failures if one.reason == "one-rating-left"]
    assert (one.group, one.metric, one.people, one.low) == ("unit:a", "good", 14, Decimal(100))
    assert one.how == "0001:unit:a insider-inside"


def test_a_withheld_cell_that_follows_by_subtraction_is_flagged() -> None:
    made, rosters = flat({"a": people(15, 0, "a"), "b": people(300, 40, "b")}, changed(rounded(9)))
    cell(made, "a", good=WITHHELD)
    assert ("unit:a", "good") in flagged(attack([made], rosters), "withheld-derivable")


def test_a_withheld_mean_that_follows_by_subtraction_is_flagged() -> None:
    made, rosters = flat({"a": people(15, 0, "a"), "b": people(30, 4, "b")}, changed(exact_mean))
    cell(made, "a", hours=WITHHELD)
    report = attack([made], rosters)
    assert ("unit:a", "hours") in flagged(report, "withheld-derivable")
