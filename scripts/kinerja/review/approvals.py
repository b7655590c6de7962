"""Who must approve a change, and why; who may not, because they wrote it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from kinerja.approval.authority import holds
from kinerja.approval.change import Change
from kinerja.approval.commits import Commit
from kinerja.approval.needs import OFFICE, Approver
from kinerja.model import Acting, Tier
from kinerja.review.item import ERROR, NOTABLE, Item, Say, Several, Term, Value, say
from kinerja.review.standing import Standing
from kinerja.review.words import record_name

# So many records of one kind of approval are named.
_NAMED = 3


class _Case(msgspec.Struct, frozen=True):
    """Changes that the same persons may approve for the same reason."""

    tier: Tier
    approvers: tuple[Approver, ...]
    barred: tuple[str, ...]


class Approvals:
    """Gathers the approvals that the changes of one government need."""

    def __init__(self, standing: Standing, writers: Mapping[str, Sequence[Commit]], day: str) -> None:
        self._standing = standing
        self._writers = writers
        self._day = day
        self._asked = False
        self._cases: dict[_Case, list[Change]] = defaultdict(list)

    def add(self, change: Change) -> None:
        """One more changed file."""
        self._asked = True
        for need in self._standing.needs(change, self._day):
            barred = self._barred(need.approvers, self._writers.get(change.path, ()))
            lean = msgspec.structs.replace(change, old=None, new=None)
            self._cases[_Case(need.tier, need.approvers, barred)].append(lean)

    def items(self) -> Iterator[Item]:
        """One item for each group of changes, those that nobody can approve first."""
        if self._standing.authority.policy is None and self._asked:
            government = self._standing.authority.government
            yield Item("approval", NOTABLE, say("approval.no-policy", government=government), private=False)
        for case, changes in self._cases.items():
            enough = len({_voice(one) for one in case.approvers if one.employee not in case.barred})
            rank = ERROR if enough < case.tier.approvals else NOTABLE
            count, tier = len(changes), case.tier.title
            named = Several(tuple(record_name(one) for one in changes[:_NAMED]), "; ")
            more: Value = say("approval.more", count=count - _NAMED) if count > _NAMED else ""
            says = say("approval.need", tier=tier, count=count, named=named, more=more)
            below = tuple(self._below(case, changes[0], enough))
            public = say("approval.need-public", tier=tier, count=count)
            yield Item("approval", rank, says, changes[0].path, True, below, public)

    def _below(self, case: _Case, first: Change, enough: int) -> Iterator[Say]:
        yield say("approval.reason", reason=case.tier.reason)
        if case.tier.approvals > 1:
            yield say(
                "approval.several" if OFFICE not in case.tier.by else "approval.offices", count=case.tier.approvals
            )
        for one in case.approvers:
            if one.employee not in case.barred:
                yield say("approval.may", who=self._who(one, first))
        for one in case.approvers:
            if one.employee in case.barred:
                yield say("approval.may-not", who=self._who(one, first))
        if enough < case.tier.approvals:
            yield say("approval.nobody")
        chain = self._standing.above(first.unit, first.employee) if first.employee else ()
        if len(chain) > 1:
            yield say("approval.chain", chain=Several(tuple(one.employee for one in chain), " → "))

    def _who(self, one: Approver, change: Change) -> Say:
        account = self._standing.account(one.unit, one.employee)
        facts: dict[str, Value] = {"employee": one.employee, "unit": one.unit}
        facts["relation"] = self._relation(one, change)
        return say("approval.who-account", **facts, account=account) if account else say("approval.who", **facts)

    def _relation(self, one: Approver, change: Change) -> Value:
        if one.relation == OFFICE:
            office = self._standing.authority.offices.get(one.office or "")
            return say("approval.of-office", office=office.name if office else one.office)
        relation = Term(f"review.approval.relations.{one.relation}", one.relation)
        acting = self._acting(one, change) if one.acting else None
        if acting is None:
            return relation
        kind = Term(f"review.approval.acting.{acting.kind}", acting.kind)
        return say("approval.as-acting", relation=relation, kind=kind, start=acting.valid_from, end=acting.valid_until)

    def _acting(self, one: Approver, change: Change) -> Acting | None:
        """The appointment through which somebody acts."""
        postings = self._standing.above(change.unit, change.employee)
        given = (each for posting in postings for each in posting.acting)
        return next((each for each in given if each.employee == one.employee and holds(each, self._day)), None)

    def _barred(self, approvers: Sequence[Approver], commits: Sequence[Commit]) -> tuple[str, ...]:
        """The approvers who wrote the change themselves."""
        wrote = self._standing.people.writers(commits)
        return tuple(sorted({one.employee for one in approvers if one.employee in wrote}))


def _voice(one: Approver) -> str:
    """Two persons of one office count as one."""
    return one.office or one.employee
