"""The method `converted`: achievements become values on a line of pieces, then are weighted with behaviour."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from kinerja.model import Conversion, Piece, ScoringPolicy
from kinerja.score.rated import PersonCase, Rated, WeightedAchievement, told, without
from kinerja.score.result import TraceStep
from kinerja.score.weighted import overall

FULL = 100


class Converted(msgspec.Struct, frozen=True):
    """The value of one achievement, its category, and the step that says so."""

    value: Fraction
    category: str
    step: TraceStep


def converted(policy: ScoringPolicy, case: PersonCase) -> Rated:
    """The rating that follows from achievements and the value of behaviour."""
    rule = policy.conversion
    main = [one for one in case.achievements if one.main]
    if rule is None or not main:
        return without("pending", "value-missing")
    refusal = _refusal(case.achievements)
    if refusal:
        return without("unscorable", refusal)
    values = [value_of(policy, rule, one) for one in main]
    mean = _mean(main, values)
    extra, steps = _additional(policy, rule, [one for one in case.achievements if not one.main])
    total = told(policy, None, "results-value", mean + extra, main=mean, additional=extra)
    return overall(policy, case, mean + extra, (*(one.step for one in values), *steps, total))


def value_of(policy: ScoringPolicy, rule: Conversion, achievement: WeightedAchievement) -> Converted:
    """The value of one achievement."""
    percent = achievement.percent
    piece = next((one for one in reversed(rule.pieces) if Fraction(one.start) <= percent), rule.pieces[0])
    if achievement.at_maximum and percent >= FULL:
        value = Fraction(rule.at_maximum)
        return Converted(value, piece.band, told(policy, rule.legal, "converted-at-maximum", value, percent=percent))
    value = _on_line(piece, percent)
    numbers = {"percent": percent, "start": Fraction(piece.start), "value": Fraction(piece.value)}
    return Converted(value, piece.band, told(policy, piece.legal, "converted", value, **numbers, band=piece.band))


def _on_line(piece: Piece, percent: Fraction) -> Fraction:
    start, value = Fraction(piece.start), Fraction(piece.value)
    if piece.end is None or piece.end_value is None:
        return value
    slope = (Fraction(piece.end_value) - value) / (Fraction(piece.end) - start)
    return value + slope * (percent - start)


def _refusal(achievements: Sequence[WeightedAchievement]) -> str | None:
    if any(one.percent < 0 for one in achievements):
        return "value-below-zero"
    weights = [one.weight for one in achievements if one.main]
    if None not in weights and sum(filter(None, weights)) <= 0:
        return "weights-are-zero"
    return "additional-without-weight" if any(not one.main and one.weight is None for one in achievements) else None


def _mean(main: Sequence[WeightedAchievement], values: Sequence[Converted]) -> Fraction:
    """Weighted where every main result has a weight, else plain."""
    weights = [Fraction(1) if one.weight is None else one.weight for one in main]
    if any(one.weight is None for one in main):
        weights = [Fraction(1)] * len(main)
    return sum((weight * one.value for weight, one in zip(weights, values, strict=True)), Fraction(0)) / sum(weights)


def _additional(
    policy: ScoringPolicy, rule: Conversion, extra: Sequence[WeightedAchievement]
) -> tuple[Fraction, tuple[TraceStep, ...]]:
    """The points of additional results, at most the cap, and how they came about."""
    if not extra:
        return Fraction(0), ()
    shares = {share.band: Fraction(share.percent) for share in rule.additional.shares}
    values = [value_of(policy, rule, one) for one in extra]
    points = sum(
        (
            shares[value.category] * (one.weight or 0) * value.value / 10000
            for one, value in zip(extra, values, strict=True)
        ),
        Fraction(0),
    )
    cap = Fraction(rule.additional.cap)
    limited = min(points, cap)
    shown = told(policy, rule.additional.legal, "additional", limited, points=points, cap=cap)
    return limited, (*(value.step for value in values), shown)
