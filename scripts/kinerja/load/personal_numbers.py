"""Numbers that belong to one person, as people write them: personnel, identity and mobile phone numbers.

Each kind is found in a text that `prepared` returned, and given as the span where it stands. Separators may stand
between groups of digits. A number that is broken over two lines, or written with escapes, is not found.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

Span = tuple[int, int]

_GAP = r"[ \t._-]{0,3}"
_ROW = re.compile(r"[0-9](?:[ \t._()-]{0,4}[0-9]){8}")
# The same in less time, but without a limit to the signs between: nearly every file is known by it to hold no number.
_ALIKE, _BETWEEN, _LONG = bytes.maketrans(b"123456789", b"000000000"), b" \t._()-", b"000000000"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Checksums and UUIDs: among their digits any number appears by chance.
_DIGEST = re.compile(r"\b(?:(?=[0-9]*[a-fA-F])[0-9a-fA-F]{32,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\b")
_INSIDE_NUMBER = re.compile(r".?[0-9]|[0-9][.,T]")
_NEAR = 64

# Perka BKN 22/2007: birth date, month of appointment, sex, sequence. PPPK: a year and a code in place of the month.
_PERSONNEL = re.compile(
    r"[12](?<![0-9].)"
    + "".join(
        _GAP + digit for digit in ("[09]", *["[0-9]"] * 6, "[12]", "[09]", *["[0-9]"] * 4, "[12]", *["[0-9]"] * 3)
    )
    + r"(?![0-9])"
)
_BORN = range(1920, 2016)
_APPOINTED = range(1940, 2100)
_YOUNGEST = 15

# Province, regency and district, date (day + 40 for women), sequence. No group of islands has the number 4.
_IDENTITY = re.compile(
    _GAP.join(("[1235-9][1-9]", "[0-7][0-9]", "[0-9]{2}", "[0-7][0-9]", "[01][0-9]", "[0-9]{2}", "[0-9]{4}"))
    + r"(?![0-9])"
)

# Each way to begin starts with a literal, so that the search can skip what begins with anything else.
_PHONE = re.compile(
    rf"(?:\+62{_GAP}(?:\(0\){_GAP})?\(?|0062{_GAP}\(?|0|62[ \t-]{{0,3}})"
    rf"8[1-9][0-9]\)?(?:{_GAP}[0-9]){{5,9}}(?![0-9])"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[ .][0-9]{3})+")
_RUPIAH = re.compile(r"(?:rp|idr)[. ]{0,2}\Z", re.IGNORECASE)
_BEFORE_VALUE = re.compile(r" *(?:- +)*(?:[a-z_]+: +)?(?:[\[{][^\"'#]*)?")
_AFTER_VALUE = re.compile(r"[ \t]*(?:[,\]}\n]|$)|[ \t]+#")


def prepared(text: str) -> str:
    """The text with plain digits, spaces and dashes, each sign in its old place; empty if no number is long enough."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda match: _plain(match[0]), text)
    if "%20" in text:
        text = text.replace("%20", "   ")
    may_hold = _LONG in text.encode(errors="replace").translate(_ALIKE, _BETWEEN)
    return text if may_hold and _ROW.search(text) else ""


def personnel(text: str) -> Iterator[Span]:
    """Personnel numbers of civil servants (NIP), of either kind of employment."""
    return _matches(_PERSONNEL, text, _is_personnel)


def identity(text: str) -> Iterator[Span]:
    """Identity numbers of residents (NIK), and the numbers of family cards, which look alike."""
    return _matches(_IDENTITY, text, _is_identity)


def phone(text: str) -> Iterator[Span]:
    """Mobile phone numbers, with `0`, `+62`, or a bare `62` where that is no amount in prose."""
    return _matches(_PHONE, text, lambda match: _stands_alone(match) and not _is_amount(match))


def phone_in_yaml(text: str) -> Iterator[Span]:
    """The same in a YAML text, where an unquoted value is a number like any other."""
    return (span for span in phone(text) if not _is_value(text, *span))


def _matches(pattern: re.Pattern[str], text: str, accepts: Callable[[re.Match[str]], bool]) -> Iterator[Span]:
    start = 0
    while match := pattern.search(text, start):
        accepted = accepts(match)
        if accepted:
            yield match.span()
        # A real number may begin inside a row of digits that is none.
        start = match.end() if accepted else match.start() + 1


def _plain(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category in {"Zs", "Cf"}:
        return " "
    return "-" if category == "Pd" or sign == "\N{MINUS SIGN}" else sign


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _is_personnel(match: re.Match[str]) -> bool:
    number = _digits(match[0])
    born, appointed = int(number[:4]), int(number[8:12])
    return (
        born in _BORN
        and appointed in _APPOINTED
        and appointed - born >= _YOUNGEST
        and _is_date(born, int(number[4:6]), int(number[6:8]))
    )


def _is_identity(match: re.Match[str]) -> bool:
    number = _digits(match[0])
    if "00" in (number[2:4], number[4:6]) or number.endswith("0000"):
        return False
    day = int(number[6:8])
    # The century is not written; 1900 and 2000 differ by one leap day.
    return _stands_alone(match) and _is_date(2000 + int(number[10:12]), int(number[8:10]), day - 40 * (day > 40))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _stands_alone(match: re.Match[str]) -> bool:
    """Not the end of a longer number, decimals, part of a dotted code, the time of a timestamp, or in a checksum."""
    text, (start, end) = match.string, match.span()
    if _INSIDE_NUMBER.fullmatch(text, max(0, start - 2), start):
        return False
    near, begin = text[max(0, start - _NEAR) : end + _NEAR], min(start, _NEAR)
    return all(one.end() <= begin or begin + end - start <= one.start() for one in _DIGEST.finditer(near))


def _is_amount(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    if not text.startswith("62", start):
        return False
    return bool(_THOUSANDS.fullmatch(match[0]) or _RUPIAH.search(text, max(0, start - 5), start))


def _is_value(text: str, start: int, end: int) -> bool:
    if not (text.startswith("62", start) and text[start:end].isdigit()):
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(before.strip() and _BEFORE_VALUE.fullmatch(before) and _AFTER_VALUE.match(text, end))
