"""Numbers as a mapping says that they are written; what is written otherwise is no number, and nothing is guessed."""

import re
from decimal import Decimal
from functools import cache

from kinerja.bridging.mapping import Numbers

# Texts such as `12 laporan` and `95%`.
_LEADING = re.compile(r"-?\d[\d.,']*(?: \d{3}(?!\d)[\d.,]*)*", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)


def exact(text: str, written: Numbers) -> Decimal | None:
    """The number that the whole text is, or None."""
    if not _form(written).fullmatch(text):
        return None
    plain = text.replace(written.thousands, "") if written.thousands else text
    return Decimal(plain.replace(written.decimal, "."))


def parts(text: str) -> tuple[str, str]:
    """The number at the beginning and its unit; no number where digits follow, as in `5-7 hari` and `10 Mei 2026`."""
    found = _LEADING.match(text)
    number = found[0].rstrip(".,'") if found else ""
    rest = text[len(number) :].strip()
    return ("", text) if _DIGIT.search(rest) else (number, rest)


@cache
def _form(written: Numbers) -> re.Pattern[str]:
    whole = r"\d+"
    if written.thousands:
        whole = rf"(?:\d+|\d{{1,3}}(?:{re.escape(written.thousands)}\d{{3}})+)"
    return re.compile(rf"-?{whole}(?:{re.escape(written.decimal)}\d+)?", re.ASCII)
