"""An approval policy puts each kind of record into one tier, and each tier covers something that it can approve.

A kind that no tier covers would enter without anybody's approval; one that two cover would wait for both.
Mend it by moving the kind to the tier that is meant, or by correcting who approves there.
"""

from collections import Counter
from collections.abc import Iterator

from kinerja.diagnostic import Finding, Location, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import KIND_BY_NAME, KINDS, PARTS, ApprovalPolicy, Covered, Tier
from kinerja.score.ledger import Ledger

RULE = Rule("approval-policy-complete", Severity.ERROR, needs=frozenset({"file-matches-id", "listed-once"}))

OFFICE = "office"
# What a kind must be about so that there can be somebody who stands so to it: the folder that it lies in.
_NEEDED = {
    **dict.fromkeys(("employee", "superior", "superior-of-superior"), "/people/"),
    **dict.fromkeys(("unit-head", "parent-head"), "/units/"),
}
# A fault: its place, the place of what it contradicts, the name it is told by, and a key of `rules.gaps`.
Fault = tuple[tuple[str | int, ...], tuple[str | int, ...] | None, str, str]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each gap and each contradiction."""
    for policy in ledger.records.of(ApprovalPolicy):
        for find in (_missing, _repeated, _parts, _tiers):
            for steps, related, name, gap in find(policy.record):
                yield RULE.finding(policy.at(*steps), *_related(policy, related), name=name, gap=gap)


def _missing(policy: ApprovalPolicy) -> Iterator[Fault]:
    whole = {one.kind for tier in policy.tiers for one in tier.covers if one.part is None}
    yield from ((("tiers",), None, kind.name, "missing") for kind in KINDS if kind.name not in whole)


def _repeated(policy: ApprovalPolicy) -> Iterator[Fault]:
    first: dict[tuple[str, str | None], tuple[str | int, ...]] = {}
    for steps, _, one in _covered(policy):
        earlier = first.setdefault((one.kind, one.part), steps)
        if earlier != steps:
            yield steps, earlier, one.kind, "twice"


def _parts(policy: ApprovalPolicy) -> Iterator[Fault]:
    for steps, _, one in _covered(policy):
        if one.part is not None and PARTS.get(one.kind) != one.part:
            yield (*steps, "part"), None, one.kind, "no-such-part"


def _tiers(policy: ApprovalPolicy) -> Iterator[Fault]:
    """Tiers without anything, without anybody, and with the same approvers named twice."""
    for number, tier in enumerate(policy.tiers):
        if not (tier.covers or tier.folders or tier.files):
            yield ("tiers", number), None, tier.id, "empty"
        if max(Counter(tier.by).values()) > 1:
            yield ("tiers", number, "by"), None, tier.id, "same-twice"
        # What lies outside the records is about nobody, so only an office can approve it.
        if (tier.folders or tier.files) and not _may(tier, ""):
            yield ("tiers", number, "by"), None, tier.id, "nobody"
    for steps, tier, one in _covered(policy):
        if not _may(tier, KIND_BY_NAME[one.kind].path):
            yield steps, None, one.kind, "nobody"


def _may(tier: Tier, path: str) -> bool:
    """Whether there can be anybody who approves what lies at such a path."""
    named = (*tier.by, *filter(None, (tier.or_else,)))
    return any(one == OFFICE or _NEEDED[one] in path for one in named)


def _covered(policy: ApprovalPolicy) -> Iterator[tuple[tuple[str | int, ...], Tier, Covered]]:
    for number, tier in enumerate(policy.tiers):
        for place, one in enumerate(tier.covers):
            yield ("tiers", number, "covers", place), tier, one


def _related(policy: Document[ApprovalPolicy], steps: tuple[str | int, ...] | None) -> Iterator[Location]:
    if steps is not None:
        yield policy.at(*steps)
