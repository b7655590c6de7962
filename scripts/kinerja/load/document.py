"""One accepted record with its place: what every later stage reads."""

from functools import cached_property
from typing import Generic, TypeVar

import msgspec

from kinerja.diagnostic import Location
from kinerja.load import strict_yaml
from kinerja.model import Kind, Record

R_co = TypeVar("R_co", bound=Record, covariant=True)


class Places(msgspec.Struct, frozen=True, dict=True):
    """Where the values of one file stand; read again only when a place is asked for."""

    path: str
    source: bytes

    def at(self, *steps: str | int) -> Location:
        """The place of a value, by the keys and list numbers that lead to it; of its parent when it is absent."""
        while steps:
            pointer = strict_yaml.pointer(steps)
            if pointer in self._positions:
                line, column = self._positions[pointer]
                return Location(self.path, line, column, pointer)
            steps = steps[:-1]
        return Location(self.path, *self._positions.get("", (1, 1)))

    @cached_property
    def _positions(self) -> dict[str, tuple[int, int]]:
        # Only a file with a finding or a trace pays for positions.
        return strict_yaml.positions(self.source)


class Document(msgspec.Struct, Generic[R_co], frozen=True, dict=True, weakref=True):
    """A record, the file it came from (path relative to the root) and its bytes."""

    path: str
    kind: Kind
    record: R_co
    source: bytes

    def at(self, *steps: str | int) -> Location:
        """The place of a value in the file; see `Places.at`."""
        return self._places.at(*steps)

    @cached_property
    def _places(self) -> Places:
        return Places(self.path, self.source)
