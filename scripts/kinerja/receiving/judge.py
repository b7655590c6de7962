"""A push is judged as a whole: by what it does to the refs, by the approvals of its commits, and by its records."""

import time
from collections.abc import Iterable, Iterator

from kinerja import changes, history, pipeline
from kinerja.approval import notes
from kinerja.approval.verify import verify
from kinerja.checking.run import Manner
from kinerja.diagnostic import CannotRun, Finding, Location, Severity
from kinerja.load.git import Repository
from kinerja.receiving import forward
from kinerja.receiving.updates import Push, Update, read
from kinerja.validate import pushing as rules

# Other pushes wait for the cores. What was checked is remembered by its content: a push that is refused spoils nothing.
_MANNER = Manner(jobs=1)


def receive(repository: Repository, lines: Iterable[str]) -> tuple[Finding, ...]:
    """Why a push is refused, in order; nothing when it may enter.

    The lines are those that Git gives to a `pre-receive` hook. What the push brings is read where Git keeps it until
    it is accepted. Raises CannotRun when it cannot be judged: whoever calls refuses then, too.
    """
    push, now = read(lines, repository), _now()
    for one in (push.main, push.notes):
        if one and one.new:
            # Only commits can be judged.
            repository.commit(one.new)
    found = [*_of_refs(repository, push, now)]
    if push.main and not any(one.at.path == push.main.ref for one in found):
        found += _of_records(repository, push.main, _notes_after(repository, push), now)
    return tuple(sorted(_once(found), key=lambda one: one.order))


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    """Each finding once: a record may be told twice, as wrong in itself and as one that came in."""
    return {one.order: one for one in found}.values()


def _of_refs(repository: Repository, push: Push, now: int) -> Iterator[Finding]:
    for one in push.replaced:
        yield rules.REPLACES.finding(Location(one.ref))
    if push.main:
        yield from forward.backward(repository, push.main)
    if push.notes:
        refused = list(forward.backward(repository, push.notes))
        yield from refused or forward.approvals(repository, push.notes, now)


def _of_records(repository: Repository, main: Update, revision: str | None, now: int) -> Iterator[Finding]:
    """What is wrong with the commits that come: when, by whom they were approved, and what they bring."""
    new = main.new or ""
    yield from forward.late_commits(repository, main, now)
    yield from verify(repository, new, since=main.old, notes=revision).findings
    brought = (
        changes.check_since(repository.root, main.old, manner=_MANNER, at=new)
        if main.old
        else pipeline.check(repository.root, None, new, _MANNER)
    )
    yield from (one for one in brought.findings if one.severity is Severity.ERROR)


def _notes_after(repository: Repository, push: Push) -> str | None:
    """The approvals as they are when the push has entered."""
    if push.notes and push.notes.new:
        return push.notes.new
    try:
        return repository.commit(notes.REF)
    except CannotRun:
        return None


def _now() -> int:
    """The time of the server, or SOURCE_DATE_EPOCH."""
    declared = history.declared_time()
    return int(time.time()) if declared is None else declared
