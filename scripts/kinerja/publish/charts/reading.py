"""A period of a series, and the scale on which the values of some periods stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.publish.charts.frame import tenths


@dataclass(frozen=True, slots=True)
class Reading:
    """One period of a series: where it stands, what was reached and what was promised, if anything.

    A promised range goes from `target` to `highest`. `begins` is true where a new series begins, which is not
    compared with what was before.
    """

    place: int
    name: str
    value: Fraction | None
    target: Fraction | None = None
    label: str = ""
    begins: bool = False
    highest: Fraction | None = None

    @property
    def values(self) -> Iterable[Fraction]:
        """All that has to find room on the scale."""
        return (one for one in (self.value, self.target, self.highest) if one is not None)


@dataclass(frozen=True, slots=True)
class Mark:
    """A target: a short level line, or for a range a field with a `height` from `y` downwards."""

    left: str
    right: str
    y: str
    width: str
    height: str = ""


class Scale:
    """Places on the y axis: the lowest value of all readings at the bottom, the highest at the top."""

    def __init__(self, readings: Iterable[Reading], top: int, bottom: int) -> None:
        known = [value for reading in readings for value in reading.values]
        self.low, self.high = min(known), max(known)
        reach = self.high - self.low
        self._bottom = bottom
        self._rise = (bottom - top) / reach if reach else None
        self._middle = Fraction(top + bottom, 2)

    def at(self, value: Fraction) -> Fraction:
        """The place of a value; when all are equal it is the middle."""
        return self._middle if self._rise is None else self._bottom - (value - self.low) * self._rise

    @property
    def zero(self) -> Fraction | None:
        """The place of zero where values lie on both sides of it."""
        return self.at(Fraction(0)) if self.low < 0 < self.high else None


def runs(
    readings: Sequence[Reading], x: Callable[[Reading], Fraction], y: Callable[[Fraction], Fraction]
) -> tuple[str, ...]:
    """The points of each unbroken line through the values: it ends at a missing one and where a new series begins."""
    found: list[list[str]] = []
    before: Reading | None = None
    for one in readings:
        if one.value is None:
            continue
        if before is None or one.begins or one.place != before.place + 1:
            found.append([])
        found[-1].append(f"{tenths(x(one))},{tenths(y(one.value))}")
        before = one
    return tuple(" ".join(run) for run in found if len(run) > 1)


def marks(
    readings: Sequence[Reading], x: Callable[[Reading], Fraction], scale: Scale, half: Fraction
) -> Iterator[Mark]:
    """What was promised for each period, reaching half a mark to both sides."""
    for one in readings:
        if one.target is None:
            continue
        left, right = x(one) - half, x(one) + half
        top = scale.at(one.target if one.highest is None else one.highest)
        height = "" if one.highest is None else tenths(scale.at(one.target) - top)
        yield Mark(tenths(left), tenths(right), tenths(top), tenths(right - left), height)
