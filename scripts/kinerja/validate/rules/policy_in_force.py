"""A policy that a government uses is made for that use, and valid for as long as it is used.

Outside its days nothing is scored by it: figures would lose their words without anybody having decided so.
Mend it by choosing another policy, or by ending the use where the policy ends and adding its successor.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from kinerja.diagnostic import Fact, Finding, Rule, Severity
from kinerja.model import Government, PolicyUse, ScoringPolicy
from kinerja.score.ledger import Ledger

RULE = Rule("policy-in-force", Severity.ERROR, needs=frozenset({"reference-exists", "dates-inside-period"}))
FOR_EVER = "9999-12-31"


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each use that its policy cannot serve, at the policy's name."""
    for document in ledger.records.of(Government):
        uses = document.record.policies
        for number, use in enumerate(uses):
            policy = ledger.records.policy(use.policy)
            facts = _mismatch(use, uses, policy) if policy else None
            if facts:
                yield RULE.finding(document.at("policies", number, "policy"), policy=use.policy, **facts)


def _mismatch(use: PolicyUse, uses: tuple[PolicyUse, ...], policy: ScoringPolicy) -> dict[str, Fact] | None:
    if policy.use != use.use:
        return {"fault": "other-use", "limit": policy.use}
    if use.valid_from < policy.valid_from:
        return {"fault": "not-yet", "limit": policy.valid_from}
    if policy.valid_until and _until(use) > _covered(policy.valid_until, use, uses):
        return {"fault": "expired", "limit": policy.valid_until}
    return None


def _covered(last: str, use: PolicyUse, uses: tuple[PolicyUse, ...]) -> str:
    """The last day up to which younger uses follow without a gap after the policy's own last day."""
    younger = [one for one in uses if one.use == use.use and one.valid_from > use.valid_from]
    for one in sorted(younger, key=lambda one: one.valid_from):
        if one.valid_from <= _day_after(last):
            last = max(last, _until(one))
    return last


def _until(use: PolicyUse) -> str:
    return use.valid_until or FOR_EVER


def _day_after(day: str) -> str:
    return day if day == FOR_EVER else (date.fromisoformat(day) + timedelta(days=1)).isoformat()
