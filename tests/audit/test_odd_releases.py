"""Whatever JSON a release is: the attack ends with a report, and what is not of the format is a failure."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from agencies import Json, flat, people
from kinerja.audit.attack import attack

UNITS = {"a": people(15, 3, "a"), "b": people(24, 4, "b")}
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("1e999999999"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything inside a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


PLACES = list(places(flat(UNITS)[0]))


def replaced(path: tuple[Any, ...], odd: Any) -> Json:
    made = deepcopy(flat(UNITS)[0])
    inside: Any = made
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = odd
    return made


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(PLACES), ODD)
def test_the_attack_ends_with_a_report_whatever_a_release_is(path: tuple[Any, ...], odd: Any) -> None:
    report = attack([replaced(path, odd)], flat(UNITS)[1])
    assert list(report.failures) == sorted(report.failures, key=lambda one: one.order)


NUMBERS = [
    ("disclosure", "smallest_group", "value"),
    ("disclosure", "shares", "bands", 0, "width"),
    ("staff", 0, "groups", 1, "stated_in"),
    ("staff", 0, "groups", 1, "staff", "low"),
    ("staff", 0, "groups", 1, "hours", "shown", "low"),
]
OTHERS = [
    ("number",),
    ("disclosure",),
    ("disclosure", "smallest_group"),
    ("disclosure", "shares", "bands"),
    ("disclosure", "good", "ratings", 0),
    ("staff", 0, "groups", 1),
    ("staff", 0, "groups", 1, "members", 0),
    ("staff", 0, "groups", 1, "good"),
    ("staff", 0, "groups", 1, "good", "shown"),
]


NO_NUMBERS: list[Any] = ["1e999999999", "NaN", "1/3", 10**30, True, None]
NOTHING_KNOWN: list[Any] = [{"a": []}, [[]], 0.5]
PLANTED = [*product(NUMBERS, NO_NUMBERS), *product((*NUMBERS, *OTHERS), NOTHING_KNOWN)]


@pytest.mark.parametrize(("path", "odd"), PLANTED)
def test_what_is_not_of_the_format_is_undeclared(path: tuple[Any, ...], odd: Any) -> None:
    report = attack([replaced(path, odd)], flat(UNITS)[1])
    assert {(one.reason, one.period) for one in report.failures} == {("undeclared", "2025")}


def test_an_odd_period_does_not_hide_what_others_give_away() -> None:
    first, rosters = flat({"a": people(9, 2, "a"), "b": UNITS["b"]}, period="2024")
    second, more = flat(UNITS, period="2025")
    second["staff"][0]["groups"] = None
    report = attack([first | {"staff": [*first["staff"], *second["staff"]]}], [*rosters, *more])
    assert {("undeclared", "2025"), ("group-too-small", "2024")} <= {
        (one.reason, one.period) for one in report.failures
    }


def test_an_odd_cell_or_group_does_not_hide_what_the_others_of_its_period_give_away() -> None:
    made, rosters = flat({"a": people(9, 2, "a"), "b": UNITS["b"]})
    government, _, other = made["staff"][0]["groups"]
    government["hours"] = {"shown": {"low": "many", "high": 3}}
    other["members"] = None
    found = {(one.reason, one.group, one.metric) for one in attack([made], rosters).failures}
    assert {
        ("undeclared", "government", "hours"),
        ("undeclared", "", "groups"),
        ("group-too-small", "unit:a", ""),
        ("small-group-bounded", "unit:a", "hours"),
    } <= found


@pytest.mark.parametrize("zero", ["0E-10", "0.0000000000", "0", 0])
def test_every_way_to_write_a_decimal_is_read(zero: object) -> None:
    made, rosters = flat({"a": people(24, 0, "a")})
    for one in made["staff"][0]["groups"]:
        one["follow_ups"] = {"shown": {"low": zero, "high": zero}}
    found = {(one.reason, one.metric) for one in attack([made], rosters).failures}
    assert found == {("finer-than-rules", "follow_ups"), ("group-forced", "follow_ups")}


@pytest.mark.parametrize("release", [{}, {"staff": None}, {"staff": 3}, {"staff": [3]}, {"staff": [{}]}])
def test_a_release_that_is_hardly_one_has_at_most_one_failure(release: Any) -> None:
    report = attack([release], [])
    assert [one.reason for one in report.failures] == ["undeclared"] * bool(release)
