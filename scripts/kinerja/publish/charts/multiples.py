"""Small multiples: the parts of each year as a chart of its own, all on the same scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.publish.charts.frame import tenths
from kinerja.publish.charts.reading import Mark, Reading, Scale, marks, runs

_WIDE, _HIGH, _MARGIN = 120, 64, 10


@dataclass(frozen=True, slots=True)
class Multiple:
    """One year: lines, points and target marks in a frame of `width` and `height`, with the line of zero."""

    lines: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    targets: tuple[Mark, ...]
    zero: str | None = None
    width: int = _WIDE
    height: int = _HIGH


def multiples(years: Sequence[Sequence[Reading]], places: int) -> tuple[Multiple, ...]:
    """A chart for each year; the place of a reading is its number in the year, from 1 to `places`."""
    scale = Scale([one for year in years for one in year], _MARGIN, _HIGH - _MARGIN)
    room = Fraction(_WIDE, places)

    def x(reading: Reading) -> Fraction:
        return room * reading.place - room / 2

    return tuple(
        Multiple(
            runs(year, x, scale.at),
            tuple((tenths(x(one)), tenths(scale.at(one.value))) for one in year if one.value is not None),
            tuple(marks(year, x, scale, room * 2 / 5)),
            None if scale.zero is None else tenths(scale.zero),
        )
        for year in years
    )
