"""One collection: fetch, prove, join, and one commit. What is at fault stays as it was accepted last."""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from kinerja.collecting import plumbing, proving, sources
from kinerja.collecting.joining import Joined, join
from kinerja.collecting.sources import Source
from kinerja.diagnostic import CannotRun, Finding, Location
from kinerja.load.git import GitFailed, Repository
from kinerja.model import Repositories, Repository as Listed
from kinerja.validate import collection

_COLLECTED = "refs/kinerja/collected"
_SUBJECT = "Catatan dari semua repositori\n\n"


class Order(msgspec.Struct, frozen=True):
    """What is wanted: the government, where the list of repositories is, the branch, and whether to prove approvals."""

    government: str | None = None
    listed: str | None = None
    branch: str = "main"
    verified: bool = True


class Collected(msgspec.Struct, frozen=True):
    """The commit at which the branch stands now, whether it is new, and what was found in each repository, by id.

    `taken` are the repositories with something new that went in; the commit is None when there never was any.
    """

    commit: str | None
    new: bool
    taken: tuple[str, ...]
    findings: dict[str, tuple[Finding, ...]]


class _Run(msgspec.Struct):
    """One run: where everything goes, and what is known of it."""

    repository: Repository
    order: Order
    parent: str | None
    before: dict[str, str]
    findings: dict[str, tuple[Finding, ...]] = {}

    @property
    def ref(self) -> str:
        """The branch that is written."""
        return f"refs/heads/{self.order.branch}"

    def say(self, name: str, *found: Finding) -> None:
        """Keeps findings of a repository, each once."""
        told = {one.order: one for one in (*self.findings.get(name, ()), *found)}
        if told:
            self.findings[name] = tuple(told.values())


def collect(repository: Repository, order: Order, advance: Callable[[], None] = lambda: None) -> Collected:
    """Collects once. Raises CannotRun without a list of repositories, or when the branch lies in a work tree."""
    _refuse_work_tree(repository, order.branch)
    parent = plumbing.resolved(repository, f"refs/heads/{order.branch}")
    run = _Run(repository, order, parent, sources.accepted(repository, parent) if parent else {}, {})
    listed, central = _central(run, sources.first(repository, order.listed, order.branch, order.government))
    if central is None:
        return Collected(parent, new=False, taken=(), findings=run.findings)
    advance()
    found = [central]
    for one in listed.repositories:
        if not one.central:
            found.append(_source(run, one, listed, central))
            advance()
    return _kept(run, listed, found)


def _central(run: _Run, listed: Repositories) -> tuple[Repositories, Source | None]:
    """The list as the central repository has it now, and that repository; None when it has nothing to accept."""
    central = next(one for one in listed.repositories if one.central)
    source = _source(run, central, listed, None)
    if source.commit is None:
        return listed, None
    own = sources.listed_at(run.repository, source.commit, listed.government)
    central = next(one for one in own.repositories if one.central)
    return own, msgspec.structs.replace(source, listed=central)


def _source(run: _Run, one: Listed, listed: Repositories, central: Source | None) -> Source:
    """A repository as far as it can be accepted: where it cannot, as it was last time."""
    source, fault = sources.fetched(run.repository, one, run.before.get(one.id))
    if fault:
        run.say(one.id, fault.finding(Location(sources.place(listed.government)), repository=one.id))
    elif source.commit and source.moved:
        found = tuple(proving.faults(run.repository, source, central, listed.government, run.order.verified))
        run.say(one.id, *found)
        if any(map(collection.stops, found)):
            return msgspec.structs.replace(source, commit=source.accepted)
    return source


def _kept(run: _Run, listed: Repositories, found: Sequence[Source]) -> Collected:
    """Joins; those at fault once more as they were accepted last. What still does not fit is not collected at all."""
    joined, taken = join(run.repository, listed, found), found
    if joined.faulty:
        _tell(run, joined)
        back = partial(_back, faulty=joined.faulty)
        taken = [back(one) for one in found]
        joined = join(run.repository, listed, taken)
    _tell(run, joined)
    if joined.faulty or not any(one.commit for one in taken if one.listed.central):
        return Collected(run.parent, new=False, taken=(), findings=run.findings)
    return _committed(run, joined, taken)


def _back(one: Source, faulty: frozenset[str]) -> Source:
    return msgspec.structs.replace(one, commit=one.accepted) if one.id in faulty else one


def _tell(run: _Run, joined: Joined) -> None:
    for name, found in joined.findings.items():
        run.say(name, *found)


def _committed(run: _Run, joined: Joined, taken: Sequence[Source]) -> Collected:
    """The commit, unless nothing moved. Its time is that of the newest commit that went in."""
    names = tuple(sorted(one.id for one in taken if one.commit and one.moved))
    lines = tuple(sources.told(taken))
    held = {one.id: one.commit for one in taken if one.commit}
    if held == run.before:
        return Collected(run.parent, new=False, taken=(), findings=run.findings)
    tree = plumbing.tree(run.repository, joined.files.values())
    times = [plumbing.moment(run.repository, one) for one in (*held.values(), *filter(None, (run.parent,)))]
    made = plumbing.commit(run.repository, tree, _SUBJECT + "".join(lines), max(times), run.parent)
    kept = {f"{_COLLECTED}/{name}": one for name, one in held.items()}
    moves = {ref: (one, plumbing.resolved(run.repository, ref)) for ref, one in kept.items()}
    try:
        plumbing.move(run.repository, {**moves, run.ref: (made, run.parent)})
    except GitFailed as error:
        raise CannotRun("collect-branch-moved", branch=run.order.branch) from error
    return Collected(made, new=True, taken=names, findings=run.findings)


def _refuse_work_tree(repository: Repository, branch: str) -> None:
    """A branch whose files lie in a folder is not moved under them."""
    listed = repository.run("worktree", "list", "--porcelain").decode(errors="replace")
    for block in listed.split("\n\n"):
        lines = block.splitlines()
        if f"branch refs/heads/{branch}" in lines and "bare" not in lines:
            raise CannotRun("collect-branch-in-use", branch=branch)
