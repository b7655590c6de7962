"""Who works in a unit, under whom, and since when: opaque ids and posts, never names."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.sampling.body import FIRST_YEAR, Body, Office
from kinerja.sampling.words import POSTS, SECTIONS

HIGHEST = "Sekretaris Daerah"
# In the middle of the first year some move to the next unit, and some heads take office.
TURN = f"{FIRST_YEAR}-07-01"
BEFORE_TURN = f"{FIRST_YEAR}-06-30"
# Every so many units somebody moves on, and in every so many the head's place was first held by another.
_MOVES, _HANDED_OVER = 6, 9
_ENOUGH_FOR_SECTIONS, _PEOPLE_A_SECTION = 12, 25


@dataclass(frozen=True, slots=True)
class Above:
    """Who stands above somebody: an employee and the unit of that posting."""

    employee: str
    unit: str


@dataclass(frozen=True, slots=True)
class Member:
    """A posting; `rank` is `top`, `head`, `section` or `staff`.

    `standing_in` acted as superior until the turn of the first year, as `plt` or `plh`.
    """

    id: str
    number: int
    rank: str
    post: str
    superior: Above | None
    standing_in: Above | None = None
    acting_kind: str = "plt"
    since: str = ""
    until: str = ""

    @property
    def superior_is_highest(self) -> bool:
        """Whether the one above is the highest official, who is evaluated outside the records and has no plan."""
        return self.superior is not None and self.superior.employee == employee(1)

    def above(self, day: str) -> Above | None:
        """Who stands above on a day."""
        return self.standing_in if self.standing_in and day <= BEFORE_TURN else self.superior

    def serves(self, last_day: str) -> bool:
        """Whether the posting goes on to the last day of a period, and began before it."""
        return self.since <= last_day and (not self.until or last_day <= self.until)


def employee(number: int) -> str:
    """The id of the employee with this number."""
    return f"p-{number:06}"


def head(office: Office) -> Above:
    """Who heads a unit."""
    return Above(employee(office.staff.start), office.id)


def members(body: Body, office: Office) -> tuple[Member, ...]:
    """The postings of a unit: its head, the heads of its sections, the staff, and who came from the unit before."""
    return tuple(_members(body, office))


def _members(body: Body, office: Office) -> Iterator[Member]:
    first, chief = office.staff.start, head(office)
    sections = section_count(len(office.staff))
    handed_over = office.is_leaf and sections > 0 and office.number % _HANDED_OVER == 4
    stand_in = Above(employee(first + 1), office.id) if handed_over else None
    since = TURN if handed_over else ""
    if office.parent is None:
        yield Member(chief.employee, first, "top", HIGHEST, None)
    else:
        yield Member(chief.employee, first, "head", f"Kepala {office.name}", head(office.parent), since=since)
    for turn in range(sections):
        number, post = first + 1 + turn, f"Kepala {SECTIONS[turn]}"
        # Who stands in for the head cannot stand above themselves: the head of the unit above does.
        above = head(office.parent) if turn == 0 and stand_in and office.parent else stand_in
        kind = "plh" if turn == 0 else "plt"
        yield Member(employee(number), number, "section", post, chief, above, kind)
    rest = office.staff[1 + sections :]
    leaves = _sends(body, office.number)
    for turn, number in enumerate(rest):
        above = Above(employee(first + 1 + turn * sections // len(rest)), office.id) if sections else chief
        until = BEFORE_TURN if leaves and number == rest[-1] else ""
        yield Member(employee(number), number, "staff", _post(number), above, until=until)
    if office.number and _sends(body, office.number - 1):
        number = office.staff.start - 1
        above = Above(employee(first + sections), office.id) if sections else chief
        yield Member(employee(number), number, "staff", _post(number), above, since=TURN)


def section_count(staff: int) -> int:
    """How many sections a unit of this size has: none, or two and more."""
    return min(len(SECTIONS), 2 + staff // _PEOPLE_A_SECTION) if staff >= _ENOUGH_FOR_SECTIONS else 0


def _sends(body: Body, number: int) -> bool:
    return number % _MOVES == 2 and number + 1 < body.count


def _post(number: int) -> str:
    return POSTS[number * 7 % len(POSTS)]
