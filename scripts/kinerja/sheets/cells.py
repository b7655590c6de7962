"""What stands in a cell for a value, and the value back: nothing is rounded, and nothing turns into something else."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from kinerja.sheets.columns import SEPARATOR


class Mark(Enum):
    """What is no value of a record: `EMPTY` is a list or mapping that is there and holds nothing."""

    EMPTY = "empty"


EMPTY = Mark.EMPTY
Scalar = str | int | Decimal | bool
Value = Scalar | tuple[Scalar, ...] | Mark

# Both languages are read everywhere: a workbook may come back from a colleague.
WORDS = {
    "id": {True: "ya", False: "tidak", EMPTY: "(kosong)"},
    "en": {True: "yes", False: "no", EMPTY: "(empty)"},
}
MEANINGS = {word: meaning for words in WORDS.values() for meaning, word in words.items()}
# Words in a row's first cell that say: no record. The example of a template has the first, people write the second.
EXAMPLE = {"id": "contoh", "en": "example"}
SKIP = {"id": "lewati", "en": "skip"}
NO_RECORD = frozenset((*EXAMPLE.values(), *SKIP.values()))

# A spreadsheet keeps this many digits of a number.
_DIGITS = 15


def written(value: Value, language: str) -> str | int | Decimal:
    """The content of a cell: a number, or a text in a language. Numbers with more digits than fit become texts."""
    if isinstance(value, bool | Mark):
        return WORDS[language][value]
    if isinstance(value, tuple):
        return f"{SEPARATOR} ".join(map(_among_others, value)) if value else WORDS[language][EMPTY]
    if isinstance(value, str):
        return value
    return value if fits(value) else plain(value)


def plain(value: Scalar) -> str:
    """A value as the records write it, with every digit: `1.50`."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _among_others(value: Scalar) -> str:
    """A value of a list in one cell; with one more zero where three decimals could be read as thousands."""
    could_be_thousands = isinstance(value, Decimal) and value.as_tuple().exponent == -3
    return plain(value) + "0" * could_be_thousands


def parted(content: str) -> Sequence[str]:
    """The texts of a list in one cell; none for the word for nothing."""
    return () if MEANINGS.get(content) is EMPTY else tuple(one.strip() for one in content.split(SEPARATOR))


def fits(number: int | Decimal) -> bool:
    """Whether a cell keeps a number with all its digits, and a format can show those behind the point."""
    sign, digits, exponent = Decimal(number).as_tuple()
    negative_nothing = bool(sign) and not number
    return len(digits) <= _DIGITS and isinstance(exponent, int) and -_DIGITS <= exponent <= 0 and not negative_nothing


def number_format(number: int | Decimal) -> str:
    """The format of a cell that shows a number as it is written: `0.00` for 1.50."""
    places = -int(Decimal(number).as_tuple().exponent)
    return "0." + "0" * places if places else "0"
