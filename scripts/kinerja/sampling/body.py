"""The sampled government as a tree of units: how many there are, and who works where, follows from the order alone.

Every unit can be told from its number, so nothing is kept while the records of others are written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isqrt

from kinerja.sampling.chance import Chance
from kinerja.sampling.themes import DEPARTMENTS, DISTRICT, SECRETARIAT, Theme

GOVERNMENT = "kota-sampel"
# The first full year in which the law asks for what is sampled: units rated as SE MenPANRB 3/2023 says.
FIRST_YEAR = 2023
# As many work in a unit in the mean. Where a unit begins is moved by this percentage of them, up or down: the smallest
# have about a half, the largest one and a half times as many.
MEAN_STAFF = 33
_SPREAD = 27


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: so many employees and years, drawn by a seed, with so many planted faults."""

    employees: int
    years: int
    seed: int
    faults: int = 0

    @property
    def all_years(self) -> range:
        """The years that are sampled; all of them are over."""
        return range(FIRST_YEAR, FIRST_YEAR + self.years)


@dataclass(frozen=True, slots=True)
class Office:
    """A unit: its number, id, name and theme, the unit above with its first employee, and its employees' numbers.

    `turn` counts the units below the same one.
    """

    number: int
    id: str
    name: str
    type: str
    theme: Theme
    staff: range
    parent: "Office | None"
    turn: int

    @property
    def is_leaf(self) -> bool:
        """Whether the unit stands two steps below the secretariat, with nothing below it."""
        return self.parent is not None and self.parent.parent is not None


class Body:
    """All units of an order: a secretariat, offices below it, and the units below those, in equal numbers."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.count = max(1, round(order.employees / MEAN_STAFF))
        # The fewest offices that leave room for as many units below each: 1 + n + n * n.
        self.offices_below = max(1, (isqrt(4 * (self.count - 1)) + 1) // 2)

    def offices(self) -> Iterator[Office]:
        """Every unit, those above before those below."""
        return map(self.office, range(self.count))

    def office(self, number: int) -> Office:
        """The unit of this number."""
        staff = range(self._first_employee(number), self._first_employee(number + 1))
        if number == 0:
            theme = SECRETARIAT
            return Office(0, theme.id, theme.name, theme.type, theme, staff, None, 0)
        if number <= self.offices_below:
            identifier, name, theme = _named(number - 1)
            return Office(number, identifier, name, theme.type, theme, staff, self.office(0), number - 1)
        turn, above = divmod(number - 1 - self.offices_below, self.offices_below)
        parent = self.office(above + 1)
        kind, name = parent.theme.below
        return Office(number, f"{kind}-{number:04}", f"{name} {number}", kind, parent.theme, staff, parent, turn)

    def _first_employee(self, number: int) -> int:
        """Where the numbers of a unit's employees begin: near equal parts, moved a little."""
        if number in (0, self.count):
            return self.order.employees * number // self.count + 1
        moved = Chance(self.order.seed, "staff", number).whole(-_SPREAD, _SPREAD)
        return self.order.employees * (100 * number + moved) // (100 * self.count) + 1


def _named(turn: int) -> tuple[str, str, Theme]:
    """Departments, every third office a district; when the departments are used up, districts only."""
    department = turn - turn // 3
    if turn % 3 != 2 and department < len(DEPARTMENTS):
        theme = DEPARTMENTS[department]
        return theme.id, theme.name, theme
    return f"{DISTRICT.id}-{turn + 1:02}", f"{DISTRICT.name} {turn + 1}", DISTRICT
