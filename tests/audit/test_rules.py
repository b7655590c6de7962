"""The public rules of rounding: every share and mean lies in one range, and ranges mean what they say."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import agencies
from kinerja.audit import rules
from kinerja.audit.statements import Limits, statements

PEOPLE = st.integers(10, 700)


def limits() -> Limits:
    made, _ = agencies.flat({"a": agencies.people(12)})
    return next(statements([made])).limits


LIMITS = limits()


def ends(cell: agencies.Json) -> tuple[Fraction, Fraction]:
    return Fraction(cell["shown"]["low"]), Fraction(cell["shown"]["high"])


@pytest.mark.parametrize(
    ("people", "low", "high", "counts"),
    [
        (10, 0, 20, (0, 2)),
        (10, 20, 40, (3, 4)),
        (10, 40, 60, (5, 5)),
        (10, 60, 80, (6, 7)),
        (10, 80, 100, (8, 10)),
        (20, 40, 60, (9, 11)),
        (40, 40, 50, (17, 19)),
        (40, 50, 60, (20, 23)),
        (400, 99, 100, (396, 400)),
    ],
)
def test_the_counts_behind_a_band(people: int, low: int, high: int, counts: tuple[int, int]) -> None:
    assert rules.share_counts(people, (Fraction(low), Fraction(high)), banded=True) == counts


@given(PEOPLE, st.data())
def test_every_count_lies_in_exactly_one_band_and_it_is_the_shown_one(people: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, people))
    band = ends(agencies.band(count, people))
    assert rules.band_of(LIMITS, people, count) == band
    assert rules.is_band(LIMITS, people, band)
    width = int(band[1] - band[0])
    bands = [(Fraction(low), Fraction(low + width)) for low in range(0, 100, width)]
    holding = [
        one
        for one in bands
        if rules.share_counts(people, one, True)[0] <= count <= rules.share_counts(people, one, True)[1]
    ]
    assert holding == [band]


@given(PEOPLE, st.integers(0, 1_000_000), st.sampled_from([100, 110, 120, 200]))
def test_every_mean_lies_in_the_shown_step(people: int, place: int, top: int) -> None:
    total = Decimal(top * people) * place / 1_000_000
    step = ends(agencies.step(total, people, Decimal(top)))
    mean = Fraction(total) / people
    assert rules.step_of(LIMITS, people, Fraction(top), mean) == step
    assert rules.is_step(LIMITS, people, Fraction(top), step)
    assert step[0] <= mean <= step[1]
    assert (step[1] - step[0]) * people >= 20


@given(PEOPLE, st.data())
def test_anything_finer_than_a_band_is_none(people: int, data: st.DataObject) -> None:
    width = rules.band_width(LIMITS, people)
    assert width is not None
    low = Fraction(data.draw(st.integers(0, 1000)), 10)
    high = low + Fraction(data.draw(st.integers(0, width * 10 - 1)), 10)
    assert not rules.is_band(LIMITS, people, (low, high))


@given(PEOPLE, st.data())
def test_anything_finer_than_a_step_is_none(people: int, data: st.DataObject) -> None:
    least = rules.steps(LIMITS, people)[0]
    low = least * data.draw(st.integers(0, 40)) / 2
    high = low + least * Fraction(data.draw(st.integers(0, 99)), 100)
    assert not rules.is_step(LIMITS, people, Fraction(120), (low, high))


@pytest.mark.parametrize(
    ("people", "shown", "fits"),
    [
        (50, ("80", "85"), True),
        (50, ("80", "90"), True),  # coarser than needed
        (50, ("80", "82"), False),
        (50, ("82", "87"), False),  # no multiple
        (50, ("80", "95"), False),
        (50, ("100", "105"), False),
        (9, ("80", "100"), False),
    ],
)
def test_bands_of_the_policy(people: int, shown: tuple[str, str], fits: bool) -> None:
    assert rules.is_band(LIMITS, people, (Fraction(shown[0]), Fraction(shown[1]))) is fits


@pytest.mark.parametrize(
    ("shown", "fits"),
    [
        (("0", "4"), True),
        (("0", "2"), False),
        (("4", "6"), True),
        (("5", "7"), False),  # half-way between multiples
        (("3", "5"), False),  # cuts the zone at the end
        (("116", "120"), True),
        (("118", "120"), False),
        (("114", "116"), True),
        (("4.5", "6.5"), False),
        (("10", "15"), True),  # a coarser step
    ],
)
def test_steps_of_a_mean_of_ten_people(shown: tuple[str, str], fits: bool) -> None:
    assert rules.is_step(LIMITS, 10, Fraction(120), (Fraction(shown[0]), Fraction(shown[1]))) is fits


@pytest.mark.parametrize(
    ("people", "low", "high"), [(10, 10, 20), (20, 10, 20), (21, 21, 40), (300, 101, 300), (301, 301, None)]
)
def test_headcount_classes(people: int, low: int, high: int | None) -> None:
    assert rules.headcount(LIMITS, people) == (low, high)


def test_a_single_number_stands_for_all_that_round_to_it() -> None:
    assert rules.share_counts(12, (Fraction(83), Fraction(83)), banded=False) == (10, 10)
    assert rules.share_counts(12, (Fraction("83.3"), Fraction("83.3")), banded=False) == (10, 10)
    assert rules.share_counts(12, (Fraction(80), Fraction(90)), banded=False) == (10, 10)
