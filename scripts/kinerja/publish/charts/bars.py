"""Bars: counts side by side, and a level on a fixed scale."""

from collections.abc import Sequence
from fractions import Fraction

from kinerja.publish.charts.frame import WIDTH, Segment, tenths


def stacked(parts: Sequence[tuple[int, str]]) -> tuple[Segment, ...]:
    """One bar of counts with their shapes, as wide as the chart, a gap between the parts."""
    total = sum(count for count, _ in parts)
    segments, start = [], Fraction(0)
    for count, shape in parts:
        width = Fraction(count * WIDTH, total)
        segments.append(Segment(tenths(start), tenths(max(width - 2, Fraction(1))), shape))
        start += width
    return tuple(segments)


def level(value: Fraction, lowest: int, highest: int) -> str:
    """How much of a bar of 100 a value fills on a fixed scale."""
    share = (value - lowest) / (highest - lowest)
    return tenths(min(max(share, Fraction(0)), Fraction(1)) * 100)
