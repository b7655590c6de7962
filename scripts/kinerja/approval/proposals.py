"""A proposal: what a commit changes since it left the main branch, and the governments that it concerns."""

from collections.abc import Sequence

import msgspec

from kinerja.approval import authority
from kinerja.approval.changed import Changed, changed
from kinerja.approval.state import State
from kinerja.diagnostic import CannotRun
from kinerja.load import commit, repository as records
from kinerja.load.git import GitFailed, Repository


class Proposal(msgspec.Struct, frozen=True):
    """A proposal: its commit, the commit of the main branch that it is for, and the last that both have (`fork`).

    `merged` is the commit that it has become, if it has been merged already.
    """

    repository: Repository
    base: str
    head: str
    fork: str
    merged: str | None = None


def main_of(repository: Repository, branch: str = "main") -> str:
    """The commit of a branch where the repository came from, else here. Raises CannotRun when there is none."""
    for name in (f"{branch}@{{upstream}}", f"refs/remotes/origin/{branch}", f"refs/heads/{branch}"):
        try:
            return repository.commit(name)
        except CannotRun:
            continue
    raise CannotRun("approve-no-main")


def proposal(repository: Repository, base: str | None, head: str, merged: str | None = None) -> Proposal:
    """A proposal by its revisions; without `base` the main branch where the repository came from, else here.

    Raises CannotRun when there is no such revision, nothing to approve, or no history that both have.
    """
    main = repository.commit(base) if base else main_of(repository)
    own = repository.commit(head)
    try:
        fork = repository.run("merge-base", main, own).decode().strip()
    except GitFailed as error:
        raise CannotRun("approve-unrelated") from error
    if fork == own:
        raise CannotRun("approve-nothing")
    return Proposal(repository, main, own, fork, repository.commit(merged) if merged else None)


def states(asked: Proposal, files: Sequence[Changed], only: str | None = None) -> tuple[State, ...]:
    """The governments that have an approval policy at the main branch, and that the proposal touches.

    Files that belong to no government touch them all. Raises CannotRun when there is none.
    """
    touching = {one.government if one.government != records.POLICIES else "" for one in files}
    with commit.opened(asked.repository.root, asked.base) as tree:
        known = records.governments(tree)
        if only not in (None, *known):
            raise CannotRun("unknown-government", known=", ".join(known))
        names = [one for one in known if only in (None, one)]
        wanted = names if "" in touching else [one for one in names if one in touching]
        every = tuple(State(authority.of_tree(tree, name)) for name in wanted or names)
    found = tuple(one for one in every if one.authority.policy)
    if not found:
        raise CannotRun("approve-no-policy")
    return found


def state_of(asked: Proposal, files: Sequence[Changed], only: str | None = None) -> State:
    """The same, when it must be one government. Raises CannotRun when there are several."""
    found = states(asked, files, only)
    if len(found) > 1:
        raise CannotRun("which-government", known=", ".join(one.authority.government for one in found))
    return found[0]


def changes(asked: Proposal) -> tuple[Changed, ...]:
    """Every file that the proposal changes, by path."""
    return tuple(changed(asked.repository, asked.fork, asked.head))
