"""What Git knows about the records: when they last changed, what changed since, and whether all is committed."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from os import fsdecode
from pathlib import Path

from kinerja.diagnostic import CannotRun
from kinerja.load.git import GitFailed, Repository


def moment(seconds: int) -> str:
    """Seconds since 1970 as `2026-11-22T05:31:00Z`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(moment: str) -> int:
    """The inverse of `moment`."""
    return int(datetime.fromisoformat(moment).timestamp())


def declared_time() -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), or None. Raises CannotRun when it is no number of seconds."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 11):
        raise CannotRun("bad-source-date-epoch")
    return int(value)


def today() -> str:
    """The day of SOURCE_DATE_EPOCH, else that of the clock."""
    declared = declared_time()
    return (date.today() if declared is None else datetime.fromtimestamp(declared, UTC).date()).isoformat()


def last_change(root: Path, paths: Sequence[str]) -> int:
    """Commit time of the last commit that touched these paths, in seconds since 1970.

    Raises CannotRun when there is no Git repository, no such commit, or a change that is not committed: a release
    shows reviewed records only.
    """
    import git

    try:
        repository = git.Repo(root, search_parent_directories=True)
        changed = repository.git.status("--porcelain", "--", *paths)
        time = repository.git.log("-1", "--format=%ct", "--", *paths)
    except (git.InvalidGitRepositoryError, git.NoSuchPathError, git.GitCommandError) as error:
        raise CannotRun("no-history") from error
    if changed:
        raise CannotRun("not-committed", files=len(changed.splitlines()))
    if not time:
        raise CannotRun("no-history")
    return int(time)


def changed_since(root: Path, revision: str, at: str | None = None) -> frozenset[str]:
    """Paths of records, relative to the root, in which a revision differs from another, `at`.

    Without it from the files as they lie; those that Git does not track are included. Raises CannotRun when there is no
    repository or no such revision.
    """
    repository = Repository(root)
    commits = [repository.commit(one) for one in (revision, at) if one is not None]
    asked = [("diff", "--name-only", "--relative", "-z", "--no-ext-diff", "--no-renames", *commits)]
    if at is None:
        asked.append(("ls-files", "--others", "--exclude-standard", "-z"))
    listed = [_told(repository, *words, "--", "records") for words in asked]
    return frozenset(filter(None, "".join(listed).split("\0")))


def messages_since(root: Path, revision: str, at: str) -> tuple[tuple[str, str], ...]:
    """Commit and message of every commit after a revision, newest first. Raises CannotRun like `changed_since`."""
    repository = Repository(root)
    span = "..".join(repository.commit(one) for one in (revision, at))
    listed = _told(repository, "log", "-z", "--format=%H%n%B", span)
    commits = (one.partition("\n") for one in listed.split("\0") if one.strip())
    return tuple((commit, message) for commit, _, message in commits)


def _told(repository: Repository, *words: str) -> str:
    try:
        return fsdecode(repository.run(*words))
    except GitFailed as error:
        raise CannotRun("no-history") from error
