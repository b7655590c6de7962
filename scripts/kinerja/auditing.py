"""Hands the auditor what an attacker may have: everything published, and who was counted."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from kinerja.audit.attack import attack
from kinerja.audit.knowledge import Claim, Person, Roster as Known
from kinerja.audit.leaks import Leak, Secrets, scan
from kinerja.audit.leaks_forms import folded
from kinerja.audit.leaks_words import Index as Words, words_of
from kinerja.audit.report import Report
from kinerja.audit.surfaces import Surfaces, Unexplained, claims, compare
from kinerja.disclose import published
from kinerja.disclose.corrections import corrections
from kinerja.disclose.register import open_register
from kinerja.load.by_part import ByPart
from kinerja.model import Employee, Roster

# Shorter texts ("Pelatihan dasar") are everybody's words.
_FEWEST_WORDS = 4
# Releases that do not speak of people tell an attacker nothing, and need no solver to say so.
NOTHING = Report((), (), cells=0, atoms=0, periods=0)


@dataclass(frozen=True)
class Chain:
    """All releases of a government, oldest first, the folder they lie in, and its records."""

    government: str
    folder: Path
    releases: tuple[published.Release, ...]
    records: ByPart


@dataclass(frozen=True)
class Audited:
    """What was worked out about the people of a government; `staff` says whether its releases speak of any."""

    government: str
    staff: bool
    report: Report


@dataclass(frozen=True)
class Audit:
    """All governments, what leaked from releases and site, and numbers that come from no release."""

    governments: tuple[Audited, ...]
    leaks: tuple[Leak, ...]
    unexplained: tuple[Unexplained, ...]
    folders: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether nobody can be recognised and nothing leaked."""
        return not (self.leaks or self.unexplained or any(one.report.failures for one in self.governments))


def chain(folder: Path, records: ByPart) -> Chain:
    """The releases in a folder. Raises CannotRun when they are no unbroken chain."""
    return Chain(records.government, folder, open_register(folder).releases, records)


def audit(chains: Sequence[Chain], site: Path | None) -> Audit:
    """Everything that was published, looked at by an attacker. Raises CannotRun without the solver."""
    seen = claims(site) if site else Surfaces({}, ())
    audited, unexplained = [], list(seen.unexplained)
    for one in chains:
        public = [_public(release) for release in one.releases]
        said = seen.claims.get(one.government, ())
        unexplained += compare(said, public)
        rosters = [roster.record for unit in one.records.units() for roster in unit.of(Roster)]
        staff = any(release.staff for release in one.releases)
        report = _attacked(public, rosters, said) if staff else NOTHING
        audited.append(Audited(one.government, staff, report))
    known = {one.government for one in chains}
    unexplained += [_of_nobody(one) for name, found in seen.claims.items() if name not in known for one in found]
    folders = [one.folder for one in chains if one.folder.is_dir()] + ([site] if site else [])
    leaks = scan(folders, secrets(one.records for one in chains))
    return Audit(tuple(audited), leaks, tuple(unexplained), tuple(one.name for one in folders))


def _of_nobody(claim: Claim) -> Unexplained:
    return Unexplained(claim.source, " ".join(filter(None, (claim.period, *claim.group, claim.metric))), "")


def attacked(releases: Sequence[published.Release], rosters: Sequence[Roster]) -> Report:
    """What an attacker learns from all releases of a government, oldest first. Raises CannotRun without the solver."""
    if not any(one.staff for one in releases):
        return NOTHING
    return _attacked([_public(one) for one in releases], rosters)


def _attacked(public: Sequence[Any], rosters: Sequence[Roster], said: Sequence[Claim] = ()) -> Report:
    return attack(public, [_known(one) for one in rosters], said)


def secrets(chosen: Iterable[ByPart]) -> Secrets:
    """What of the private records must stand nowhere: ids, accounts, and texts that no public record has too."""
    words: set[str] = set()
    phrases: set[str] = set()
    public: set[str] = set()
    for records in chosen:
        for document in records.documents():
            texts = _texts(msgspec.to_builtins(document.record))
            if document.kind.side == "public":
                public.update(texts)
            else:
                phrases.update(one for one in texts if len(one.split()) >= _FEWEST_WORDS)
            if isinstance(document.record, Employee):
                words.update(filter(None, (document.record.employee, document.record.account)))
        # Amendments are private, but those of public records are published as corrections.
        public.update(_texts(msgspec.to_builtins(corrections(records.central))))
    return Secrets(frozenset(words), frozenset(phrases) - _told(phrases, public))


def _told(phrases: set[str], public: Iterable[str]) -> set[str]:
    """The texts that stand in public records as well."""
    sought = Words((), phrases)
    found = {secret.words for text in public for secret in sought.found(folded(text))}
    return {one for one in phrases if words_of(one) in found}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _public(release: published.Release) -> Any:
    """A release as its readers see it: JSON."""
    return json.loads(published.encode(release))


def _known(roster: Roster) -> Known:
    people = {
        one.employee: Person(one.rating, one.hours, one.value, one.objection, one.follow_up) for one in roster.people
    }
    return Known(roster.unit, roster.period, roster.release, people)
