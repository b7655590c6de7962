"""What scoring gives: a value or a state, never a silent zero, and each step that led there."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from kinerja.diagnostic import Location
from kinerja.load.document import Document
from kinerja.model import Record

# Why there is no value. `zero-target`: the method divides by a target of 0 and the indicator declares no other rule.
STATES = (
    "pending",
    "not-measured",
    "not-applicable",
    "no-target",
    "zero-target",
    "no-baseline",
    "unscorable",
)


class TraceStep(msgspec.Struct, frozen=True):
    """One step of a computation.

    `name` is a key of the locale section `steps`, whose sentence takes `values`; `result` is what came out,
    up to six decimals, cut, with `exact` false when digits were cut; `legal` is `<policy>#<clause>`.
    """

    name: str
    values: Mapping[str, str] = {}
    result: str | None = None
    exact: bool = True
    legal: str | None = None


class Input(msgspec.Struct, frozen=True):
    """A value that entered a computation, its document, and the keys that lead to it.

    Finding the place in a file costs more than scoring, so it is looked up when it is asked for.
    """

    name: str
    value: str
    document: Document[Record]
    steps: tuple[str | int, ...]

    @property
    def at(self) -> Location:
        """The place in the records where the value stands."""
        return self.document.at(*self.steps)


class Verdict(msgspec.Struct, frozen=True):
    """A policy's word for a figure."""

    policy: str
    band: str
    letter: str | None = None
    legal: str | None = None


class SeriesBreak(msgspec.Struct, frozen=True):
    """A new series begins with `period` because of `what`: it is not compared with what was before."""

    period: str
    what: tuple[str, ...]


class Score(msgspec.Struct, frozen=True):
    """One indicator in one period.

    `state` is `scored` or one of STATES. `raw` and `achievement` are percent, rounded once, half up: without and
    with the indicator's cap (both are the cap where the best result has no quotient). `target` and `realisation`
    are canonical texts (`84`, `20..30`, `WTP`).
    `change` is the change of the realisation against the period before, in percent of its absolute value; it is
    withheld where a `series_break` lies between.
    `exact_achievement` and `exact_change` are the same before rounding, as fractions such as `2150/21`.
    """

    government: str
    unit: str
    indicator: str
    period: str
    state: str
    target: str | None = None
    realisation: str | None = None
    raw: Decimal | None = None
    achievement: Decimal | None = None
    change: Decimal | None = None
    series_break: SeriesBreak | None = None
    status: Verdict | None = None
    word: Verdict | None = None
    weight: Decimal | None = None
    inputs: tuple[Input, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    exact_achievement: str | None = None
    exact_change: str | None = None


class ElementScore(msgspec.Struct, frozen=True):
    """Mean of one survey element (1 to 4; exact when it ends within six decimals, else rounded to four)."""

    id: str
    name: str
    mean: Decimal
    verdict: Verdict | None = None


class SurveyScore(msgspec.Struct, frozen=True):
    """A satisfaction index (25 to 100), rounded once to the policy's decimals, under the declared weight.

    `alternative` is the index under the other weight in use, because near an edge it changes the letter.
    `exact_index` is the index before rounding, as a fraction.
    """

    government: str
    unit: str
    period: str
    service: str
    state: str
    weight: str
    index: Decimal | None = None
    verdict: Verdict | None = None
    alternative: Decimal | None = None
    alternative_verdict: Verdict | None = None
    elements: tuple[ElementScore, ...] = ()
    inputs: tuple[Input, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    exact_index: str | None = None


class PersonScore(msgspec.Struct, frozen=True):
    """An employee in one period; private, whatever its state.

    `results` and `behaviour` are the ratings that count (`above`, `as-expected`, `below`). `proposed` is what follows
    from them by the policy in force, `rating` is the band as the evaluator set it, `value` the figure of policies
    that compute. `state` is `scored`, `pending`, `no-policy` or another reason why nothing follows.
    """

    government: str
    unit: str
    employee: str
    period: str
    state: str
    results: str | None = None
    behaviour: str | None = None
    proposed: Verdict | None = None
    rating: str | None = None
    value: Decimal | None = None
    inputs: tuple[Input, ...] = ()
    trace: tuple[TraceStep, ...] = ()


class OrganisationScore(msgspec.Struct, frozen=True):
    """A unit in one period: the rating `proposed` by its mean `achievement` beside the `rating` as it was set.

    `state` is `scored` when there is a proposal; the mean goes over `counted` of `indicators`.
    """

    government: str
    unit: str
    period: str
    state: str
    indicators: int
    counted: int
    weighted: bool
    achievement: Decimal | None = None
    proposed: Verdict | None = None
    rating: str | None = None
    set_by: str | None = None
    set_on: str | None = None
    inputs: tuple[Input, ...] = ()
    trace: tuple[TraceStep, ...] = ()
