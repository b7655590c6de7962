"""Sends the notes to where the repository came from, together with what others have sent meanwhile.

Here the user's own Git works, with its credentials, hooks and network; nothing else of the approvals needs any of them.
"""

import subprocess

from kinerja.approval.notes import REF
from kinerja.diagnostic import CannotRun
from kinerja.load.git import GitFailed, Repository

# Where the others' notes lie while they are joined with the own ones.
_THEIRS = f"{REF}-diterima"
_ATTEMPTS = 20


def send(repository: Repository, remote: str) -> None:
    """Pushes the notes to a remote; what it has more is joined first. Raises CannotRun when it does not take them."""
    for _ in range(_ATTEMPTS):
        if _worked(repository, "push", "--quiet", "--", remote, REF):
            return
        if not _joined(repository, remote):
            break
    raise CannotRun("notes-not-sent")


def _joined(repository: Repository, remote: str) -> bool:
    """Whether the remote had something that was not here."""
    before = repository.commit(REF)
    options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules")
    if not _worked(repository, "fetch", *options, "--", remote, f"+{REF}:{_THEIRS}"):
        return False
    try:
        repository.run("notes", "--ref", REF, "merge", "--quiet", "--strategy=cat_sort_uniq", _THEIRS)
        repository.run("update-ref", "-d", _THEIRS)
    except GitFailed as error:
        raise CannotRun("notes-not-written") from error
    return repository.commit(REF) != before


def _worked(repository: Repository, *words: str) -> bool:
    """Whether a command of the user's Git worked; what it asks and complains about goes to the terminal."""
    done = subprocess.run(  # noqa: S603 - the words are our own, but for the remote, which is no option
        ["git", "-C", str(repository.root), *words],  # noqa: S607 - where it lies differs from system to system
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0
