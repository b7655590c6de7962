"""Reads the layout that records are written in, line by line, and leaves every other file to the exact reader.

In that layout a line holds a key with one value, or an item of a list, and what is inside stands two spaces deeper.
Whatever is read here the exact reader reads the same; tests/load/test_quick_agrees.py holds it to that. Records repeat
each other (keys, words, ratings, years), so a line is understood once and remembered.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from kinerja.diagnostic import Rule
from kinerja.load import yaml_scalar, yaml_text
from kinerja.load.faults import Refused

# A line makes at most three nodes: a mapping that is an item, a key in it, and the value of the key.
_MOST_LINES = (yaml_text.MOST_NODES - 1) // 3
# What is remembered stays small, whatever the files hold.
_KEPT_LINES = 4_096
_LONGEST_LINE = 2_500

# A value without quotes has none of the signs by which YAML could take it for something else.
_WORD = r"(?:[A-Za-z0-9_.,;()/%+?=&-]|:(?=[A-Za-z0-9/]))++"
# Indent, dash, key and value. No part gives back what it took, so the time of a match grows with the line alone.
_LINE = re.compile(
    r"((?:  ){0,12}+)(- )?+"
    r"(?:([A-Za-z][A-Za-z0-9_-]{0,63}+):(?: |\Z)|(?<=- ))"
    rf"""("(?:[^"\\]|\\["\\n])*+"|'[^']*+'|(?<=: )\[\]|(?=-?[A-Za-z0-9/]){_WORD}(?: ++{_WORD})*+)?+"""
)
_NOTHING = re.compile(r" *+(?:#.*)?+")

# What `[]` says: each time another list.
_NO_ITEMS = ()
# The level; what it stands in, a list or a mapping; its key or ""; its value; and the key again when it stands alone,
# so that its value may follow.
_Line = tuple[int, type[Any], str, object, str]


class _Unsure(Exception):  # noqa: N818 - no fault, only the end of a quick reading
    """The exact reader must decide."""


def read(source: bytes) -> dict[str, object] | None:
    """The data of a file in the usual layout, or None when only the exact reader can tell."""
    try:
        lines = yaml_text.decoded(source).split("\n")
        return (_tree(lines) or None) if len(lines) <= _MOST_LINES else None
    except (_Unsure, Refused):
        return None


def _tree(lines: Iterable[str]) -> dict[str, object]:
    """The mapping that lines make together; a key that stands alone waits for what is deeper on the next line."""
    root: dict[str, object] = {}
    open_at: dict[int, Any] = {0: root}
    deepest, waiting = 0, ""
    for level, kind, key, value, alone in filter(None, map(_line, lines)):
        if level > deepest:
            if level > deepest + 1 or not waiting:
                raise _Unsure
            open_at[level] = open_at[deepest][waiting] = kind()
        deepest, here = level, open_at[level]
        if type(here) is not kind:
            raise _Unsure
        if not key:
            here.append(value)
        else:
            if kind is list:
                here.append({})
                deepest, here = level + 1, here[-1]
                open_at[deepest] = here
            if key in here:
                raise _Unsure
            here[key] = [] if value is _NO_ITEMS else value
        waiting = alone
    return root


@lru_cache(_KEPT_LINES)
def _line(text: str) -> _Line | None:
    """What a line says; None when it is empty or a comment."""
    if len(text) > _LONGEST_LINE or yaml_text.refused_characters(text):
        raise _Unsure
    match = _LINE.fullmatch(text)
    if match:
        indent, dash, key, written = match.groups(default="")
        if not key or yaml_scalar.resolved(key) == key:
            return len(indent) // 2, list if dash else dict, key, _value(written), "" if written else key
    elif _NOTHING.fullmatch(text):
        return None
    raise _Unsure


def _value(written: str) -> object:
    if written.startswith(('"', "'")):
        # The escapes of this layout are those of JSON.
        text = json.loads(written) if written[0] == '"' and "\\" in written else written[1:-1]
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            return text
        raise _Unsure
    if written == "[]":
        return _NO_ITEMS
    value = yaml_scalar.resolved(written)
    if isinstance(value, Rule):
        raise _Unsure
    return value
