"""What the records say at a commit, government by government, carried from step to step."""

from collections.abc import Iterable, Iterator
from contextlib import closing

from kinerja.approval.authority import Authority, decides, of_tree
from kinerja.approval.change import RECORDS
from kinerja.approval.changed import Changed
from kinerja.approval.identity import People
from kinerja.load import repository as records
from kinerja.load.commit import CommitTree
from kinerja.load.git import Repository
from kinerja.model import ApprovalPolicy, Employee, Government, Office, Record

_POLICIES = f"{RECORDS}{records.POLICIES}"


class State:
    """One government at a commit: who stands where, and who is who."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.people = People()
        for (unit, employee), posting in authority.employees.items():
            self.people.put(f"{unit}/{employee}", posting)
        for name, office in authority.offices.items():
            self.people.put(name, office)
        self._forges()

    def put(self, path: str, record: Record | None) -> None:
        """Takes in what now lies at a path."""
        self.authority.put(path, record)
        match path.split("/")[2:]:
            case ["units", unit, "people", employee, "employee.yml"]:
                self.people.put(f"{unit}/{employee}", record if isinstance(record, Employee) else None)
            case ["offices", name]:
                self.people.put(name.removesuffix(".yml"), record if isinstance(record, Office) else None)
            case ["government.yml"]:
                self._forges()

    def _forges(self) -> None:
        own: Government | None = self.authority.own
        self.people.forges = own.approvals.forges if own and own.approvals else ()


class States:
    """All governments, or the one asked for, from a commit on (None: from nothing on)."""

    def __init__(self, repository: Repository, start: str | None, only: str | None) -> None:
        self._repository = repository
        self._only = only
        self._states: dict[str, State] = {}
        with closing(CommitTree(repository, start or _nothing(repository))) as tree:
            self._policy_files = len(tree.entries(_POLICIES))
            self._policies = _policies(tree)
            for name in records.governments(tree):
                if only in (None, name):
                    self._add(State(of_tree(tree, name)))

    def __iter__(self) -> Iterator[State]:
        return iter(self._states.values())

    def judging(self) -> list[State]:
        """The governments whose changes need approval."""
        return [one for one in self._states.values() if one.authority.policy]

    def put(self, changes: Iterable[Changed], after: str) -> None:
        """Takes in what a step changed; `after` is its commit."""
        for one in changes:
            if one.path == _POLICIES or one.path.startswith(f"{_POLICIES}/"):
                self._policy(one, after)
            elif decides(one.path) and self._only in (None, one.government):
                state = self._states.get(one.government) or self._add(State(Authority(one.government)))
                state.put(one.path, one.new if one.plain else None)

    def _add(self, state: State) -> State:
        state.authority.policies = self._policies
        self._states[state.authority.government] = state
        return state

    def _policy(self, change: Changed, after: str) -> None:
        before = self._policy_files
        self._policy_files += (change.after is not None) - (change.before is not None)
        if before and self._policy_files:
            holder = Authority(records.POLICIES)
            holder.policies = self._policies
            holder.put(change.path, change.new if change.plain else None)
            return
        # Where there are no policies at all, those that ship with the program hold.
        found = policies_at(self._repository, after)
        self._policies.clear()
        self._policies.update(found)


def policies_at(repository: Repository, commit: str) -> dict[str, ApprovalPolicy]:
    """The approval policies that a commit has, or that ship with the program when it has no policies."""
    with closing(CommitTree(repository, commit)) as tree:
        return _policies(tree)


def governments_at(repository: Repository, commit: str) -> tuple[str, ...]:
    """The governments that a commit has."""
    with closing(CommitTree(repository, commit)) as tree:
        return records.governments(tree)


def _policies(tree: CommitTree) -> dict[str, ApprovalPolicy]:
    found = records.load_policies(tree).index.of(ApprovalPolicy)
    return {document.record.id: document.record for document in found}


def _nothing(repository: Repository) -> str:
    """The tree without files, which Git knows whether it is kept or not."""
    return repository.run("hash-object", "-t", "tree", "--stdin", given=b"").decode().strip()
