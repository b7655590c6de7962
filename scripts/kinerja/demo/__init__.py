"""Four demonstration governments with fictional figures: the same seed gives the same bytes."""

from collections.abc import Iterator
from pathlib import Path

from kinerja import record_text
from kinerja.demo import (
    aftermath,
    bukittinggi,
    bungo,
    evaluations,
    offices,
    outcomes,
    people,
    plans,
    progress,
    reviews,
    sawahlunto,
    tanjungpinang,
)
from kinerja.demo.spec import STAFF_POLICY, Place
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.model import KIND_BY_TYPE, DisclosurePolicy, Evaluation, Record, ScoringPolicy
from kinerja.periods import year

PLACES = (bukittinggi.PLACE, tanjungpinang.PLACE, bungo.PLACE, sawahlunto.PLACE)


def write(folder: Path, seed: int) -> dict[str, int]:
    """Writes the governments below a folder, and tells how many files each has. Raises CannotRun."""
    taken = [place.id for place in PLACES if (folder / "records" / place.id).exists()]
    if taken:
        raise CannotRun("demo-exists", known=", ".join(taken))
    shared = repository.load_policies(folder).index
    policies = {document.record.id: document.record for document in shared.of(ScoringPolicy)}
    used = {one for place in PLACES for one in (place.person_policy, place.feedback_policy) if one}
    known = policies.keys() | {document.record.id for document in shared.of(DisclosurePolicy)}
    if missing := sorted((used | {STAFF_POLICY}) - known):
        raise CannotRun("demo-policies", missing=", ".join(missing))
    return {place.id: sum(_written(folder, one) for one in records(place, policies, seed)) for place in PLACES}


def _written(folder: Path, record: Record) -> int:
    file = folder / KIND_BY_TYPE[type(record)].path_of(record)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(record_text.encoded(record))
    return 1


def records(place: Place, policies: evaluations.Policies, seed: int) -> Iterator[Record]:
    """All records of one government."""
    staff = people.workers(place)
    yield from offices.records(place, seed)
    yield from (one.posting for one in staff)
    agreed = {(one.employee, one.year): one for one in plans.plans(place, staff, seed)}
    yield from agreed.values()
    judged: list[tuple[evaluations.Case, Evaluation]] = []
    for period in offices.evaluated(place):
        planned = tuple(one for one in staff if (one.id, year(period)) in agreed)
        dealt = outcomes.deal(place, planned, period, seed)
        cases = [(one, agreed[one.id, year(period)], dealt[one.id]) for one in planned]
        made = list(evaluations.Round(place, period, policies, seed).records(cases))
        yield from made
        judged += zip(cases, (one for one in made if isinstance(one, Evaluation)), strict=True)
    yield from aftermath.follow_ups(place, judged)
    yield from aftermath.objections(place, staff, judged)
    yield from aftermath.developments(place, staff)
    if place is bungo.PLACE:
        yield from progress.progress(place, staff, seed)
    yield from reviews.reviews(place)
