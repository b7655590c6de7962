"""What the records offer as answers, by the place of the record that is written; a form looks it up by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kinerja.forms.choices import Scope
from kinerja.model import Employee, Goal, Indicator, Period, Plan, Unit

# Place, value and label; the place is made of the keys that the list names.
_Row = tuple[tuple[str, ...], str, str]
_List = tuple[tuple[str, ...], Callable[[Scope], Iterator[_Row]]]

# All texts of one list together, in characters: a form must stay small enough for an old telephone.
_LARGEST = 40_000
_PERSON = ("unit", "employee")
_PLAN = (*_PERSON, "year")


def suggestions(scope: Scope, kind: str) -> dict[str, Any]:
    """For each key that the records can help with: `by`, the keys of the place, and `of`, `[value, label]` by place.

    People and their plans are offered only in forms for one unit, and are those of that unit.
    """
    found = {}
    for key, (by, rows) in _lists(kind).items():
        listed: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for place, value, label in rows(scope):
            listed["/".join(place)].append((value, label))
        if listed and sum(len(v) + len(w) for one in listed.values() for v, w in one) <= _LARGEST:
            found[key] = {"by": by, "of": dict(listed)}
    return found


def _lists(kind: str) -> Mapping[str, _List]:
    own = {**_EVERYWHERE, **_OF_KIND.get(kind, {})}
    # What a record is named by is new in a record of that kind.
    return {key: one for key, one in own.items() if key != kind}


def _governments(scope: Scope) -> Iterator[_Row]:
    own = scope.records.own_record()
    yield (), scope.records.government, own.name if own else ""


def _units(scope: Scope) -> Iterator[_Row]:
    yield from (((), one.record.id, one.record.name) for one in scope.records.of(Unit))


def _periods(scope: Scope) -> Iterator[_Row]:
    yield from (((), one.record.id, "") for one in scope.records.of(Period))


def _goals(scope: Scope) -> Iterator[_Row]:
    yield from (((), one.record.id, one.record.statement) for one in scope.records.of(Goal))


def _sources(scope: Scope) -> Iterator[_Row]:
    own = scope.records.own_record()
    yield from (((), one.id, one.title) for one in (own.sources if own else ()))


def _indicators(scope: Scope) -> Iterator[_Row]:
    for one in (document.record for document in scope.records.of(Indicator)):
        if scope.unit in (None, one.unit):
            yield (one.unit,), one.id, one.name


def _people(scope: Scope) -> Iterator[Employee]:
    people = (one.record for one in scope.records.of(Employee))
    yield from (one for one in people if scope.unit == one.unit and scope.employee in (None, one.employee))


def _employees(scope: Scope) -> Iterator[_Row]:
    yield from (((one.unit,), one.employee, one.post) for one in _people(scope))


def _superiors(scope: Scope) -> Iterator[_Row]:
    for one in _people(scope):
        if one.superior:
            yield (one.unit, one.employee), one.superior.employee, ""


def _plans(scope: Scope) -> Iterator[Plan]:
    plans = (one.record for one in scope.records.of(Plan))
    yield from (one for one in plans if scope.unit == one.unit and scope.employee in (None, one.employee))


def _results(scope: Scope) -> Iterator[_Row]:
    for plan in _plans(scope):
        yield from (((plan.unit, plan.employee, str(plan.year)), one.id, one.text) for one in plan.results)


def _planned(scope: Scope) -> Iterator[_Row]:
    for plan in _plans(scope):
        place = (plan.unit, plan.employee, str(plan.year))
        yield from ((place, one.id, one.text) for result in plan.results for one in result.indicators)


def _above(scope: Scope) -> Iterator[_Row]:
    """The results of the superior's plan, where that plan is of the same unit."""
    plans = [one.record for one in scope.records.of(Plan) if one.record.unit == scope.unit]
    for one in _people(scope):
        for plan in plans:
            if one.superior and (one.superior.unit, one.superior.employee) == (plan.unit, plan.employee):
                place = (one.unit, one.employee, str(plan.year))
                yield from ((place, result.id, result.text) for result in plan.results)


_EVERYWHERE: Mapping[str, _List] = {
    "government": ((), _governments),
    "unit": ((), _units),
    "employee": (("unit",), _employees),
    "evaluator": (_PERSON, _superiors),
    "period": ((), _periods),
    "goal": ((), _goals),
    "source": ((), _sources),
    "indicator": (("unit",), _indicators),
    "result": (_PLAN, _results),
}
_OF_KIND: Mapping[str, Mapping[str, _List]] = {
    "plan": {"result": (_PLAN, _above)},
    "evaluation": {"indicator": (_PLAN, _planned)},
}
