"""What a template is filled with beforehand: the unit's indicators, its staff, and what they planned."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kinerja import periods
from kinerja.drafting import shape
from kinerja.load.index import Index
from kinerja.model import (
    Agreement,
    Development,
    Employee,
    Evaluation,
    Indicator,
    Measurement,
    Plan,
    PlanIndicator,
    Record,
    Target,
)
from kinerja.sheets.cells import Value, plain
from kinerja.sheets.filled import Hint
from kinerja.sheets.flatten import data_of

Data = dict[str, Any]
Texts = dict[tuple[Value | None, ...], str]


class Prepared(NamedTuple):
    """Records as far as they can be told beforehand, and the hints of each table by its name."""

    records: Sequence[Data]
    hints: Mapping[str, tuple[Hint, ...]]


@dataclass(frozen=True)
class Place:
    """The unit and period that a template is for, among the records of its government."""

    records: Index
    unit: str
    period: str

    @property
    def names(self) -> Data:
        """The keys that every record of the template has."""
        return {"government": self.records.government, "unit": self.unit}

    @property
    def year(self) -> int:
        """The year that the period lies in."""
        return periods.year(self.period)

    def own(self, kind: type[Any]) -> Iterator[Any]:
        """The unit's records of a kind."""
        return (one.record for one in self.records.of(kind) if one.record.unit == self.unit)

    def known(self, kind: type[Record], **fields: object) -> Data | None:
        """What a record of the unit says already."""
        document = self.records.get(kind, unit=self.unit, **fields)
        return data_of(document.record) if document else None


def prepared(kind: str, place: Place) -> Prepared:
    """The beginnings of the records of one of TEMPLATES."""
    return TEMPLATES[kind](place)


def _measurement(place: Place) -> Prepared:
    targets = _targets(place, place.year)
    wanted = [one.indicator for one in targets] or [one.id for one in _active(place)]
    data = place.known(Measurement, period=place.period) or {**place.names, "period": place.period, "results": []}
    _append(data["results"], "indicator", wanted)
    texts: Texts = {(one.indicator,): _target(one, place.period) for one in targets}
    return Prepared([data], {"measurement.results": _of_indicators(place, "results.indicator", "target", texts)})


def _agreement(place: Place) -> Prepared:
    newest = _newest(place, place.year)
    before = newest.targets if newest else _targets(place, place.year - 1)
    old = data_of(newest) if newest else {}
    data = {
        **{key: value for key, value in old.items() if key not in ("agreed_on", "reason", "source")},
        **place.names,
        "year": place.year,
        "version": newest.version + 1 if newest else 1,
    }
    _append(data.setdefault("targets", []), "indicator", [one.id for one in _active(place)])
    texts: Texts = {(one.indicator,): _target(one) for one in before}
    hints = _of_indicators(place, "targets.indicator", "last-target", texts)
    return Prepared([data], {"agreement.targets": hints})


def _evaluation(place: Place) -> Prepared:
    records, results, indicators, targets = [], Texts(), Texts(), Texts()
    for employee in _staff(place):
        plan = place.records.get(Plan, unit=place.unit, employee=employee.employee, year=place.year)
        known = place.known(Evaluation, employee=employee.employee, period=place.period)
        records.append(known or _to_evaluate(place, employee, plan.record if plan else None))
        for result in plan.record.results if plan else ():
            results[employee.employee, result.id] = result.text
            for one in result.indicators:
                indicators[employee.employee, one.id] = one.text
                targets[employee.employee, one.id] = _planned(one)
    below = "results.indicators.indicator"
    hints = {
        "evaluation": (_posts(place),),
        "evaluation.results": (Hint("result", ("employee", "results.result"), results),),
        "evaluation.results.indicators": (
            Hint("plan-indicator", ("employee", below), indicators),
            Hint("plan-target", ("employee", below), targets),
        ),
    }
    return Prepared(records, hints)


def _to_evaluate(place: Place, employee: Employee, plan: Plan | None) -> Data:
    evaluator = employee.superior.employee if employee.superior else plan.evaluator if plan else None
    data = {**place.names, "employee": employee.employee, "period": place.period}
    values = shape.of("evaluation").node(("behaviours", 0, "core_value"))["enum"]
    results = [_to_realise(one.id, one.indicators) for one in (plan.results if plan else ())]
    return {
        **data,
        **({"evaluator": evaluator} if evaluator else {}),
        **({"results": results} if results else {}),
        "behaviours": [{"core_value": value} for value in values],
    }


def _to_realise(result: str, indicators: Sequence[PlanIndicator]) -> Data:
    """Numbers are realised one by one; expectations in words are answered in words."""
    if any(one.expectation is not None for one in indicators):
        return {"result": result}
    return {"result": result, "indicators": [{"indicator": one.id} for one in indicators]}


def _development(place: Place) -> Prepared:
    records = []
    for employee in _staff(place):
        names = {"employee": employee.employee, "year": place.year}
        # One row for each employee, to be filled in or left.
        records.append(place.known(Development, **names) or {**place.names, **names, "entries": [{}]})
    posts = _posts(place)
    return Prepared(records, {"development": (posts,), "development.entries": (posts,)})


TEMPLATES: Mapping[str, Callable[[Place], Prepared]] = {
    "agreement": _agreement,
    "measurement": _measurement,
    "evaluation": _evaluation,
    "development": _development,
}


def _active(place: Place) -> list[Indicator]:
    return [one for one in place.own(Indicator) if one.status == "active"]


def _newest(place: Place, year: int) -> Agreement | None:
    valid = (one for one in place.own(Agreement) if one.year == year)
    return max(valid, key=lambda one: one.version, default=None)


def _targets(place: Place, year: int) -> tuple[Target, ...]:
    newest = _newest(place, year)
    return newest.targets if newest else ()


def _staff(place: Place) -> list[Employee]:
    """Who holds a post in the unit on a day of the period."""
    first, last = periods.first_day(place.period), periods.last_day(place.period)
    return [
        one for one in place.own(Employee) if (one.valid_from or first) <= last and (one.valid_until or last) >= first
    ]


def _append(items: list[Data], key: str, wanted: Sequence[str]) -> None:
    known = {one[key] for one in items}
    items += [{key: one} for one in wanted if one not in known]


def _of_indicators(place: Place, by: str, name: str, targets: Texts) -> tuple[Hint, ...]:
    known = list(place.own(Indicator))
    return (
        Hint("indicator", (by,), {(one.id,): one.name for one in known}),
        Hint("measure", (by,), {(one.id,): one.unit_of_measure for one in known}),
        Hint(name, (by,), targets),
    )


def _posts(place: Place) -> Hint:
    return Hint("post", ("employee",), {(one.employee,): one.post for one in place.own(Employee)})


def _target(target: Target, period: str = "") -> str:
    """The target of a period where it has one of its own, else of the year."""
    of_period = next((one.value for one in target.periods if one.period == period), target.value)
    if of_period is not None:
        return plain(of_period)
    if target.lowest is not None and target.highest is not None:
        return f"{plain(target.lowest)} - {plain(target.highest)}"
    return target.word or "; ".join(one.text for one in target.steps)


def _planned(indicator: PlanIndicator) -> str:
    unit = f" {indicator.unit_of_measure}" if indicator.unit_of_measure else ""
    if indicator.target is not None:
        return plain(indicator.target) + unit
    if indicator.lowest is not None and indicator.highest is not None:
        return f"{plain(indicator.lowest)} - {plain(indicator.highest)}{unit}"
    return indicator.expectation or ""
