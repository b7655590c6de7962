"""Numbers stay exact until the one rounding, half up, away from zero."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from kinerja.score.numbers import decimals_of, plain, rounded, shown

wide = Context(prec=200)
decimals_with_places = st.decimals(-(10**15), 10**15, places=9, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(2150, 21), 2, "102.38"),
        (Fraction(174), 2, "174.00"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction("2.675"), 2, "2.68"),
        (Fraction("0.125"), 2, "0.13"),
        (Fraction("-0.004"), 2, "0.00"),
        (Fraction(10**40) + Fraction(1, 2), 0, str(10**40 + 1)),
    ],
)
def test_a_half_is_rounded_away_from_zero_and_nothing_is_lost(value: Fraction, decimals: int, text: str) -> None:
    assert str(rounded(value, decimals)) == text


@given(decimals_with_places, st.integers(0, 6))
def test_rounding_agrees_with_the_decimal_arithmetic_of_the_standard_library(value: Decimal, decimals: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context=wide)
    assert rounded(Fraction(value), decimals) == expected


@given(decimals_with_places)
def test_a_shown_value_is_cut_after_six_decimals_and_says_so(value: Decimal) -> None:
    text, exact = shown(Fraction(value))
    assert Decimal(text) == value.quantize(Decimal("0.000001"), ROUND_DOWN, context=wide)
    assert exact == (Decimal(text) == value)
    assert "E" not in text
    assert text != "-0"


@pytest.mark.parametrize(
    ("value", "text", "exact"),
    [
        (Fraction(2150, 21), "102.380952", False),
        (Fraction(100), "100", True),
        (Fraction("-1.500"), "-1.5", True),
        (Fraction(-1, 10**7), "0", False),
    ],
)
def test_shown_values_have_no_needless_zeros(value: Fraction, text: str, exact: bool) -> None:
    assert shown(value) == (text, exact)


@pytest.mark.parametrize(
    ("value", "text"),
    [("3.200", "3.200"), ("1E+3", "1000"), ("0E-2", "0.00"), ("-0.0", "0.0"), ("-1.86", "-1.86")],
)
def test_a_decimal_is_told_as_written_without_an_exponent(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
    assert decimals_of(Decimal(value)) == len(text.partition(".")[2])
