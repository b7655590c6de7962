"""Judges one changed file by the state before it: whether it may change at all, and whether enough people approved."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from kinerja.approval.change import RECORDS
from kinerja.approval.claim import NEAR, Case, Claim, claims, fault
from kinerja.approval.closed import touched
from kinerja.approval.needs import EMPLOYEE, OFFICE, eligible, tiers_of
from kinerja.approval.statement import Evidence
from kinerja.diagnostic import Fact, Finding, Location, Rule
from kinerja.load.repository import is_companion, shown
from kinerja.model import Amendment, Tier
from kinerja.validate import approvals as rules

# So many people are named of those who may approve.
_NAMED = 5
# So much of a commit's name is shown.
DIGITS = 12


class Approval(msgspec.Struct, frozen=True):
    """Whether a change is approved under one tier: what keeps it from that, if anything does."""

    tier: Tier
    fault: Rule | None


class Judgement(msgspec.Struct, frozen=True):
    """What is said of one change: findings, and each tier that it falls under. Without tiers anybody may make it."""

    findings: tuple[Finding, ...] = ()
    approvals: tuple[Approval, ...] = ()


def judge(case: Case, evidence: tuple[Evidence, ...]) -> Judgement:
    """The judgement on one changed file."""
    policy = case.state.authority.policy
    tiers = tiers_of(policy, case.change) if policy else ()
    refused = _refused(case, tiers)
    if refused:
        return Judgement((refused,))
    found = claims(evidence, case)
    approvals = tuple(_approval(case, tier, found, bool(evidence)) for tier in tiers)
    faults = (_finding(case, one.fault, one.tier) for one in approvals if one.fault)
    unknown = (finding(rules.AUTHOR_UNKNOWN, case) for _ in (1,) if tiers and None in case.writers)
    return Judgement((*unknown, *faults), approvals)


def finding(rule: Rule, case: Case, **facts: Fact) -> Finding:
    """A finding about a changed file and the commit that changed it."""
    return rule.finding(Location(shown(case.change.path)), commit=case.step.commit.id[:DIGITS], **facts)


def _refused(case: Case, tiers: Sequence[Tier]) -> Finding | None:
    """What nobody can approve."""
    change = case.change
    among_records = lies_among_records(change.path)
    if not change.plain and (among_records or tiers):
        return finding(rules.NOT_PLAIN, case)
    if among_records and change.after is not None and change.kind is None and not is_companion(change.path):
        return finding(rules.UNKNOWN_RECORD, case)
    period = touched(case.state.authority, change)
    if period is None:
        return None
    rule = rules.AMENDMENT if isinstance(change.record, Amendment) else rules.CLOSED
    return finding(rule, case, period=period)


def lies_among_records(path: str) -> bool:
    """Whether a file lies in the folder of records, or in one that some systems, or readers, take for it."""
    return unicodedata.normalize("NFKC", path.partition("/")[0]).casefold() == RECORDS.rstrip("/")


def _approval(case: Case, tier: Tier, found: Sequence[Claim], any_evidence: bool) -> Approval:
    if _is_own(case, tier):
        return Approval(tier, None)
    faults = [fault(claim, tier) for claim in found]
    good = _one_each(claim for claim, wrong in zip(found, faults, strict=True) if wrong is None)
    if any(_are_apart(some) for some in combinations(good, tier.approvals)):
        return Approval(tier, None)
    nearest = max((wrong for wrong in faults if wrong), key=lambda wrong: wrong[0], default=None)
    if good and (nearest is None or nearest[0] < NEAR):
        return Approval(tier, rules.SECOND)
    if nearest:
        return Approval(tier, nearest[1])
    return Approval(tier, rules.UNREADABLE if any_evidence else _absent(case, tier))


def _absent(case: Case, tier: Tier) -> Rule:
    if case.approved_before():
        return rules.OTHER_BYTES
    return rules.MISSING if eligible(case.state.authority, tier, case.change, case.day) else rules.NOBODY


def _is_own(case: Case, tier: Tier) -> bool:
    """Whether the employee alone wrote what the employee may write alone."""
    if EMPLOYEE not in tier.by or case.writers != {case.change.employee}:
        return False
    able = eligible(case.state.authority, tier, case.change, case.day)
    return any(one.relation == EMPLOYEE for one in able)


def _one_each(good: Iterable[Claim]) -> list[Claim]:
    """The first approval by each person for each office: who approves twice counts once."""
    found: dict[tuple[str, str | None], Claim] = {}
    for one in good:
        found.setdefault((one.said.approver.employee, one.said.approver.office), one)
    return list(found.values())


def _are_apart(some: Sequence[Claim]) -> bool:
    """Whether these are different persons, and those who act for offices act for different ones."""
    people = [one.said.approver.employee for one in some]
    offices = [one.said.approver.office for one in some if one.said.approver.relation == OFFICE]
    return len(set(people)) == len(people) and len(set(offices)) == len(offices)


def _finding(case: Case, rule: Rule, tier: Tier) -> Finding:
    able = eligible(case.state.authority, tier, case.change, case.day)
    return finding(rule, case, tier=tier.id, needed=tier.approvals, who=_named(one.employee for one in able))


def _named(employees: Iterable[str]) -> str:
    names = sorted(set(employees))
    more = ("…",) if len(names) > _NAMED else ()
    return ", ".join((*names[:_NAMED], *more)) or "nobody"
