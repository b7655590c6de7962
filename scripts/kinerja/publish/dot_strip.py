"""A strip of dots on one axis: each value a dot, equal ones above one another, the median as a line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

WIDTH = 360
_MARGIN = 10
_DOT = 9
_HIGHEST = 90
_FLOOR = 20

# A label nearer to an edge than this would stick out, so it grows inwards.
_EDGE = 70


@dataclass(frozen=True, slots=True)
class Strip:
    """The dots as one path of points with round ends; the axis at `floor`; the line at `median`, if any."""

    dots: str
    floor: str
    height: str
    median: str | None
    anchor: str


def strip(values: Sequence[Decimal], median: Decimal | None) -> Strip:
    """The geometry of some values, at least one."""
    low, reach = Fraction(min(values)), Fraction(max(values)) - Fraction(min(values))

    def x(value: Decimal) -> Fraction:
        return _MARGIN + (Fraction(value) - low) / reach * (WIDTH - 2 * _MARGIN) if reach else Fraction(WIDTH, 2)

    columns = Counter(round((x(one) - _MARGIN) / _DOT) for one in values)
    tallest = max(columns.values())
    step = min(Fraction(_DOT), Fraction(_HIGHEST, tallest))
    floor = _FLOOR + step * (tallest - 1) + _DOT
    dots = "".join(
        f"M{_tenths(Fraction(_MARGIN + column * _DOT))} {_tenths(floor - 6 - step * place)}h0"
        for column, number in sorted(columns.items())
        for place in range(number)
    )
    line = None if median is None else x(median)
    anchor = "middle" if line is None or _EDGE <= line <= WIDTH - _EDGE else "start" if line < _EDGE else "end"
    return Strip(dots, _tenths(floor), _tenths(floor + 18), None if line is None else _tenths(line), anchor)


def _tenths(value: Fraction) -> str:
    return f"{float(round(value, 1)):g}"
