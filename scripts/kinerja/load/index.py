"""Tables over one government's records, built once; every question of the rules and of scoring goes here."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar, cast

from kinerja.load.document import Document
from kinerja.model import KIND_BY_TYPE, DisclosurePolicy, Government, Record, ScoringPolicy, StaffFigures

R = TypeVar("R", bound=Record)


class Index:
    """The accepted documents of one government and the policies, with the paths of the files that were refused.

    A refused file still exists: who refers to it has not made a mistake.
    """

    def __init__(self, government: str, documents: Iterable[Document[Record]], broken: Iterable[str] = ()) -> None:
        self.government = government
        self.broken = frozenset(broken)
        self._by_path = {document.path: document for document in sorted(documents, key=lambda one: one.path)}
        self._by_type: dict[type[Record], list[Document[Record]]] = defaultdict(list)
        for document in self._by_path.values():
            self._by_type[document.kind.type].append(document)

    def replaced(self, *documents: Document[Record]) -> "Index":
        """The same records, with these documents added, or in the place of those at their paths."""
        paths = {document.path for document in documents}
        kept = (document for document in self.all() if document.path not in paths)
        return Index(self.government, (*kept, *documents), self.broken - paths)

    def all(self) -> tuple[Document[Record], ...]:
        """Every document, by path."""
        return tuple(self._by_path.values())

    def of(self, kind: type[R]) -> tuple[Document[R], ...]:
        """The documents of one kind, by path."""
        return cast("tuple[Document[R], ...]", tuple(self._by_type.get(kind, ())))

    def path(self, kind: type[Record], **fields: object) -> str:
        """Where a record of this kind with these fields lies; `government` is filled in."""
        return KIND_BY_TYPE[kind].path.format_map({"government": self.government, **fields})

    def get(self, kind: type[R], **fields: object) -> Document[R] | None:
        """The document of this kind with these path fields, or None when it is absent or was refused."""
        return cast("Document[R] | None", self._by_path.get(self.path(kind, **fields)))

    def exists(self, kind: type[Record], **fields: object) -> bool:
        """Whether such a file exists, refused ones included."""
        path = self.path(kind, **fields)
        return path in self._by_path or path in self.broken

    def own_record(self) -> Government | None:
        """The government's own record, if it was accepted."""
        document = self.get(Government, id=self.government)
        return document.record if document else None

    def staff_figures(self) -> StaffFigures | None:
        """What the government says of the figures about its people, if it says anything."""
        own = self.own_record()
        return own.staff_figures if own else None

    def disclosure(self) -> DisclosurePolicy | None:
        """The disclosure policy that the government names, if it names one that was accepted."""
        figures = self.staff_figures()
        return self.disclosure_policy(figures.policy) if figures else None

    def policy(self, identifier: str) -> ScoringPolicy | None:
        """A scoring policy by id, if it was accepted."""
        document = self.get(ScoringPolicy, id=identifier)
        return document.record if document else None

    def disclosure_policy(self, identifier: str) -> DisclosurePolicy | None:
        """A disclosure policy by id, if it was accepted."""
        document = self.get(DisclosurePolicy, id=identifier)
        return document.record if document else None
