"""The way of the data on one screen: load, score, validate, aggregate, disclose. What follows is in `building`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kinerja import history, simulation
from kinerja.diagnostic import CannotRun, Finding, Severity
from kinerja.disclose import continuity, published
from kinerja.disclose.register import Register, open_register
from kinerja.load import commit, repository
from kinerja.load.tree import Tree
from kinerja.score.ledger import Ledger, ledger
from kinerja.validate import engine

RELEASES = "docs/releases"


@dataclass(frozen=True)
class CheckResult:
    """All findings in order of place, how many files were read, and how many findings a waiver left out."""

    findings: tuple[Finding, ...]
    files: int
    waived: int = 0

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a release."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


@dataclass(frozen=True)
class Released:
    """What `release` did for one government; `path` is None when nothing had changed."""

    government: str
    number: int
    path: Path | None


class Refused(Exception):  # noqa: N818 - findings for the user, not an error of the program
    """The records have errors, so nothing was released or built."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__()
        self.result = result


def check(root: Path, government: str | None = None, at: str | None = None) -> CheckResult:
    """Validates everything, or one government with the policies it may use; as they are, or `at` a revision."""
    with commit.opened(root, at) as tree:
        return _checked(tree, government)


def _checked(tree: Tree, government: str | None) -> CheckResult:
    policies = repository.load_policies(tree)
    findings = [*policies.findings, *engine.run(ledger(policies.index))]
    files, waived = policies.files, 0
    for name in _governments(tree, government):
        loaded = repository.load(tree, name, policies)
        scored = ledger(loaded.index)
        releases = continuity.read(tree, f"{RELEASES}/{name}")
        examined = engine.examine(scored)
        findings += [*loaded.findings, *examined.findings, *continuity.continued(scored, releases).findings]
        files, waived = files + loaded.files, waived + len(examined.waived)
    # The rules on policies speak once for every government that may use them: each finding is told once.
    once = {one.order: one for one in findings}
    return CheckResult(tuple(once[key] for key in sorted(once)), files, waived)


def ledgers(root: Path, government: str | None = None, at: str | None = None) -> Iterator[Ledger]:
    """The scored records, one government at a time; as they are, or as of a revision under the policies of then."""
    with commit.opened(root, at) as tree:
        policies = repository.load_policies(tree)
        for name in _governments(tree, government):
            yield ledger(repository.load(tree, name, policies).index)


def simulate(root: Path, policy: Path, instead_of: str | None, government: str | None = None) -> simulation.Simulation:
    """What would change under another policy; see `simulation`. Nothing is written.

    Raises Refused when the policy has errors, CannotRun when there is none to put it in the place of.
    """
    document, findings = simulation.read(policy, root)
    if document is None:
        raise Refused(CheckResult(findings, 1))
    policies = repository.load_policies(root)
    indexes = (repository.load(root, name, policies).index for name in _governments(root, government))
    return simulation.simulate(indexes, document, instead_of or document.record.id)


def release(root: Path, government: str | None = None) -> tuple[Released, ...]:
    """Appends the next release of each government whose figures changed.

    Raises Refused when the records have errors, CannotRun when they are not committed.
    """
    refuse_errors(check(root, government))
    return tuple(_release(root, name) for name in _governments(root, government))


def candidate(root: Path, government: str, register: Register, made: str) -> published.Release:
    """What the next release of a government would say."""
    from kinerja.disclose.release import compose

    scored = ledger(repository.load(root, government).index)
    continued = continuity.continued(scored, register.releases)
    findings = sorted((*engine.run(continued.ledger), *continued.findings), key=lambda one: one.order)
    return compose(continued, findings, made, register.next_number, register.previous)


def _release(root: Path, government: str) -> Released:
    register = open_register(root / RELEASES / government)
    declared = history.declared_time()
    paths = [str(root / "records" / name) for name in (government, repository.POLICIES)]
    made = history.moment(history.last_change(root, paths) if declared is None else declared)
    found = candidate(root, government, register, made)
    if register.holds(found):
        return Released(government, register.next_number - 1, None)
    return Released(government, found.number, register.append(found))


def _governments(source: Path | Tree, government: str | None) -> tuple[str, ...]:
    known = repository.governments(source)
    if government is None:
        return known
    if government not in known:
        raise CannotRun("unknown-government", known=", ".join(known))
    return (government,)


def refuse_errors(result: CheckResult) -> None:
    """Raises Refused when there is an error among the findings."""
    if result.errors:
        raise Refused(result)
