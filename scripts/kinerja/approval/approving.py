"""What somebody may approve of a proposal: each changed file with the statement that would be signed, or why not.

A proposal is what its commit changes since it left the main branch. It is judged by what the main branch says now.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from kinerja.approval import notes, signing, statement
from kinerja.approval.approvers import Who
from kinerja.approval.change import RECORDS
from kinerja.approval.changed import Changed, writers
from kinerja.approval.closed import touched
from kinerja.approval.commits import Commit
from kinerja.approval.diffs import Diffs
from kinerja.approval.needs import Approver, Need, needs
from kinerja.approval.proposals import Proposal
from kinerja.approval.state import State
from kinerja.approval.statement import By, Digest, Evidence, Predicate, Statement
from kinerja.load import repository as records
from kinerja.load.git import Repository

# Files beside records that nobody has to approve, as long as no tier names them.
_COMPANIONS = frozenset({"README.md", "LICENSE", "CODEOWNERS"})


class Verdict(msgspec.Struct, frozen=True):
    """What may be done with one changed file.

    Either `statements` to sign; or the `reason` why not: `free` (nobody has to approve), `own` (the employee's own
    voice), `not-yours`, `nobody` (nobody may), `wrote` (this person did), `unknown-writer`, `closed`, `unfit` (no
    record, or no plain file), `behind` (the main branch has changed the file since), `edited` (something else was
    merged). `needs` say who may.
    """

    change: Changed
    needs: tuple[Need, ...] = ()
    statements: tuple[Statement, ...] = ()
    reason: str | None = None


def verdicts(asked: Proposal, state: State, files: Sequence[Changed], who: Who) -> Iterator[Verdict]:
    """What this person may do with each file of one government, and with those that belong to none."""
    commits = writers(asked.repository, asked.fork, asked.head)
    moved = _moved(asked)
    for one in files:
        if one.government in ("", records.POLICIES, state.authority.government):
            unfit = _unfit(state, one, moved)
            yield Verdict(one, reason=unfit) if unfit else _verdict(asked, state, one, commits, who)


def record(repository: Repository, signed: Sequence[Verdict], key: Path) -> None:
    """Signs the statements with a key and keeps them as notes. Raises CannotRun; then nothing is kept."""
    wanted = [(verdict.change.blob, statement.text(one)) for verdict in signed for one in verdict.statements]
    signatures = signing.sign_all([text.encode() for _, text in wanted], key)
    added: dict[str, list[Evidence]] = defaultdict(list)
    for (blob, text), signature in zip(wanted, signatures, strict=True):
        added[blob].append(Evidence(text, signature))
    notes.add(repository, added)


def _moved(asked: Proposal) -> Mapping[str, str]:
    """The files that are not what the approver sees: changed on the main branch since, or in what was merged."""
    pairs = {"behind": (asked.fork, asked.base), "edited": (asked.head, asked.merged or asked.head)}
    with closing(Diffs(asked.repository)) as diffs:
        told = zip(pairs, diffs.between(pairs.values()), strict=True)
        return {one.path: reason for reason, files in told for one in files}


def _unfit(state: State, change: Changed, moved: Mapping[str, str]) -> str | None:
    """Why nobody at all may approve a file as it is."""
    beside = change.path.rpartition("/")[2] in _COMPANIONS
    if not change.plain or (change.path.startswith(RECORDS) and change.kind is None and not beside):
        return "unfit"
    if touched(state.authority, change):
        return "closed"
    return moved.get(change.path)


def _verdict(
    asked: Proposal, state: State, change: Changed, commits: Mapping[str, Sequence[Commit]], who: Who
) -> Verdict:
    needed = needs(state.authority, change, who.day)
    wrote = state.people.writers(commits.get(change.path, ()))
    missing = [one for one in needed if not _is_own(one, change, wrote)]
    if not missing:
        return Verdict(change, needed, reason="own" if needed else "free")
    others = tuple(_without(one, wrote) for one in missing)
    mine = dict.fromkeys(filter(None, (_of(one, who.employee) for one in missing)))
    if mine and who.employee not in wrote and None not in wrote:
        return Verdict(change, others, tuple(_statement(asked, change, one, wrote, who) for one in mine))
    if mine:
        return Verdict(change, others, reason="wrote" if who.employee in wrote else "unknown-writer")
    return Verdict(change, others, reason="not-yours" if all(one.approvers for one in others) else "nobody")


def _without(need: Need, wrote: frozenset[str | None]) -> Need:
    """Who writes a change has no say in it."""
    return Need(need.tier, tuple(one for one in need.approvers if one.employee not in wrote))


def _is_own(need: Need, change: Changed, wrote: frozenset[str | None]) -> bool:
    """Whether nobody has to approve, because only the employee whom it is about has written it."""
    return "employee" in need.tier.by and wrote == {change.employee}


def _of(need: Need, employee: str) -> Approver | None:
    return next((one for one in need.approvers if one.employee == employee), None)


def _statement(
    asked: Proposal, change: Changed, approver: Approver, wrote: frozenset[str | None], who: Who
) -> Statement:
    (author,) = wrote if len(wrote) == 1 else (None,)
    predicate = Predicate(
        approver=By(approver.employee, approver.unit, approver.relation, approver.acting, approver.office),
        on=who.day,
        head=asked.head,
        previous=Digest(change.before) if change.before else None,
        removed=change.after is None,
        employee=change.employee or None,
        author=author,
        review=who.review,
    )
    return statement.statement(change.path, change.after or change.before or "", predicate)
