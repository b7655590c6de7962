"""Numbers and dates as a language writes them; nothing is rounded here."""

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from kinerja.publish.span import Span

LOCALES = {"id": "id_ID", "en": "en_GB"}

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


def is_number(value: str) -> bool:
    """Whether a canonical text is a plain number."""
    return _NUMBER.fullmatch(value) is not None


def number(language: str, value: Decimal | int) -> str:
    """A number with all its digits: Babel would round half to even, so the pattern asks for what is there."""
    decimals = -int(Decimal(value).as_tuple().exponent)
    pattern = "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
    shown = format_decimal(Decimal(value), pattern, LOCALES[language], decimal_quantization=False)
    return shown.replace("-", "−")


def day(language: str, value: str) -> str:
    """A day `YYYY-MM-DD`, or the day of a time, in words."""
    return format_date(date.fromisoformat(value[:10]), "d MMMM y", LOCALES[language])


def month(language: str, value: Span, *, short: bool = False) -> str:
    """A month with its year."""
    return format_date(date(value.year, value.number, 1), "LLL y" if short else "LLLL y", LOCALES[language])
