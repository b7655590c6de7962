"""The way of the data on one screen: load, score, validate, aggregate, disclose. What follows is in `building`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kinerja import history
from kinerja.diagnostic import CannotRun, Finding, Severity
from kinerja.disclose import published
from kinerja.disclose.register import Register, open_register
from kinerja.load import repository
from kinerja.score.ledger import Ledger, ledger
from kinerja.validate import engine

RELEASES = "docs/releases"


@dataclass(frozen=True)
class CheckResult:
    """All findings in order of place, and how many files were read."""

    findings: tuple[Finding, ...]
    files: int

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


def check(root: Path, government: str | None = None) -> CheckResult:
    """Validates everything, or one government with the policies it may use."""
    policies = repository.load_policies(root)
    findings = [*policies.findings, *engine.run(ledger(policies.index))]
    files = policies.files
    for name in _governments(root, government):
        loaded = repository.load(root, name)
        findings += [*loaded.findings, *engine.run(ledger(loaded.index))]
        files += loaded.files
    # The rules on policies speak once for every government that may use them: each finding is told once.
    once = {one.order: one for one in findings}
    return CheckResult(tuple(once[key] for key in sorted(once)), files)


def ledgers(root: Path, government: str | None = None) -> Iterator[Ledger]:
    """The scored records, one government at a time."""
    for name in _governments(root, government):
        yield ledger(repository.load(root, name).index)


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
    return compose(scored, engine.run(scored), made, register.next_number, register.previous)


def _release(root: Path, government: str) -> Released:
    register = open_register(root / RELEASES / government)
    declared = history.declared_time()
    paths = [str(root / "records" / name) for name in (government, repository.POLICIES)]
    made = history.moment(history.last_change(root, paths) if declared is None else declared)
    found = candidate(root, government, register, made)
    if register.holds(found):
        return Released(government, register.next_number - 1, None)
    return Released(government, found.number, register.append(found))


def _governments(root: Path, government: str | None) -> tuple[str, ...]:
    known = repository.governments(root)
    if government is None:
        return known
    if government not in known:
        raise CannotRun("unknown-government", known=", ".join(known))
    return (government,)


def refuse_errors(result: CheckResult) -> None:
    """Raises Refused when there is an error among the findings."""
    if result.errors:
        raise Refused(result)
