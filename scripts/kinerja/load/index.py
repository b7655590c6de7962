"""Tables over one government's records, built once; every question of the rules and of scoring goes here."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar, cast

from kinerja.load.document import Document
from kinerja.model import (
    KIND_BY_TYPE,
    DisclosurePolicy,
    Employee,
    Government,
    Indicator,
    Record,
    ScoringPolicy,
    StaffFigures,
)

R = TypeVar("R", bound=Record)
_POSTING = re.compile(r"records/[^/]+/units/(?P<unit>[^/]+)/people/(?P<employee>[^/]+)/employee\.yml")


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
        return KIND_BY_TYPE[kind].path_from({"government": self.government, **fields})

    def get(self, kind: type[R], **fields: object) -> Document[R] | None:
        """The document of this kind with these path fields; None when it is absent, refused, or of another kind."""
        document = self.at_path(self.path(kind, **fields))
        return cast("Document[R]", document) if document and document.kind.type is kind else None

    def exists(self, kind: type[Record], **fields: object) -> bool:
        """Whether such a file exists, refused ones included."""
        return self.has_path(self.path(kind, **fields))

    def at_path(self, path: str) -> Document[Record] | None:
        """The document at a path, or None when it is absent or was refused."""
        return self._by_path.get(path)

    def has_path(self, path: str) -> bool:
        """Whether there is a file at a path, refused ones included."""
        return path in self._by_path or path in self.broken

    @property
    def shared(self) -> "Index":
        """The records that stay the same while parts of a government are looked at: what follows from them is kept."""
        return self

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

    # What follows reaches beyond one unit. A view of one unit answers it from what surrounds the unit.

    @property
    def leads(self) -> bool:
        """Whether these records are all there are, or the first of the parts that records are examined in."""
        return True

    @property
    def central(self) -> bool:
        """Whether the records of the government itself, which belong to no unit, are among these."""
        return True

    def everywhere(self, kind: type[R]) -> tuple[Document[R], ...]:
        """The documents of a kind, by path, also where only a part of the records is looked at."""
        return self.of(kind)

    def postings(self, employee: str) -> tuple[str, ...]:
        """The units in whose folders somebody has a posting, refused files included."""
        return self._postings.get(employee, ())

    def is_served(self, goal: str) -> bool:
        """Whether an indicator of any unit names this goal."""
        return goal in self._served

    def claimants(self, names: frozenset[str]) -> tuple[Document[Employee], ...]:
        """Every employee with an account or key that somebody else has too, or that is among these (`claims.Claim`).

        Others may be among them.
        """
        del names
        return self.of(Employee)

    @cached_property
    def _postings(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in sorted({*self._by_path, *self.broken}):
            match = _POSTING.fullmatch(path)
            if match:
                found[match["employee"]].append(match["unit"])
        return {employee: tuple(units) for employee, units in found.items()}

    @cached_property
    def _served(self) -> frozenset[str]:
        return frozenset(one.record.goal for one in self.of(Indicator) if one.record.goal)

    def policy(self, identifier: str) -> ScoringPolicy | None:
        """A scoring policy by id, if it was accepted."""
        document = self.get(ScoringPolicy, id=identifier)
        return document.record if document else None

    def disclosure_policy(self, identifier: str) -> DisclosurePolicy | None:
        """A disclosure policy by id, if it was accepted."""
        document = self.get(DisclosurePolicy, id=identifier)
        return document.record if document else None
