"""What a new list begins with: one item for each thing that has to be answered, so that nothing is forgotten."""

from collections.abc import Callable, Mapping
from typing import Any

from kinerja.forms.choices import Scope
from kinerja.model import Agreement, Plan

Row = dict[str, Any]


def rows(kind: str, name: str, scope: Scope, period: str) -> list[Row]:
    """The first items of a list of a kind; none where the records do not tell, or forms are for many."""
    source = _SOURCES.get(f"{kind}.{name}")
    return source(scope, period) if source else []


def _targets(scope: Scope, period: str) -> list[Row]:
    """Every indicator that the unit's newest agreement of the year has a target for."""
    agreements = (document.record for document in scope.records.of(Agreement))
    valid = [one for one in agreements if (one.unit, str(one.year)) == (scope.unit, period[:4])]
    newest = max(valid, key=lambda one: one.version, default=None)
    return [{"indicator": target.indicator} for target in newest.targets] if newest else []


def _planned(scope: Scope, period: str) -> list[Row]:
    """Every result of the employee's plan of the year, with what it is measured by."""
    if scope.unit is None or scope.employee is None:
        return []
    plan = scope.records.get(Plan, unit=scope.unit, employee=scope.employee, year=period[:4])
    results = plan.record.results if plan else ()
    if plan and plan.record.approach == "qualitative":
        return [{"result": one.id} for one in results]
    return [{"result": one.id, "indicators": [{"indicator": inner.id} for inner in one.indicators]} for one in results]


_SOURCES: Mapping[str, Callable[[Scope, str], list[Row]]] = {
    "measurement.results": _targets,
    "evaluation.results": _planned,
}
