"""The records of one part, and what surrounds them: every question that reaches beyond the part is written down.

What was found in a part stays true until one of its own files changes, or the answer to one of these questions.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar, cast

import msgspec

from kinerja.load import repository
from kinerja.load.claims import Digests, digests, shared
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.load.parts import CENTRAL, Part
from kinerja.load.tree import Tree
from kinerja.model import KIND_BY_TYPE, Employee, Government, Period, Record, Roster

R = TypeVar("R", bound=Record)

# Documents of other parts that stay in memory: superiors and their plans are asked for again and again.
_KEPT = 2_000
LEADS = "leads"
CLAIMS = "claims"


def kind_asked(kind: type[Record]) -> str:
    """The question for all documents of a kind."""
    return f"kind {KIND_BY_TYPE[kind].name}"


def posting_asked(employee: str) -> str:
    """The question where somebody has a posting."""
    return f"posting {employee}"


def goal_asked(goal: str) -> str:
    """The question whether an indicator names a goal."""
    return f"goal {goal}"


class Known(msgspec.Struct, frozen=True):
    """What is known of all parts before any is examined.

    `postings` has the units of each employee, `units` all names of units, `served` the goals that indicators name,
    `rosters` the paths of all rosters, `claims` the digests of the accounts and keys of employees, by unit and
    employee; the last three are for the central part, which comes last.
    """

    postings: Mapping[str, tuple[str, ...]]
    units: tuple[str, ...]
    served: frozenset[str] = frozenset()
    rosters: tuple[str, ...] = ()
    claims: Digests = msgspec.field(default_factory=dict)


class Surroundings:
    """What the parts of one government may ask of each other, of the government's own records, and of the policies."""

    def __init__(self, tree: Tree, central: Index, known: Known) -> None:
        """`central` has the records that belong to no unit, and the policies."""
        self.tree = tree
        self.known = known
        self.central = central
        self.government = central.government
        self._read: OrderedDict[str, Document[Record] | None] = OrderedDict()

    @classmethod
    def of(cls, tree: Tree, policies: Index, read: repository.Read, known: Known, government: str) -> "Surroundings":
        """The surroundings of a government whose own records and policies were read."""
        documents = (*read.documents, *policies.all())
        return cls(tree, Index(government, documents, (*read.broken, *policies.broken)), known)

    def again(self) -> "Surroundings":
        """The same for another process."""
        return Surroundings(self.tree.again(), self.central, self.known)

    def knowing(self, known: Known) -> "Surroundings":
        """The same with more known of all parts."""
        return Surroundings(self.tree, self.central, known)

    @cached_property
    def leads(self) -> str:
        """The first part with records of the government."""
        own = f"records/{self.government}/"
        if any(one.path.startswith(own) for one in self.central.all()):
            return CENTRAL
        return next((unit for unit in self.known.units if self.tree.entries(f"{own}units/{unit}")), CENTRAL)

    def document(self, path: str) -> Document[Record] | None:
        """The accepted document at a path, in whatever part."""
        if _is_central(path, self.government):
            return self.central.at_path(path)
        if path not in self._read:
            self._read[path] = repository.load_one(self.tree, path)
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return self._read[path]

    def exists(self, path: str) -> bool:
        """Whether there is a file at a path, refused ones included."""
        if _is_central(path, self.government):
            return self.central.has_path(path)
        return self.tree.find(path) is not None


class PartIndex(Index):
    """An index of the documents of one part; see `Index` for what it answers."""

    def __init__(self, part: Part, documents: Iterable[Document[Record]], broken: Iterable[str], around: Surroundings):
        super().__init__(part.government, documents, broken)
        self.part = part
        # What all parts share is worked out once for all of them, so each counts as having asked for it.
        self.asked = {self.path(Government, id=part.government), kind_asked(Period)}
        self._around = around
        self._own = f"{part.folder}/" if part.name else ""

    @property
    def shared(self) -> Index:
        """The records that are the same for all parts."""
        return self._around.central

    @property
    def leads(self) -> bool:
        """Whether this is the first part that has files."""
        self.asked.add(LEADS)
        return self._around.leads == self.part.name

    @property
    def central(self) -> bool:
        """Whether this is the part of what belongs to no unit."""
        return self.part.name == CENTRAL

    def at_path(self, path: str) -> Document[Record] | None:
        """The accepted document at a path of any part."""
        if self._is_own(path):
            return super().at_path(path)
        self.asked.add(path)
        return self._around.document(path)

    def has_path(self, path: str) -> bool:
        """Whether there is a file at a path of any part."""
        if self._is_own(path):
            return super().has_path(path)
        self.asked.add(path)
        return self._around.exists(path)

    def everywhere(self, kind: type[R]) -> tuple[Document[R], ...]:
        """The documents of a kind among the government's own records; in the central part, the rosters of all units."""
        self.asked.add(kind_asked(kind))
        found = self._around.central.of(kind)
        if self.central and kind is Roster:
            read = (self._around.document(path) for path in self._around.known.rosters)
            found = (*found, *cast("tuple[Document[R], ...]", tuple(one for one in read if one)))
        return found

    def postings(self, employee: str) -> tuple[str, ...]:
        """The units in whose folders somebody has a posting."""
        self.asked.add(posting_asked(employee))
        return self._around.known.postings.get(employee, ())

    def is_served(self, goal: str) -> bool:
        """Whether an indicator of any unit names this goal."""
        self.asked.add(goal_asked(goal))
        return goal in self._around.known.served

    def claimants(self, names: frozenset[str]) -> tuple[Document[Employee], ...]:
        """Every employee with an account or key that somebody else has too, or that is among these."""
        self.asked.add(CLAIMS)
        doubtful = shared(self._around.known.claims, names)
        found = (self.get(Employee, unit=unit, employee=employee) for unit, employee in doubtful)
        return tuple(one for one in found if one)

    def _is_own(self, path: str) -> bool:
        if self._own:
            return path.startswith(self._own)
        return path.startswith(f"records/{self.government}/") and _is_central(path, self.government)

    @cached_property
    def claims(self) -> dict[str, bytes]:
        """Digests of the accounts and keys of employees of this part, by employee."""
        return digests(self.of(Employee))

    @cached_property
    def goals(self) -> frozenset[str]:
        """The goals that indicators of this part name."""
        return self._served


def _is_central(path: str, government: str) -> bool:
    own = f"records/{government}/units/"
    return not path.startswith(own) or path.find("/", len(own)) < 0
