"""What an unquoted scalar means: the core of YAML 1.2, with exact decimals and without look-alikes of numbers."""

import re
from decimal import Decimal

from kinerja.diagnostic import Rule
from kinerja.load import faults

LONGEST_NUMBER = 32

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_BEGINS_NUMBER = frozenset("-+.0123456789")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
# People mean a number by these, and programs disagree on which one; the first that matches tells the way to mend.
_MISTAKEN: tuple[tuple[Rule, re.Pattern[str]], ...] = (
    (faults.LEADING_ZERO, re.compile(r"[-+]?0(?:[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[xXoObB][0-9a-fA-F]+)")),
    (faults.EXPONENT, re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+")),
    (faults.NOT_FINITE, re.compile(r"[-+]?\.(?:inf|nan)", re.IGNORECASE)),
    (faults.NUMBER_FORM, re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")),
)


def resolved(text: str) -> str | int | Decimal | bool | Rule | None:
    """The value of an unquoted scalar, or the rule that it breaks."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _BEGINS_NUMBER:
        return text
    if len(text) <= LONGEST_NUMBER:
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text) or Decimal(text).copy_abs()  # There is no minus zero.
    return next((rule for rule, pattern in _MISTAKEN if pattern.fullmatch(text)), text)
