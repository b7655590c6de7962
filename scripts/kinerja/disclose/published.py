"""All that leaves the building: the types of a release, and nothing else may be read by the pages.

A release is canonical JSON (RFC 8785): keys sorted, no spaces, decimals as texts so that 174.00 stays 174.00.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from kinerja.model import Code, Contact, Evidence, Mission, ScoringPolicy, Source

FORMAT = "kinerja-release/1"


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Any part of a release."""


class Previous(Item, frozen=True):
    """The release before: its number and the SHA-256 of its file."""

    number: int
    sha256: str


class PublishedGovernment(Item, frozen=True):
    """The public body; `data` is `own`, `quoted` or `example` and decides the banner."""

    id: str
    name: str
    type: str
    data: str
    codes: tuple[Code, ...] = ()
    vision: str | None = None
    missions: tuple[Mission, ...] = ()
    sources: tuple[Source, ...] = ()
    contact: Contact | None = None


class PublishedPeriod(Item, frozen=True):
    """A period with its days and state."""

    id: str
    starts: str
    ends: str
    status: str


class PublishedGoal(Item, frozen=True):
    """A goal with what it serves: a mission or another goal."""

    id: str
    statement: str
    mission: str | None = None
    goal: str | None = None


class PublishedVerdict(Item, frozen=True):
    """A policy's word for a figure: look up policy and band in the release's policies."""

    policy: str
    band: str
    letter: str | None = None
    legal: str | None = None


class PublishedStep(Item, frozen=True):
    """A step of a computation: sentence `steps.<name>` with `values`; `result` cut at six decimals if not exact."""

    name: str
    values: dict[str, str] = {}
    result: str | None = None
    exact: bool = True
    legal: str | None = None


class PublishedInput(Item, frozen=True):
    """A value that entered a computation and its line in the records."""

    name: str
    value: str
    path: str
    line: int


class Comparison(Item, frozen=True):
    """A figure as the source printed it beside the same figure recomputed; `follows` when they agree.

    `what` is `achievement`, `change`, `status`, `value`, `index`, `letter` or `word`.
    """

    what: str
    printed: str
    computed: str
    follows: bool


class Figure(Item, frozen=True):
    """One indicator in one period; texts `target` and `realisation` are canonical (`84`, `20..30`, `WTP`)."""

    period: str
    state: str
    target: str | None = None
    realisation: str | None = None
    raw: Decimal | None = None
    achievement: Decimal | None = None
    change: Decimal | None = None
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
    """A satisfaction survey of one service with its index recomputed under the declared weight and the other."""

    period: str
    service: str
    service_name: str
    state: str
    weight: str
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


class Summary(Item, frozen=True):
    """A unit in a period: how many indicators stand where.

    `statuses` counts by band of the status policy, `states` counts those without a value by reason; `average` is
    the mean of the capped achievements (weighted when the agreement declares weights) over `counted` indicators.
    """

    period: str
    indicators: int
    counted: int
    statuses: dict[str, int] = {}
    states: dict[str, int] = {}
    average: Decimal | None = None
    weighted: bool = False


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


class Notice(Item, frozen=True):
    """A finding of the check that citizens see too (a published figure that does not follow, for example)."""

    rule: str
    path: str
    line: int
    facts: dict[str, str] = {}


class Release(Item, frozen=True):
    """One numbered publication of one government. `made` is the time of the records' last commit (UTC)."""

    format: str
    number: int
    made: str
    government: PublishedGovernment
    status_policy: str | None = None
    previous: Previous | None = None
    periods: tuple[PublishedPeriod, ...] = ()
    policies: tuple[ScoringPolicy, ...] = ()
    goals: tuple[PublishedGoal, ...] = ()
    units: tuple[PublishedUnit, ...] = ()
    notices: tuple[Notice, ...] = ()


def encode(release: Release) -> bytes:
    """Canonical bytes of a release."""
    return msgspec.json.encode(release, order="sorted")


def decode(source: bytes) -> Release:
    """A release from its bytes. Raises msgspec.ValidationError when they are no release of this format."""
    return msgspec.json.decode(source, type=Release)


def read(folder: Path) -> tuple[Release, ...]:
    """All releases of one government's folder, oldest first."""
    return tuple(decode(path.read_bytes()) for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].json")))


def builtins(release: Release) -> Any:
    """The release as plain values, decimals as texts."""
    return msgspec.to_builtins(release, order="sorted")
