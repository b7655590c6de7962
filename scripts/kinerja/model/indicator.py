"""Indicators, what was agreed about them, and what was measured."""

from decimal import Decimal

from kinerja.model.base import Part, Record


class Baseline(Part, frozen=True):
    """Where an indicator stood before the plan."""

    period: str
    value: Decimal


class Grade(Part, frozen=True):
    """A word of an ordinal scale and the number it counts as."""

    word: str
    value: Decimal


class Break(Part, frozen=True):
    """A new series begins with `period`, and is not compared with what was before; `what` says what changed.

    `what` is `definition`, `method`, `direction`, `weights`, `scale`, `unit` or `source`.
    """

    period: str
    what: str
    note: str | None = None


class Indicator(Record, frozen=True, tag="indicator"):
    """What is measured, and how an achievement follows from target and realisation.

    `decimals` are those of its values; `cap` limits the achievement in percent; `zero_target` says what a
    target of 0 gives where the method divides by it (`state`, or `met-or-not`: 100 when met, else 0).
    """

    government: str
    unit: str
    id: str
    name: str
    definition: str
    aspect: str
    unit_of_measure: str
    direction: str
    method: str
    aggregation: str = "last"
    cumulative: bool = False
    decimals: int = 2
    cap: Decimal | None = None
    zero_target: str = "state"
    baseline: Baseline | None = None
    scale: tuple[Grade, ...] = ()
    breaks: tuple[Break, ...] = ()
    goal: str | None = None
    owner: str | None = None
    data_source: str | None = None
    status: str = "active"
    successor: str | None = None
    source: str | None = None


class Step(Part, frozen=True):
    """A step of a milestone target and its share."""

    id: str
    text: str
    weight: Decimal


class PeriodTarget(Part, frozen=True):
    """The part of a year's target that one period carries."""

    period: str
    value: Decimal


class Target(Part, frozen=True):
    """A target: one `value`, or a `word` of the scale, or a range, or the steps of a milestone."""

    indicator: str
    value: Decimal | None = None
    word: str | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    steps: tuple[Step, ...] = ()
    weight: Decimal | None = None
    periods: tuple[PeriodTarget, ...] = ()


class Agreement(Record, frozen=True, tag="agreement"):
    """A unit's performance agreement of a year (Perjanjian Kinerja); a change is a new version with its reason."""

    government: str
    unit: str
    year: int
    version: int
    targets: tuple[Target, ...]
    agreed_on: str | None = None
    reason: str | None = None
    source: str | None = None

    @property
    def id(self) -> str:
        """File name without its ending."""
        return f"{self.year}-v{self.version}"


class Evidence(Part, frozen=True):
    """What shows that a result is so."""

    title: str
    url: str | None = None


class PublishedFigure(Part, frozen=True):
    """What the source itself printed about a result, to be compared with what follows from its numbers."""

    achievement: Decimal | None = None
    change: Decimal | None = None
    status: str | None = None


class Result(Part, frozen=True):
    """A realisation: one of `value`, `word`, `done` steps, or a `state` with its reason."""

    indicator: str
    value: Decimal | None = None
    word: str | None = None
    done: tuple[str, ...] | None = None
    state: str | None = None
    reason: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    evidence: tuple[Evidence, ...] = ()
    supporting: str | None = None
    hindering: str | None = None
    next_step: str | None = None
    note: str | None = None
    published: PublishedFigure | None = None


class Measurement(Record, frozen=True, tag="measurement"):
    """The realisations of a unit in a period."""

    government: str
    unit: str
    period: str
    results: tuple[Result, ...]
    reported_on: str | None = None
    source: str | None = None
