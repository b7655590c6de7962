"""What Git knows about the records: when they last changed, and whether they are committed at all."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kinerja.diagnostic import CannotRun


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
