"""Answers about other records that many records ask for alike; each is looked up once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Employee
from kinerja.score.remembered import OfRecords

K = TypeVar("K")
V = TypeVar("V")


class Lookup(dict[K, V]):
    """A table that asks for what it does not hold yet; it lives as long as the question that needs it."""

    def __init__(self, ask: Callable[[K], V], known: Mapping[K, V] | None = None) -> None:
        super().__init__(known or {})
        self._ask = ask

    def __missing__(self, key: K) -> V:
        self[key] = value = self._ask(key)
        return value


# A unit, and an employee with a folder there.
Place = tuple[str, str]
Postings = Lookup[Place, Document[Employee] | None]


def postings(records: Index) -> Postings:
    """The postings by unit and employee; None where there is none, or a refused one."""
    return Lookup(lambda key: records.get(Employee, unit=key[0], employee=key[1]), _own(records))


@OfRecords
def _own(records: Index) -> dict[Place, Document[Employee] | None]:
    """Those among the records themselves that lie where they belong."""
    placed = (one for one in records.of(Employee) if one.path == one.kind.path_of(one.record))
    return {(one.record.unit, one.record.employee): one for one in placed}
