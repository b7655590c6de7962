"""Releases of an agency one after another, as files have them, and what the attacker knows besides."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from records import POLICY, SCORING
from simulator import Agency

from kinerja.audit import knowledge
from kinerja.audit.attack import attack
from kinerja.audit.report import Report
from kinerja.disclose.published import FORMAT, PublishedGovernment, PublishedStaff, Release, encode
from kinerja.disclose.staff.next_figures import Past, Terms, next_figures
from kinerja.model import Counted, Roster

GOVERNMENT = "contoh"


@dataclass(frozen=True)
class Course:
    """The staff figures of all releases, oldest first, all rosters written, what waited, and figures told beside."""

    agency: Agency
    releases: tuple[tuple[PublishedStaff, ...], ...] = ()
    rosters: tuple[Roster, ...] = ()
    waiting: tuple[tuple[str, ...], ...] = ()
    claims: tuple[knowledge.Claim, ...] = ()

    @property
    def files(self) -> list[dict[str, Any]]:
        """The releases as their files have them."""
        return [decoded(self.agency.ratings, number, staff) for number, staff in enumerate(self.releases, start=1)]

    @property
    def known(self) -> list[knowledge.Roster]:
        """The rosters as the attacker knows them."""
        return [_known(one) for one in self.rosters]

    def attacked(self) -> Report:
        """What the attacker finds in all of it."""
        return attack(self.files, self.known, self.claims)


Maker = Callable[[Agency], Course]


def course(agency: Agency) -> Course:
    """What the maker publishes of an agency."""
    made = Course(agency)
    for number, closed in enumerate(agency.states, start=1):
        now = next_figures(Terms(POLICY, GOVERNMENT, number), closed, Past(made.releases, made.rosters))
        made = replace(
            made,
            releases=(*made.releases, now.staff),
            rosters=(*made.rosters, *now.rosters),
            waiting=(*made.waiting, now.waiting),
        )
    return made


def decoded(ratings: str, number: int, staff: Sequence[PublishedStaff]) -> dict[str, Any]:
    """A release file, decoded without the program's own types."""
    release = Release(
        format=FORMAT,
        number=number,
        made=f"2026-01-{number:02}T00:00:00Z",
        government=PublishedGovernment(id=GOVERNMENT, name="Contoh", type="kota", data="example"),
        disclosure=POLICY,
        policies=(SCORING[ratings],),
        staff=tuple(staff),
    )
    found: dict[str, Any] = json.loads(encode(release))
    return found


def _known(roster: Roster) -> knowledge.Roster:
    """A roster for the attacker, who shares no types with the maker."""
    people = {one.employee: _person(one) for one in roster.people}
    return knowledge.Roster(roster.unit, roster.period, roster.release, people)


def _person(one: Counted) -> knowledge.Person:
    """A true record for the attacker."""
    return knowledge.Person(one.rating, one.hours, one.value, one.objection, one.follow_up)
