"""The periods of a year and the days on which people are evaluated: each quarter, and the whole year after them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kinerja import periods

# Talks begin in the week after a quarter; those about the year two weeks later, when the last quarter is rated.
_REPORTED, _LATER = 4, 14
_WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class Round:
    """A period with its turn in the year from 1 to 5, its last day, and the Monday on which the talks begin."""

    id: str
    turn: int
    last_day: str
    monday: date

    @property
    def is_annual(self) -> bool:
        """Whether the whole year is evaluated."""
        return "-" not in self.id

    def day(self, after: int) -> str:
        """The day so many days after the talks began."""
        return (self.monday + timedelta(after)).isoformat()

    def talk(self, turn: int, week: int = 0) -> tuple[str, str]:
        """Day and moment of an evaluator's talk: five days a week, 35 minutes or more for each."""
        day = _day(self.monday, turn % _WORKDAYS + 7 * week)
        minutes = 8 * 60 + 35 * (turn // _WORKDAYS)
        return day, f"{day}T{minutes // 60:02}:{minutes % 60:02}:{turn % 60:02}+07:00"


@cache
def _day(monday: date, after: int) -> str:
    return (monday + timedelta(after)).isoformat()


@cache
def of_year(year: int) -> tuple[Round, ...]:
    """The four quarters and the year."""
    return tuple(_round(name, turn) for turn, name in enumerate((*(f"{year}-Q{q}" for q in range(1, 5)), str(year)), 1))


def _round(name: str, turn: int) -> Round:
    last = periods.last_day(name)
    first = date.fromisoformat(last) + timedelta(_REPORTED + (_LATER if "-" not in name else 0))
    return Round(name, turn, last, first + timedelta(-first.weekday() % 7))
