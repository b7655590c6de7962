"""What scoring gives: a value or a state, never a silent zero, and each step that led there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.diagnostic import Location

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
class Verdict:
    """A policy's word for a figure."""

    policy: str
    band: str
    letter: str | None = None
    legal: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One indicator in one period.

    `state` is `scored` or one of STATES. `raw` and `achievement` are percent, rounded once, half up: without and
    with the indicator's cap (both are the cap where the best result has no quotient). `target` and `realisation`
    are canonical texts (`84`, `20..30`, `WTP`).
    `change` is the change of the realisation against the period before, in percent of its absolute value.
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
