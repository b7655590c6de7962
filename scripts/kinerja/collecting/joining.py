"""What all repositories hold together: each record from the one in which it is written, copies only of the same bytes.

In memory are the names of all files, some 300 bytes each; contents are read of postings alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kinerja import periods
from kinerja.collecting import plumbing
from kinerja.collecting.plumbing import PLAIN, File
from kinerja.collecting.sources import Source, place
from kinerja.diagnostic import Finding, Location, Rule
from kinerja.load import repository as records
from kinerja.load.git import Objects, Repository
from kinerja.load.homes import Homes
from kinerja.load.yaml_text import LARGEST
from kinerja.model import KINDS, Period, Record, Repositories
from kinerja.score.series import CLOSED
from kinerja.validate import collection
from kinerja.validate.elsewhere import superior_unit

_RECORDS = "records/"
_COMPANIONS = ("README.md", "LICENSE", "CODEOWNERS")
_FORMS = re.compile("|".join("[^/]+".join(map(re.escape, re.split(r"{\w+}", kind.path))) for kind in KINDS))
_HERE = re.compile(rb"^here:.*\n?", re.MULTILINE)
_POSTING = re.compile(r"records/[^/]+/units/([^/]+)/people/([^/]+)/employee\.yml")
# The records about a person whose name tells which time they report on.
_REPORT = re.compile(
    r".*/people/[^/]+/(?:plans|evaluations|feedback|progress|objections|development)"
    r"/([0-9]{4}(?:-(?:S[12]|Q[1-4]|0[1-9]|1[0-2]))?)\.yml"
)


class Joined(msgspec.Struct, frozen=True):
    """All files by path, and what is found in each repository, by its id."""

    files: dict[str, File]
    findings: dict[str, tuple[Finding, ...]]

    @property
    def faulty(self) -> frozenset[str]:
        """The repositories that cannot be accepted as they are."""
        return frozenset(name for name, found in self.findings.items() if any(map(collection.stops, found)))


class _Join:
    """One join: the names of what each repository holds, sorted into what is written there and what is copied."""

    def __init__(self, repository: Repository, listed: Repositories, sources: Sequence[Source]) -> None:
        self.repository = repository
        self.sources = {one.id: one for one in sources if one.commit}
        self.held: dict[str, File] = {}
        self.found: dict[str, list[Finding]] = defaultdict(list)
        self._copies: list[tuple[str, File]] = []
        self._astray: list[tuple[str, File]] = []
        self._own = f"{_RECORDS}{listed.government}/"
        self._list = place(listed.government)
        self._names = {one.id: tuple(self._listed(one)) for one in self.sources.values()}
        self._above: dict[tuple[str, str], str | None] = {}
        self.homes = Homes(listed, lambda unit, employee: self._above.get((unit, employee)))

    def run(self) -> Joined:
        """Sorts all."""
        self._above = dict(self._superiors())
        for source, names in self._names.items():
            for one in names:
                self._sort(source, one)
        self._settle()
        self._compare()
        self._count()
        found = {name: tuple(sorted(some, key=lambda one: one.order)) for name, some in self.found.items()}
        return Joined(self.held, found)

    def _listed(self, source: Source) -> Iterator[File]:
        """The files of the central repository; of others the records."""
        for one in plumbing.files(self.repository, source.commit or ""):
            if source.listed.central or (one.path.startswith(_RECORDS) and not one.path.endswith(_COMPANIONS)):
                yield one

    def _sort(self, source: str, one: File) -> None:
        central = source == self.homes.central
        if not one.path.startswith(_RECORDS) or (central and one.path.endswith(_COMPANIONS)):
            self.held[one.path] = one
        elif one.mode != PLAIN:
            self._say(collection.NOT_PLAIN, source, one.path)
        elif not _FORMS.fullmatch(one.path):
            self._say(collection.UNKNOWN, source, one.path)
        elif one.path == self._list:
            self._place(source, one)
        elif self._is_written(source, one.path):
            self.held[one.path] = one
        else:
            (self._copies if self.homes.may_be_copied(one.path) else self._astray).append((source, one))

    def _is_written(self, source: str, path: str) -> bool:
        """Other governments than this one are the central repository's own affair."""
        return self.homes.of(path) == source

    def _place(self, source: str, one: File) -> None:
        """The list says where it lies; the one that is collected is whole, and says nothing."""
        record = next(self._read([one]))
        here = record.here if isinstance(record, Repositories) else None
        central = source == self.homes.central
        if here != source and not (central and here is None):
            self._say(collection.HERE, source, one.path)
        elif central:
            self.held[one.path] = self._whole(one) if here else one

    def _whole(self, one: File) -> File:
        content = self.repository.run("cat-file", "blob", one.id)
        return File(one.mode, plumbing.blob(self.repository, _HERE.sub(b"", content)), one.path)

    def _settle(self) -> None:
        """Records of a closed period stay where they were written when a superior changes; others lie astray."""
        closed = self._closed()
        for source, one in self._astray:
            match = _REPORT.fullmatch(one.path) if one.path.startswith(self._own) else None
            if match and one.path not in self.held and any(periods.contains(period.id, match[1]) for period in closed):
                self.held[one.path] = one
            else:
                self._say(collection.FOREIGN, source, one.path, home=self.homes.of(one.path))

    def _closed(self) -> tuple[Period, ...]:
        folder = f"{self._own}periods/"
        found = self._read([one for path, one in self.held.items() if path.startswith(folder)])
        return tuple(one for one in found if isinstance(one, Period) and one.status in CLOSED)

    def _compare(self) -> None:
        """A copy has the bytes of what it copies, or had them before."""
        differing = [(source, one) for source, one in self._copies if not self._is_same(one)]
        by_home: dict[str, set[str]] = defaultdict(set)
        for _, one in differing:
            by_home[self.homes.of(one.path)].add(one.path)
        known = {home: frozenset(self._ever(home, paths)) for home, paths in by_home.items() if home in self.sources}
        for source, one in differing:
            home = self.homes.of(one.path)
            if home in known:
                rule = collection.OLD if (one.path, one.id) in known[home] else collection.DIFFERS
                self._say(rule, source, one.path, home=home)

    def _is_same(self, one: File) -> bool:
        own = self.held.get(one.path)
        return own is not None and own.id == one.id

    def _ever(self, home: str, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Every content that these paths ever had in the repository where they are written."""
        return plumbing.versions(self.repository, self.sources[home].commit or "", sorted(paths))

    def _count(self) -> None:
        for source in self.sources.values():
            for unit in source.listed.units:
                path = f"{self._own}units/{unit}/unit.yml"
                if path not in self.held:
                    self._say(collection.UNIT_MISSING, source.id, path, unit=unit)

    def _superiors(self) -> Iterator[tuple[tuple[str, str], str | None]]:
        """The unit of everybody's superior, as the repository of their own unit says."""
        postings = [
            (one, match[1], match[2])
            for source, names in self._names.items()
            for one in names
            if one.path.startswith(self._own)
            and (match := _POSTING.fullmatch(one.path))
            and self.homes.of_unit(match[1]) == source
        ]
        read = self._read([one for one, _, _ in postings])
        for (_, unit, employee), record in zip(postings, read, strict=True):
            yield (unit, employee), superior_unit(record)

    def _read(self, some: Sequence[File]) -> Iterator[Record | None]:
        objects = Objects(self.repository)
        try:
            contents = objects.read((one.id for one in some), LARGEST)
            for one, source in zip(some, contents, strict=True):
                found, _ = records.accept(one.path, source) if source is not None else (None, ())
                yield found.record if found else None
        finally:
            objects.close()

    def _say(self, rule: Rule, source: str, path: str, **facts: str) -> None:
        self.found[source].append(rule.finding(Location(records.shown(path)), repository=source, **facts))


def join(repository: Repository, listed: Repositories, sources: Sequence[Source]) -> Joined:
    """All files of a government from its repositories, and what is wrong with them."""
    return _Join(repository, listed, sources).run()
