"""The main branch and the approvals only grow: nothing goes back, nothing is lost, nothing comes from the future."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from kinerja.approval import statement
from kinerja.approval.notes import Notes
from kinerja.diagnostic import Finding, Location
from kinerja.load.git import Repository
from kinerja.receiving.updates import Update
from kinerja.validate import pushing as rules

# Clocks differ by minutes; more is no accident.
_CLOCKS_DIFFER = 3600
# Where the day begins first, it is fourteen hours ahead of Greenwich.
_FIRST_DAY_ANYWHERE = timedelta(hours=14)


def backward(repository: Repository, update: Update) -> Iterator[Finding]:
    """Whether a ref is removed, or leaves what it held."""
    at = Location(update.ref)
    if update.new is None:
        yield rules.DELETES.finding(at)
    elif update.old is not None and not repository.is_ancestor(update.old, update.new):
        yield rules.GOES_BACK.finding(at, old=update.old[:12], new=update.new[:12])


def late_commits(repository: Repository, update: Update, now: int) -> Iterator[Finding]:
    """New commits of the main branch whose time has not come."""
    span = [update.new or "", *(f"^{one}" for one in (update.old,) if one)]
    told = repository.run("log", "--first-parent", "--format=%H %ct", *span).decode()
    for line in told.splitlines():
        commit, seconds = line.split()
        if int(seconds) > now + _CLOCKS_DIFFER:
            yield rules.FROM_FUTURE.finding(Location(f"commit {commit[:12]}"), day=_day(int(seconds)))


def approvals(repository: Repository, update: Update, now: int) -> Iterator[Finding]:
    """Evidence that a push of notes removes, and statements of days to come."""
    latest = (datetime.fromtimestamp(now, UTC) + _FIRST_DAY_ANYWHERE).date().isoformat()
    with Notes(repository, update.old) as before, Notes(repository, update.new) as after:
        blobs = _changed(repository, update)
        for blob, old, new in zip(blobs, before.of(blobs), after.of(blobs), strict=True):
            at = Location(f"{update.ref}:{blob[:12]}")
            if lost := set(old) - set(new):
                yield rules.DROPS_APPROVALS.finding(at, count=len(lost))
            read = (statement.read(one.statement) for one in new if one not in old)
            for day in sorted({one.predicate.on for one in read if one and one.predicate.on > latest}):
                yield rules.FROM_FUTURE.finding(at, day=day)


def _changed(repository: Repository, update: Update) -> list[str]:
    """The blobs whose notes differ: Git spreads their names over folders, in more than one way."""
    listed = ("-r", "-z", "--name-only")
    words = ("diff-tree", *listed, "--no-renames", update.old) if update.old else ("ls-tree", *listed, "--full-tree")
    names = repository.run(*words, update.new or "").decode(errors="replace").split("\0")
    return sorted({name.replace("/", "") for name in names if name})


def _day(seconds: int) -> str:
    """The day of a time, which may be any number that somebody wrote into a commit."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return str(seconds)
