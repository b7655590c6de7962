"""What the records suggest as an answer: ids that exist already, the next number, and last year's content."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kinerja.drafting import targets, values
from kinerja.drafting.dialogue import Choice
from kinerja.drafting.draft import Draft
from kinerja.drafting.own import posting
from kinerja.drafting.shape import Shape, Steps
from kinerja.model import Agreement, Employee, FollowUp, Goal, Period, Plan, Unit

# A longer list is no help on a terminal.
MOST = 40
_OF_ITS_TIME = ("date", "period", "month", "clock", "moment")
_NOT_TAKEN_OVER = ("reason", "status", "source")
_PLACE = ("government", "unit", "employee")


def choices(draft: Draft, steps: Steps) -> tuple[Choice, ...]:
    """Known ids for the value at these steps, without those that other items of its list use already."""
    source = _SOURCES.get(str(steps[-1]))
    used = _used(draft.data, steps)
    found = tuple(one for one in (source(draft) if source else ()) if one.value not in used)
    return found if len(found) <= MOST else ()


def own(draft: Draft, steps: Steps) -> str | None:
    """The unit or the employee of whoever is writing, where the record is somebody's; None when it is not known."""
    if steps not in (("unit",), ("employee",)) or "{employee}" not in draft.kind.path:
        return None
    found = posting(draft.root, str(draft.data.get("government")))
    if found is None or draft.data.get("unit", found.unit) != found.unit:
        return None
    return found.unit if steps == ("unit",) else found.employee


def next_number(draft: Draft) -> int | None:
    """The next version of an agreement, or number of a follow-up, in its year; of other kinds None."""
    year, unit = draft.data.get("year"), draft.data.get("unit")
    if draft.kind.type is Agreement:
        agreements = (one.record for one in draft.records.of(Agreement))
        taken = [one.version for one in agreements if (one.unit, one.year) == (unit, year)]
    elif draft.kind.type is FollowUp:
        person = (unit, draft.data.get("employee"), year)
        follow_ups = (one.record for one in draft.records.of(FollowUp))
        taken = [one.number for one in follow_ups if (one.unit, one.employee, one.year) == person]
    else:
        return None
    return max(taken, default=0) + 1


def previous(draft: Draft) -> str | None:
    """The newest plan or agreement before the one that is being written, once its place is known and nothing else."""
    place = [key for key in (*_PLACE, "year") if f"{{{key}}}" in draft.kind.path]
    if draft.kind.type not in (Plan, Agreement) or not all(key in draft.data for key in place):
        return None
    if {"results", "targets"}.intersection(draft.data):
        return None
    folder = draft.kind.path.partition("{year}")[0].format_map(draft.data)
    found = [one.path for one in draft.records.of(draft.kind.type) if one.path.startswith(folder)]
    older = (path for path in found if path[len(folder) :][:4] <= targets.year(draft))
    # The year has four digits, so of two versions of a year the longer or later name is the newer.
    return max(older, key=lambda path: (path[len(folder) :][:4], len(path), path), default=None)


def taken_over(shape: Shape, data: Mapping[str, Any], path: str) -> dict[str, Any]:
    """What a new record takes from an old one: all but what names it, dates it, or was decided about it."""
    kept = {key: value for key, value in data.items() if key in _PLACE or f"{{{key}}}" not in path}
    pruned = _pruned(shape, kept, ())
    return {key: value for key, value in pruned.items() if key not in _NOT_TAKEN_OVER}


def _pruned(shape: Shape, data: Any, steps: Steps) -> Any:
    if isinstance(data, list):
        items = [_pruned(shape, one, (*steps, 0)) for one in data]
        needed = shape.node((*steps, 0)).get("required", ())
        return [one for one in items if not isinstance(one, dict) or all(key in one for key in needed)]
    if not isinstance(data, dict):
        return data
    kept = {key: value for key, value in data.items() if not _is_dated(shape, (*steps, key))}
    pruned = {key: _pruned(shape, value, (*steps, key)) for key, value in kept.items()}
    return {key: value for key, value in pruned.items() if value not in ([], {})}


def _is_dated(shape: Shape, steps: Steps) -> bool:
    return shape.node(steps).get("x-form") in _OF_ITS_TIME


def _used(data: object, steps: Steps) -> tuple[object, ...]:
    if len(steps) < 2 or not isinstance(steps[-2], int):
        return ()
    items = values.get(data, steps[:-2])
    return tuple(one.get(steps[-1]) for number, one in enumerate(items) if number != steps[-2])


def _units(draft: Draft) -> Iterator[Choice]:
    yield from (Choice(one.record.id, one.record.name) for one in draft.records.of(Unit))


def _employees(draft: Draft) -> Iterator[Choice]:
    people = (one.record for one in draft.records.of(Employee))
    yield from (Choice(one.employee, one.post) for one in people if one.unit == draft.data.get("unit"))


def _evaluator(draft: Draft) -> Iterator[Choice]:
    place = {key: draft.data.get(key, "") for key in ("unit", "employee")}
    document = draft.records.get(Employee, **place)
    if document and document.record.superior:
        yield Choice(document.record.superior.employee)


def _periods(draft: Draft) -> Iterator[Choice]:
    yield from (Choice(one.record.id) for one in draft.records.of(Period))


def _goals(draft: Draft) -> Iterator[Choice]:
    yield from (Choice(one.record.id, one.record.statement) for one in draft.records.of(Goal))


def _sources(draft: Draft) -> Iterator[Choice]:
    government = draft.records.own_record()
    yield from (Choice(one.id, one.title) for one in (government.sources if government else ()))


def _indicators(draft: Draft) -> Iterator[Choice]:
    """The indicators that the unit's newest agreement of the year has targets for, or all of the unit."""
    own, newest = targets.names(draft), targets.agreement(draft)
    wanted = [one.indicator for one in newest.targets] if newest and draft.kind.type is not Agreement else list(own)
    yield from (Choice(one, own.get(one, "")) for one in wanted)


def _results(draft: Draft) -> Iterator[Choice]:
    plan = targets.plan(draft)
    yield from (Choice(one.id, one.text) for one in (plan.results if plan else ()))


_SOURCES: Mapping[str, Callable[[Draft], Iterator[Choice]]] = {
    "unit": _units,
    "employee": _employees,
    "evaluator": _evaluator,
    "period": _periods,
    "goal": _goals,
    "source": _sources,
    "indicator": _indicators,
    "result": _results,
}
