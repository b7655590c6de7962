"""The comments of a file that was accepted as a record, and the values that they belong to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from yaml.events import ScalarEvent

from kinerja.load import strict_yaml, yaml_text
from kinerja.load.faults import Place
from kinerja.load.yaml_events import PARSERS, events

# The line that tells editors the schema is written anew.
_MODELINE = "# yaml-language-server:"
_BLOCK = ("|", ">")
# Where what stands below the last value belongs; no pointer is written so.
END = "\0"


class Comment(msgspec.Struct, frozen=True):
    """A comment with its sign, and the value that it stands above or beside; "" is the top of the file."""

    pointer: str
    text: str
    beside: bool


def of(source: bytes) -> Iterator[Comment]:
    """The comments from top to bottom, but for the line that names the schema."""
    text = yaml_text.decoded(source)
    order = sorted((at, pointer) for pointer, at in strict_yaml.positions(source).items() if pointer)
    places, pointers = [at for at, _ in order], [pointer for _, pointer in order]
    for place, comment, beside in _found(text):
        before = bisect_right(places, place)
        if beside and before:
            yield Comment(pointers[before - 1], comment, beside)
        elif beside or not comment.startswith(_MODELINE):
            following = bisect_left(places, place)
            above = pointers[following] if following < len(places) else END
            yield Comment(above if following else "", comment, beside=False)


def _found(text: str) -> Iterator[tuple[Place, str, bool]]:
    """Place, text, and whether something stands before it, of each comment: what follows `#` outside of every value."""
    spans = _scalars(text)
    for number, line in enumerate(text.split("\n"), start=1):
        column = _opening(line, number, spans) if "#" in line else 0
        if column:
            yield (number, column), line[column - 1 :].rstrip(), bool(line[: column - 1].strip())


def _opening(line: str, number: int, spans: Sequence[tuple[Place, Place]]) -> int:
    """The column, from 1, where the comment of a line begins; 0 when it has none."""
    signs = (column for column, sign in enumerate(line, start=1) if sign == "#")
    opens = (column for column in signs if column == 1 or line[column - 2] == " ")
    return next((column for column in opens if not _is_inside(spans, (number, column))), 0)


def _scalars(text: str) -> list[tuple[Place, Place]]:
    """Where each value and key begins and ends, in order."""
    return [
        (_begin(one), _place(one.end_mark))
        for one in events(text, PARSERS[0])
        if isinstance(one, ScalarEvent) and (one.value or one.style)
    ]


def _begin(scalar: ScalarEvent) -> Place:
    # Beside the sign of a block a comment may stand; the block itself begins on the next line.
    line, column = _place(scalar.start_mark)
    return (line + 1, 1) if scalar.style in _BLOCK else (line, column)


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1


def _is_inside(spans: Sequence[tuple[Place, Place]], place: Place) -> bool:
    number = bisect_right(spans, (place, (1 << 30, 0))) - 1
    return number >= 0 and place < spans[number][1]
