"""What several records of one part name alike, looked up once: plans and people."""

from collections.abc import Mapping

import msgspec

from kinerja.load.index import Index
from kinerja.model import Plan
from kinerja.score.lookups import Lookup

# The unit, the employee and the year of a plan.
PlanKey = tuple[str, str, int]


class Planned(msgspec.Struct, frozen=True):
    """Whether a plan is there, and its results with the ids of their indicators; None when it was refused."""

    exists: bool
    results: Mapping[str, frozenset[str]] | None = None


def plans(records: Index) -> Lookup[PlanKey, Planned]:
    """What was planned."""

    def ask(key: PlanKey) -> Planned:
        unit, employee, year = key
        plan = records.get(Plan, unit=unit, employee=employee, year=year)
        if plan is None:
            return Planned(records.exists(Plan, unit=unit, employee=employee, year=year))
        results = {one.id: frozenset(it.id for it in one.indicators) for one in plan.record.results}
        return Planned(exists=True, results=results)

    return Lookup(ask)


def known(records: Index) -> Lookup[str, bool]:
    """Whether somebody has a posting in any unit, by id."""
    return Lookup(lambda employee: bool(records.postings(employee)))
