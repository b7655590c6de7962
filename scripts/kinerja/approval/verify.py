"""Proves from Git alone that every change since the approval policy was approved by the right people, or says why not.

Each step of the main branch is judged by the state before it, so nothing that a step changes can excuse the step
itself. Nothing is asked of a network or a service.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import IO, cast

from kinerja.approval import notes as evidence_notes
from kinerja.approval.run import Run
from kinerja.approval.state import policies_at
from kinerja.approval.verified import Verified
from kinerja.approval.walk import LIST
from kinerja.load.git import Repository

# Days may begin early or late, and clocks of the main branch may fall by one.
_SPARE = 3


def verify(
    repository: Repository,
    head: str = "HEAD",
    since: str | None = None,
    notes: str | None = evidence_notes.REF,
    government: str | None = None,
    advance: Callable[[], None] = lambda: None,
) -> Verified:
    """Judges every step of the main branch up to a revision, of all governments or one.

    With `since`, the steps after that revision, which must be on the main branch itself; it is trusted as it is. Raises
    CannotRun when a revision or the government does not exist, or Git lacks contents.
    """
    last, first = repository.commit(head), repository.commit(since) if since is not None else None
    start = None if first is None else _start(repository, first)
    with closing(Run(repository, start, first, notes, government)) as run:
        run.judge(last, advance)
        return run.verified(last)


def _start(repository: Repository, since: str) -> str | None:
    """The step from which on statements may have been used that could be used again after another step."""
    days = max((one.merge_within_days for one in policies_at(repository, since).values()), default=None)
    return since if days is None else _before(repository, since, timedelta(days=days + _SPARE))


def _before(repository: Repository, last: str, span: timedelta) -> str | None:
    """The newest step that is so much older than another one; None when all are younger."""
    process = repository.started(*LIST, "--first-parent", "--timestamp", last)
    told = cast("IO[bytes]", process.stdout)
    try:
        pairs = ((int(time), name) for time, name in map(bytes.split, told))
        newest, _ = next(pairs, (0, b""))
        limit = newest - int(span.total_seconds())
        return next((name.decode() for time, name in pairs if time < limit), None)
    finally:
        told.close()
        process.wait()
