"""Numbers and dates as a language writes them; nothing is rounded here."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from kinerja.publish.span import Span

LOCALES = {"id": "id_ID", "en": "en_GB"}

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)

_SIGNS = {
    language: str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale), "-": "−"})
    for language, locale in LOCALES.items()
}


def is_number(value: str) -> bool:
    """Whether a canonical text is a plain number."""
    return _NUMBER.fullmatch(value) is not None


# A page says the same value several times, and the pages beside it the same periods and days.
_remembered = lru_cache(maxsize=4096)


@_remembered
def numbers(value: str) -> tuple[Decimal, ...]:
    """The number of a canonical value, both ends of a range `20..30`, or nothing for a word."""
    parts = value.split("..")
    return tuple(map(Decimal, parts)) if len(parts) <= 2 and all(map(is_number, parts)) else ()


def number(language: str, value: Decimal | int) -> str:
    """A number with all its digits: Babel knows the signs of a language, but would round half to even."""
    exact = Decimal(value)
    return f"{exact if exact else exact.copy_abs():,f}".translate(_SIGNS[language])


@_remembered
def day(language: str, value: str) -> str:
    """A day `YYYY-MM-DD`, or the day of a time, in words."""
    return format_date(date.fromisoformat(value[:10]), "d MMMM y", LOCALES[language])


@_remembered
def month(language: str, value: Span, *, short: bool = False) -> str:
    """A month with its year."""
    return format_date(date(value.year, value.number, 1), "LLL y" if short else "LLLL y", LOCALES[language])
