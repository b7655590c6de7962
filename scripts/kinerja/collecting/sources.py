"""The repositories that are collected: where they are, what was last accepted of them, and what they hold now."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from kinerja.collecting import plumbing
from kinerja.diagnostic import CannotRun, Rule
from kinerja.load import commit, repository as records
from kinerja.load.git import GitFailed, Repository
from kinerja.model import KIND_BY_TYPE, Record, Repositories, Repository as Listed
from kinerja.validate import collection

_FETCHED = "refs/kinerja/fetched"
NOTES = "refs/kinerja/notes"
_APPROVALS = "refs/notes/kinerja-approvals"
_LINE = "Repository: "


class Source(msgspec.Struct, frozen=True):
    """A repository with the commit that is looked at now, and the one that was accepted last time."""

    listed: Listed
    commit: str | None
    accepted: str | None

    @property
    def id(self) -> str:
        """Its short name."""
        return self.listed.id

    @property
    def moved(self) -> bool:
        """Whether there is something new."""
        return self.commit != self.accepted


def place(government: str) -> str:
    """Where the list of repositories lies."""
    return KIND_BY_TYPE[Repositories].path_from({"government": government})


def first(repository: Repository, given: str | None, branch: str, government: str | None) -> Repositories:
    """The list to begin with: of a file, of a central repository, or of what was collected before.

    Raises CannotRun when there is none, or not exactly one central repository in it.
    """
    if given is not None and Path(given).is_file():
        found, _ = records.accept(place(government or ""), Path(given).read_bytes())
        return _sound(found.record if found else None)
    revision = f"refs/heads/{branch}"
    if given is not None:
        revision = f"{_FETCHED}/-"
        try:
            plumbing.fetch(repository, _address(given), f"+HEAD:{revision}")
        except GitFailed as error:
            raise CannotRun("collect-no-central") from error
    return listed_at(repository, revision, government)


def listed_at(repository: Repository, revision: str, government: str | None) -> Repositories:
    """The list in a commit. Raises CannotRun when there is none."""
    if plumbing.resolved(repository, revision) is None:
        raise CannotRun("collect-no-list")
    with commit.opened(repository.root, revision) as tree:
        names = [government] if government else records.governments(tree)
        found = [one for one in (records.load_one(tree, place(name)) for name in names) if one]
    if len(found) != 1:
        raise CannotRun("collect-no-list")
    return _sound(found[0].record)


def fetched(repository: Repository, listed: Listed, accepted: str | None) -> tuple[Source, Rule | None]:
    """A repository as it is now; as it was accepted last when it is out of reach or its history was written anew."""
    ref = f"{_FETCHED}/{listed.id}"
    notes = f"+{_APPROVALS}*:{NOTES}/{listed.id}*"
    try:
        plumbing.fetch(repository, listed.url, f"+refs/heads/{listed.branch}:{ref}", notes)
    except GitFailed:
        return Source(listed, accepted, accepted), collection.UNREACHABLE
    now = plumbing.resolved(repository, ref)
    if accepted and (now is None or not repository.is_ancestor(accepted, now)):
        return Source(listed, accepted, accepted), collection.REWRITTEN
    return Source(listed, now, accepted), None


def accepted(repository: Repository, revision: str) -> dict[str, str]:
    """The commit of each repository that went into a collected one, by id."""
    message = repository.run("show", "--no-patch", "--format=%B", revision).decode(errors="replace")
    lines = (line.removeprefix(_LINE).split() for line in message.splitlines() if line.startswith(_LINE))
    return {words[0]: words[1] for words in lines if len(words) == 2}


def told(sources: Iterable[Source]) -> Iterator[str]:
    """The same as the lines of a message."""
    yield from (f"{_LINE}{one.id} {one.commit}\n" for one in sorted(sources, key=lambda one: one.id) if one.commit)


def _address(given: str) -> str:
    """An address as Git takes it; a folder is one too."""
    folder = Path(given)
    return folder.resolve().as_uri() if folder.is_dir() else given


def _sound(listed: Record | None) -> Repositories:
    if not isinstance(listed, Repositories):
        raise CannotRun("collect-no-list")
    names = [one.id for one in listed.repositories]
    if sum(one.central for one in listed.repositories) != 1 or len(set(names)) != len(names):
        raise CannotRun("collect-not-one-central")
    return listed
