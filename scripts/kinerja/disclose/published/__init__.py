"""All that leaves the building: the types of a release, and nothing else may be read by the pages.

A release is canonical JSON (RFC 8785): keys sorted, no spaces, decimals as texts so that 174.00 stays 174.00.
"""

from pathlib import Path
from typing import Any

import msgspec

from kinerja.disclose.published.base import (
    Comparison as Comparison,
    Item as Item,
    PublishedInput as PublishedInput,
    PublishedSeriesBreak as PublishedSeriesBreak,
    PublishedStep as PublishedStep,
    PublishedVerdict as PublishedVerdict,
)
from kinerja.disclose.published.government import (
    PublishedChange as PublishedChange,
    PublishedCorrection as PublishedCorrection,
    PublishedGoal as PublishedGoal,
    PublishedGovernment as PublishedGovernment,
    PublishedPeriod as PublishedPeriod,
    PublishedReview as PublishedReview,
    PublishedReviewItem as PublishedReviewItem,
)
from kinerja.disclose.published.staff import (
    CLASS as CLASS,
    CONFIDENTIAL as CONFIDENTIAL,
    METRICS as METRICS,
    Cell as Cell,
    Headcount as Headcount,
    PublishedStaff as PublishedStaff,
    Range as Range,
    StaffGroup as StaffGroup,
)
from kinerja.disclose.published.unit import (
    Figure as Figure,
    PublishedBreak as PublishedBreak,
    PublishedElement as PublishedElement,
    PublishedIndicator as PublishedIndicator,
    PublishedOrganisationRating as PublishedOrganisationRating,
    PublishedSurvey as PublishedSurvey,
    PublishedUnit as PublishedUnit,
    Summary as Summary,
)

# Policies and sources are public as the records have them.
from kinerja.model import (
    Band as Band,
    DisclosurePolicy as DisclosurePolicy,
    ExpectedAdvice as ExpectedAdvice,
    Given as Given,
    GivenAchievement as GivenAchievement,
    GivenCount as GivenCount,
    GivenGroup as GivenGroup,
    GivenPoints as GivenPoints,
    ScoringPolicy as ScoringPolicy,
    Source as Source,
    Wording as Wording,
    WorkedCase as WorkedCase,
)

FORMAT = "kinerja-release/1"


class Previous(Item, frozen=True):
    """The release before: its number and the SHA-256 of its file."""

    number: int
    sha256: str


class Notice(Item, frozen=True):
    """A finding of the check that citizens see too (a published figure that does not follow, for example)."""

    rule: str
    path: str
    line: int
    facts: dict[str, str] = msgspec.field(default_factory=dict)


class FoundBreak(Item, frozen=True):
    """An indicator changed between two releases and its record did not declare it; see `disclose.continuity`."""

    unit: str
    indicator: str
    period: str
    what: str
    found_in: int


class Release(Item, frozen=True):
    """One numbered publication of one government. `made` is the time of the records' last commit (UTC)."""

    format: str
    number: int
    made: str
    government: PublishedGovernment
    status_policy: str | None = None
    disclosure: DisclosurePolicy | None = None
    previous: Previous | None = None
    periods: tuple[PublishedPeriod, ...] = ()
    policies: tuple[ScoringPolicy, ...] = ()
    goals: tuple[PublishedGoal, ...] = ()
    units: tuple[PublishedUnit, ...] = ()
    staff: tuple[PublishedStaff, ...] = ()
    reviews: tuple[PublishedReview, ...] = ()
    corrections: tuple[PublishedCorrection, ...] = ()
    notices: tuple[Notice, ...] = ()
    breaks: tuple[FoundBreak, ...] = ()


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
