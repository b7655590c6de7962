"""Numbers as people and spreadsheets write them; where two readings are possible, neither is chosen."""

import re
from decimal import Decimal
from enum import Enum

from kinerja.sheets import faults
from kinerja.sheets.faults import Refused

# What a spreadsheet shows and keeps of a number (IEEE 754, binary64); what comes after is noise of its arithmetic.
_DIGITS = 15
_LONGEST = 32
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:,[0-9]{3})+(?:\.[0-9]+)?)")
# One sign with three digits behind it: of thousands to some, of decimals to others.
_EITHER = re.compile(r"(-?[1-9][0-9]{0,2})([.,])([0-9]{3})")
_STORED = re.compile(r"-?[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]{1,3})?")


class Convention(Enum):
    """The decimal sign of a file, where every number that can be read in one way only agrees on it."""

    POINT = "."
    COMMA = ","
    UNCLEAR = ""


def written(text: str, *, is_whole: bool = False, convention: Convention = Convention.UNCLEAR) -> Decimal:
    """The number that a text says. Raises Refused.

    A whole number may have its thousands marked where the convention of the file says that they are.
    """
    either = _EITHER.fullmatch(text)
    if either:
        if is_whole and convention not in (Convention.UNCLEAR, Convention(either[2])):
            return Decimal(either[1] + either[3])
        raise Refused(faults.AMBIGUOUS, small=Decimal(f"{either[1]}.{either[3]}"), large=Decimal(either[1] + either[3]))
    if len(text) <= _LONGEST and _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if len(text) <= _LONGEST and _GROUPED.fullmatch(text):
        return Decimal(_ungrouped(text))
    raise Refused(faults.PERCENT if text.endswith("%") else faults.NUMBER_FORM)


def _ungrouped(text: str) -> str:
    """The last sign is that of decimals, unless it stands more than once."""
    sign = max(".,", key=text.rfind)
    other = "," if sign == "." else "."
    return text.replace(sign, "") if text.count(sign) > 1 else text.replace(other, "").replace(sign, ".")


def exactly(text: str) -> Decimal:
    """A number with all its digits and a point, as programs write it. Raises Refused."""
    if len(text) <= _LONGEST and _PLAIN.fullmatch(text) and "," not in text:
        return Decimal(text)
    return written(text)


def stored(text: str) -> tuple[Decimal, bool]:
    """The number that was typed, from the digits that a spreadsheet keeps; and whether arithmetic left noise in it.

    Excel keeps 8.4 as 8.4000000000000004: the shortest number with the same binary value is what was typed.
    """
    if not _STORED.fullmatch(text):
        raise Refused(faults.NUMBER_FORM)
    given = Decimal(text)
    if len(given.normalize().as_tuple().digits) <= _DIGITS:
        return _positional(given), False
    shortest = Decimal(repr(float(given)))
    if len(shortest.normalize().as_tuple().digits) <= _DIGITS:
        return _positional(shortest), False
    return _positional(Decimal(f"{shortest:.{_DIGITS - 1}e}").normalize()), True


def _positional(number: Decimal) -> Decimal:
    """Without an exponent, and without a minus before nothing."""
    return Decimal(f"{number:f}") or Decimal(f"{number:f}").copy_abs()


def convention(texts: list[str]) -> Convention:
    """The decimal sign that the numbers among these texts agree on."""
    signs = set()
    for text in texts:
        if _EITHER.fullmatch(text) or len(text) > _LONGEST:
            continue
        if _GROUPED.fullmatch(text):
            grouping = "." if "." in text and (text.count(".") > 1 or text.find(".") < text.find(",")) else ","
            signs.add("," if grouping == "." else ".")
        elif _PLAIN.fullmatch(text) and not text.lstrip("-").isdecimal():
            signs.add("," if "," in text else ".")
    return Convention(signs.pop()) if len(signs) == 1 else Convention.UNCLEAR
