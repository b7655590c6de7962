"""Exact numbers: fractions inside computations, decimals outside, one rounding half up."""

from decimal import Decimal
from fractions import Fraction

SHOWN_DECIMALS = 6


def rounded(value: Fraction, decimals: int) -> Decimal:
    """The decimal nearest to a value; a half goes away from zero. Exact whatever the size."""
    numerator, denominator = value.as_integer_ratio()
    whole = (2 * abs(numerator) * 10**decimals + denominator) // (2 * denominator)
    return _decimal(whole, negative=numerator < 0, decimals=decimals)


def shown(value: Fraction) -> tuple[str, bool]:
    """A value as text, cut (not rounded) after six decimals, and whether that is all of it."""
    numerator, denominator = value.as_integer_ratio()
    cut, rest = divmod(abs(numerator) * 10**SHOWN_DECIMALS, denominator)
    text = plain(_decimal(cut, negative=numerator < 0, decimals=SHOWN_DECIMALS))
    return text.rstrip("0").rstrip("."), not rest


def plain(value: Decimal) -> str:
    """A decimal as it was written, with a point and without an exponent; zero has no sign."""
    return f"{abs(value) if value == 0 else value:f}"


def decimals_of(value: Decimal) -> int:
    """How many digits a decimal shows after its point."""
    return len(plain(value).partition(".")[2])


def _decimal(whole: int, *, negative: bool, decimals: int) -> Decimal:
    # Made from its text: arithmetic on Decimal would round to the context's precision.
    return Decimal(f"{'-' if negative and whole else ''}{whole}E-{decimals}")
