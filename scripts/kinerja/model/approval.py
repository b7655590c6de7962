"""Who has to approve what: tiers as data, the offices that are asked, keys that sign, and where records are kept."""

from kinerja.model.base import Part, Record, Wording

# The part of a record that a tier may cover apart from the rest.
PARTS = {"progress": "feedback", "objection": "decision"}


class Key(Part, frozen=True):
    """A public SSH key (the second word of its line) and the days on which it may sign."""

    public: str
    valid_from: str
    valid_until: str | None = None


class Covered(Part, frozen=True):
    """A kind of record; with `part`, only changes of that part: `feedback` of a progress, `decision` of an objection.

    Without `part`, everything of the record but the parts that other tiers cover.
    """

    kind: str
    part: str | None = None


class Tier(Part, frozen=True):
    """Which changes need which approval.

    `by` names those who may approve (RELATIONS); where there is nobody of them, `or_else`. With `approvals: 2` two
    persons, and where they act for offices two offices. `folders` and `files` lie outside the records.
    """

    id: str
    title: Wording
    reason: Wording
    by: tuple[str, ...]
    approvals: int = 1
    or_else: str | None = None
    covers: tuple[Covered, ...] = ()
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class ApprovalPolicy(Record, frozen=True, tag="approval-policy"):
    """The tiers of approval. What is approved must be merged within so many days."""

    id: str
    title: Wording
    summary: Wording
    merge_within_days: int
    tiers: tuple[Tier, ...]


class Member(Part, frozen=True):
    """Somebody who approves for an office, with the days, the account and the keys."""

    employee: str
    unit: str
    valid_from: str
    valid_until: str | None = None
    account: str | None = None
    keys: tuple[Key, ...] = ()


class Office(Record, frozen=True, tag="office"):
    """An office that approves what touches everybody: policies, units, frozen periods."""

    government: str
    id: str
    name: str
    unit: str
    members: tuple[Member, ...]


class Repository(Part, frozen=True):
    """A repository and the units whose records are written there; the central one (`central`) holds all others."""

    id: str
    url: str
    branch: str = "main"
    central: bool = False
    units: tuple[str, ...] = ()


class Repositories(Record, frozen=True, tag="repositories"):
    """The repositories of a government, where it has more than one: each unit's records are written in one of them.

    `here` stands only in the copies outside the central repository: the id of the one in which the file lies.
    """

    government: str
    repositories: tuple[Repository, ...]
    here: str | None = None
