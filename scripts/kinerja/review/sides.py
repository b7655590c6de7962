"""The records before and after a change, unit by unit: only what a change touches is read."""

from collections.abc import Collection, Iterator
from functools import cached_property

import msgspec

from kinerja.load import repository
from kinerja.load.by_part import ByPart, UnitIndex
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.load.tree import Tree
from kinerja.model import KIND_BY_TYPE, Evaluation


class Side:
    """One state of the records; those of a government are opened when they are asked for."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.governments = repository.governments(tree)
        self._opened: dict[str, ByPart] = {}

    @cached_property
    def _policies(self) -> Index:
        return repository.load_policies(self.tree).index

    def records(self, government: str) -> ByPart:
        """The records of a government; none where it is not there."""
        if government not in self._opened:
            self._opened[government] = ByPart(self.tree, government, self._policies)
        return self._opened[government]

    def unit(self, government: str, unit: str) -> UnitIndex | None:
        """The records of a unit; None where it is not there."""
        return next(self.records(government).units({unit}), None)


class Both(msgspec.Struct, frozen=True):
    """A unit before and after a change; None where it is not there."""

    government: str
    unit: str
    before: UnitIndex | None
    after: UnitIndex | None

    @property
    def present(self) -> Iterator[UnitIndex]:
        """The records that are there, the newer ones first."""
        return (one for one in (self.after, self.before) if one is not None)


def both(before: Side, after: Side, government: str, unit: str) -> Both:
    """One unit on both sides."""
    return Both(government, unit, before.unit(government, unit), after.unit(government, unit))


def evaluations(
    tree: Tree, records: UnitIndex, employee: str, spans: Collection[str]
) -> Iterator[Document[Evaluation]]:
    """The evaluations of somebody in a unit in some periods, or in all when none is named; no others are read."""
    unit = records.part.name
    known = KIND_BY_TYPE[Evaluation].path_from(
        {"government": records.government, "unit": unit, "employee": employee, "period": "0"}
    )
    for entry in tree.children(known.rpartition("/")[0]):
        period = entry.name.removesuffix(".yml")
        if spans and not any(period.startswith(span) for span in spans):
            continue
        document = records.get(Evaluation, unit=unit, employee=employee, period=period)
        if document:
            yield document
