"""The way of the data on one screen: load, score, validate, aggregate, disclose. What follows is in `building`."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kinerja.checking import run as checking
from kinerja.diagnostic import CannotRun, Finding, Severity
from kinerja.disclose import continuity, published
from kinerja.load import commit, repository
from kinerja.load.by_part import ByPart
from kinerja.load.tree import Tree, WorkTree
from kinerja.score.ledger import Ledger, ledger
from kinerja.validate import elsewhere

if TYPE_CHECKING:
    from kinerja import simulation
    from kinerja.disclose.register import Register

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


def check(
    root: Path, government: str | None = None, at: str | None = None, manner: checking.Manner | None = None
) -> CheckResult:
    """Validates everything, or one government with the policies it may use; as they are, or `at` a revision."""
    with checking.opened(root, at, manner or checking.Manner()) as (tree, run):
        names = governments(tree, government)
        checked = [run.policies(), *map(run.government, names)]
        own = (elsewhere.told_here(tree, name, one.findings) for name, one in zip(names, checked[1:], strict=True))
        findings = sorted(chain(checked[0].findings, *own), key=lambda one: one.order)
    return CheckResult(tuple(findings), sum(one.files for one in checked), sum(one.waived for one in checked))


def records(tree: Tree, government: str | None = None) -> Iterator[ByPart]:
    """The records of all governments, or of the one asked for. Raises CannotRun when it has none."""
    policies = repository.load_policies(tree).index
    return (ByPart(tree, name, policies) for name in governments(tree, government))


def ledgers(
    root: Path, government: str | None = None, at: str | None = None, units: Container[str] | None = None
) -> Iterator[Ledger]:
    """The scored records unit by unit, of all units or those wanted; as they are, or as of a revision.

    Records are read when they are asked for, so each ledger is to be looked at before the next.
    """
    with commit.opened(root, at) as tree:
        for one in records(tree, government):
            yield from map(ledger, one.units(units))


def simulate(
    root: Path, policy: Path, instead_of: str | None, government: str | None = None
) -> "simulation.Simulation":
    """What would change under another policy; see `simulation`. Nothing is written.

    Raises Refused when the policy has errors, CannotRun when there is none to put it in the place of.
    """
    from kinerja import simulation

    document, findings = simulation.read(policy, root)
    if document is None:
        raise Refused(CheckResult(findings, 1))
    return simulation.simulate(records(WorkTree(root), government), document, instead_of or document.record.id)


def candidate(records: ByPart, register: "Register", made: str, findings: Iterable[Finding]) -> published.Release:
    """What the next release of a government would say; `findings` are those of its check.

    Its figures about people are those of the last release: only what was audited and appended is ever shown of
    people, in a preview as well. `releasing` puts new ones in their place.
    """
    from kinerja.disclose.corrections import corrections
    from kinerja.disclose.release import compose

    past = continuity.Past(register.releases)
    own = f"records/{records.government}/"
    found = (one for one in findings if one.at.path.startswith(own))
    parts = (continuity.continued(ledger(unit), past) for unit in records.units())
    made_of_public = compose(records.central, parts, found, made, register)
    return msgspec.structs.replace(made_of_public, corrections=corrections(records.central))


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
