"""A government, its periods, goals and units."""

from kinerja.model.approval import Key
from kinerja.model.base import Part, Record


class Code(Part, frozen=True):
    """A region or office code; codes of different schemes contradict each other, so the scheme is part of it."""

    scheme: str
    code: str


class Source(Part, frozen=True):
    """A published document that figures are quoted from."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    note: str | None = None


class Mission(Part, frozen=True):
    """One mission of a government's vision."""

    id: str
    statement: str


class PolicyUse(Part, frozen=True):
    """Which policy a government applies, for what (`achievement`, `status`, `survey`), since and until when."""

    policy: str
    use: str
    valid_from: str
    valid_until: str | None = None


class StaffFigures(Part, frozen=True):
    """What of the people's figures is published: periods of one length (`cadence`), under a disclosure policy."""

    policy: str
    cadence: str


class Contact(Part, frozen=True):
    """Where citizens complain, ask and propose."""

    complaints_url: str | None = None
    information_url: str | None = None
    proposals_url: str | None = None


class Forge(Part, frozen=True):
    """A Git service: commits that it makes itself are nobody's, and its keys sign for reviews that were given there."""

    host: str
    keys: tuple[Key, ...] = ()


class Approvals(Part, frozen=True):
    """By which approval policy changes are approved, and at which Git services."""

    policy: str
    forges: tuple[Forge, ...] = ()


class Government(Record, frozen=True, tag="government"):
    """A public body. `data` says what its figures are: `own`, `quoted` from documents, or an `example`."""

    id: str
    name: str
    type: str
    data: str
    cadence: str
    codes: tuple[Code, ...] = ()
    vision: str | None = None
    missions: tuple[Mission, ...] = ()
    policies: tuple[PolicyUse, ...] = ()
    sources: tuple[Source, ...] = ()
    contact: Contact | None = None
    staff_figures: StaffFigures | None = None
    approvals: Approvals | None = None


class Period(Record, frozen=True, tag="period"):
    """A span of days with its state: `open`, `review`, `frozen`, `amended`."""

    government: str
    id: str
    starts: str
    ends: str
    status: str
    measurements_due: str | None = None


class Goal(Record, frozen=True, tag="goal"):
    """A strategic goal below a mission or another goal."""

    government: str
    id: str
    statement: str
    mission: str | None = None
    goal: str | None = None
    source: str | None = None


class Unit(Record, frozen=True, tag="unit"):
    """An organisational unit; `type` names the peers it may be compared with, `head` is a post, not a person."""

    government: str
    id: str
    name: str
    type: str
    parent: str | None = None
    head: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
