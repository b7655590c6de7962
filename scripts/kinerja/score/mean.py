"""The mean achievement of a unit's indicators: weighted when every counted one has a weight, exclusions counted."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from kinerja.score.result import Score


class Mean(msgspec.Struct, frozen=True):
    """The mean of the achievements as they are shown (capped, rounded), so that a reader can repeat it.

    `value` is None when none of the `indicators` was `counted`.
    """

    value: Fraction | None
    weighted: bool
    counted: int
    indicators: int


def mean(scores: Sequence[Score]) -> Mean:
    """The mean over those scores that have an achievement."""
    shown = [(score.weight, score.achievement) for score in scores if score.achievement is not None]
    weighted = bool(shown) and all(weight is not None for weight, _ in shown)
    weights = [Fraction(weight) if weighted and weight is not None else Fraction(1) for weight, _ in shown]
    parts = [weight * Fraction(figure) for weight, (_, figure) in zip(weights, shown, strict=True)]
    value = sum(parts, Fraction(0)) / sum(weights) if shown else None
    return Mean(value, weighted, len(shown), len(scores))
