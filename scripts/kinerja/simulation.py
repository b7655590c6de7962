"""What would change under another policy: every result scored twice, and the two held against each other.

The results are private: they name indicators and employees by id. Nothing is written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import cast

from msgspec import structs

from kinerja.diagnostic import CannotRun, Finding, Severity
from kinerja.load import repository, yaml_text
from kinerja.load.by_part import ByPart
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import KIND_BY_TYPE, Government, Record, ScoringPolicy
from kinerja.score.ledger import Ledger, ledger
from kinerja.score.numbers import plain, shown
from kinerja.score.result import Verdict
from kinerja.validate import engine

KIND = KIND_BY_TYPE[ScoringPolicy]
KINDS = ("indicator", "survey", "organisation", "person")
PARTS = ("figure", "status", "word")

Key = tuple[str, str, str, str]
"""Kind, unit, id, period."""
Part = tuple[str, str] | None
"""What is shown in a list, and what citizens would read: other ids for the same words are no change."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of one result that would change: a figure, or the band that a policy puts it in."""

    government: str
    unit: str
    kind: str
    id: str
    period: str
    part: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Effect:
    """How many results of a kind a unit has, how many would change, and in which of PARTS."""

    government: str
    unit: str
    kind: str
    results: int
    changed: int
    parts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Simulation:
    """The effects by government, unit and kind, and every single difference."""

    effects: tuple[Effect, ...]
    differences: tuple[Difference, ...]


def read(file: Path, root: Path) -> tuple[Document[ScoringPolicy] | None, tuple[Finding, ...]]:
    """A policy from any file, or the reasons why it cannot be used. Raises OSError."""
    real = file.resolve()
    path = repository.shown(real.relative_to(root).as_posix() if real.is_relative_to(root) else str(file))
    with file.open("rb") as stream:
        found, findings = repository.accept(path, stream.read(yaml_text.LARGEST + 1))
    if found is None:
        return None, findings
    if found.kind is not KIND:
        return None, (repository.FILE_KIND_UNKNOWN.finding(found.at("kind"), kinds=KIND.name),)
    # Where it would lie among the other policies, so that the rules between records can be asked about it.
    document = Document(KIND.path_of(found.record), KIND, cast("ScoringPolicy", found.record), found.source)
    told = engine.run(ledger(repository.load_policies(root).index.replaced(document)))
    own = (one for one in told if one.at.path == document.path and one.severity is Severity.ERROR)
    errors = tuple(replace(one, at=replace(one.at, path=path)) for one in own)
    return (None, errors) if errors else (document, ())


def simulate(records: Iterable[ByPart], policy: Document[ScoringPolicy], place: str) -> Simulation:
    """Every government as it is, and with this policy in the place of the one of that id.

    Raises CannotRun when there is no such policy, or it is for another use.
    """
    effects: list[Effect] = []
    differences: list[Difference] = []
    for one in records:
        found: list[Difference] = []
        for unit, other in one.beside(*exchanged(one.shared, policy, place)):
            before, after = ledger(unit), ledger(other)
            of_unit = tuple(_differences(before, after))
            effects += _effects(before, of_unit)
            found += of_unit
        differences += sorted(found, key=lambda one: KINDS.index(one.kind))
    return Simulation(tuple(effects), tuple(differences))


def exchanged(index: Index, policy: Document[ScoringPolicy], place: str) -> tuple[Document[Record], ...]:
    """What changes with a policy in the place of another, whose days it takes over when it has another id."""
    old = index.policy(place)
    if old is None:
        raise CannotRun("unknown-policy", known=", ".join(one.record.id for one in index.of(ScoringPolicy)))
    if old.use != policy.record.use:
        raise CannotRun("policy-for-other-use", use=old.use, other=policy.record.use)
    if place == policy.record.id:
        return (policy,)
    record = structs.replace(policy.record, valid_from=old.valid_from, valid_until=old.valid_until)
    users = (_using(one, place, record.id) for one in index.of(Government))
    return (Document(policy.path, policy.kind, record, policy.source), *users)


def _using(document: Document[Government], place: str, identifier: str) -> Document[Record]:
    uses = document.record.policies
    changed = tuple(structs.replace(one, policy=identifier) if one.policy == place else one for one in uses)
    return Document(document.path, document.kind, structs.replace(document.record, policies=changed), document.source)


def _differences(before: Ledger, after: Ledger) -> Iterator[Difference]:
    then = dict(_results(after))
    for key, old in _results(before):
        kind, unit, identifier, period = key
        for part in PARTS:
            one, other = old.get(part), then[key].get(part)
            if (one and one[1]) != (other and other[1]):
                texts = (one and one[0], other and other[0])
                yield Difference(before.records.government, unit, kind, identifier, period, part, *texts)


def _effects(before: Ledger, differences: Iterable[Difference]) -> Iterator[Effect]:
    results = Counter((unit, kind) for (kind, unit, _, _), _ in _results(before))
    parts = Counter((one.unit, one.kind, one.part) for one in differences)
    changed = Counter((unit, kind) for unit, kind, *_ in {(d.unit, d.kind, d.id, d.period) for d in differences})
    for unit, kind in sorted(results, key=lambda one: (one[0], KINDS.index(one[1]))):
        counts = {part: parts[unit, kind, part] for part in PARTS}
        government = before.records.government
        yield Effect(government, unit, kind, results[unit, kind], changed[unit, kind], counts)


def _results(scored: Ledger) -> Iterator[tuple[Key, Mapping[str, Part]]]:
    """What every result says, by key, in the order of the ledger."""

    def word(verdict: Verdict | None) -> Part:
        return _word(scored.records, verdict)

    for score in scored.scores:
        said = {"figure": _figure(score.achievement), "status": word(score.status), "word": word(score.word)}
        yield ("indicator", score.unit, score.indicator, score.period), said
    for survey in scored.surveys:
        said = {"figure": _figure(survey.index), "word": word(survey.verdict)}
        yield ("survey", survey.unit, survey.service, survey.period), said
    for organisation in scored.organisations:
        said = {"figure": _figure(organisation.achievement), "word": word(organisation.proposed)}
        yield ("organisation", organisation.unit, organisation.unit, organisation.period), said
    for person in scored.people:
        said = {"figure": _figure(person.value), "word": word(person.proposed)}
        yield ("person", person.unit, person.employee, person.period), said


def _figure(value: Decimal | None) -> Part:
    return None if value is None else (plain(value), shown(Fraction(value))[0])


def _word(records: Index, verdict: Verdict | None) -> Part:
    policy = records.policy(verdict.policy) if verdict else None
    if verdict is None or policy is None:
        return None
    word = next(band.word.id for band in policy.bands if band.id == verdict.band)
    return verdict.band, f"{verdict.letter or ''} {word}".casefold()
