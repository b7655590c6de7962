"""How roughly a share or a mean is told, by the number of people: bands with caps, and rounded means.

Shares: the bands of the policy, whose first and last are its caps (after the achievement levels of U.S. schools).
Means: told in steps so wide that one published mean tells the sum of its group to a known width, never closer.
"""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from kinerja.disclose.published import CONFIDENTIAL, Cell, Headcount, Range
from kinerja.model import DisclosurePolicy, MeanRule, ShareRule

WITHHELD = Cell(withheld=CONFIDENTIAL)
_WHOLE = 100
_MIDDLE = 50


def headcount(rule: ShareRule, people: int) -> Headcount:
    """The class of sizes that a group is in: the limits of the bands are the limits of the classes."""
    limits = [one.staff for one in rule.bands]
    place = max(number for number, limit in enumerate(limits) if limit <= people)
    return Headcount(low=limits[place], high=limits[place + 1] - 1 if place + 1 < len(limits) else None)


def width(rule: ShareRule, people: int, coarser: int = 0) -> int:
    """How wide the bands are for a group; `coarser` classes of sizes rougher than its own, if there are any."""
    place = max(number for number, one in enumerate(rule.bands) if one.staff <= people)
    return rule.bands[max(place - coarser, 0)].width


def share(count: int, people: int, band: int) -> Range:
    """The band of a share in percent. A share on a boundary belongs to the band further from the middle."""
    exact = Fraction(count * _WHOLE, people)
    steps = exact / band
    below = floor(steps) if steps.denominator != 1 or exact >= _MIDDLE else int(steps) - 1
    place = min(max(below, 0), _WHOLE // band - 1)
    return Range(low=Decimal(place * band), high=Decimal((place + 1) * band))


def counts(shown: Range, people: int) -> tuple[int, int]:
    """The smallest and the largest count that a shown band leaves possible."""
    low, high = Fraction(shown.low) * people / _WHOLE, Fraction(shown.high) * people / _WHOLE
    least = ceil(low) if shown.low == 0 or shown.low >= _MIDDLE else floor(low) + 1
    most = floor(high) if shown.high == _WHOLE or shown.high < _MIDDLE else ceil(high) - 1
    return least, most


def mean(total: Fraction, people: int, top: Decimal, rule: MeanRule, coarser: int = 0) -> Range | None:
    """The step of the scale from 0 to `top` that a mean lies in, the finest that is rough enough; None when none is.

    `coarser` steps rougher than that, if there are any.
    A mean on the border of two steps belongs to the higher. Some steps at each end of the scale are one.
    """
    rough = [one for one in rule.steps if one * people >= rule.sum_width.value]
    if len(rough) <= coarser:
        return None
    step = rough[coarser]
    low = step * floor(total / people / Fraction(step))
    start = step * rule.end_steps.value
    end = step * floor((top - start) / step)
    if low < start:
        return Range(low=Decimal(0), high=plain(start))
    if low >= end:
        return Range(low=plain(end), high=plain(top))
    return Range(low=plain(low), high=plain(low + step))


def plain(value: Decimal) -> Decimal:
    """The same number without needless zeros and without an exponent."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def cell(shown: Range | None) -> Cell:
    """A shown range, or the symbol."""
    return Cell(shown=shown) if shown else WITHHELD


def smallest(policy: DisclosurePolicy) -> int:
    """The fewest people that a group may have."""
    return int(policy.smallest_group.value)
