"""Periods as the months they cover: `2025`, `2025-S1`, `2025-Q3`, `2025-07`."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

import msgspec

_FORM = re.compile(r"([0-9]{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)
_LENGTHS = {12: "year", 6: "semester", 3: "quarter", 1: "month"}
_PART = {12: "", 6: "-S{}", 3: "-Q{}", 1: "-{:02}"}


class Span(msgspec.Struct, frozen=True):
    """Whole months: the first one, counted from January of year 0, and how many."""

    first: int
    months: int

    @property
    def end(self) -> int:
        """The month after the last one."""
        return self.first + self.months


@cache
def span(period: str) -> Span:
    """The months of a period. Raises ValueError for a text that is no period; the schema refuses those."""
    match = _FORM.fullmatch(period)
    if match is None:
        raise ValueError("not a period")
    year, semester, quarter, month = match.groups()
    for part, months in ((semester, 6), (quarter, 3), (month, 1)):
        if part:
            return Span(int(year) * 12 + (int(part) - 1) * months, months)
    return Span(int(year) * 12, 12)


@cache
def year(period: str) -> int:
    """The year that a period lies in."""
    return span(period).first // 12


@cache
def length(period: str) -> str:
    """`year`, `semester`, `quarter` or `month`."""
    return _LENGTHS[span(period).months]


@cache
def first_day(period: str) -> str:
    """The first day, `YYYY-MM-DD`."""
    number, month = divmod(span(period).first, 12)
    return f"{number:04}-{month + 1:02}-01"


@cache
def last_day(period: str) -> str:
    """The last day, `YYYY-MM-DD`."""
    number, month = divmod(span(period).end - 1, 12)
    return f"{number:04}-{month + 1:02}-{calendar.monthrange(number, month + 1)[1]}"


@cache
def previous(period: str) -> str | None:
    """The period of the same length just before; None before year 0."""
    own = span(period)
    number, month = divmod(own.first - own.months, 12)
    if number < 0:
        return None
    return f"{number:04}" + _PART[own.months].format(month // own.months + 1)


def contains(outer: str, inner: str) -> bool:
    """Whether every day of `inner` lies in `outer`."""
    return span(outer).first <= span(inner).first and span(inner).end <= span(outer).end


def overlap(one: str, other: str) -> bool:
    """Whether two periods share a day."""
    return span(one).first < span(other).end and span(other).first < span(one).end


@cache
def order(period: str) -> tuple[int, int]:
    """Sort key: by last day, then the shorter one first."""
    return span(period).end, span(period).months


def days_after(day: str, days: int) -> str:
    """The day so many days after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
