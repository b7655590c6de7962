"""What rows would do to the records of a kind: each is built, judged like a file, and compared with what is there."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from kinerja import record_text
from kinerja.diagnostic import Fact, Finding, Location, Severity
from kinerja.drafting.shape import Steps
from kinerja.load import personal, repository, schema, strict_yaml
from kinerja.load.document import Document
from kinerja.load.schema_faults import MISSING_KEY, NEEDS_KEY, ONE_OF
from kinerja.load.tree import WorkTree
from kinerja.model import Kind, Record
from kinerja.sheets import build, faults, keeping
from kinerja.sheets.build import Built
from kinerja.sheets.cells import Value
from kinerja.sheets.columns import KEY, tables
from kinerja.sheets.flatten import data_of
from kinerja.sheets.taking import Taken

# A record with a refused cell lacks its value: that is told already.
_LACKING = frozenset((MISSING_KEY.slug, NEEDS_KEY.slug, ONE_OF.slug))
# A release counts on the rosters that it wrote itself.
_BY_PROGRAM = ("roster",)
_BROKEN = {
    build.NO_KEY: faults.NO_KEY,
    build.TWICE: faults.ROW_TWICE,
    build.NO_PARENT: faults.NO_PARENT,
    build.EMPTY_AND_FULL: faults.EMPTY_AND_FULL,
}


@dataclass(frozen=True)
class File:
    """A file that the tables make: its path, and its bytes before (None for a new one) and after."""

    path: str
    before: bytes | None
    after: bytes


@dataclass
class Plan:
    """What an import would do: files that are new or changed, how many records stay, how many are refused, and why.

    `kinds` are those of the records in each sheet, by its name.
    """

    files: list[File] = field(default_factory=list)
    unchanged: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)
    notices: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was refused."""
        return not any(one.severity is Severity.ERROR for one in self.findings)


class Planner:
    """Adds the records of one kind to a plan."""

    def __init__(self, root: Path, kind: Kind, read: Sequence[Taken], allowed: Sequence[str], plan: Plan) -> None:
        self._root, self._kind, self._allowed, self._plan = root, kind, allowed, plan
        self._tree = WorkTree(root)
        self._names = tuple(column.name for column in tables(kind.name)[0].of(KEY))
        self._read = {one.found.table.name: one for one in read}
        self._shown = {name: {one.name for one in taken.found.columns.values()} for name, taken in self._read.items()}

    def plan(self) -> None:
        """Builds the records of the rows, and plans each."""
        built = build.build(self._kind.name, {name: one.rows for name, one in self._read.items()})
        for fault in built.faults:
            taken, at = self._read[fault.at.table], fault.at
            if at.row not in taken.refused:
                self._plan.findings.append(_BROKEN[fault.reason].finding(taken.at(at.row, at.column), column=at.column))
        bad = self._bad(built.faults)
        for one in built.records:
            is_bad = tuple(one.data[name] for name in self._names) in bad
            is_unclear = None in bad
            findings = tuple(self._judged(one, is_bad=is_bad, is_unclear=is_unclear))
            self._plan.findings += findings
            if is_bad or is_unclear or any(found.severity is Severity.ERROR for found in findings):
                self._plan.refused += 1

    def _bad(self, found: Sequence[build.Fault]) -> set[tuple[Value, ...] | None]:
        """What names the records with a refused row; None where it cannot be told which record it is, or all are."""
        rows = {(name, row) for name, one in self._read.items() for row in one.refused}
        rows |= {(fault.at.table, fault.at.row) for fault in found}
        named = [self._read[name].rows[row] for name, row in rows]
        bad = {tuple(row[name] for name in self._names) if row.keys() >= {*self._names} else None for row in named}
        return bad | ({None} if any(one.is_unfit for one in self._read.values()) else set())

    def _judged(self, one: Built, *, is_bad: bool, is_unclear: bool) -> Iterator[Finding]:
        """Plans a record, or tells why it is refused; one with a refused row lacks what stands there, as was told."""
        place = self._places(one)
        old = self._old(one.data)
        lost = keeping.keep(self._kind.name, one.data, data_of(old.record), self._shown) if old else None
        if lost:
            yield faults.NO_COLUMN.finding(place(), column=lost)
            return
        wrong = schema.check(self._kind.name, one.data, place)
        if wrong or is_bad or is_unclear:
            yield from (fault for fault in wrong if not (is_bad and fault.rule in _LACKING))
            return
        record = msgspec.convert(one.data, self._kind.type)
        file = File(self._kind.path_of(record), old.source if old else None, record_text.encoded(record))
        document, refused = repository.accept(file.path, file.after)
        if document is None:
            yield from _private(one, place) or (replace(each, at=place()) for each in refused)
        else:
            yield from self._planned(file, old is not None and old.record == document.record, place)

    def _planned(self, file: File, is_same: bool, place: Callable[..., Location]) -> Iterator[Finding]:
        if not self._is_allowed(file.path):
            yield faults.OTHER_GOVERNMENT.finding(place("government"), known=", ".join(self._allowed))
        elif file.before is None and os.path.lexists(self._root / file.path):
            yield faults.BROKEN_FILE.finding(place(), file=file.path)
        elif is_same:
            self._plan.unchanged += 1
        elif self._kind.name in _BY_PROGRAM:
            yield faults.NOT_BY_HAND.finding(place(), file=file.path)
        else:
            self._plan.files.append(file)
            if _has_comments(file.before or b""):
                yield faults.COMMENTS_LOST.finding(place(), file=file.path)

    def _old(self, data: Mapping[str, Any]) -> Document[Record] | None:
        """The record as it is now; none where its names are no good ones."""
        path = self._path(data)
        parts = path.split("/")
        good = all(part.isprintable() and part not in ("", ".", "..") for part in parts)
        return repository.load_one(self._tree, path) if good else None

    def _path(self, data: Mapping[str, Any]) -> str:
        try:
            return self._kind.path_from(data)
        except KeyError:
            # The path of a roster is made of several of its values, so it takes a whole record to know it.
            refused = schema.check(self._kind.name, data, Location)
            return "" if refused else self._kind.path_of(msgspec.convert(data, self._kind.type))

    def _is_allowed(self, path: str) -> bool:
        folder = path.split("/")[1]
        return self._kind.name == "government" or folder in (*self._allowed, repository.POLICIES)

    def _places(self, one: Built) -> Callable[..., Location]:
        """Where the values of a record stand in the sheets; those of an absent value are those of what it lies in."""

        def place(*steps: str | int) -> Location:
            inside: Steps = steps
            while inside not in one.places:
                inside = inside[:-1]
            at = one.places[inside]
            return replace(self._read[at.table].at(at.row, at.column), pointer=strict_yaml.pointer(steps))

        return place


def _private(one: Built, place: Callable[..., Location]) -> tuple[Finding, ...]:
    """The cells in which something personal stands; never what it is."""
    return tuple(
        replace(each, at=place(*steps))
        for steps in one.places
        for each in personal.findings_in("", _text(one.data, steps))
    )


def _text(data: Any, steps: Steps) -> str:
    for step in steps:
        data = data[step]
    return "" if isinstance(data, dict | list) else str(data)


def _has_comments(source: bytes) -> bool:
    """Whether a file has comments besides its first line; they have no meaning, but somebody wrote them."""
    return any(line.lstrip().startswith(b"#") for line in source.splitlines()[1:])
