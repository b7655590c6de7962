"""A series over time: realisations as a line with its gaps, targets as level marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from kinerja.publish.charts.frame import WIDTH, Extent, Label, extent, label, tenths
from kinerja.publish.charts.reading import Mark, Reading, Scale, marks, runs

_MARGIN = 34
_SIZE, _NAME_SIZE = 12.5, 11.5
_GAP = 5
# The name of a break is about that wide.
_BREAK = 80


@dataclass(frozen=True, slots=True)
class Point:
    """A realisation in the chart of a series, with its label above or below."""

    x: str
    y: str
    label: Label
    label_y: str


@dataclass(frozen=True, slots=True)
class Break:
    """The place where a new series begins: an upright line, `told` where there is room for its name."""

    x: str
    told: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Realisations as a line with its gaps, targets as level marks, periods below, breaks from top to bottom.

    `zero` is the height of zero where values lie on both sides of it.
    """

    lines: tuple[str, ...]
    points: tuple[Point, ...]
    targets: tuple[Mark, ...]
    names: tuple[Label, ...]
    breaks: tuple[Break, ...] = ()
    zero: str | None = None
    height: int = 190
    floor: int = 158


def series(readings: Sequence[Reading], *, labels: int = 6) -> Series:
    """A series over time; with more points than `labels` only the last and the first carry their value."""
    x, y = _Across(readings), Scale(readings, 38, 134)
    return Series(
        runs(readings, x.at, y.at),
        tuple(_points([one for one in readings if one.value is not None], x, y, labels)),
        tuple(marks(readings, x.at, y, x.half)),
        _names(readings, x),
        _breaks(readings, x),
        None if y.zero is None else tenths(y.zero),
    )


class _Across:
    """Places on the x axis: periods at even distance, missing ones leave a gap."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.first = readings[0].place
        self.count = max(readings[-1].place - self.first, 1)
        self.single = len(readings) == 1
        # Marks of neighbours do not touch.
        self.half = min(Fraction(12), Fraction(WIDTH - 2 * _MARGIN, self.count) * 2 / 5)
        self._known: dict[int, Fraction] = {}

    def at(self, reading: Reading) -> Fraction:
        if self.single:
            return Fraction(WIDTH, 2)
        place = reading.place
        if place not in self._known:
            along = (place - self.first) * (WIDTH - 2 * _MARGIN)
            self._known[place] = Fraction(_MARGIN * self.count + along, self.count)
        return self._known[place]


def _points(values: Sequence[Reading], x: _Across, y: Scale, labels: int) -> Iterator[Point]:
    wanted = [*values[-1:], *values[:1], *(values[-2:0:-1] if len(values) <= labels else ())]
    told = _apart([(one, extent(x.at(one), one.label, _SIZE)) for one in wanted])
    for one in values:
        value = one.value if one.value is not None else Fraction(0)
        below = one.target is not None and value < one.target
        texts = (one.label,) if one.place in told else ()
        across, up = x.at(one), y.at(value)
        yield Point(tenths(across), tenths(up), label(across, texts, _SIZE), tenths(up + (18 if below else -9)))


def _apart(wanted: Sequence[tuple[Reading, Extent]]) -> set[int]:
    """The places of those whose texts do not touch; who comes first stays."""
    taken: list[Extent] = []
    told: set[int] = set()
    for one, place in wanted:
        if not any(place.meets(other, _GAP) for other in taken):
            taken.append(place)
            told.add(one.place)
    return told


def _names(readings: Sequence[Reading], x: _Across) -> tuple[Label, ...]:
    """As many names of periods as find room, the last one always."""
    wanted = [(one, extent(x.at(one), one.name, _NAME_SIZE)) for one in reversed(readings)]
    step = 1
    while len(told := _apart(wanted[::step])) < len(wanted[::step]) and step < len(wanted):
        step += 1
    return tuple(label(x.at(one), (one.name,), _NAME_SIZE) for one in readings if one.place in told)


def _breaks(readings: Sequence[Reading], x: _Across) -> tuple[Break, ...]:
    found: list[Break] = []
    free = Fraction(0)
    for before, after in pairwise(readings):
        if after.begins:
            place = (x.at(before) + x.at(after)) / 2
            found.append(Break(tenths(place), place >= free))
            # The name of the break before ends here.
            free = max(free, place + _BREAK) if place >= free else free
    return tuple(found)
