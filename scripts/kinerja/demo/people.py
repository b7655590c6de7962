"""Who works where, and under whom: opaque ids and posts, never names."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from msgspec import structs

from kinerja.demo import wording
from kinerja.demo.spec import Office, Place
from kinerja.model import Acting, Employee, Superior

# The body whose highest post changed hands: one acted until the first day, the other took office the day after.
HANDED_OVER = {"bungo": ("2025-07-09", "2025-07-10")}

HIGHEST = "Sekretaris Daerah"


@dataclass(frozen=True, slots=True)
class Above:
    """The superior of a posting, and who acted in that place."""

    superior: Superior
    acting: tuple[Acting, ...] = ()


@dataclass(frozen=True, slots=True)
class Worker:
    """A posting with its office; `rank` is `top`, `head`, `section` or `staff`."""

    posting: Employee
    office: Office
    rank: str

    @property
    def id(self) -> str:
        """The employee's id."""
        return self.posting.employee

    def superior(self, day: str) -> str:
        """The id of who stands above on a day; only the highest has nobody there."""
        own = self.posting
        acting = (one.employee for one in own.acting if one.valid_until and day <= one.valid_until)
        return next(acting, own.superior.employee if own.superior else "")


def workers(place: Place) -> tuple[Worker, ...]:
    """Everybody, office by office, those above before those below."""
    ids = (f"p-{number:03}" for number in count(1))
    top = next(ids)
    return tuple(_workers(place, top, ids))


def _workers(place: Place, top: str, ids: Iterator[str]) -> Iterator[Worker]:
    first = place.offices[0]
    leader, since = top, None
    acting: tuple[Acting, ...] = ()
    if place.id in HANDED_OVER:
        until, since = HANDED_OVER[place.id]
        blank = _posting(place, first, top, f"Pelaksana Tugas {HIGHEST}")
        yield Worker(structs.replace(blank, role="head", valid_until=until), first, "top")
        leader = next(ids)
        acting = (Acting(employee=top, unit=first.id, kind="plt", valid_from="2023-06-01", valid_until=until),)
    blank = _posting(place, first, leader, HIGHEST)
    yield Worker(structs.replace(blank, role="head", heads_unit=True, valid_from=since), first, "top")
    highest = Above(Superior(employee=leader, unit=first.id), acting)
    for office in place.offices:
        above = highest
        if office is not first:
            blank = _posting(place, office, next(ids), _head_of(office), highest)
            yield Worker(structs.replace(blank, role="head", heads_unit=True), office, "head")
            above = Above(Superior(employee=blank.employee, unit=office.id))
        yield from _below(place, office, above, ids)


def _head_of(office: Office) -> str:
    return office.name.replace("Kecamatan", "Camat") if office.type == "kecamatan" else f"Kepala {office.name}"


def _below(place: Place, office: Office, above: Above, ids: Iterator[str]) -> Iterator[Worker]:
    """The heads of sections, then the staff, spread over the sections in equal parts."""
    sections = []
    for name in office.sections:
        blank = _posting(place, office, next(ids), f"Kepala Bidang {name}", above)
        yield Worker(structs.replace(blank, role="head"), office, "section")
        sections.append(Above(Superior(employee=blank.employee, unit=office.id)))
    rest = office.staff - len(sections)
    for number in range(rest):
        own = sections[number * len(sections) // rest] if sections else above
        blank = _posting(place, office, next(ids), wording.POSTS[number % len(wording.POSTS)], own)
        employment = "pppk" if number % 5 == 4 else "pns"
        role = "functional" if number % 3 == 2 else "staff"
        yield Worker(structs.replace(blank, employment=employment, role=role), office, "staff")


def _posting(place: Place, office: Office, employee: str, post: str, above: Above | None = None) -> Employee:
    return Employee(
        government=place.id,
        unit=office.id,
        employee=employee,
        post=post,
        employment="pns",
        role="staff",
        superior=above.superior if above else None,
        acting=above.acting if above else (),
    )
