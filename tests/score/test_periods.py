"""Periods are compared by the days they cover."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from kinerja import periods

PARTS = ("", "-S1", "-S2", *(f"-Q{n}" for n in range(1, 5)), *(f"-{n:02}" for n in range(1, 13)))
some_period = st.builds("{:04}{}".format, st.integers(1900, 2199), st.sampled_from(PARTS))


@pytest.mark.parametrize(
    ("period", "length", "first", "last", "before"),
    [
        ("2025", "year", "2025-01-01", "2025-12-31", "2024"),
        ("2025-S1", "semester", "2025-01-01", "2025-06-30", "2024-S2"),
        ("2025-S2", "semester", "2025-07-01", "2025-12-31", "2025-S1"),
        ("2025-Q1", "quarter", "2025-01-01", "2025-03-31", "2024-Q4"),
        ("2025-Q3", "quarter", "2025-07-01", "2025-09-30", "2025-Q2"),
        ("2025-01", "month", "2025-01-01", "2025-01-31", "2024-12"),
        ("2024-02", "month", "2024-02-01", "2024-02-29", "2024-01"),
        ("2100-02", "month", "2100-02-01", "2100-02-28", "2100-01"),
        ("0000", "year", "0000-01-01", "0000-12-31", None),
    ],
)
def test_a_period_knows_its_length_its_days_and_the_one_before(
    period: str, length: str, first: str, last: str, before: str | None
) -> None:
    found = periods.length(period), periods.first_day(period), periods.last_day(period), periods.previous(period)
    assert found == (length, first, last, before)


@given(some_period)
def test_a_period_begins_the_day_after_the_one_before_ends(period: str) -> None:
    before = periods.previous(period)
    assert before is not None
    assert periods.length(before) == periods.length(period)
    assert date.fromisoformat(periods.last_day(before)) + timedelta(days=1) == date.fromisoformat(
        periods.first_day(period)
    )


@given(some_period, some_period)
def test_containing_and_sharing_days_agree_with_the_calendar(one: str, other: str) -> None:
    first, last = periods.first_day, periods.last_day
    assert periods.contains(one, other) == (first(one) <= first(other) and last(other) <= last(one))
    assert periods.overlap(one, other) == (first(one) <= last(other) and first(other) <= last(one))


def test_periods_are_ordered_by_their_last_day_and_the_shorter_one_first() -> None:
    given_periods = ["2025", "2025-Q4", "2025-12", "2025-S1", "2025-S2", "2024", "2025-Q1"]
    ordered = ["2024", "2025-Q1", "2025-S1", "2025-12", "2025-Q4", "2025-S2", "2025"]
    assert sorted(given_periods, key=periods.order) == ordered


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-Q5", "2025-S3", "2025-1", "2025-00", " 2025", "٢٠٢٥"])
def test_a_text_that_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        periods.span(text)
