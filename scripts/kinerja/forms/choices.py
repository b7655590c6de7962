"""Whose records a form is for, and what the records offer as answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.load.index import Index
from kinerja.model import Employee, Indicator, Period, Plan, Unit

_OPEN = ("open", "review")
# A longer list is slower to read than an id is to type.
MOST = 500


class Choice(NamedTuple):
    """An answer, and how it is shown."""

    value: str
    label: str


@dataclass(frozen=True)
class Scope:
    """The records that there are; a unit or an employee when forms are for one only; the periods that are written."""

    records: Index
    unit: str | None = None
    employee: str | None = None
    periods: tuple[str, ...] = ()

    @property
    def fixed(self) -> dict[str, str]:
        """What nobody has to fill in, by key of the record."""
        place = {"government": self.records.government, "unit": self.unit, "employee": self.employee}
        return {key: value for key, value in place.items() if value is not None}

    def choices(self, kind: str, name: str) -> tuple[Choice, ...]:
        """What the records offer for a key of a kind; nothing where there is no such list, or it is too long."""
        source = _SOURCES.get(f"{kind}.{name}", _SOURCES.get(name))
        found = dict(source(self)) if source else {}
        return tuple(Choice(*pair) for pair in found.items()) if len(found) <= MOST else ()


def scope(root: Path, government: str | None, unit: str | None, employee: str | None, periods: Sequence[str]) -> Scope:
    """The scope that was asked for; without periods it is those that are open. Raises CannotRun."""
    known = repository.governments(root)
    if government is None and len(known) > 1:
        raise CannotRun("which-government", known=", ".join(known))
    if not known or (government is not None and government not in known):
        raise CannotRun("unknown-government", known=", ".join(known))
    records = repository.load(root, government or known[0]).index
    unit = unit or _only_unit(records, employee)
    if unit is not None and not records.exists(Unit, id=unit):
        raise CannotRun("unknown-unit")
    if employee is not None and not records.exists(Employee, unit=unit, employee=employee):
        raise CannotRun("unknown-employee")
    return Scope(records, unit, employee, _periods(records, periods))


def _only_unit(records: Index, employee: str | None) -> str | None:
    if employee is None:
        return None
    units = records.postings(employee)
    if len(units) != 1:
        raise CannotRun("forms-which-unit" if units else "unknown-employee")
    return units[0]


def _periods(records: Index, wanted: Sequence[str]) -> tuple[str, ...]:
    known = {one.record.id: one.record.status for one in records.of(Period)}
    if any(period not in known for period in wanted):
        raise CannotRun("forms-unknown-period", known=", ".join(known))
    return tuple(period for period, status in known.items() if (period in wanted if wanted else status in _OPEN))


def _units(scope: Scope) -> Iterator[Choice]:
    yield from (Choice(one.record.id, one.record.name) for one in scope.records.of(Unit))


def _employees(scope: Scope) -> Iterator[Choice]:
    people = (one.record for one in scope.records.of(Employee))
    for one in people:
        if scope.unit in (None, one.unit):
            yield Choice(one.employee, f"{one.employee} ({one.post})")


def _superiors(scope: Scope) -> Iterator[Choice]:
    """The people of the unit, and those whom they answer to."""
    people = [one.record for one in scope.records.of(Employee)]
    posts = {one.employee: one.post for one in people}
    own = [one for one in people if scope.unit in (None, one.unit)]
    above = {one.superior.employee for one in own if one.superior}
    for employee in sorted({one.employee for one in own} | above):
        yield Choice(employee, f"{employee} ({posts[employee]})" if employee in posts else employee)


def _indicators(scope: Scope) -> Iterator[Choice]:
    for one in (document.record for document in scope.records.of(Indicator)):
        if scope.unit in (None, one.unit):
            yield Choice(one.id, one.name)


def _sources(scope: Scope) -> Iterator[Choice]:
    own = scope.records.own_record()
    yield from (Choice(one.id, one.title) for one in (own.sources if own else ()))


def _plans(scope: Scope) -> tuple[Plan, ...]:
    """The plans of the employee, or none when forms are for many: ids of results are each person's own."""
    plans = (document.record for document in scope.records.of(Plan))
    return tuple(one for one in plans if (one.unit, one.employee) == (scope.unit, scope.employee))


def _results(scope: Scope) -> Iterator[Choice]:
    yield from (Choice(one.id, f"{plan.year}: {one.text}") for plan in _plans(scope) for one in plan.results)


def _planned(scope: Scope) -> Iterator[Choice]:
    results = (one for plan in _plans(scope) for one in plan.results)
    yield from (Choice(indicator.id, indicator.text) for one in results for indicator in one.indicators)


_Source = Callable[[Scope], Iterator[Choice]]
# By key, or by kind and key where a key means something else.
_SOURCES: Mapping[str, _Source] = {
    "unit": _units,
    "employee": _employees,
    "evaluator": _superiors,
    "by": _superiors,
    "decided_by": _superiors,
    "source": _sources,
    "indicator": _indicators,
    "progress.result": _results,
    "evaluation.result": _results,
    "evaluation.indicator": _planned,
}
