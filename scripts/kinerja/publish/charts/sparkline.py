"""A sparkline: the shape of a series beside its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.publish.charts.frame import tenths
from kinerja.publish.charts.reading import Reading, Scale, runs

_WIDE, _HIGH, _MARGIN = 100, 24, 4


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Lines through neighbours, and where the last value stands; drawn in a frame of `width` and `height`."""

    lines: tuple[str, ...]
    x: str
    y: str
    width: int = _WIDE
    height: int = _HIGH


def sparkline(readings: Sequence[Reading]) -> Sparkline | None:
    """The shape of a series; None when it has less than two values."""
    known = [Reading(one.place, one.name, one.value, begins=one.begins) for one in readings if one.value is not None]
    if len(known) < 2:
        return None
    first, reach = known[0].place, known[-1].place - known[0].place
    scale = Scale(known, _MARGIN, _HIGH - _MARGIN)

    def x(reading: Reading) -> Fraction:
        return _MARGIN + Fraction((reading.place - first) * (_WIDE - 2 * _MARGIN), reach)

    last = known[-1]
    return Sparkline(runs(known, x, scale.at), tenths(x(last)), tenths(scale.at(last.value or Fraction(0))))
