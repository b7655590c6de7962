"""What Git knows about the records: when they last changed, what changed since, and whether all is committed."""

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


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Paths below the root, relative to it, that differ from a revision; files that Git does not track included.

    Raises CannotRun when there is no repository or no such revision.
    """
    differing = _asked(root, revision, "diff", "--name-only", "--relative", "-z", "--no-ext-diff", "{revision}")
    untracked = _asked(root, revision, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(filter(None, (differing + untracked).split("\0")))


def messages_since(root: Path, revision: str) -> tuple[tuple[str, str], ...]:
    """Commit and message of every commit after a revision, newest first. Raises CannotRun like `changed_since`."""
    listed = _asked(root, revision, "log", "-z", "--format=%H%n%B", "{revision}..HEAD")
    commits = (one.partition("\n") for one in listed.split("\0") if one.strip())
    return tuple((commit, message) for commit, _, message in commits)


def _asked(root: Path, revision: str, *words: str) -> str:
    import git

    try:
        # A revision that looks like an option is none.
        run = git.Repo(root, search_parent_directories=True).git
        commit = run.rev_parse("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except (git.InvalidGitRepositoryError, git.NoSuchPathError) as error:
        raise CannotRun("no-history") from error
    except git.GitCommandError as error:
        raise CannotRun("unknown-revision") from error
    here = git.Git(root)
    return str(here.execute(["git", *(word.format(revision=commit) for word in words)], strip_newline_in_stdout=False))
