"""Numbers as people read them on a page: `87,25` in Indonesian is `87.25` in English."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

_NUMBER = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


def numbers(text: str, language: str) -> list[tuple[str, Decimal | None]]:
    """Every number in a text as it is written, with its value; None when it is written in no way of the language."""
    found = [match[0] for match in _NUMBER.finditer(_plain(text))]
    return [(one, _value(one, language)) for one in found]


def span(text: str, language: str) -> tuple[Decimal, Decimal] | None:
    """The range that a text tells: two numbers, or one that is exact; None when it tells none."""
    values = [value for _, value in numbers(text, language)]
    if not 1 <= len(values) <= 2 or None in values:
        return None
    low, high = values[0], values[-1]
    return (low, high) if low is not None and high is not None and low <= high else None


def without_names(text: str, names: Iterable[str]) -> str:
    """The text without known names, where they are not part of a longer row of digits; the longest come first."""
    plain = _plain(text)
    for name in (" ".join(_plain(name).split()) for name in names):
        if name in plain and any(map(str.isdigit, name)):
            plain = re.sub(rf"(?<![0-9]){re.escape(name)}(?![0-9])", " ", plain)
    return plain


def _plain(text: str) -> str:
    """Digits of every script, and raised ones, as plain digits; fractions as they are spoken."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in plain)


def _value(text: str, language: str) -> Decimal | None:
    if not language.startswith("en"):
        text = text.translate(str.maketrans(".,", ",."))
    try:
        return Decimal(text.replace(",", "")) if _GROUPED.fullmatch(text) else None
    except InvalidOperation:
        return None
