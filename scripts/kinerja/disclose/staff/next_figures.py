"""The staff figures of the next release: earlier periods as they were, restated where allowed, and new ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja import periods
from kinerja.aggregate.people import ClosedPeriod
from kinerja.diagnostic import CannotRun
from kinerja.disclose.published import PublishedStaff
from kinerja.disclose.staff.figures import first_figures
from kinerja.disclose.staff.protect import People
from kinerja.disclose.staff.revise import History, Revised, by_period, differs, revised
from kinerja.model import DisclosurePolicy, Roster


@dataclass(frozen=True)
class Past:
    """The staff figures of all releases so far, oldest first, and all rosters of the government."""

    releases: tuple[tuple[PublishedStaff, ...], ...] = ()
    rosters: tuple[Roster, ...] = ()


@dataclass(frozen=True)
class Disclosed:
    """The staff figures of a release, the rosters to be kept with it, and the periods whose changes have to wait."""

    staff: tuple[PublishedStaff, ...]
    rosters: tuple[Roster, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """Under which policy and for which release of which government; `restate` lets earlier figures change."""

    policy: DisclosurePolicy
    government: str
    number: int
    restate: bool = True


def next_figures(terms: Terms, closed: Sequence[ClosedPeriod], past: Past) -> Disclosed:
    """What the next release shows of people.

    Raises CannotRun when the solver is not installed, or when nobody knows any more whom a shown figure goes over.
    """
    known = by_period(past.releases)
    found = {one.period: one for one in past.releases[-1]} if past.releases else {}
    rosters: list[Roster] = []
    waiting: list[str] = []
    for one in sorted(closed, key=lambda period: periods.order(period.period)):
        rostered = tuple(roster for roster in past.rosters if roster.period == one.period)
        if one.period not in known:
            # Figures of two lengths of periods over the same months would be overlapping cuts.
            if any(periods.overlap(one.period, other) for other in found):
                continue
            first = first_figures(terms.policy, one, _latest_before(found, one.period), terms.number)
            if first:
                found[one.period] = first
                rosters += _rosters(terms, one.period, one.people, {})
            continue
        history = _history(known[one.period], rostered)
        now = _revised(terms, one, history)
        found[one.period] = now.staff
        rosters += _rosters(terms, one.period, now.people, history.people(terms.number))
        waiting += [one.period] if now.waiting else []
    ordered = tuple(found[period] for period in sorted(found, key=periods.order))
    return Disclosed(ordered, tuple(rosters), tuple(waiting))


def _history(shown: tuple[PublishedStaff, ...], rosters: tuple[Roster, ...]) -> History:
    counted = {one.unit for one in rosters}
    missing = {unit for group in shown[-1].groups for unit in group.members} - counted
    if missing:
        raise CannotRun("rosters-missing", period=shown[-1].period, units=", ".join(sorted(missing)))
    return History(shown, rosters)


def _revised(terms: Terms, closed: ClosedPeriod, history: History) -> Revised:
    if terms.restate:
        return revised(terms.policy, closed, history, terms.number)
    people = history.people(terms.number)
    return Revised(history.shown[-1], people, differs(people, closed.people))


def _latest_before(found: dict[str, PublishedStaff], period: str) -> PublishedStaff | None:
    earlier = [one for one in found if periods.order(one) < periods.order(period)]
    return found[max(earlier, key=periods.order)] if earlier else None


def _rosters(terms: Terms, period: str, people: People, before: People) -> Iterator[Roster]:
    """A roster for each unit whose people are others than before."""
    for unit in sorted(people):
        if tuple(people[unit]) != tuple(before.get(unit, ())):
            yield Roster(
                government=terms.government,
                unit=unit,
                period=period,
                release=terms.number,
                people=tuple(people[unit]),
            )
