"""Witnesses made by small changes fit everything that is published, and the attack finds the same without them."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings, strategies as st

from agencies import RATINGS, WITHHELD, Json, band, city, within
from kinerja.audit import search as searching
from kinerja.audit.bounds import Solution
from kinerja.audit.knowledge import Roster
from kinerja.audit.matters import matters
from kinerja.audit.period import periods
from kinerja.audit.search import Search
from kinerja.audit.statements import Limits, statements
from kinerja.audit.system import System, build

SEEDS = st.tuples(st.integers(0, 10_000), st.booleans(), st.booleans())


def systems(releases: Sequence[Json], rosters: Sequence[Roster]) -> Iterator[tuple[System, Limits]]:
    for period in periods(tuple(statements(releases)), rosters, ()):
        for matter in matters((one.said.metric for one in period.told), period.limits, period.scale):
            atoms = period.membership.atoms(period.figures, matter.aspects)
            yield build(matter, atoms, period.facts(matter), period.withheld(matter)), period.limits


def agency(seed: int, points: bool, classes: bool) -> tuple[list[Json], list[Roster]]:
    """A small city; groups of 40 and more may tell each rating, and every seventh share is withheld."""
    releases, rosters = city(10, 2, seed, points)
    for release in releases:
        for period in release["staff"]:
            for place, one in enumerate(period["groups"]):
                people = [
                    person
                    for unit in one["members"]
                    for person in _force(rosters, unit, period["period"], one["stated_in"]).people.values()
                ]
                if classes and len(people) >= 40:
                    one["classes"] = {
                        name: band(sum(person.rating == name for person in people), len(people)) for name in RATINGS
                    }
                if place % 7 == 3:
                    one["good"] = WITHHELD
    return releases, rosters


def _force(rosters: Sequence[Roster], unit: str, period: str, release: int) -> Roster:
    return max(
        (one for one in rosters if (one.unit, one.period) == (unit, period) and one.release <= release),
        key=lambda one: one.release,
    )


@settings(max_examples=12, deadline=None)
@given(SEEDS)
def test_every_witness_fits(seed: tuple[int, bool, bool]) -> None:
    for system, limits in systems(*agency(*seed)):
        search = Search(system, limits)
        list(search.settled())
        assert [misfits(system, one) for one in search.witnesses.found] == [[]] * len(search.witnesses.found)


def misfits(system: System, witness: Solution) -> list[tuple[str, int]]:
    """Columns and rows of a program that a witness breaks, and rows that are not the sums of their columns."""
    program, slack = system.program, 1e-4
    wrong = [
        ("column", place)
        for place, (value, (low, high)) in enumerate(zip(witness.columns, program.columns, strict=True))
        if not within(value, (None if low is None else low - slack, None if high is None else high + slack))
    ]
    parts = {place: abs(round(witness.columns[place]) - witness.columns[place]) for place in program.integer}
    wrong += [("whole", place) for place, part in parts.items() if part > slack]
    for place, (row, (low, high)) in enumerate(zip(program.rows, program.limits, strict=True)):
        total = sum(float(times) * witness.columns[column] for column, times in row.items())
        fits = within(total, (None if low is None else low - slack, None if high is None else high + slack))
        wrong += [] if fits and abs(total - witness.rows[place]) < slack else [("row", place)]
    return wrong


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_the_attack_finds_the_same_with_the_solver_alone(seed: tuple[int, bool, bool]) -> None:
    made = agency(*seed)
    found = [settled(system, limits) for system, limits in systems(*made)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "TRIES", 0)
        assert [settled(system, limits) for system, limits in systems(*made)] == found


def settled(system: System, limits: Limits) -> list[tuple[object, int, int]]:
    found = Search(system, limits).settled()
    return sorted((repr(one.question), one.insider.atom, one.people) for one in found)
