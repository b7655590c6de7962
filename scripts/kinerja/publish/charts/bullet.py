"""A bullet chart: what was reached as a bar, what was promised as a tick or a field."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.publish.charts.frame import WIDTH, Label, Segment, label, tenths

_SIZE = 12.5


@dataclass(frozen=True, slots=True)
class Bullet:
    """One realisation as a bar against one target as a tick, or against a range as a field."""

    bar: Segment
    zero: str
    realisation: Label
    target: Label
    tick: str | None = None
    field: Segment | None = None


def bullet(
    realisation: Fraction,
    lowest: Fraction,
    highest: Fraction,
    *,
    realisation_told: Sequence[str] = (),
    target_told: Sequence[str] = (),
) -> Bullet:
    """A bullet chart; the target is the range from `lowest` to `highest`, which may be one value.

    What is told of each are texts from long to short, of which the first that fits is shown.
    """
    low, high = min(realisation, lowest, Fraction(0)), max(realisation, highest, Fraction(0))
    reach = (high - low) or Fraction(1)
    # A little air beyond the values keeps a tick at the end from being cut.
    air = reach / 20
    start = low - air if low else low
    scale = WIDTH / (reach + air * ((low < 0) + (high > 0) or 1))

    def x(value: Fraction) -> Fraction:
        return (value - start) * scale

    zero, reached, first, last = x(Fraction(0)), x(realisation), x(lowest), x(highest)
    left, right = sorted((zero, reached))
    single = lowest == highest
    return Bullet(
        bar=Segment(tenths(left), tenths(right - left)),
        zero=tenths(zero),
        realisation=label(reached, realisation_told, _SIZE),
        target=label((first + last) / 2, target_told, _SIZE),
        tick=tenths(first) if single else None,
        field=None if single else Segment(tenths(first), tenths(last - first)),
    )
