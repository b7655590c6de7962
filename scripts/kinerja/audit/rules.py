"""The public rules of rounding, read from the policy: which ranges a group may show, and what each one means.

A share on the boundary of two bands belongs to the one further from 50; 50 itself to the upper one. A mean lies in a
step of the scale; the steps at each end of the scale are one zone.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from kinerja.audit.statements import Limits

Range = tuple[Fraction, Fraction]

WHOLE, MIDDLE = Fraction(100), Fraction(50)
# More decimal places than any number that is read can have.
PLACES = 160


def band_width(limits: Limits, people: int) -> int | None:
    """The width of share bands for a group, in points; None below the smallest size that has bands."""
    fitting = [width for staff, width in limits.bands if staff <= people]
    return fitting[-1] if fitting else None


def headcount(limits: Limits, people: int) -> tuple[int, int | None]:
    """The class of sizes that a group lies in; the last has no end."""
    starts = [staff for staff, _ in limits.bands]
    place = max((number for number, start in enumerate(starts) if start <= people), default=0)
    return starts[place], starts[place + 1] - 1 if place + 1 < len(starts) else None


def is_band(limits: Limits, people: int, shown: Range) -> bool:
    """Whether a range of a share is a band of the policy at least as wide as groups of this size need."""
    least, (low, high) = band_width(limits, people), shown
    return (
        least is not None
        and high - low >= least
        and any(high - low == width and low % width == 0 for _, width in limits.bands)
        and 0 <= low < high <= WHOLE
    )


def share_counts(people: int, shown: Range, banded: bool) -> tuple[int, int]:
    """The smallest and largest count behind a range of a share; may be empty (low above high).

    Outside the bands of the policy (`banded` false) a single number is taken as rounded to its last digit.
    """
    if not banded:
        low, high = unrounded(shown)
        return ceil(low * people / WHOLE), floor(high * people / WHOLE)
    low, high = shown
    least, most = low * people / WHOLE, high * people / WHOLE
    opens = 0 < low < MIDDLE
    closes = high == WHOLE or high < MIDDLE
    return floor(least) + 1 if opens else ceil(least), floor(most) if closes else ceil(most) - 1


def unrounded(shown: Range) -> Range:
    """A range as it is; a single number stands for all that round to its last digit."""
    low, high = shown
    slack = _last_digit(low) / 2 if low == high else Fraction(0)
    return low - slack, high + slack


def band_of(limits: Limits, people: int, count: int) -> Range | None:
    """The band that a share would have been shown in; None in groups without bands."""
    width = band_width(limits, people)
    if width is None:
        return None
    exact = Fraction(count * 100, people)
    if not 0 <= exact <= WHOLE:
        raise ValueError(count)
    place, rest = divmod(exact, width)
    outer = rest == 0 and 0 < exact < MIDDLE
    low = Fraction(width * min(int(place) - outer, 100 // width - 1))
    return low, low + width


def steps(limits: Limits, people: int) -> tuple[Fraction, ...]:
    """The steps that means of a group may be told in, smallest first."""
    return tuple(step for step in limits.steps if step * people >= limits.sum_width)


def is_step(limits: Limits, people: int, top: Fraction, shown: Range) -> bool:
    """Whether a range of a mean is one of the scale from 0 to `top` that groups of this size may show."""
    return any(
        shown in _zones(limits, step, top) or _is_inner(limits, step, top, shown) for step in steps(limits, people)
    )


def step_of(limits: Limits, people: int, top: Fraction, mean: Fraction) -> Range | None:
    """The range that a mean would have been shown in; None when no step is rough enough."""
    rough = steps(limits, people)
    if not rough:
        return None
    step = rough[0]
    first, last = _zones(limits, step, top)
    if mean < first[1]:
        return first
    low = step * floor(mean / step)
    return last if mean >= last[0] else (low, low + step)


def _zones(limits: Limits, step: Fraction, top: Fraction) -> tuple[Range, Range]:
    wide = step * limits.end_steps
    return (Fraction(0), wide), (step * floor((top - wide) / step), top)


def _is_inner(limits: Limits, step: Fraction, top: Fraction, shown: Range) -> bool:
    """Whether a range is one step wide, between the zones at the ends, from multiple to multiple."""
    (low, high), (first, last) = shown, _zones(limits, step, top)
    if high - low != step or low % step:
        return False
    return low >= first[1] and high <= last[0]


def _last_digit(value: Fraction) -> Fraction:
    """The worth of the last digit of a decimal number: 1 for 83, 0.1 for 83.3."""
    return next(unit for unit in _units() if value % unit == 0)


def _units() -> Iterator[Fraction]:
    for places in range(PLACES):
        yield Fraction(1, 10**places)
