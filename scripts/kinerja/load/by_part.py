"""The records of one government, part by part: in memory are those of the part that is looked at, and no others."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from typing import TypeVar, cast

from kinerja.load import parts, repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.load.part_files import PartFiles, in_place
from kinerja.load.part_index import Known, PartIndex, Surroundings
from kinerja.load.parts import Part
from kinerja.load.tree import Tree
from kinerja.model import KIND_BY_TYPE, Record

R = TypeVar("R", bound=Record)


class UnitIndex(PartIndex):
    """The records of a unit, read when they are asked for; see `Index` for what it answers."""

    def __init__(self, part: Part, files: PartFiles, around: Surroundings, *instead: Document[Record]) -> None:
        """`instead` are documents that stand in the place of those at their paths."""
        super().__init__(part, (), (), around)
        self._files = files
        self._instead = {one.path: one for one in instead}

    def replaced(self, *documents: Document[Record]) -> "UnitIndex":
        """The same records, with these documents of the unit in the place of those at their paths."""
        return UnitIndex(self.part, self._files, self._around, *self._instead.values(), *documents)

    def all(self) -> tuple[Document[Record], ...]:
        """Every document, by path."""
        return tuple(sorted((one for kind in KIND_BY_TYPE for one in self.of(kind)), key=lambda one: one.path))

    def of(self, kind: type[R]) -> tuple[Document[R], ...]:
        """The documents of one kind, by path."""
        found = self._files.of(kind)
        if not self._instead:
            return found
        return tuple(cast("Document[R]", self._instead.get(one.path, one)) for one in found)

    def at_path(self, path: str) -> Document[Record] | None:
        """The accepted document at a path of any part."""
        if self._is_own(path):
            return self._instead.get(path) or self._files.document(path)
        return super().at_path(path)

    def has_path(self, path: str) -> bool:
        """Whether there is a file at a path of any part."""
        return self._files.exists(path) if self._is_own(path) else super().has_path(path)


class _InPlace(Surroundings):
    """What surrounds a part: records that do not lie where they belong are as good as refused here too."""

    def document(self, path: str) -> Document[Record] | None:
        """The accepted document at a path, in whatever part."""
        found = super().document(path)
        return found if found and in_place(found) else None


class ByPart:
    """The records of one government, and the policies that it may use."""

    def __init__(self, tree: Tree, government: str, policies: Index) -> None:
        self.government = government
        self._tree = tree
        self._central, *units = parts.parts(tree, government)
        self._units = {one.name: one for one in units}
        read = repository.load_part(tree, self._central)
        self._accepted = (*read.documents, *policies.all())
        self._own = tuple(one for one in read.documents if in_place(one))
        self._broken = read.broken
        documents = (*self._own, *policies.all())
        known = Known(_Postings(tree, government), tuple(self._units))
        self._around = _InPlace(tree, Index(government, documents, (*read.broken, *policies.broken)), known)

    @property
    def shared(self) -> Index:
        """The records that belong to no unit, and the policies."""
        return self._around.central

    @property
    def central(self) -> PartIndex:
        """The part of what belongs to no unit."""
        return PartIndex(self._central, self._own, self._broken, self._around)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the folders of units, in order."""
        return tuple(self._units)

    def units(self, wanted: Container[str] | None = None) -> Iterator[UnitIndex]:
        """The part of each unit, or of those wanted, in the order of their names."""
        chosen = (part for name, part in self._units.items() if wanted is None or name in wanted)
        return (UnitIndex(part, PartFiles(self._tree, part), self._around) for part in chosen)

    def documents(self) -> Iterator[Document[Record]]:
        """Every accepted document, wherever it lies; the policies too."""
        yield from self._accepted
        for part in self._units.values():
            yield from repository.load_part(self._tree, part).documents

    def beside(self, *documents: Document[Record]) -> Iterator[tuple[UnitIndex, UnitIndex]]:
        """Each unit as it is, and with these documents, of no unit, in the place of those at their paths."""
        other = _InPlace(self._tree, self.shared.replaced(*documents), self._around.known)
        for part in self._units.values():
            files = PartFiles(self._tree, part)
            yield UnitIndex(part, files, self._around), UnitIndex(part, files, other)


class _Postings(Mapping[str, tuple[str, ...]]):
    """The units in whose folders somebody has a posting, by employee; found when they are first asked for."""

    def __init__(self, tree: Tree, government: str) -> None:
        self._tree = tree
        self._government = government

    def __getitem__(self, employee: str) -> tuple[str, ...]:
        return self._found[employee]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in self._tree.glob(f"records/{self._government}/units/*/people/*/employee.yml"):
            _, _, _, unit, _, employee, _ = path.split("/")
            found[employee].append(unit)
        return {employee: tuple(sorted(units)) for employee, units in found.items()}
