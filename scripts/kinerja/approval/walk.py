"""The steps of the main branch, oldest first: each with what it changes and the commits that came with it.

A handful of processes of Git answer for the whole history. Held at a time are a few steps, and the commits of branches
that are not merged yet.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from typing import IO, cast

import msgspec

from kinerja.approval.changed import by_path
from kinerja.approval.commits import Commit, read
from kinerja.approval.diffs import Diffs, Raw
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Objects, Repository

_AT_ONCE = 200
# The history itself is read, not what a file beside it says of it.
LIST = ("-c", "core.commitGraph=false", "rev-list")


class Step(msgspec.Struct, frozen=True):
    """A commit of the main branch against its first parent.

    `side` are the commits that came with it, oldest first, without itself; `touched` are those commits (and itself) by
    the path of each file that they touch, `made` the contents that they leave there. It is not `whole` where Git walks
    by other parents than the commits name, as in a shallow clone.
    """

    commit: Commit
    whole: bool
    files: tuple[Raw, ...]
    side: tuple[Commit, ...]
    touched: Mapping[str, Sequence[Commit]]
    made: Mapping[str, frozenset[str]]

    @property
    def parent(self) -> str | None:
        """The first parent."""
        return self.commit.parents[0] if self.commit.parents else None

    def writers(self, raw: Raw) -> tuple[Commit, ...]:
        """The commits that wrote what a file now is.

        Where none of them left these bytes, they are older ones that a merge chose: who merged has written them.
        """
        found = self.touched.get(raw.path, ())
        if raw.new in self.made.get(raw.path, ()):
            return tuple(found)
        merges = [one for one in self.side if len(one.parents) > 1]
        return tuple(dict.fromkeys([*found, *merges, self.commit]))


class _Listed(msgspec.Struct, frozen=True):
    """The ids of a step: the commit, its parents, and the commits that came with it, each with its parents."""

    id: str
    parents: tuple[str, ...]
    side: Mapping[str, tuple[str, ...]]


def steps(repository: Repository, head: str, since: str | None) -> Generator[Step, None, None]:
    """Every step after a commit (None: from the first commit on) up to another one."""
    span = [head] if since is None else [head, f"^{since}"]
    with closing(Diffs(repository)) as diffs, closing(Objects(repository)) as objects:
        listed = _listed(repository, span)
        while some := list(islice(listed, _AT_ONCE)):
            yield from _read(some, diffs, objects)


def _read(some: Sequence[_Listed], diffs: Diffs, objects: Objects) -> Iterator[Step]:
    commits = read(objects, (name for one in some for name in (*one.side, one.id)))
    changes = diffs.between((one.parents[0] if one.parents else None, one.id) for one in some)
    own = diffs.own(name for one in some for name in _own(one))
    for one in some:
        side = tuple(islice(commits, len(one.side)))
        commit, files = next(commits), next(changes)
        writing = (*side, commit) if len(_own(one)) > len(side) else side
        touched = list(islice(own, len(writing)))
        alone = not touched
        yield Step(
            commit,
            commit.parents == one.parents and all(sub.parents == one.side[sub.id] for sub in side),
            files,
            side,
            by_path([commit], [files]) if alone else by_path(writing, touched),
            _made([files] if alone else touched),
        )


def _own(one: _Listed) -> tuple[str, ...]:
    """The commits whose own changes are asked for: those of a commit by itself are those of the step."""
    return (*one.side, one.id) if len(one.parents) > 1 else tuple(one.side)


def _made(touched: Sequence[Sequence[Raw]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for files in touched:
        for one in files:
            found.setdefault(one.path, set()).add(one.new)
    return {path: frozenset(ids) for path, ids in found.items()}


def _listed(repository: Repository, span: Sequence[str]) -> Iterator[_Listed]:
    """The steps in order; each commit beside the line belongs to the first step that reaches it."""
    waiting: dict[str, tuple[str, ...]] = {}
    every = _lines(repository, "--topo-order", *span)
    for name, *_ in _lines(repository, "--first-parent", *span):
        parents: tuple[str, ...] = ()
        for one, *parents_of in every:
            parents = tuple(parents_of)
            if one == name:
                break
            waiting[one] = parents
        else:
            raise CannotRun("objects-missing")
        yield _Listed(name, parents, _taken(waiting, parents[1:]))


def _taken(waiting: dict[str, tuple[str, ...]], parents: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The commits that some commits reach, the newest last; they wait no longer."""
    found: dict[str, tuple[str, ...]] = {}
    open_ends = list(parents)
    while open_ends:
        name = open_ends.pop()
        above = waiting.pop(name, None)
        if above is not None:
            found[name] = above
            open_ends += above
    return dict(reversed(found.items()))


def _lines(repository: Repository, *words: str) -> Iterator[list[str]]:
    """What Git lists. Raises CannotRun when it cannot: a history that ends early would hide what it holds."""
    process = repository.started(*LIST, "--reverse", "--parents", *words)
    told = cast("IO[bytes]", process.stdout)
    try:
        for line in told:
            yield line.decode().split()
        if process.wait():
            raise CannotRun("objects-missing")
    finally:
        told.close()
        process.wait()
