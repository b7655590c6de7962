from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from kinerja.publish import numerals
from kinerja.publish.faults import SiteFault
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

ID, EN = Voice("id"), Voice("en")


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("1234567.89", "1.234.567,89", "1,234,567.89"),
        ("174.00", "174,00", "174.00"),
        ("-1.86", "−1,86", "−1.86"),
        ("0", "0", "0"),
        ("0.5", "0,5", "0.5"),
        ("87.45", "87,45", "87.45"),
        ("999", "999", "999"),
        ("7..8.5", "7 sampai 8,5", "7 to 8.5"),
        ("WTP", "WTP", "WTP"),
        ("1/9", "1/9", "1/9"),
        ("1e5", "1e5", "1e5"),
    ],
)
def test_a_value_is_written_as_its_language_does(value: str, indonesian: str, english: str) -> None:
    assert (ID.value(value), EN.value(value)) == (indonesian, english)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_no_digit_is_lost_or_added(value: Decimal) -> None:
    for voice, group, point in ((ID, ".", ","), (EN, ",", ".")):
        back = voice.number(value).replace(group, "").replace(point, ".").replace("−", "-")
        assert back == f"{value:f}" or (value == 0 and Decimal(back) == 0)


@pytest.mark.parametrize(
    ("period", "indonesian", "english"),
    [
        ("2025", "2025", "2025"),
        ("2025-S1", "Semester I 2025", "First half of 2025"),
        ("2025-Q3", "Triwulan III 2025", "Third quarter of 2025"),
        ("2025-07", "Juli 2025", "July 2025"),
    ],
)
def test_a_period_is_told_in_words(period: str, indonesian: str, english: str) -> None:
    assert (ID.period(period), EN.period(period)) == (indonesian, english)


def test_a_day_is_told_in_words() -> None:
    assert (ID.day("2026-08-17T23:59:59Z"), EN.day("2026-08-17")) == ("17 Agustus 2026", "17 August 2026")


@pytest.mark.parametrize("period", ["2025-13", "2025-Q5", "2025-S3", "25", "2025-", "2025\n", "", "２０２５"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(SiteFault):
        span(period)


def test_periods_follow_each_other_by_their_last_month_and_the_longer_ends_later() -> None:
    ordered = ["2024", "2025-01", "2025-03", "2025-Q1", "2025-S1", "2025-10", "2025-12", "2025-Q4", "2025-S2", "2025"]
    assert sorted({*ordered}, key=lambda one: span(one).order) == ordered


def test_periods_of_one_length_are_one_place_apart() -> None:
    for row in (["2024", "2025"], ["2024-S2", "2025-S1"], ["2024-Q4", "2025-Q1"], ["2024-12", "2025-01"]):
        assert [span(two).place - span(one).place for one, two in pairwise(row)] == [1]


def test_a_choice_that_the_locale_does_not_know_is_shown_as_it_is() -> None:
    assert ID.word("states", "a-state-of-another-time") == "a-state-of-another-time"


def test_only_plain_numbers_are_numbers() -> None:
    texts = ("1", "-1.5", "1.", ".5", "1e3", "", "1,5", "٣", "NaN")
    assert [text for text in texts if numerals.is_number(text)] == ["1", "-1.5"]
