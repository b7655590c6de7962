"""One piece of evidence held against one change: what keeps it from being an approval, if anything does."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

import msgspec

from kinerja.approval.authority import holds
from kinerja.approval.changed import Changed
from kinerja.approval.identity import day_of
from kinerja.approval.needs import EMPLOYEE, Approver, eligible
from kinerja.approval.sshsig import signed_by
from kinerja.approval.state import State
from kinerja.approval.statement import NAMESPACE, Digest, Evidence, Statement, read
from kinerja.approval.walk import Step
from kinerja.diagnostic import Rule
from kinerja.model import Key, Tier
from kinerja.periods import days_after
from kinerja.validate import approvals as rules

# Where the approver lives another day may have begun.
_AHEAD = 1


class Came(msgspec.Struct, frozen=True, gc=False):
    """A step that made a change: its commit and when."""

    commit: str
    time: int


class Case(msgspec.Struct, frozen=True):
    """What evidence is held against: a change of a step, as the state before it has people and rules.

    None among the writers stands for somebody unknown. `came` is the last step before this one that made the very same
    change, `follows` tells whether one commit comes after another, `left` the content that a commit has at the path:
    empty where it has none, None where there is no such commit. `approved_before` tells whether other contents were
    approved, which the commits that came with the step had there.
    """

    state: State
    step: Step
    change: Changed
    writers: frozenset[str | None]
    came: Came | None
    follows: Callable[[str, str], bool]
    left: Callable[[str], str | None]
    approved_before: Callable[[], bool]

    @property
    def day(self) -> str:
        """The day of the commit."""
        return day_of(self.step.commit.time)


class Claim:
    """Evidence as the approval of a change that it claims to be."""

    def __init__(self, evidence: Evidence, stated: Statement, case: Case) -> None:
        self.case = case
        self.subject = stated.subject[0]
        self.said = stated.predicate
        self.text = evidence.statement
        self._signature = evidence.signature

    @property
    def approver(self) -> Approver:
        """Who approved, as needs name those who may."""
        by = self.said.approver
        return Approver(by.employee, by.unit, by.relation, by.acting, by.office)

    @cached_property
    def public(self) -> str | None:
        """The key that signed."""
        return signed_by(self._signature, NAMESPACE, self.text.encode())

    @cached_property
    def own_keys(self) -> tuple[Key, ...]:
        """The approver's keys, if one of them signed."""
        known = self.case.state.authority.keys(self.said.approver.employee)
        return tuple(one for one in known if one.public == self.public)

    @cached_property
    def forge_keys(self) -> tuple[tuple[Key, str], ...]:
        """The keys of Git services, with the service, if one of them signed."""
        forges = self.case.state.people.forges
        return tuple((key, one.host) for one in forges for key in one.keys if key.public == self.public)

    def in_force(self, key: Key) -> bool:
        """Whether a key may sign on the day of approval, and still when it is merged."""
        return holds(key, self.said.on) and holds(key, max(self.said.on, self.case.day))


def fault(claim: Claim, tier: Tier) -> tuple[int, Rule] | None:
    """The first promise that evidence breaks, and how near it came to an approval; None when it is one."""
    broken = (place for place, (_, kept) in enumerate(_PROMISES) if not kept(claim, tier))
    return next(((place, _PROMISES[place][0]) for place in broken), None)


def claims(evidence: tuple[Evidence, ...], case: Case) -> tuple[Claim, ...]:
    """The evidence that can be read, by day and text."""
    stated = ((one, read(one.statement)) for one in evidence)
    found = (Claim(one, what, case) for one, what in stated if what and _is_day(what.predicate.on))
    return tuple(sorted(found, key=lambda one: (one.said.on, one.text)))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_of_record(claim: Claim, _tier: Tier) -> bool:
    return claim.subject.name == claim.case.change.path


def _is_of_bytes(claim: Claim, _tier: Tier) -> bool:
    change = claim.case.change
    removed = change.after is None
    return claim.said.removed == removed and claim.subject.digest.sha256 == (change.before if removed else change.after)


