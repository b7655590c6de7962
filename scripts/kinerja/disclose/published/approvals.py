"""Who approved the records of a government, as counts for everybody: `docs/approvals/<government>.json`.

Only of a government as a whole. A count of one unit, of few people and changes, would tell who waits for whom.
"""

import re
from pathlib import Path

import msgspec

from kinerja.disclose.published.base import Item
from kinerja.model import Wording

APPROVALS = "docs/approvals"
FORMAT = "kinerja-approvals-1"
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class ApprovedTier(Item, frozen=True):
    """A kind of approval: how many changes needed it, and how many of them had it."""

    id: str
    title: Wording
    changes: int
    approved: int


class BrokenRule(Item, frozen=True):
    """A rule of approval, and how often it was broken."""

    rule: str
    count: int


class Approvals(Item, frozen=True):
    """What the proof of a history gave.

    `commit` is the last one that was looked at, of `day`; `since` the one that was trusted as it was. `steps` are the
    accepted proposals that were judged, `changes` the changed files in them that needed approval, and `before_policy`
    the steps before there was a policy.
    """

    format: str
    government: str
    commit: str
    day: str
    steps: int
    changes: int
    before_policy: int
    since: str | None = None
    tiers: tuple[ApprovedTier, ...] = ()
    findings: tuple[BrokenRule, ...] = ()


def read(folder: Path) -> tuple[Approvals, ...]:
    """The counts of all governments, by file. Raises ValueError with the name of a file that does not hold them."""
    return tuple(_decoded(file) for file in sorted(folder.glob("*.json")))


def _decoded(file: Path) -> Approvals:
    try:
        found = msgspec.json.decode(file.read_bytes(), type=Approvals)
    except msgspec.MsgspecError as error:
        raise ValueError(file.name) from error
    sound = found.format == FORMAT and found.government == file.stem and _COMMIT.fullmatch(found.commit)
    if not sound:
        raise ValueError(file.name)
    return found
