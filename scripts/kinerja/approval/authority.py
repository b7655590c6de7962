"""What the records of one commit say about who may approve: posts, superiors, offices, periods and the policy."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar, cast

from kinerja.load import repository
from kinerja.load.tree import Entry, Mode, Tree
from kinerja.load.yaml_text import LARGEST
from kinerja.model import (
    Acting,
    ApprovalPolicy,
    Employee,
    Government,
    Key,
    Member,
    Office,
    Period,
    Record,
    Unit,
)

K = TypeVar("K", bound=Hashable)
R = TypeVar("R", bound=Record)


class Authority:
    """Who stands where in one government; records are put in and taken out one by one as history goes on."""

    def __init__(self, government: str) -> None:
        self.government = government
        self.policies: dict[str, ApprovalPolicy] = {}
        self.periods: dict[str, Period] = {}
        self.units: dict[str, Unit] = {}
        self.offices: dict[str, Office] = {}
        self.employees: dict[tuple[str, str], Employee] = {}
        self.own: Government | None = None
        self._postings: dict[str, set[str]] = defaultdict(set)
        self._by_unit: dict[str, set[str]] = defaultdict(set)

    @property
    def policy(self) -> ApprovalPolicy | None:
        """The approval policy in use, if the government names one that is there."""
        used = self.own.approvals if self.own else None
        return self.policies.get(used.policy) if used else None

    def put(self, path: str, record: Record | None) -> None:
        """Takes in what now lies at a path; None when nothing does, or nothing that is accepted."""
        if not decides(path):
            return
        names = path.removesuffix(".yml").split("/")
        match names[1:]:
            case ["policies", "approval", name]:
                _set(self.policies, name, record)
            case [self.government, "government"]:
                self.own = record if isinstance(record, Government) else None
            case [self.government, "periods", name]:
                _set(self.periods, name, record)
            case [self.government, "offices", name]:
                _set(self.offices, name, record)
            case [self.government, "units", name, "unit"]:
                _set(self.units, name, record)
            case [self.government, "units", unit, "people", employee, "employee"]:
                _set(self.employees, (unit, employee), record)
                change = set.add if isinstance(record, Employee) else set.discard
                change(self._postings[employee], unit)
                change(self._by_unit[unit], employee)

    def postings(self, employee: str) -> tuple[Employee, ...]:
        """All postings of somebody, by unit."""
        return tuple(self.employees[unit, employee] for unit in sorted(self._postings.get(employee, ())))

    def members(self, day: str) -> Iterator[tuple[Office, Member]]:
        """Those who approve for an office on a day, by office."""
        for _, office in sorted(self.offices.items()):
            yield from ((office, one) for one in office.members if holds(one, day))

    def heads(self, unit: str, day: str) -> tuple[Employee, ...]:
        """Who leads a unit on a day."""
        staff = (self.employees[unit, one] for one in sorted(self._by_unit.get(unit, ())))
        return tuple(one for one in staff if one.heads_unit and holds(one, day))

    def keys(self, employee: str) -> tuple[Key, ...]:
        """All keys of somebody, of postings and offices, in force or not."""
        own = [key for one in self.postings(employee) for key in one.keys]
        served = (one for office in self.offices.values() for one in office.members if one.employee == employee)
        return tuple(dict.fromkeys([*own, *(key for one in served for key in one.keys)]))

    def accounts(self) -> Iterator[tuple[str, str]]:
        """Every account with its employee."""
        for (_, employee), posting in sorted(self.employees.items()):
            if posting.account:
                yield posting.account, employee
        for _, office in sorted(self.offices.items()):
            yield from ((one.account, one.employee) for one in office.members if one.account)


def of_tree(tree: Tree, government: str) -> Authority:
    """What one commit, or the files as they lie, say."""
    found = Authority(government)
    for document in repository.load_policies(tree).index.of(ApprovalPolicy):
        found.put(document.path, document.record)
    for path, record in _records(tree, _entries(tree, government)):
        found.put(path, record)
    return found


def decides(path: str) -> bool:
    """Whether the file at a path may change who may approve. One without the ending of a record never does."""
    first, *names = path.split("/")
    match names:
        case ["policies", "approval", _] | [_, "government.yml"] | [_, "periods" | "offices", _]:
            return first == "records" and path.endswith(".yml")
        case [_, "units", _, "unit.yml"] | [_, "units", _, "people", _, "employee.yml"]:
            return first == "records"
    return False


def holds(span: Employee | Acting | Member | Key, day: str) -> bool:
    """Whether a posting, an appointment or a key covers a day."""
    return (span.valid_from or "") <= day and (span.valid_until is None or day <= span.valid_until)


def _entries(tree: Tree, government: str) -> Iterator[Entry]:
    own = f"records/{government}"
    yield from filter(None, (tree.find(f"{own}/government.yml"),))
    yield from tree.entries(*(f"{own}/{name}" for name in ("periods", "offices")))
    for pattern in (f"{own}/units/*/unit.yml", f"{own}/units/*/people/*/employee.yml"):
        yield from filter(None, map(tree.find, tree.glob(pattern)))


def _records(tree: Tree, entries: Iterable[Entry]) -> Iterator[tuple[str, Record]]:
    # A link or a program is refused wherever records are read.
    known = [one for one in entries if one.mode is Mode.FILE]
    for entry, source in zip(known, tree.read(known, LARGEST), strict=True):
        found, _ = repository.accept(entry.path, source) if source is not None else (None, ())
        if found and found.kind.path_of(found.record) == entry.path:
            yield entry.path, found.record


def _set(held: dict[K, R], name: K, record: Record | None) -> None:
    """Records of one folder are of one kind: what lies at its own path has been accepted as that kind."""
    if record is None:
        held.pop(name, None)
    else:
        held[name] = cast("R", record)
