"""One place in the records that names another record."""

from dataclasses import dataclass

from kinerja.diagnostic import Location
from kinerja.load.document import Document
from kinerja.model import Record


@dataclass(frozen=True)
class Reference:
    """The keys that lead to a reference, the id that stands there, and whether it names something."""

    document: Document[Record]
    steps: tuple[str | int, ...]
    id: str
    found: bool

    @property
    def key(self) -> str:
        """The last key on the way: what the reference is called in the file."""
        return next(step for step in reversed(self.steps) if isinstance(step, str))

    def at(self) -> Location:
        """Its place. Places cost time to find, so only a fault asks for them."""
        return self.document.at(*self.steps)
