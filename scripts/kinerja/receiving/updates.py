"""What a push wants to change, as Git tells a `pre-receive` hook: one line for each ref."""

import re
from collections.abc import Iterable

import msgspec

from kinerja.approval import notes
from kinerja.diagnostic import CannotRun
from kinerja.load.git import GitFailed, Repository

REPLACED = "refs/replace/"
_LINE = re.compile(r"([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) (refs/[^\s\x00-\x1f]+)\n?")


class Update(msgspec.Struct, frozen=True):
    """A ref that goes from one object to another; None where there is none."""

    old: str | None
    new: str | None
    ref: str


class Push(msgspec.Struct, frozen=True):
    """The refs of a push that matter: the main branch, the notes with approvals, and objects that are to be replaced.

    All other branches and tags are free.
    """

    main: Update | None
    notes: Update | None
    replaced: tuple[Update, ...]


def read(lines: Iterable[str], repository: Repository) -> Push:
    """The push from its lines. Raises CannotRun for anything that Git does not write."""
    main, updates = main_branch(repository), list(map(_update, lines))
    by_ref = {one.ref: one for one in updates}
    if len(by_ref) < len(updates):
        # Git would move the ref twice, and only one of the ways would have been looked at.
        raise CannotRun("receive-lines")
    replaced = tuple(one for ref, one in sorted(by_ref.items()) if ref.startswith(REPLACED))
    return Push(by_ref.get(main), by_ref.get(notes.REF), replaced)


def main_branch(repository: Repository) -> str:
    """The branch that HEAD of the server names, born or not. Raises CannotRun when it names none."""
    try:
        return repository.run("symbolic-ref", "HEAD").decode().strip()
    except GitFailed as error:
        raise CannotRun("receive-no-main") from error


def _update(line: str) -> Update:
    match = _LINE.fullmatch(line)
    if match is None:
        raise CannotRun("receive-lines")
    old, new, ref = match.groups()
    return Update(_object(old), _object(new), ref)


def _object(name: str) -> str | None:
    return name if name.strip("0") else None
