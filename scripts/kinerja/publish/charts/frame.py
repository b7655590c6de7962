"""What the charts share: the width of the frame, places on it, and the words that fit into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.publish.charts.words import shortened, width

WIDTH = 360


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
class Extent:
    """The part of the x axis that a text covers."""

    left: float
    right: float

    def meets(self, other: "Extent", gap: float) -> bool:
        """Whether less than a gap lies between them."""
        return self.left < other.right + gap and other.left < self.right + gap


def extent(x: Fraction, text: str, size: float) -> Extent:
    """Where a text stands that is centred on a place, moved so far that it stays inside the frame."""
    wide = min(width(text, size), WIDTH)
    left = min(max(float(x) - wide / 2, 0), WIDTH - wide)
    return Extent(left, left + wide)


def label(x: Fraction, texts: Sequence[str], size: float) -> Label:
    """The first text that fits into the frame, else the beginning of the last; it never leaves the frame."""
    fitting = (one for one in texts if width(one, size) <= WIDTH)
    text = next(fitting, None)
    if text is None:
        text = shortened(texts[-1], WIDTH, size) if texts else ""
    place = extent(x, text, size)
    if place.left <= 0:
        return Label("0", "start", text)
    if place.right >= WIDTH:
        return Label(str(WIDTH), "end", text)
    return Label(tenths(x), "middle", text)


def tenths(value: Fraction) -> str:
    """A coordinate for SVG: at most one decimal."""
    whole, rest = divmod(value.numerator * 10, value.denominator)
    # Half goes to the even tenth, as `round` does it.
    twice = 2 * rest - value.denominator
    return f"{(whole + (twice > 0 or (twice == 0 and whole % 2))) / 10:g}"
