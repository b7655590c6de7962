"""What scoring gives: a value or a state, never a silent zero, and each step that led there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of a computation.

    `name` is a key of the locale section `steps`, whose sentence takes `values`; `result` is what came out,
    up to six decimals, cut, with `exact` false when digits were cut; `legal` is `<policy>#<clause>`.
    """

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    result: str | None = None
    exact: bool = True
    legal: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A value that entered a computation and the place in the records where it stands."""

    name: str
    value: str
    at: Location


@dataclass(frozen=True, slots=True)
class Used:
    """A value that entered a computation, like Input, whose place is looked up when it is asked for.

    There are many more evaluations than indicators, and finding a place costs more than scoring.
    """

    name: str
    value: str
    document: Document[Record]
    steps: tuple[str | int, ...]

    @property
    def at(self) -> Location:
        """The place in the records where the value stands."""
        return self.document.at(*self.steps)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A policy's word for a figure."""

    policy: str
    band: str
    letter: str | None = None
    legal: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A new series begins with `period` because of `what`: it is not compared with what was before."""

    period: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
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


@dataclass(frozen=True, slots=True)
class ElementScore:
    """Mean of one survey element (1 to 4; exact when it ends within six decimals, else rounded to four)."""

    id: str
    name: str
    mean: Decimal
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class SurveyScore:
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


@dataclass(frozen=True, slots=True)
class PersonScore:
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
    inputs: tuple[Used, ...] = ()
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationScore:
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
    inputs: tuple[Used, ...] = ()
    trace: tuple[TraceStep, ...] = ()
