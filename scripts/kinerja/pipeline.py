"""The way of the data on one screen: load, score, validate, aggregate, disclose. What follows is in `building`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kinerja import simulation
from kinerja.diagnostic import CannotRun, Finding, Severity
from kinerja.disclose import continuity, published
from kinerja.disclose.register import Register
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
    for name in governments(tree, government):
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
        for name in governments(tree, government):
            yield ledger(repository.load(tree, name, policies).index)


def simulate(root: Path, policy: Path, instead_of: str | None, government: str | None = None) -> simulation.Simulation:
    """What would change under another policy; see `simulation`. Nothing is written.

    Raises Refused when the policy has errors, CannotRun when there is none to put it in the place of.
    """
    document, findings = simulation.read(policy, root)
    if document is None:
        raise Refused(CheckResult(findings, 1))
    policies = repository.load_policies(root)
    indexes = (repository.load(root, name, policies).index for name in governments(root, government))
    return simulation.simulate(indexes, document, instead_of or document.record.id)


def continued(root: Path, government: str, register: Register) -> continuity.Continued:
    """The scored records of a government as the release after those in the register sees them."""
    return continuity.continued(ledger(repository.load(root, government).index), register.releases)


def candidate(scored: continuity.Continued, register: Register, made: str) -> published.Release:
    """What the next release of a government would say.

    Its figures about people are those of the last release: only what was audited and appended is ever shown of
    people, in a preview as well. `releasing` puts new ones in their place.
    """
    from kinerja.disclose.corrections import corrections
    from kinerja.disclose.release import compose

    findings = sorted((*engine.run(scored.ledger), *scored.findings), key=lambda one: one.order)
    made_of_public = compose(scored, findings, made, register)
    return msgspec.structs.replace(made_of_public, corrections=corrections(scored.ledger.records))


def governments(source: Path | Tree, government: str | None) -> tuple[str, ...]:
    """All governments with records, or the one asked for. Raises CannotRun when it has none."""
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
