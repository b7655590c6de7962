"""Who may approve a change, read only as far as the change needs it: its people, their superiors, heads of units."""

from collections.abc import Iterable, Iterator

from kinerja.approval.authority import Authority
from kinerja.approval.change import Change
from kinerja.approval.identity import People
from kinerja.approval.needs import Need, needs, tiers_of
from kinerja.load import repository
from kinerja.load.tree import Entry, Tree
from kinerja.load.yaml_text import LARGEST
from kinerja.model import ApprovalPolicy, Employee

# So many superiors above somebody are looked up: no chain in a public body is so long.
_HIGHEST = 12


class Standing:
    """The authority of one government at one commit; records enter it when a change asks for them."""

    def __init__(self, tree: Tree, government: str) -> None:
        self._tree = tree
        self._known: set[str] = set()
        self.authority = Authority(government)
        self.people = People()
        self._own = f"records/{government}"
        for document in repository.load_policies(tree).index.of(ApprovalPolicy):
            self.authority.put(document.path, document.record)
        folders = tree.entries(*(f"{self._own}/{name}" for name in ("periods", "offices")))
        self._learn([*filter(None, (tree.find(f"{self._own}/government.yml"),)), *folders])
        own = self.authority.own
        if own and own.approvals:
            self.people.forges = own.approvals.forges
        for one in (member for office in self.authority.offices.values() for member in office.members):
            self._find(f"{self._own}/units/{one.unit}/people/{one.employee}/employee.yml")

    def needs(self, change: Change, day: str) -> tuple[Need, ...]:
        """Every approval that a change needs, with those who may give it on a day."""
        if self.authority.policy is None:
            return ()
        if change.employee:
            self.above(change.unit, change.employee)
        asked = {one for tier in tiers_of(self.authority.policy, change) for one in (*tier.by, tier.or_else)}
        if asked & {"unit-head", "parent-head"} and change.unit:
            for unit in self._units_above(change.unit, first="unit-head" in asked):
                self._learn(self._people(unit))
        return needs(self.authority, change, day)

    def above(self, unit: str, employee: str) -> tuple[Employee, ...]:
        """An employee's posting and those of the superiors above, nearest first."""
        found: list[Employee] = []
        place: tuple[str, str] | None = (unit, employee)
        while place and len(found) < _HIGHEST:
            self._find(f"{self._own}/units/{place[0]}/people/{place[1]}/employee.yml")
            posting = self.authority.employees.get(place)
            if posting is None or posting in found:
                break
            found.append(posting)
            for one in posting.acting:
                self._find(f"{self._own}/units/{one.unit}/people/{one.employee}/employee.yml")
            place = (posting.superior.unit, posting.superior.employee) if posting.superior else None
        return tuple(found)

    def account(self, unit: str, employee: str) -> str | None:
        """The account of somebody at the Git service, of the posting or of an office."""
        posting = self.authority.employees.get((unit, employee))
        members = (one for office in self.authority.offices.values() for one in office.members)
        served = (one.account for one in members if one.employee == employee)
        return (posting.account if posting else None) or next(filter(None, served), None)

    def _units_above(self, unit: str, *, first: bool) -> Iterator[str]:
        """A unit, if wanted, and the units above it."""
        seen: set[str] = set()
        name: str | None = unit
        while name and name not in seen:
            seen.add(name)
            self._find(f"{self._own}/units/{name}/unit.yml")
            if name != unit or first:
                yield name
            own = self.authority.units.get(name)
            name = own.parent if own else None

    def _people(self, unit: str) -> list[Entry]:
        folders = self._tree.children(f"{self._own}/units/{unit}/people")
        return [entry for one in folders if (entry := self._tree.find(f"{one.path}/employee.yml"))]

    def _find(self, path: str) -> None:
        entry = None if path in self._known else self._tree.find(path)
        self._learn([entry] if entry else [])

    def _learn(self, entries: Iterable[Entry]) -> None:
        fresh = [one for one in entries if one.path not in self._known]
        for entry, source in zip(fresh, self._tree.read(fresh, LARGEST), strict=True):
            self._known.add(entry.path)
            found, _ = repository.accept(entry.path, source) if source is not None else (None, ())
            if found and found.kind.path_of(found.record) == entry.path:
                self.authority.put(entry.path, found.record)
                self.people.put(entry.path, found.record)
