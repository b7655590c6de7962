"""What verifying a history gave, government by government; the shape in which its counts are published."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from kinerja.diagnostic import Finding
from kinerja.model import Tier, Wording

FORMAT = "kinerja-approvals-1"


class TierCount(msgspec.Struct, frozen=True):
    """How many changes fell under a tier, and how many of them were approved."""

    id: str
    title: Wording
    changes: int
    approved: int


class Counted(msgspec.Struct, frozen=True):
    """One government: steps of its main branch that were judged, and those before it had an approval policy.

    `changes` are changed files that need approval, `free` those that do not.
    """

    government: str
    steps: int
    before_policy: int
    changes: int
    free: int
    tiers: tuple[TierCount, ...]
    findings: tuple[Finding, ...]


class Verified(msgspec.Struct, frozen=True):
    """The verified commit with its day, since which one, and what was found.

    `steps` are those of the main branch, `ignored` lines and files among the notes that are no evidence.
    """

    commit: str
    day: str
    since: str | None
    steps: int
    ignored: int
    findings: tuple[Finding, ...]
    governments: tuple[Counted, ...]


class Counts:
    """Counts the changes of one government."""

    def __init__(self) -> None:
        self.steps = 0
        self.changes = 0
        self.free = 0
        self.findings: list[Finding] = []
        self._tiers: dict[str, Tier] = {}
        self._fell: Counter[str] = Counter()
        self._approved: Counter[str] = Counter()

    def add(self, tiers: Sequence[tuple[Tier, bool]], findings: Sequence[Finding]) -> None:
        """One change, with each tier that it falls under and whether it was approved there."""
        self.findings += findings
        if tiers or findings:
            self.changes += 1
        else:
            self.free += 1
        for tier, approved in tiers:
            self._tiers[tier.id] = tier
            self._fell[tier.id] += 1
            self._approved[tier.id] += approved

    def counted(self, government: str, steps: int, shared: Sequence[Finding]) -> Counted:
        """What was counted; `steps` of all, and findings about the history itself."""
        tiers = (
            TierCount(one.id, one.title, self._fell[one.id], self._approved[one.id])
            for _, one in sorted(self._tiers.items())
        )
        found = sorted((*self.findings, *shared), key=lambda one: one.order)
        before = steps - self.steps
        return Counted(government, self.steps, before, self.changes, self.free, tuple(tiers), tuple(found))


def public(verified: Verified, counted: Counted) -> bytes:
    """The counts of one government as JSON for everybody: nothing of a record, and no path."""
    found = Counter(one.rule for one in counted.findings)
    shown = {
        "format": FORMAT,
        "government": counted.government,
        "commit": verified.commit,
        "day": verified.day,
        "since": verified.since,
        "steps": counted.steps,
        "changes": counted.changes,
        "before_policy": counted.before_policy,
        "tiers": counted.tiers,
        "findings": [{"rule": rule, "count": count} for rule, count in sorted(found.items())],
    }
    return msgspec.json.format(msgspec.json.encode(shown), indent=2) + b"\n"
