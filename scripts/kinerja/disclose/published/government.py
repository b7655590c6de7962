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


class PublishedGoal(Item, frozen=True):
    """A goal with what it serves: a mission or another goal."""

    id: str
    statement: str
    mission: str | None = None
    goal: str | None = None
