"""The rows of a plan and of its evaluation: what was agreed, beside what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.model import (
    Employee,
    EvaluatedResult,
    Evaluation,
    Indicator,
    Plan,
    PlanIndicator,
    PlanResult,
    Realisation,
    Supports,
)
from kinerja.printing.parties import Directory
from kinerja.printing.words import Words

CORE_VALUES = (
    "berorientasi-pelayanan",
    "akuntabel",
    "kompeten",
    "harmonis",
    "loyal",
    "adaptif",
    "kolaboratif",
)
STATEMENTS = ("first", "second", "third")


@dataclass(frozen=True)
class Line:
    """One indicator of a result."""

    aspect: str | None
    text: str | None
    target: str | None
    realisation: str | None


@dataclass(frozen=True)
class Block:
    """One result with its indicators."""

    text: str
    supports: str | None
    lines: tuple[Line, ...]
    evidence: tuple[str, ...] = ()
    feedback: str | None = None


@dataclass(frozen=True)
class Behaviour:
    """One core value: its three behaviours, what was expected in particular, and what was said of it."""

    name: str
    statements: tuple[str, ...]
    expectation: str | None
    feedback: str | None


def blocks(directory: Directory, words: Words, plan: Plan, kind: str, done: Evaluation | None) -> tuple[Block, ...]:
    """The main or the additional results of a plan, with what was evaluated when there is an evaluation."""
    evaluated = {one.result: one for one in done.results} if done else {}
    return tuple(_block(directory, words, plan, one, evaluated.get(one.id)) for one in plan.results if one.kind == kind)


def unplanned(words: Words, plan: Plan | None, evaluation: Evaluation) -> tuple[Block, ...]:
    """Results that were evaluated without standing in a plan that could be read."""
    known = {one.id for one in plan.results} if plan else set()
    return tuple(_loose(words, one) for one in evaluation.results if one.result not in known)


def behaviours(words: Words, plan: Plan | None, evaluation: Evaluation | None) -> tuple[Behaviour, ...]:
    """All seven core values, in the order of the law."""
    expected = {one.core_value: one.expectation for one in plan.behaviours} if plan else {}
    said = {one.core_value: one.feedback for one in evaluation.behaviours} if evaluation else {}
    return tuple(
        Behaviour(
            words.text(f"core_values.{value}.name"),
            tuple(words.text(f"core_values.{value}.{number}") for number in STATEMENTS),
            expected.get(value),
            said.get(value),
        )
        for value in CORE_VALUES
    )


def _block(directory: Directory, words: Words, plan: Plan, result: PlanResult, done: EvaluatedResult | None) -> Block:
    reached = {one.indicator: one for one in done.indicators} if done else {}
    whole = _whole(words, done)
    lines = tuple(
        Line(
            words.text(f"aspects.{one.aspect}"),
            one.text,
            _target(words, one),
            _realisation(words, one, reached.get(one.id)) or (whole if number == 0 else None),
        )
        for number, one in enumerate(result.indicators)
    )
    evidence = tuple(one.title for one in done.evidence) if done else ()
    return Block(
        result.text, _supports(directory, plan, result.supports), lines, evidence, done.feedback if done else None
    )


def _loose(words: Words, done: EvaluatedResult) -> Block:
    figures = (words.number(one.value) for one in done.indicators if one.value is not None)
    reached = _whole(words, done) or "; ".join(figures) or None
    evidence = tuple(one.title for one in done.evidence)
    return Block(done.result, None, (Line(None, None, None, reached),), evidence, done.feedback)


def _whole(words: Words, done: EvaluatedResult | None) -> str | None:
    """What is said of a result as a whole."""
    if done is None:
        return None
    return done.realisation or (_state(words, done.state, done.reason) if done.state else None)


def _target(words: Words, indicator: PlanIndicator) -> str | None:
    if indicator.target is not None:
        return words.amount(indicator.target, indicator.unit_of_measure)
    if indicator.lowest is not None and indicator.highest is not None:
        return words.between(indicator.lowest, indicator.highest, indicator.unit_of_measure)
    return indicator.expectation


def _realisation(words: Words, indicator: PlanIndicator, done: Realisation | None) -> str | None:
    if done is None:
        return None
    if done.value is not None:
        return words.amount(done.value, indicator.unit_of_measure)
    return _state(words, done.state, done.reason) if done.state else None


def _state(words: Words, state: str, reason: str | None) -> str:
    name = words.text(f"states.{state}")
    return f"{name}: {reason}" if reason else name


def _supports(directory: Directory, plan: Plan, supports: Supports | None) -> str | None:
    """The superior's result that is served, or the indicator of a unit; its id where its record cannot be read."""
    if supports is None:
        return None
    if supports.indicator:
        unit = supports.unit or plan.unit
        indicator = directory.records.get(Indicator, unit=unit, id=supports.indicator)
        return indicator.record.name if indicator else supports.indicator
    return next(
        (text for identifier, text in _above(directory, plan) if identifier == supports.result), supports.result
    )


def _above(directory: Directory, plan: Plan) -> Iterator[tuple[str, str]]:
    """Ids and texts of the superior's planned results of the same year."""
    own = directory.records.get(Employee, unit=plan.unit, employee=plan.employee)
    superior = own.record.superior if own else None
    above = superior and directory.records.get(Plan, unit=superior.unit, employee=superior.employee, year=plan.year)
    return ((one.id, one.text) for one in above.record.results) if above else iter(())
