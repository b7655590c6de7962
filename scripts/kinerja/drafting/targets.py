"""What the records ask of a year or period: the agreement and the plan in force, and their items to be filled in."""

from collections.abc import Iterator

from kinerja.drafting.dialogue import Choice
from kinerja.drafting.draft import Draft
from kinerja.drafting.shape import Steps
from kinerja.model import Agreement, Evaluation, Indicator, Measurement, Plan


def listed(draft: Draft, steps: Steps) -> tuple[Choice, ...]:
    """The items of a list that the records ask for: a measurement's indicators, an evaluation's planned results."""
    if steps != ("results",):
        return ()
    if draft.kind.type is Measurement:
        return tuple(_agreed(draft))
    return tuple(_planned(draft)) if draft.kind.type is Evaluation else ()


def agreement(draft: Draft) -> Agreement | None:
    """The unit's newest agreement of the year."""
    place = (draft.data.get("unit"), year(draft))
    agreements = (one.record for one in draft.records.of(Agreement))
    valid = (one for one in agreements if (one.unit, str(one.year)) == place)
    return max(valid, key=lambda one: one.version, default=None)


def plan(draft: Draft) -> Plan | None:
    """The employee's plan of the year."""
    place = {key: draft.data.get(key, "") for key in ("unit", "employee")}
    found = draft.records.get(Plan, **place, year=year(draft))
    return found.record if found else None


def names(draft: Draft) -> dict[str, str]:
    """The indicators of the unit by id."""
    own = (one.record for one in draft.records.of(Indicator) if one.record.unit == draft.data.get("unit"))
    return {one.id: one.name for one in own}


def year(draft: Draft) -> str:
    """The year of what is being written."""
    return str(draft.data.get("year", draft.data.get("period", "")))[:4]


def _agreed(draft: Draft) -> Iterator[Choice]:
    """The indicators with a target for the whole year, or for this very part of it."""
    period, own, newest = draft.data.get("period"), names(draft), agreement(draft)
    for target in newest.targets if newest else ():
        due = {one.period: one.value for one in target.periods}
        if period in due or period == year(draft):
            figure = due.get(str(period), target.value)
            shown = "" if figure is None else f" ({figure:f})"
            yield Choice({"indicator": target.indicator}, f"{own.get(target.indicator, target.indicator)}{shown}")


def _planned(draft: Draft) -> Iterator[Choice]:
    """The planned results, each with its indicators that are measured in numbers."""
    found = plan(draft)
    for result in found.results if found else ():
        counted = [one for one in result.indicators if (one.target, one.lowest, one.highest) != (None, None, None)]
        measured = {"indicators": [{"indicator": one.id} for one in counted]} if counted else {}
        yield Choice({"result": result.id, **measured}, result.text)
