"""A unit as citizens see it: its indicators, surveys and summaries."""

from decimal import Decimal

import msgspec

from kinerja.disclose.published.base import (
    Comparison,
    Item,
    PublishedInput,
    PublishedSeriesBreak,
    PublishedStep,
    PublishedVerdict,
)
from kinerja.model import Evidence, Grade


class PublishedBreak(Item, frozen=True):
    """A new series of an indicator begins; `found_in` is the release that found what the record did not declare."""

    period: str
    what: str
    note: str | None = None
    found_in: int | None = None


class Figure(Item, frozen=True):
    """One indicator in one period; texts `target` and `realisation` are canonical (`84`, `20..30`, `WTP`).

    With a `series_break` there is no `change`.
    """

    period: str
    state: str
    target: str | None = None
    realisation: str | None = None
    raw: Decimal | None = None
    achievement: Decimal | None = None
    change: Decimal | None = None
    series_break: PublishedSeriesBreak | None = None
    status: PublishedVerdict | None = None
    word: PublishedVerdict | None = None
    weight: Decimal | None = None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    supporting: str | None = None
    hindering: str | None = None
    next_step: str | None = None
    note: str | None = None
    source: str | None = None
    comparisons: tuple[Comparison, ...] = ()
    inputs: tuple[PublishedInput, ...] = ()
    trace: tuple[PublishedStep, ...] = ()


class PublishedIndicator(Item, frozen=True):
    """An indicator with its figures, oldest first."""

    id: str
    name: str
    definition: str
    aspect: str
    unit_of_measure: str
    direction: str
    method: str
    aggregation: str
    decimals: int
    zero_target: str
    status: str
    cap: Decimal | None = None
    scale: tuple[Grade, ...] = ()
    breaks: tuple[PublishedBreak, ...] = ()
    goal: str | None = None
    owner: str | None = None
    data_source: str | None = None
    successor: str | None = None
    source: str | None = None
    figures: tuple[Figure, ...] = ()


class PublishedElement(Item, frozen=True):
    """One survey element: mean 1 to 4, and its letter."""

    id: str
    name: str
    mean: Decimal
    verdict: PublishedVerdict | None = None


class PublishedSurvey(Item, frozen=True):
    """A satisfaction survey of one service with its index recomputed under the declared weight and the other.

    `withheld` is `c` when too few people answered: then index, elements, verdict and all else that follows from the
    answers are absent, and so is the number of `respondents`.
    """

    period: str
    service: str
    service_name: str
    state: str
    weight: str
    series_break: PublishedSeriesBreak | None = None
    respondents: int | None = None
    population: int | None = None
    index: Decimal | None = None
    verdict: PublishedVerdict | None = None
    alternative: Decimal | None = None
    alternative_verdict: PublishedVerdict | None = None
    elements: tuple[PublishedElement, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    source: str | None = None
    inputs: tuple[PublishedInput, ...] = ()
    trace: tuple[PublishedStep, ...] = ()
    withheld: str | None = None


class Summary(Item, frozen=True):
    """A unit in a period: how many indicators stand where.

    `statuses` counts by band of the status policy, `states` counts those without a value by reason; `average` is
    the mean of the capped achievements (weighted when the agreement declares weights) over `counted` indicators.
    `not_comparable` says why it is not compared with the period before: `indicators`, `weights`, `policy`,
    `series-break`.
    """

    period: str
    indicators: int
    counted: int
    statuses: dict[str, int] = msgspec.field(default_factory=dict)
    states: dict[str, int] = msgspec.field(default_factory=dict)
    average: Decimal | None = None
    weighted: bool = False
    not_comparable: tuple[str, ...] = ()


class PublishedOrganisationRating(Item, frozen=True):
    """How a unit was rated in a period, one level up, beside what its own achievements propose.

    `rating` is a band of `policy`, set by a post; `proposed` follows from the mean `achievement` over `counted`
    of `indicators`. `state` says why nothing is proposed.
    """

    period: str
    state: str
    indicators: int
    counted: int
    policy: str | None = None
    rating: str | None = None
    set_by: str | None = None
    set_on: str | None = None
    reason: str | None = None
    source: str | None = None
    proposed: PublishedVerdict | None = None
    achievement: Decimal | None = None
    weighted: bool = False
    inputs: tuple[PublishedInput, ...] = ()
    trace: tuple[PublishedStep, ...] = ()


class PublishedUnit(Item, frozen=True):
    """A unit with everything that is public about it."""

    id: str
    name: str
    type: str
    parent: str | None = None
    head: str | None = None
    summaries: tuple[Summary, ...] = ()
    indicators: tuple[PublishedIndicator, ...] = ()
    surveys: tuple[PublishedSurvey, ...] = ()
    ratings: tuple[PublishedOrganisationRating, ...] = ()
