"""The files of one unit, each read when it is asked for: who wants figures of institutions reads nothing of people."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TypeVar, cast

from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.parts import Part
from kinerja.load.tree import Entry, Tree
from kinerja.model import KIND_BY_TYPE, KINDS, Kind, Record, Unit

R = TypeVar("R", bound=Record)

# `records/<government>/units/<unit>/<folder>/…`
_BELOW_UNIT = 4
_PEOPLE = "people"
_FIELD = re.compile(r"{\w+}")


class PartFiles:
    """What lies in the folder of a unit. Records that do not lie where they belong are as good as refused."""

    def __init__(self, tree: Tree, part: Part) -> None:
        self._tree = tree
        self._part = part
        self._read: dict[str, Document[Record] | None] = {}
        self._complete: dict[type[Record], tuple[Document[Record], ...]] = {}

    def of(self, kind: type[R]) -> tuple[Document[R], ...]:
        """The documents of a kind, by path."""
        known = self._complete.get(kind)
        if known is None:
            form = _form(KIND_BY_TYPE[kind])
            known = self._complete[kind] = self._documents([one for one in self._listed(kind) if form.fullmatch(one)])
        return cast("tuple[Document[R], ...]", known)

    def document(self, path: str) -> Document[Record] | None:
        """The document at a path."""
        entry = self._entry(path)
        return next(iter(self._documents([entry.path])), None) if entry else None

    def exists(self, path: str) -> bool:
        """Whether there is a file at a path, refused ones included."""
        return self._entry(path) is not None

    def _documents(self, paths: Sequence[str]) -> tuple[Document[Record], ...]:
        fresh = [path for path in paths if path not in self._read]
        if fresh:
            entries = [entry for path in fresh if (entry := self._entry(path))]
            read = repository.load_files(self._tree, entries).documents
            self._read |= dict.fromkeys(fresh) | {one.path: one for one in read if in_place(one)}
        return tuple(found for path in paths if (found := self._read[path]))

    def _entry(self, path: str) -> Entry | None:
        of_people = path.startswith(f"{self._part.folder}/{_PEOPLE}/")
        return (self._of_people if of_people else self._of_unit).get(path)

    def _listed(self, kind: type[Record]) -> Mapping[str, Entry]:
        return self._of_people if _folder(KIND_BY_TYPE[kind]) == _PEOPLE else self._of_unit

    @cached_property
    def _of_unit(self) -> Mapping[str, Entry]:
        own = self._tree.find(
            KIND_BY_TYPE[Unit].path_from({"government": self._part.government, "id": self._part.name})
        )
        folders = {_folder(kind) for kind in KINDS} - {"", _PEOPLE}
        entries = self._tree.entries(*(f"{self._part.folder}/{one}" for one in sorted(folders)))
        return {one.path: one for one in (*entries, *filter(None, (own,)))}

    @cached_property
    def _of_people(self) -> Mapping[str, Entry]:
        return {one.path: one for one in self._tree.entries(f"{self._part.folder}/{_PEOPLE}")}


def in_place(document: Document[Record]) -> bool:
    """Whether a record lies where it belongs."""
    return document.path == document.kind.path_of(document.record)


@cache
def _form(kind: Kind) -> re.Pattern[str]:
    """What the paths of a kind look like."""
    return re.compile("[^/]+".join(map(re.escape, _FIELD.split(kind.path))))


@cache
def _folder(kind: Kind) -> str:
    """The folder of a unit in which the records of a kind lie; empty for those of no unit, and for its own record."""
    names = kind.path.split("/")
    return names[_BELOW_UNIT] if len(names) > _BELOW_UNIT + 1 and names[2] == "units" else ""
