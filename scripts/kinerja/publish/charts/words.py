"""How wide words are, as nearly as can be said without the font of the reader."""

import unicodedata
from collections.abc import Callable
from functools import cache

# Twentieths of the size of the font: wide enough for bold Latin letters and digits, and for signs that fill a square.
_LETTER, _SQUARE = 12, 21
_MORE = "…"


def width(text: str, size: float) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    squares = 0 if text.isascii() else sum(map(_is_wide, text))
    return (len(text) * _LETTER + squares * (_SQUARE - _LETTER)) * size / 20


def shortened(text: str, room: float, size: float) -> str:
    """As much of a text as fits into some room."""
    return _cut(text, lambda one: width(one, size) <= room)


def wrapped(text: str, fits: Callable[[str], bool], lines: int) -> tuple[str, ...]:
    """A text in at most so many lines; what is too much ends in dots. Words longer than a line are cut."""
    made: list[str] = []
    rest = " ".join(text.split())
    while rest and len(made) < lines - 1:
        head = _line(rest, fits)
        made.append(head)
        rest = rest[len(head) :].lstrip()
    return (*made, _cut(rest, fits)) if rest else tuple(made)


def _line(text: str, fits: Callable[[str], bool]) -> str:
    """The words that fit on a line, else as many letters."""
    if fits(text):
        return text
    count = _most(text, fits)
    space = text.rfind(" ", 0, count + 1)
    return text[:space] if space > 0 else text[:count]


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    return text if fits(text) else text[: _most(text, lambda one: fits(one + _MORE))].rstrip() + _MORE


def _most(text: str, fits: Callable[[str], bool]) -> int:
    """How many letters fit, at least one: longer texts are never narrower, so half of the rest decides each time."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    return low


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA" or character > "\uffff"
