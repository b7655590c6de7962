"""Who is written down as an owner: the accounts of those who may approve, and what is wrong with them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from kinerja.approval.authority import Authority, holds
from kinerja.approval.change import Change
from kinerja.approval.needs import Approver, eligible
from kinerja.diagnostic import Finding, Location
from kinerja.model import Tier
from kinerja.validate.owning import NO_ACCOUNT, NOBODY, REFUSED_ACCOUNT

Owners = tuple[str, ...]
# The place of a value in a file, by the path and the keys that lead to it.
Place = Callable[..., Location]

# A name at GitHub: letters, digits and single hyphens, with the short name of a company after `_`; 39 signs at most.
# Source: https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference
_GITHUB = re.compile(r"(?=.{1,39}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*(_[A-Za-z0-9]+)?")
_GITHUB_HOST = re.compile(r"github\..*|.*\.ghe\.com")


class Asked(msgspec.Struct, frozen=True):
    """Who is asked: the accounts, and which of them stand in for somebody (`plt @account 2025-01-01..2025-03-31`)."""

    owners: Owners
    acting: tuple[str, ...] = ()


class People:
    """The accounts of one government on a day. Who lacks one, or has one that the service refuses, is written down."""

    def __init__(self, authority: Authority, day: str, place: Place) -> None:
        self.authority = authority
        self.day = day
        self._place = place
        self._found: dict[tuple[str, str], Finding] = {}
        self._accounts: dict[str, set[str]] = defaultdict(set)
        for account, employee in authority.accounts():
            self._accounts[employee].add(account)
        forges = authority.own.approvals.forges if authority.own and authority.own.approvals else ()
        self._github = any(_GITHUB_HOST.fullmatch(one.host) for one in forges)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found while owners were asked for, by place."""
        return tuple(sorted(self._found.values(), key=lambda one: one.order))

    def asked(self, tier: Tier, path: str) -> Asked:
        """The accounts of those who may approve a change of a file under a tier, each once, in order."""
        change = Change(path, None, None)
        approvers = eligible(self.authority, tier, change, self.day)
        if not approvers:
            self._note(NOBODY.finding(self._home(change), tier=tier.id), tier.id)
        owners = {account.lower(): account for one in approvers for account in self._of(one)}
        acting = {line for one in approvers if one.acting for line in self._acting(one, change)}
        return Asked(tuple(owners[name] for name in sorted(owners)), tuple(sorted(acting)))

    def _of(self, approver: Approver) -> Sequence[str]:
        """The accounts of an approver."""
        accounts = sorted(self._accounts.get(approver.employee, ()))
        if not accounts:
            self._note(NO_ACCOUNT.finding(self._place(self._record(approver.unit, approver.employee))))
        for account in accounts if self._github else ():
            if not _GITHUB.fullmatch(account):
                at = self._place(self._record(approver.unit, approver.employee), "account")
                self._note(REFUSED_ACCOUNT.finding(at))
        return accounts

    def _acting(self, approver: Approver, change: Change) -> Iterator[str]:
        posting = self.authority.employees.get((change.unit, change.employee))
        for one in posting.acting if posting else ():
            if (one.employee, one.unit) == (approver.employee, approver.unit) and holds(one, self.day):
                for account in self._of(approver):
                    yield f"{one.kind} @{account} {one.valid_from}..{one.valid_until or ''}"

    def _home(self, change: Change) -> Location:
        """The record whose superior, head or offices are missing."""
        if (change.unit, change.employee) in self.authority.employees:
            return self._place(self._record(change.unit, change.employee))
        own, unit = f"records/{self.authority.government}", change.unit
        return self._place(f"{own}/units/{unit}/unit.yml" if unit in self.authority.units else f"{own}/government.yml")

    def _record(self, unit: str, employee: str) -> str:
        return f"records/{self.authority.government}/units/{unit}/people/{employee}/employee.yml"

    def _note(self, finding: Finding, about: str = "") -> None:
        self._found.setdefault((finding.rule + about, finding.at.path), finding)
