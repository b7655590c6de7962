"""A government as citizens see it: its periods, goals and missions."""

from kinerja.disclose.published.base import Item
from kinerja.model import Code, Contact, Mission, Source


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
    measurements_due: str | None = None


class PublishedReviewItem(Item, frozen=True):
    """What a review decided about an indicator: `kept`, `changed`, `retired` or `added`."""

    unit: str
    indicator: str
    decision: str
    reason: str
    successor: str | None = None


class PublishedReview(Item, frozen=True):
    """A periodic review of the `indicators`, or of the `system` itself; the next one is due on `next_due`."""

    date: str
    subject: str
    items: tuple[PublishedReviewItem, ...] = ()
    findings: tuple[str, ...] = ()
    next_due: str | None = None


class PublishedChange(Item, frozen=True):
    """A value that a correction changed, as texts; `old` is None when there was none."""

    pointer: str
    new: str
    old: str | None = None


class PublishedCorrection(Item, frozen=True):
    """A correction of a public record of a closed period: `path` within the government's folder, and what changed.

    `approved_by` are posts, not persons.
    """

    period: str
    number: str
    path: str
    reason: str
    approved_by: tuple[str, ...]
    changes: tuple[PublishedChange, ...]


class PublishedGoal(Item, frozen=True):
    """A goal with what it serves: a mission or another goal."""

    id: str
    statement: str
    mission: str | None = None
    goal: str | None = None
