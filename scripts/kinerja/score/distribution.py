"""Advice on how the ratings of persons spread, by the rating of their organisation. It never decides anything."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import msgspec

from kinerja.model import DistributionRule, Pattern, ScoringPolicy
from kinerja.score.numbers import rounded

SHARE_DECIMALS = 2


class Advice(msgspec.Struct, frozen=True):
    """A rule that is not kept: the bands counted together (joined by `+`), their share and the limit in percent."""

    rule: str
    band: str
    share: Decimal
    limit: Decimal
    count: int
    total: int


def advice(policy: ScoringPolicy, organisation_band: str, counts: Mapping[str, int]) -> tuple[Advice, ...]:
    """The rules that a group does not keep; none for a group below the smallest that is looked at."""
    rule, total = policy.distribution, sum(counts.values())
    if rule is None or total < max(rule.minimum_group, 1):
        return ()
    patterns = (one for one in rule.patterns if one.organisation == organisation_band)
    return tuple(found for pattern in patterns for found in _broken(pattern, counts, total))


def _broken(pattern: Pattern, counts: Mapping[str, int], total: int) -> Iterator[Advice]:
    for rule in pattern.rules:
        count = sum(counts.get(band, 0) for band in rule.bands)
        kept, limit = _kept(rule, count, counts, total)
        if not kept:
            share = rounded(Fraction(100 * count, total), SHARE_DECIMALS)
            yield Advice(rule.rule, "+".join(rule.bands), share, limit, count, total)


def _kept(rule: DistributionRule, count: int, counts: Mapping[str, int], total: int) -> tuple[bool, Decimal]:
    """Whether a rule is kept, and its limit in percent; that of a majority is the largest share of the others."""
    percent = rule.percent or Decimal(0)
    match rule.rule:
        case "at-most":
            return 100 * count <= Fraction(percent) * total, percent
        case "at-least":
            return 100 * count >= Fraction(percent) * total, percent
        case "must-have":
            return count > 0, Decimal(0)
        case _:
            most = max((number for band, number in counts.items() if band not in rule.bands), default=0)
            return count > most, rounded(Fraction(100 * most, total), SHARE_DECIMALS)