def _is_of_base(claim: Claim, _tier: Tier) -> bool:
    before = claim.case.change.before
    return claim.said.previous == (Digest(before) if before is not None else None)


def _is_unused(claim: Claim, _tier: Tier) -> bool:
    """Where the same bytes once replaced the same bytes, an approval of then is none, used or left over.

    A statement given later is told by the commit that it looked at, or by its day.
    """
    before = claim.case.came
    if before is None:
        return True
    return claim.said.on > days_after(day_of(before.time), _AHEAD) or claim.case.follows(claim.said.head, before.commit)


def _is_not_ahead(claim: Claim, _tier: Tier) -> bool:
    return claim.said.on <= days_after(claim.case.day, _AHEAD)


def _is_in_time(claim: Claim, _tier: Tier) -> bool:
    policy = claim.case.state.authority.policy
    return policy is not None and days_after(claim.said.on, policy.merge_within_days) >= claim.case.day


def _is_signed(claim: Claim, _tier: Tier) -> bool:
    return claim.public is not None


def _is_by_known_key(claim: Claim, _tier: Tier) -> bool:
    return bool(claim.own_keys or claim.forge_keys)


def _is_in_force(claim: Claim, _tier: Tier) -> bool:
    return any(map(claim.in_force, (*claim.own_keys, *(key for key, _ in claim.forge_keys))))


def _is_reviewed(claim: Claim, _tier: Tier) -> bool:
    """What a service signs for is a review there, by an account of the approver."""
    if any(map(claim.in_force, claim.own_keys)):
        return True
    review, hosts = claim.said.review, {host for key, host in claim.forge_keys if claim.in_force(key)}
    named = claim.case.state.people.named(review.account) if review and review.forge in hosts else None
    return named == claim.said.approver.employee


def _is_of_employee(claim: Claim, _tier: Tier) -> bool:
    return claim.said.employee == (claim.case.change.employee or None)


def _is_of_author(claim: Claim, _tier: Tier) -> bool:
    return claim.said.author is None or claim.said.author in claim.case.writers


def _is_not_own(claim: Claim, tier: Tier) -> bool:
    return claim.said.approver.employee != claim.case.change.employee or EMPLOYEE in tier.by


def _is_not_writer(claim: Claim, _tier: Tier) -> bool:
    return claim.said.approver.employee not in claim.case.writers


def _is_eligible(claim: Claim, tier: Tier) -> bool:
    case = claim.case
    return claim.approver in eligible(case.state.authority, tier, case.change, claim.said.on)


def _is_of_head(claim: Claim, _tier: Tier) -> bool:
    """What the approver looked at, where it still is here: the same bytes, and what was merged."""
    case, head = claim.case, claim.said.head
    left = case.left(head)
    if left is None:
        return True
    merged = len(case.step.commit.parents) < 2 or any(head == one.id for one in (*case.step.side, case.step.commit))
    return merged and left == ("" if case.change.after is None else case.change.blob)


# From what is farthest from an approval to what is nearest.
_PROMISES: tuple[tuple[Rule, Callable[[Claim, Tier], bool]], ...] = (
    (rules.OTHER_RECORD, _is_of_record),
    (rules.OTHER_BYTES, _is_of_bytes),
    (rules.OTHER_BASE, _is_of_base),
    (rules.USED, _is_unused),
    (rules.AHEAD, _is_not_ahead),
    (rules.OLD, _is_in_time),
    (rules.SIGNATURE, _is_signed),
    (rules.KEY_UNKNOWN, _is_by_known_key),
    (rules.KEY_ENDED, _is_in_force),
    (rules.REVIEW, _is_reviewed),
    (rules.EMPLOYEE, _is_of_employee),
    (rules.AUTHOR, _is_of_author),
    (rules.OWN, _is_not_own),
    (rules.WRONG_PERSON, _is_eligible),
    (rules.WROTE, _is_not_writer),
    (rules.HEAD, _is_of_head),
)
# Evidence that broke one of these has to do with the change at hand.
NEAR = next(place for place, (rule, _) in enumerate(_PROMISES) if rule is rules.USED) + 1
