"""What an early warning is made of: one obligation, who has to act, and how it stands on a day."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property

from kinerja import periods
from kinerja.load.index import Index
from kinerja.model import Period
from kinerja.score.ledger import Ledger
from kinerja.score.result import Score
from kinerja.score.series import CLOSED

# The most urgent first.
STATES = ("late", "no-evidence", "behind", "stale", "waiting-for-superior", "on-track", "done")
OBLIGATIONS = (
    "measurement",
    "evidence",
    "target",
    "recording",
    "plan",
    "progress",
    "evaluation",
    "objection",
    "follow-up",
    "review",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One obligation, by ids only; private.

    `employee` is whom it is about, `actor` the employee who has to act, where the records tell. `subject` is an
    indicator, a planned result, a follow-up or what is reviewed. `days` says for how long it has been late or silent.
    `path` is where the record lies or should lie.
    """

    government: str
    obligation: str
    period: str | None
    path: str
    state: str = "on-track"
    unit: str | None = None
    employee: str | None = None
    actor: str | None = None
    subject: str | None = None
    due: str | None = None
    days: int | None = None

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: the most urgent first, then by due date; it depends on nothing but the item."""
        rest = ("" if value is None else str(value) for value in (getattr(self, one.name) for one in fields(self)))
        return STATES.index(self.state), self.due or "9999", OBLIGATIONS.index(self.obligation), *rest


@dataclass(frozen=True)
class Watch:
    """One government's records as they are looked at on the day `today`."""

    ledger: Ledger
    today: str
    stale_after: int

    @property
    def records(self) -> Index:
        """The records themselves."""
        return self.ledger.records

    @cached_property
    def open(self) -> Mapping[str, Period]:
        """The periods that have begun and are not closed, by id, oldest first."""
        found = (document.record for document in self.records.everywhere(Period))
        begun = [one for one in found if one.status not in CLOSED and periods.first_day(one.id) <= self.today]
        return {one.id: one for one in sorted(begun, key=lambda one: periods.order(one.id))}

    @cached_property
    def scores(self) -> Mapping[tuple[str, str, str], Score]:
        """The scores by unit, indicator and period."""
        return {(one.unit, one.indicator, one.period): one for one in self.ledger.scores}

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which a period is open."""
        return tuple(sorted({periods.year(period) for period in self.open}))

    def is_over(self, period: str) -> bool:
        """Whether the last day of a period has passed."""
        return periods.last_day(period) < self.today

    def deadline(self, due: str) -> tuple[str, int | None]:
        """The state of what is still to be done until a day, and for how many days it has been late."""
        return ("late", days_between(due, self.today)) if due < self.today else ("on-track", None)

    def silence(self, last: str) -> int | None:
        """For how many days nothing was recorded, when it is too long."""
        days = days_between(last, self.today)
        return days if days > self.stale_after else None


def days_between(first: str, last: str) -> int:
    """How many days after the first day the last one is."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def months_after(day: str, months: int) -> str:
    """The same day so many months later, or the last of that month."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1])).isoformat()
