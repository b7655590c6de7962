"""A government that asks several offices has as many, with different people in force.

Without them nothing that several offices must approve can ever be changed, and nobody could appoint the missing ones.
Where offices approve records about people, there are enough of them for the records of their own members too.
Mend it by appointing members before their predecessors leave.
"""

from collections.abc import Iterator, Mapping, Sequence

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.index import Index
from kinerja.model import KIND_BY_NAME, ApprovalPolicy, Government, Member, Office, Period, Tier
from kinerja.score.ledger import Ledger

NEEDS = frozenset({"file-matches-id", "reference-exists", "approval-policy-complete"})
RULE = Rule("two-offices-possible", Severity.WARNING, needs=NEEDS)
OFFICE = "office"


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding where fewer offices can approve than a tier asks for, on the newest period's last day."""
    day = max((one.record.ends for one in ledger.records.of(Period)), default="")
    for own in ledger.records.of(Government):
        used = own.record.approvals
        policy = ledger.records.get(ApprovalPolicy, id=used.policy) if used else None
        offices = _offices(ledger.records, day) if policy and day else {}
        asking = [one for one in policy.record.tiers if OFFICE in (*one.by, one.or_else)] if policy and day else []
        lacking = [(one.approvals, able) for one in asking if (able := _able(one, offices)) < one.approvals]
        if lacking:
            wanted, count = max(lacking)
            yield RULE.finding(own.at("approvals", "policy"), wanted=wanted, count=count, day=day)


def _able(tier: Tier, offices: Mapping[str, Sequence[str]]) -> int:
    """How many offices can approve under a tier, whoever it is about: nobody approves their own record."""
    if not any("/people/" in KIND_BY_NAME[one.kind].path for one in tier.covers):
        return _different(offices)
    without = [
        {name: [one for one in members if one != left] for name, members in offices.items()}
        for left in {"", *(one for members in offices.values() for one in members)}
    ]
    return min(map(_different, without))


def _offices(records: Index, day: str) -> Mapping[str, Sequence[str]]:
    """Who is in force in each office."""
    found = ((one.record.id, one.record.members) for one in records.of(Office))
    return {office: [one.employee for one in members if _holds(one, day)] for office, members in found}


def _holds(member: Member, day: str) -> bool:
    return member.valid_from <= day and (member.valid_until is None or day <= member.valid_until)


def _different(offices: Mapping[str, Sequence[str]]) -> int:
    """How many offices can each send somebody who goes for no other one: augmenting paths, as in any matching."""
    sent: dict[str, str] = {}

    def send(office: str, asked: set[str]) -> bool:
        for person in offices[office]:
            if person not in asked:
                asked.add(person)
                if person not in sent or send(sent[person], asked):
                    sent[person] = office
                    return True
        return False

    return sum(send(office, set()) for office in sorted(offices))
