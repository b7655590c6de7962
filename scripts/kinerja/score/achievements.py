"""What an employee reached of each planned result, in percent, for policies that convert achievements to values."""

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import EvaluatedResult, Evaluation, Plan, PlanIndicator, PlanResult
from kinerja.score.methods import Case, Outcome, achieved
from kinerja.score.numbers import plain
from kinerja.score.rating import WeightedAchievement
from kinerja.score.result import Input, TraceStep
from kinerja.score.steps import step

NOT_COUNTED = "not-applicable"


class Achieved(msgspec.Struct, frozen=True):
    """The achievements of all planned results; none of them when one is still open, for half a plan has no value."""

    achievements: tuple[WeightedAchievement, ...] = ()
    inputs: tuple[Input, ...] = ()
    steps: tuple[TraceStep, ...] = ()


class _Placed(msgspec.Struct, frozen=True):
    """An evaluated result beside its plan, and where both stand."""

    evaluation: Document[Evaluation]
    number: int
    entry: EvaluatedResult
    plan: Document[Plan]
    planned: int
    result: PlanResult


def achievements(records: Index, document: Document[Evaluation]) -> Achieved:
    """The achievement of each planned result: the mean of its indicators' achievements."""
    own = document.record
    plan = records.get(Plan, unit=own.unit, employee=own.employee, year=periods.year(own.period))
    if plan is None:
        return Achieved(steps=(TraceStep("plan-missing"),))
    found: list[WeightedAchievement] = []
    inputs: list[Input] = []
    steps: list[TraceStep] = []
    for placed in _placed(document, plan):
        outcome = _of_result(placed)
        inputs += _inputs(placed)
        steps += outcome.steps
        if outcome.percent is not None:
            found.append(_weighted(placed.result, outcome.percent))
        elif outcome.state != NOT_COUNTED:
            return Achieved((), tuple(inputs), tuple(steps))
    return Achieved(tuple(found), tuple(inputs), tuple(steps))


def _placed(document: Document[Evaluation], plan: Document[Plan]) -> Iterator[_Placed]:
    """Every planned result in the order of the plan; one that was not evaluated counts as pending."""
    entries = {entry.result: number for number, entry in reversed(list(enumerate(document.record.results)))}
    for planned, result in enumerate(plan.record.results):
        number = entries.get(result.id, -1)
        entry = document.record.results[number] if number >= 0 else EvaluatedResult(result=result.id, state="pending")
        yield _Placed(document, number, entry, plan, planned, result)


def _of_result(placed: _Placed) -> Outcome:
    if placed.entry.state == NOT_COUNTED:
        return Outcome(None, (TraceStep("result-not-applicable", {"planned": placed.result.id}),), NOT_COUNTED)
    outcomes = [_of_indicator(placed, indicator) for indicator in placed.result.indicators]
    counted = [one for one in outcomes if one.state != NOT_COUNTED]
    percents = [one.percent for one in counted if one.percent is not None]
    steps = tuple(told for one in outcomes for told in one.steps)
    if len(percents) < len(counted) or not counted:
        missing = TraceStep("result-without-achievement", {"planned": placed.result.id})
        return Outcome(None, (*steps, missing), "pending" if counted else NOT_COUNTED)
    percent = sum(percents, Fraction(0)) / len(percents)
    # The rule speaks of one achievement for each result and not of several aspects; the mean is this tool's convention.
    mean = step("result-achievement", percent, planned=placed.result.id, count=str(len(percents)))
    return Outcome(percent, (*steps, mean))


def _of_indicator(placed: _Placed, indicator: PlanIndicator) -> Outcome:
    given = next((one for one in placed.entry.indicators if one.indicator == indicator.id), None)
    case = None if given is None or given.value is None else _case(indicator, Fraction(given.value))
    if case is None:
        return Outcome(None, (), given.state if given and given.state else "pending")
    return achieved(indicator.method, case)


def _case(indicator: PlanIndicator, realisation: Fraction) -> Case | None:
    """What the method looks at, None without a target in numbers of the form that the method needs."""
    ranged = indicator.method == "range"
    lowest, highest = (indicator.lowest, indicator.highest) if ranged else (indicator.target, indicator.target)
    if lowest is None or highest is None or lowest > highest:
        return None
    direction = "range" if ranged else "decrease" if indicator.method.startswith("inverse") else "increase"
    return Case(realisation, Fraction(lowest), Fraction(highest), direction)


def _weighted(result: PlanResult, percent: Fraction) -> WeightedAchievement:
    return WeightedAchievement(
        percent=percent,
        weight=None if result.weight is None else Fraction(result.weight),
        at_maximum=all(indicator.at_maximum for indicator in result.indicators),
        main=result.kind == "main",
    )


def _inputs(placed: _Placed) -> Iterator[Input]:
    for number, indicator in enumerate(placed.result.indicators):
        targets = {"target": indicator.target, "lowest": indicator.lowest, "highest": indicator.highest}
        for key, figure in targets.items():
            if figure is not None:
                steps = ("results", placed.planned, "indicators", number, key)
                yield Input("target", plain(figure), placed.plan, steps)
    for number, given in enumerate(placed.entry.indicators):
        if given.value is not None:
            steps = ("results", placed.number, "indicators", number, "value")
            yield Input("realisation", plain(given.value), placed.evaluation, steps)
