"""The rows of a unit's performance agreement."""

from dataclasses import dataclass

from kinerja.model import Agreement, Goal, Indicator, Target
from kinerja.printing.parties import Directory
from kinerja.printing.words import Words


@dataclass(frozen=True)
class Row:
    """One indicator with its goal and target; the goal is None where no record names it."""

    goal: str | None
    indicator: str
    target: str


def rows(directory: Directory, words: Words, agreement: Agreement) -> tuple[Row, ...]:
    """One row for each target, in the order of the agreement."""
    return tuple(_row(directory, words, agreement.unit, target) for target in agreement.targets)


def _row(directory: Directory, words: Words, unit: str, target: Target) -> Row:
    document = directory.records.get(Indicator, unit=unit, id=target.indicator)
    if document is None:
        return Row(None, target.indicator, _target(words, target, None))
    own = document.record
    goal = directory.records.get(Goal, id=own.goal) if own.goal else None
    return Row(goal.record.statement if goal else None, own.name, _target(words, target, own.unit_of_measure))


def _target(words: Words, target: Target, unit_of_measure: str | None) -> str:
    if target.value is not None:
        return words.amount(target.value, unit_of_measure)
    if target.lowest is not None and target.highest is not None:
        return words.between(target.lowest, target.highest, unit_of_measure)
    return target.word or "; ".join(step.text for step in target.steps)
