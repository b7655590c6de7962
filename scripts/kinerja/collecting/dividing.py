"""From one repository to many: what each unit's repository begins with.

A unit gets what is written there, and copies of what it needs to check its records and to prove its approvals alone:
policies, periods, goals and offices; the units above; and, without plans or ratings, the postings of those who may
approve there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path

import msgspec

from kinerja.approval import authority
from kinerja.approval.authority import Authority
from kinerja.collecting import plumbing, sources
from kinerja.collecting.plumbing import File
from kinerja.diagnostic import CannotRun
from kinerja.load import commit
from kinerja.load.git import Repository
from kinerja.load.homes import Homes
from kinerja.model import (
    KIND_BY_TYPE,
    Acting,
    Employee,
    Plan,
    Record,
    Repositories,
    Repository as Listed,
    Superior,
    Unit,
)
from kinerja.validate.elsewhere import superior_unit

_SUBJECT = "Catatan repositori ini\n"
# Those who approve, and who approves for them: the superior of a superior decides on objections.
_LEVELS = 2
_RATING = re.compile(r"records/[^/]+/units/[^/]+/organisation-ratings/[^/]+")
_LIST = re.compile(r"records/[^/]+/repositories\.yml")


class Divided(msgspec.Struct, frozen=True):
    """A new repository: its id, its folder, and how many files are in it."""

    id: str
    folder: Path
    files: int


def divide(root: Path, folder: Path, government: str | None) -> Iterator[Divided]:
    """Makes a bare repository for each one that the list names, with one commit.

    Raises CannotRun when there is no list, or a folder is there already.
    """
    origin = Repository(root)
    head = origin.commit("HEAD")
    listed = sources.listed_at(origin, head, government)
    with commit.opened(root, head) as tree:
        posts = authority.of_tree(tree, listed.government)
    parts = _Parts(listed, posts, tuple(plumbing.files(origin, head)))
    for one in listed.repositories:
        target = folder / f"{one.id}.git"
        if target.exists():
            raise CannotRun("collect-exists", folder=str(target))
        yield _made(origin, head, target, one, parts.of(one))


def _made(origin: Repository, head: str, target: Path, listed: Listed, held: Sequence[File]) -> Divided:
    """The objects are borrowed until what is needed of them is packed: nothing else comes along."""
    repository = plumbing.new(target, listed.branch)
    with plumbing.borrowed(repository, origin):
        tree = plumbing.tree(repository, (_here(repository, one, listed) for one in held))
        made = plumbing.commit(repository, tree, _SUBJECT, plumbing.moment(origin, head), None)
        plumbing.move(repository, {f"refs/heads/{listed.branch}": (made, None)})
    return Divided(listed.id, target, len(held))


def _here(repository: Repository, one: File, listed: Listed) -> File:
    """The list of repositories says where it lies."""
    if _LIST.fullmatch(one.path) is None:
        return one
    content = repository.run("cat-file", "blob", one.id).rstrip(b"\n") + f"\nhere: {listed.id}\n".encode()
    return File(one.mode, plumbing.blob(repository, content), one.path)


class _Parts:
    """All files of a government, by the repository in which they are written."""

    def __init__(self, listed: Repositories, posts: Authority, held: Iterable[File]) -> None:
        self._posts = posts
        self._homes = Homes(listed, lambda unit, employee: superior_unit(posts.employees.get((unit, employee))))
        self._all = {one.path: one for one in held}
        self._written: dict[str, list[File]] = defaultdict(list)
        for one in self._all.values():
            self._written[self._homes.of(one.path)].append(one)
        self._ratings: dict[str, list[str]] = defaultdict(list)
        for path in filter(_RATING.fullmatch, self._all):
            self._ratings[path.split("/")[3]].append(path)
        self._common = [one for one in self._all.values() if self._is_common(one.path)]

    def of(self, listed: Listed) -> tuple[File, ...]:
        """What a repository begins with, by path."""
        wanted = {one.path: one for one in (*self._written[listed.id], *self._common)}
        people = {place for place in self._posts.employees if self._works_in(listed.id, *place)}
        units = {path.split("/")[3] for path in wanted if "/units/" in path} | {unit for unit, _ in people}
        wanted |= {path: self._all[path] for path in self._needed(units, people) if path in self._all}
        return tuple(wanted[path] for path in sorted(wanted))

    def _works_in(self, repository: str, unit: str, employee: str) -> bool:
        """Whether somebody's posting or records are written in a repository, or will be."""
        posting = self._path(Employee, unit=unit, employee=employee)
        plan = self._path(Plan, unit=unit, employee=employee, year="0")
        return repository in (self._homes.of(posting), self._homes.of(plan))

    def _is_common(self, path: str) -> bool:
        return path.startswith("records/") and self._homes.may_be_copied(path) and "/units/" not in path

    def _needed(self, units: Set[str], people: Set[tuple[str, str]]) -> Iterator[str]:
        """The units above, and the postings of those who may approve what is written here."""
        above = frozenset(self._chain(units))
        heads = {place for place, one in self._posts.employees.items() if place[0] in above and one.heads_unit}
        for _ in range(_LEVELS):
            people |= {(it.unit, it.employee) for one in people for it in self._superiors(one)}
        for unit, employee in people | heads:
            yield self._path(Employee, unit=unit, employee=employee)
            above |= {unit}
        for unit in above | units:
            yield self._path(Unit, id=unit)
        yield from (path for unit in sorted(units) for path in self._ratings[unit])

    def _chain(self, units: Iterable[str]) -> Iterator[str]:
        for name in units:
            seen: set[str] = set()
            one = self._posts.units.get(name)
            while one and one.parent and one.parent not in seen:
                seen.add(one.parent)
                yield one.parent
                one = self._posts.units.get(one.parent)

    def _superiors(self, place: tuple[str, str]) -> Iterator[Superior | Acting]:
        """The superior, and those who stand in for the superior."""
        own = self._posts.employees.get(place)
        if own:
            yield from own.acting
            yield from filter(None, (own.superior,))

    def _path(self, kind: type[Record], **fields: str) -> str:
        return KIND_BY_TYPE[kind].path_from({"government": self._posts.government, **fields})
