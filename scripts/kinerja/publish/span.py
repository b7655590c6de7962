"""Periods as their ids tell them: `2025`, `2025-S1`, `2025-Q3`, `2025-07`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kinerja.publish.faults import SiteFault

_FORM = re.compile(r"([0-9]{4})(?:-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """A period: its year, how many months it has, and which of that length in the year it is (from 1)."""

    year: int
    months: int
    number: int

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: by last month; of two that end together the longer one is the later."""
        return self.year, self.number * self.months, self.months

    @property
    def place(self) -> int:
        """Its number among all periods of the same length, so that a gap of one period is a gap of one."""
        return self.year * (12 // self.months) + self.number


@lru_cache(maxsize=4096)
def span(period: str) -> Span:
    """The period of an id. Raises SiteFault when it is none."""
    match = _FORM.fullmatch(period)
    if not match:
        raise SiteFault(f"{period!r} is no period")
    year, part = int(match[1]), match[2]
    if part is None:
        return Span(year, 12, 1)
    if part[0] in "SQ":
        return Span(year, 6 if part[0] == "S" else 3, int(part[1]))
    return Span(year, 1, int(part))
