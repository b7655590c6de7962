"""Bounds of few people are about those whom something published tells apart, and about nobody else."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from planted import flagged, restated

from agencies import Json, group, people, release
from kinerja.audit.attack import attack
from kinerja.audit.knowledge import Person, Roster


def untrained(size: int, name: str) -> dict[str, Person]:
    """People without hours: the mean of any few of them is bounded as closely as that of all is."""
    return {key: replace(one, hours=Decimal(0)) for key, one in people(size, 3, name).items()}


def hours(unit: Mapping[str, Person], add: int) -> dict[str, Person]:
    return {name: replace(one, hours=one.hours + add) for name, one in unit.items()}


def test_a_roster_file_written_anew_with_the_same_records_tells_nobody_apart() -> None:
    units = {"a": untrained(6, "a"), "b": untrained(6, "b"), "c": people(41, 9, "c")}
    pool = [*units["a"].values(), *units["b"].values()]

    def told(number: int) -> Json:
        groups = [
            group("government", "", list(units), [*pool, *units["c"].values()], number),
            group("pool", "", ["a", "b"], pool, number),
            group("unit", "c", ["c"], list(units["c"].values()), 1),
        ]
        return release(number, {"2025": groups})

    rosters = [Roster(unit, "2025", 1, inside) for unit, inside in units.items()]
    report = attack([told(1), told(2)], [*rosters, Roster("a", "2025", 2, units["a"])])
    assert report.failures == ()
    assert {one.group for one in report.derived} == {"pool", "unit:c"}


def test_what_becomes_of_people_later_does_not_tell_them_apart() -> None:
    """Twelve without hours; six of them leave, and six are rated anew together with six who joined."""
    before = untrained(12, "a")
    stayed = dict(sorted(before.items())[6:])
    after = {**hours(stayed, 60), **hours(people(6, 3, "new"), 30)}
    assert attack(*restated(before, after)).failures == ()


def test_people_whom_a_later_figure_still_counts_are_told_apart() -> None:
    """Of twenty without hours eight keep their records: both means hold for these eight."""
    before = untrained(20, "a")
    kept = dict(sorted(before.items())[:8])
    after = {**kept, **hours(dict(sorted(before.items())[8:]), 60)}
    report = attack(*restated(before, after))
    assert flagged(report, "small-group-bounded") == {("unit:a", "hours")}
    found = {(one.people, one.low) for one in report.failures if one.reason == "small-group-bounded"}
    assert found == {(8, Decimal("0.0000"))}
