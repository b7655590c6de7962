"""One place in the records that names another record, which is not there."""

import msgspec

from kinerja.diagnostic import Location
from kinerja.load.document import Document
from kinerja.model import Record


class Missing(msgspec.Struct, frozen=True):
    """The keys that lead to a reference, and the id that stands there and names nothing."""

    document: Document[Record]
    steps: tuple[str | int, ...]
    id: str

    @property
    def key(self) -> str:
        """The last key on the way: what the reference is called in the file."""
        return next(step for step in reversed(self.steps) if isinstance(step, str))

    def at(self) -> Location:
        """Its place."""
        return self.document.at(*self.steps)
