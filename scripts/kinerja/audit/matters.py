"""What is examined together: figures that say something about each other, such as ratings and the points they need."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kinerja.audit.knowledge import Person
from kinerja.audit.membership import Aspect
from kinerja.audit.statements import Limits, Scale

GOOD, YES, NO = "good", "yes", "no"


@dataclass(frozen=True)
class Sums:
    """Something added up over people, from 0 to `top` each; `limits` by label where a label needs some points."""

    metric: str
    top: Fraction
    limits: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)


@dataclass(frozen=True)
class Matter:
    """Every person has one of `labels` (or there are none); `metrics` are the shares of some labels together.

    `exposed` metrics are published as such: nobody may be known to be none of them. `aspects` read the label and the
    amount from a record, in this order; `detailed` labels are ratings, and the last aspect is whether they are good.
    """

    labels: tuple[str, ...]
    metrics: Mapping[str, frozenset[str]]
    exposed: frozenset[str]
    sums: Sums | None
    aspects: tuple[Aspect, ...]
    detailed: bool = False

    @property
    def amount(self) -> int:
        """The place of the amount among the aspects."""
        return 1 if self.labels else 0

    def says(self, metric: str) -> bool:
        """Whether a metric belongs here."""
        return metric in self.metrics or (self.sums is not None and metric == self.sums.metric)


def matters(said: Iterable[str], limits: Limits, scale: Scale) -> Iterator[Matter]:
    """What a period's figures are about, from the names of the metrics said in it."""
    names = frozenset(said)
    if {"good", "value"} & names or any(name.startswith("class:") for name in names):
        yield _ratings(names, limits, scale)
    if "hours" in names:
        yield Matter((), {}, frozenset(), Sums("hours", limits.hours), (lambda person: person.hours,))
    if "follow_ups" in names:
        yield _flag("follow_ups", lambda person: person.follow_up)
    if "objections" in names:
        yield _flag("objections", lambda person: person.objection)


def _flag(metric: str, read: Callable[[Person], bool]) -> Matter:
    return Matter(
        (YES, NO), {metric: frozenset({YES})}, frozenset({metric}), None, (lambda person: YES if read(person) else NO,)
    )


def _ratings(names: frozenset[str], limits: Limits, scale: Scale) -> Matter:
    classes = frozenset(name for name in names if name.startswith("class:"))
    if "value" not in names and not classes:
        return _flag(GOOD, lambda person: person.rating in limits.good)
    metrics = {GOOD: limits.good & frozenset(scale.ratings)}
    metrics |= {f"class:{rating}": frozenset({rating}) for rating in sorted(scale.ratings)}
    sums = Sums("value", scale.top, _reach(scale, scale.top)) if "value" in names and scale.top is not None else None
    amount: tuple[Aspect, ...] = (lambda one: one.value,) if sums else ()
    aspects: tuple[Aspect, ...] = (lambda one: one.rating, *amount, lambda one: one.rating in limits.good)
    return Matter(tuple(sorted(scale.ratings)), metrics, classes | {GOOD}, sums, aspects, detailed=True)


def _reach(scale: Scale, top: Fraction) -> Mapping[str, tuple[Fraction, Fraction]]:
    return {
        rating: (Fraction(0) if low is None else low, top if high is None else high)
        for rating, (low, high) in scale.ratings.items()
    }
