"""Values of single people as agencies have them: mostly baik, many without training, few objections."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from kinerja.load import repository
from kinerja.model import Counted, DisclosurePolicy, ScoringPolicy

_LOADED = repository.load_policies(Path(__file__).parents[2]).index
POLICY = next(one.record for one in _LOADED.of(DisclosurePolicy) if one.record.id == "staf-standar")
SCORING: Mapping[str, ScoringPolicy] = {one.record.id: one.record for one in _LOADED.of(ScoringPolicy)}

WITH_VALUES = "predikat-pp-30-2019"
WITHOUT_VALUES = "predikat-permenpanrb-6-2022"
# Each rating from best to worst, of 1,000 people.
USUAL = (80, 850, 50, 15, 5)
ALL_GOOD = (100, 900, 0, 0, 0)
ALIKE = (0, 1000, 0, 0, 0)
HALVES = (100, 400, 400, 70, 30)
ALL_BAD = (0, 0, 700, 250, 50)


@dataclass(frozen=True)
class Habits:
    """How an agency rates: weights of ratings from best to worst, of single units too, and of training hours."""

    ratings: str
    weights: Sequence[int]
    units: Mapping[str, Sequence[int]]
    hours: Callable[[Random], int]
    rare: float

    @property
    def words(self) -> tuple[str, ...]:
        """The ratings, best first."""
        return tuple(one.id for one in SCORING[self.ratings].bands)

    def record(self, random: Random, employee: str, unit: str) -> Counted:
        """What counts of a person in one period."""
        (rating,) = random.choices(self.words, self.units.get(unit, self.weights))
        return Counted(
            employee=employee,
            rating=rating,
            hours=Decimal(min(self.hours(random), int(POLICY.hours.highest.value))),
            value=self._value(random, rating),
            objection=random.random() < self.rare,
            follow_up=random.random() < self.rare or (rating not in POLICY.good.ratings and random.random() < 0.5),
        )

    def _value(self, random: Random, rating: str) -> Decimal | None:
        band = next(one for one in SCORING[self.ratings].bands if one.id == rating)
        if band.lowest is None or band.highest is None:
            return None
        if random.random() < 0.1:
            return random.choice((band.lowest, band.highest))
        figure = round(random.triangular(float(band.lowest), float(band.highest)), 2)
        return Decimal(str(figure))


def habits(random: Random, units: Sequence[str], style: str | None = None) -> Habits:
    """Habits of an agency by chance, or with a `style` of `_STYLES`."""
    weights = _STYLES[style or random.choices(tuple(_STYLES), (60, 8, 8, 8, 4))[0]]
    odd = {unit: random.choice((ALL_BAD, ALL_GOOD, HALVES)) for unit in units if random.random() < 0.1}
    return Habits(
        ratings=random.choice((WITH_VALUES, WITHOUT_VALUES)),
        weights=weights,
        units={} if weights == ALIKE else odd,
        hours=random.choices(_HOURS, (5, 1, 1, 1))[0],
        rare=random.choice((0, 0.01, 0.03, 0.2)),
    )


def _usual_hours(random: Random) -> int:
    return 0 if random.random() < 0.5 else int(random.lognormvariate(3, 0.8))


def _big_hours(random: Random) -> int:
    return random.choice((250, 900)) if random.random() < 0.02 else 0


def _much(random: Random) -> int:
    return random.choice((180, 200, 240))


def _none(_: Random) -> int:
    return 0


_HOURS = (_usual_hours, _big_hours, _much, _none)
_STYLES = {"usual": USUAL, "all-good": ALL_GOOD, "alike": ALIKE, "halves": HALVES, "all-bad": ALL_BAD}
