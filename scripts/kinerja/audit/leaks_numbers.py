"""Personnel numbers (NIP, 18 digits) and identity numbers (NIK, 16 digits), however they are grouped.

NIP: birth date, year and month of appointment (or a code), sex, sequence - Perka BKN 22/2007. NIK: province, regency,
district, birth date with 40 added to a woman's day, sequence - Perpres 96/2018 and its forms. A row of digits counts
only if it can be such a number: the dates exist, and it is no part of a checksum or of a longer number.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise

_ROW = re.compile(r"[0-9](?:[ \t._/-]{0,3}[0-9]){15,}")
_DIGITS = re.compile(r"[0-9]+")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEXADECIMAL = frozenset("0123456789abcdef")
_CHECKSUM = 32
_REACH = 160

# How people group them; inside a longer row of numbers only these are taken for one.
_GROUPED = frozenset({(8, 6, 1, 3), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4)})
_LENGTHS = frozenset(map(len, _GROUPED))

Span = tuple[int, int]


def numbers(text: str) -> Iterator[str]:
    """The digits of each personnel or identity number in a folded text."""
    for match in _ROW.finditer(text):
        start = match.start()
        spans = [(start + one.start(), start + one.end()) for one in _DIGITS.finditer(match[0])]
        yield from _in_row(text, spans)


def _in_row(text: str, spans: Sequence[Span]) -> Iterator[str]:
    for group in _groups(text, spans):
        digits = "".join(text[start:end] for start, end in group)
        if (_is_personnel(digits) or _is_identity(digits)) and not _is_part(text, group):
            yield digits


def _groups(text: str, spans: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Single rows of digits, groups as people write them, and the whole row if it has one kind of gap."""
    sizes = [end - start for start, end in spans]
    yield from ((span,) for span, size in zip(spans, sizes, strict=True) if size in {16, 18})
    for length in _LENGTHS:
        for first in range(len(spans) - length + 1):
            if tuple(sizes[first : first + length]) in _GROUPED:
                yield spans[first : first + length]
    if len(spans) > 1 and sum(sizes) in {16, 18} and not _is_amount(sizes):
        gaps = {text[before[1] : after[0]] for before, after in pairwise(spans)}
        if len(gaps) == 1 or sum(sizes) == 18:
            yield spans


def _is_amount(sizes: Sequence[int]) -> bool:
    """Groups of thousands."""
    return sizes[0] <= 3 and all(size == 3 for size in sizes[1:])


def _is_personnel(digits: str) -> bool:
    if len(digits) != 18 or digits[14] not in "12":
        return False
    born, appointed = int(digits[:4]), int(digits[8:12])
    return 1920 <= born < 2016 and born + 15 <= appointed < 2100 and _is_date(born, int(digits[4:6]), int(digits[6:8]))


def _is_identity(digits: str) -> bool:
    # No province has a number that begins with 4 or ends with 0.
    if len(digits) != 16 or digits[0] in "04" or digits[1] == "0" or digits[2] in "89":
        return False
    if "00" in (digits[2:4], digits[4:6]) or digits.endswith("0000"):
        return False
    day = int(digits[6:8])
    # The century is not written; 2000 was a leap year, so no day of 1900 is missed.
    return _is_date(2000 + int(digits[10:]) // 10000, int(digits[8:10]), day - 40 * (day > 40))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_part(text: str, group: Sequence[Span]) -> bool:
    """Decimals of a number, or digits of a checksum or of a UUID."""
    start, end = group[0][0], group[-1][1]
    before = text[max(0, start - 3) : start]
    if end - start == 16 and ((before[-1:] == "." and before[-2:-1].isdecimal()) or re.search(r"(?<!\d)0,$", before)):
        return True
    near, begin = text[max(0, start - _REACH) : end + _REACH], min(start, _REACH)
    if any(one.start() < begin + end - start and begin < one.end() for one in _UUID.finditer(near)):
        return True
    return _is_checksum(near, begin, begin + end - start)


def _is_checksum(near: str, start: int, end: int) -> bool:
    left = sum(accumulate((sign in _HEXADECIMAL for sign in reversed(near[:start])), min))
    right = sum(accumulate((sign in _HEXADECIMAL for sign in near[end:]), min))
    run = near[start - left : end + right]
    return len(run) >= _CHECKSUM and not run.isdecimal() and all(sign in _HEXADECIMAL for sign in run)
