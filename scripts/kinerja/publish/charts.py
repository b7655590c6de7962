"""The geometry of the charts: numbers for the SVG templates, exact until the last tenth of a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

WIDTH = 360

# Labels nearer to an edge than this would stick out, so they grow inwards.
_EDGE = 80


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place on the x axis; `anchor` is `start`, `middle` or `end`."""

    x: str
    anchor: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar from `x`, `width` wide."""

    x: str
    width: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One realisation as a bar against one target as a tick, or against a range as a field."""

    bar: Segment
    zero: str
    realisation: Label
    target: Label
    tick: str | None = None
    field: Segment | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One period of a series: where it stands, what was reached and what was promised, if anything.

    `begins` is true where a new series begins, which is not compared with what was before.
    """

    place: int
    name: str
    value: Fraction | None
    target: Fraction | None = None
    label: str = ""
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A realisation in the chart of a series, with its label above or below."""

    x: str
    y: str
    label: Label
    label_y: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A target in the chart of a series: a short level line."""

    left: str
    right: str
    y: str


@dataclass(frozen=True, slots=True)
class Break:
    """The place where a new series begins: an upright line, `told` where there is room for its name."""

    x: str
    told: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Realisations as a line with its gaps, targets as level marks, periods below, breaks from top to bottom."""

    lines: tuple[str, ...]
    points: tuple[Point, ...]
    targets: tuple[Mark, ...]
    names: tuple[Label, ...]
    breaks: tuple[Break, ...] = ()
    height: int = 190
    floor: int = 152


def stacked(parts: Sequence[tuple[int, str]]) -> tuple[Segment, ...]:
    """One bar of counts with their shapes, as wide as the chart, a gap between the parts."""
    total = sum(count for count, _ in parts)
    segments, start = [], Fraction(0)
    for count, shape in parts:
        width = Fraction(count * WIDTH, total)
        segments.append(Segment(_tenths(start), _tenths(max(width - 2, Fraction(1))), shape))
        start += width
    return tuple(segments)


def level(value: Fraction, lowest: int, highest: int) -> str:
    """How much of a bar of 100 a value fills on a fixed scale."""
    share = (value - lowest) / (highest - lowest)
    return _tenths(min(max(share, Fraction(0)), Fraction(1)) * 100)


def bullet(realisation: Fraction, lowest: Fraction, highest: Fraction) -> Bullet:
    """A bullet chart; the target is the range from `lowest` to `highest`, which may be one value."""
    low, high = min(realisation, lowest, Fraction(0)), max(realisation, highest, Fraction(0))
    reach = (high - low) or Fraction(1)
    # A little air beyond the values keeps a tick at the end from being cut.
    air = reach / 20
    start = low - air if low else low
    scale = WIDTH / (reach + air * ((low < 0) + (high > 0) or 1))

    def x(value: Fraction) -> Fraction:
        return (value - start) * scale

    left, right = sorted((x(Fraction(0)), x(realisation)))
    single = lowest == highest
    return Bullet(
        bar=Segment(_tenths(left), _tenths(right - left)),
        zero=_tenths(x(Fraction(0))),
        realisation=_label(x(realisation)),
        target=_label((x(lowest) + x(highest)) / 2),
        tick=_tenths(x(lowest)) if single else None,
        field=None if single else Segment(_tenths(x(lowest)), _tenths(x(highest) - x(lowest))),
    )


def series(readings: Sequence[Reading], *, labels: int = 6) -> Series:
    """A series over time; with more points than `labels` only the first and the last carry their value."""
    x, y = _Across(readings), _Upwards(readings)
    values = [one for one in readings if one.value is not None]
    told = values if len(values) <= labels else [values[0], values[-1]]
    points = tuple(_point(x.at(one), y, one, told=one in told) for one in values)
    targets = tuple(
        Mark(_tenths(x.at(one) - 12), _tenths(x.at(one) + 12), y.tenths(one.target))
        for one in readings
        if one.target is not None
    )
    return Series(_runs(values, x, y), points, targets, _names(readings, x, labels), _breaks(readings, x))


class _Across:
    """Places on the x axis: periods at even distance, missing ones leave a gap."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.first = readings[0].place
        self.count = max(readings[-1].place - self.first, 1)
        self.single = len(readings) == 1

    def at(self, reading: Reading) -> Fraction:
        if self.single:
            return Fraction(WIDTH, 2)
        return 34 + Fraction((reading.place - self.first) * (WIDTH - 68), self.count)


class _Upwards:
    """Places on the y axis, from a little below the lowest to a little above the highest value."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        known = [one for reading in readings for one in (reading.value, reading.target) if one is not None]
        self.low, high = min(known), max(known)
        self.reach = high - self.low

    def at(self, value: Fraction) -> Fraction:
        share = (value - self.low) / self.reach if self.reach else Fraction(1, 2)
        return 128 - share * 96

    def tenths(self, value: Fraction) -> str:
        return _tenths(self.at(value))


def _point(x: Fraction, y: _Upwards, reading: Reading, *, told: bool) -> Point:
    value = reading.value if reading.value is not None else Fraction(0)
    below = reading.target is not None and value < reading.target
    place = y.at(value) + (18 if below else -9)
    text = reading.label if told else ""
    anchor = "start" if x < 24 else "end" if x > WIDTH - 24 else "middle"
    return Point(_tenths(x), y.tenths(value), Label(_tenths(x), anchor, text), _tenths(place))


def _runs(values: Sequence[Reading], x: _Across, y: _Upwards) -> tuple[str, ...]:
    runs: list[list[Reading]] = [[values[0]]] if values else []
    for before, after in pairwise(values):
        if after.place == before.place + 1 and not after.begins:
            runs[-1].append(after)
        else:
            runs.append([after])
    return tuple(
        " ".join(f"{_tenths(x.at(one))},{y.tenths(one.value)}" for one in run if one.value is not None)
        for run in runs
        if len(run) > 1
    )


def _names(readings: Sequence[Reading], x: _Across, labels: int) -> tuple[Label, ...]:
    step = -(-len(readings) // labels)
    chosen = [one for number, one in enumerate(reversed(readings)) if number % step == 0][::-1]
    return tuple(Label(_tenths(x.at(one)), "middle", one.name) for one in chosen)


def _breaks(readings: Sequence[Reading], x: _Across) -> tuple[Break, ...]:
    found: list[Break] = []
    free = Fraction(0)
    for before, after in pairwise(readings):
        if after.begins:
            place = (x.at(before) + x.at(after)) / 2
            found.append(Break(_tenths(place), place >= free))
            # The name of the break before ends here.
            free = max(free, place + _EDGE) if place >= free else free
    return tuple(found)


def _label(x: Fraction) -> Label:
    anchor = "start" if x < _EDGE else "end" if x > WIDTH - _EDGE else "middle"
    return Label(_tenths(x), anchor)


def _tenths(value: Fraction) -> str:
    """A coordinate for SVG: at most one decimal."""
    return f"{float(round(value, 1)):g}"
