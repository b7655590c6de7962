"""What rates a person, a group or an organisation: the case, the outcome, and the making of its steps."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

import msgspec

from kinerja.model import ScoringPolicy
from kinerja.score.bands import Reading, clause, judge
from kinerja.score.result import TraceStep
from kinerja.score.steps import following, step


class WeightedAchievement(msgspec.Struct, frozen=True):
    """One result: achievement in percent; whether its target was the most possible; whether it was planned."""

    percent: Fraction
    weight: Fraction | None = None
    at_maximum: bool = False
    main: bool = True


class PersonCase(NamedTuple):
    """What is known about a person's results and behaviour; each method reads its own part.

    The words are `above`, `as-expected` and `below`.
    """

    results: str | None = None
    behaviour: str | None = None
    results_value: Fraction | None = None
    behaviour_value: Fraction | None = None
    feedback_counts: bool = False
    innovation: bool = False
    achievements: tuple[WeightedAchievement, ...] = ()


class Rated(msgspec.Struct, frozen=True):
    """A rating: `scored` with its band or its exact value, or both; else `pending` or `unscorable`."""

    state: str
    band: str | None
    value: Fraction | None
    steps: tuple[TraceStep, ...]


def told(
    policy: ScoringPolicy, legal: str | None, name: str, result: Fraction | None = None, /, **values: Fraction | str
) -> TraceStep:
    """A step with the clause of the policy that it follows."""
    return following(clause(policy, legal), name, result, values)


def without(state: str, name: str, *before: TraceStep, **values: Fraction | str) -> Rated:
    """An outcome without a value, and why."""
    return Rated(state, None, None, (*before, step(name, None, **values)))


def on_bands(
    policy: ScoringPolicy, value: Fraction, steps: Iterable[TraceStep], conditions: frozenset[str] = frozenset()
) -> Rated:
    """The outcome of a figure under the policy's bands."""
    judgement = judge(policy, value, Reading(conditions))
    trace = (*steps, *judgement.steps)
    if judgement.verdict is None:
        return Rated("unscorable", None, value, trace)
    return Rated("scored", judgement.verdict.band, value, trace)
