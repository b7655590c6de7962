"""Appends releases: made from the records, attacked together with all earlier ones, and kept only if that fails."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from kinerja import auditing, history, pipeline
from kinerja.aggregate.people import ClosedPeriod, closed_periods
from kinerja.audit.report import Report
from kinerja.diagnostic import CannotRun, Finding
from kinerja.disclose.register import Register, beside, open_register
from kinerja.disclose.staff.next_figures import Disclosed, Past, Terms, next_figures
from kinerja.load import repository
from kinerja.load.by_part import ByPart
from kinerja.load.index import Index
from kinerja.load.tree import WorkTree
from kinerja.model import KIND_BY_TYPE, Roster
from kinerja.record_text import encoded

# As many people as `schemas/roster.schema.json` lets stand in one file.
_LARGEST = 1500


@dataclass(frozen=True)
class Released:
    """What `release` did for one government; `path` is None when nothing had changed.

    `rosters` says how many lists of counted people were written, `waiting` the periods with changes that must wait.
    """

    government: str
    number: int
    path: Path | None
    rosters: int = 0
    waiting: tuple[str, ...] = ()


class GivenAway(Exception):  # noqa: N818 - findings for the user, not an error of the program
    """The audit worked something out about people, so nothing was released."""

    def __init__(self, government: str, report: Report) -> None:
        super().__init__()
        self.government, self.report = government, report


def release(root: Path, government: str | None = None) -> tuple[Released, ...]:
    """Appends the next release of each government whose figures changed.

    Raises pipeline.Refused when the records have errors, CannotRun when they are not committed, and GivenAway when
    the audit of the next release together with all earlier ones fails; what was appended before stays.
    """
    checked = pipeline.check(root, government)
    pipeline.refuse_errors(checked)
    records = pipeline.records(WorkTree(root), government)
    return tuple(_release(root, one, checked.findings) for one in records)


def _release(root: Path, records: ByPart, findings: Iterable[Finding]) -> Released:
    government = records.government
    register = open_register(root / pipeline.RELEASES / government)
    made = history.moment(_time(root, government))
    known = {path: roster for unit in records.units() for path, roster in _rosters(unit)}
    rosters = tuple(one for one in known.values() if one.release < register.next_number)
    composed = pipeline.candidate(records, register, made, findings)
    closed = _closed(records)
    # Revised figures of earlier periods are given up before a release is.
    for restate in (True, False):
        people = _people(records.shared, register, rosters, closed, restate)
        found = structs.replace(composed, staff=people.staff)
        if register.holds(found):
            return Released(government, register.next_number - 1, None, waiting=people.waiting)
        _refuse_too_large(people)
        report = auditing.attacked((*register.releases, found), (*rosters, *people.rosters))
        if not report.failures:
            # Rosters that an interrupted release left: no release says what they counted for.
            for orphan, roster in known.items():
                if roster.release >= register.next_number:
                    (root / orphan).unlink()
            # The rosters go first: without their release they mean nothing and are written again.
            for roster in people.rosters:
                path = root / KIND_BY_TYPE[Roster].path_of(roster)
                beside(path, encoded(roster)).replace(path)
            return Released(government, found.number, register.append(found), len(people.rosters), people.waiting)
    raise GivenAway(government, report)


def _time(root: Path, government: str) -> int:
    declared = history.declared_time()
    own = f"records/{government}"
    # Rosters are written by releases: they are no change that a release could show.
    paths = [own, f"records/{repository.POLICIES}", f":(exclude){own}/units/*/rosters/*"]
    return history.last_change(root, paths) if declared is None else declared


def _rosters(records: Index) -> Iterator[tuple[str, Roster]]:
    return ((one.path, one.record) for one in records.of(Roster))


def _closed(records: ByPart) -> tuple[ClosedPeriod, ...]:
    policy = records.shared.disclosure()
    return closed_periods(records.shared, records.units(), policy) if policy else ()


def _people(
    records: Index, register: Register, rosters: tuple[Roster, ...], closed: Sequence[ClosedPeriod], restate: bool
) -> Disclosed:
    """The next figures about people; without a disclosure policy those of the last release, and no new ones."""
    past = tuple(one.staff for one in register.releases)
    policy = records.disclosure()
    if policy is None:
        return Disclosed(past[-1] if past else (), (), ())
    terms = Terms(policy, records.government, register.next_number, restate)
    return next_figures(terms, closed, Past(past, rosters))


def _refuse_too_large(people: Disclosed) -> None:
    """What is written must be readable again: the loader takes files of a limited size."""
    for one in people.rosters:
        if len(one.people) > _LARGEST:
            raise CannotRun("roster-too-large", unit=one.unit, people=len(one.people), most=_LARGEST)
