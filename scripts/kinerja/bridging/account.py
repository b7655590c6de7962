"""The account of an import: every row that was read is used, left aside or refused, exactly once."""

from collections.abc import Iterable

import msgspec

# Enough lines to find the fault, and few enough to read.
_LINES = 5


class Reason(msgspec.Struct):
    """Why rows make no record: how many, the first lines, and where in the record it shows, if it is one place."""

    reason: str
    rows: int = 0
    lines: list[int] = []
    place: str = ""

    def add(self, line: int) -> None:
        """Counts a row."""
        self.rows += 1
        if len(self.lines) < _LINES:
            self.lines.append(line)


class LookedInto(msgspec.Struct, frozen=True):
    """A table that is joined: how many rows it has, and how many of them a row asked for."""

    file: str
    rows: int
    used: int


class Account(msgspec.Struct):
    """What became of each row; `records` counts the records by kind, `numbered` the ids that needed a number."""

    file: str
    rows: int = 0
    used: int = 0
    aside: list[Reason] = []
    refused: list[Reason] = []
    tables: list[LookedInto] = []
    records: dict[str, int] = {}
    numbered: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether each row is in exactly one place."""
        return self.rows == self.used + _sum(self.aside) + _sum(self.refused)


class Reasons:
    """Reasons on their way, in the order in which they came up."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Reason] = {}

    def add(self, line: int, reason: str, place: str = "") -> None:
        """Counts a row for a reason."""
        self._found.setdefault((reason, place), Reason(reason, place=place)).add(line)

    def told(self) -> list[Reason]:
        """The most frequent first."""
        return sorted(self._found.values(), key=lambda one: (-one.rows, one.reason, one.place))


def _sum(reasons: Iterable[Reason]) -> int:
    return sum(one.rows for one in reasons)
