"""Every place in the records that names another record, with whether that exists.

A file that exists but was refused for another fault is not missing.
"""

from collections.abc import Iterator
from itertools import chain

from kinerja import periods
from kinerja.load.index import Index
from kinerja.model import (
    KINDS,
    Agreement,
    DisclosurePolicy,
    Evaluation,
    FeedbackTallies,
    Goal,
    Government,
    Indicator,
    Measurement,
    OrganisationRating,
    Period,
    Record,
    Roster,
    ScoringPolicy,
    Survey,
    Unit,
)
from kinerja.score.series import all_series
from kinerja.validate.cycle_references import of_cycle
from kinerja.validate.person_references import of_people
from kinerja.validate.reference import Reference

# Every kind that lies in the folder of a government or a unit.
_OWNED = tuple(kind.type for kind in KINDS if "{government}" in kind.path)

# The kinds that speak about a period.
_REPORTS: tuple[type[Record], ...] = (Measurement, Survey, OrganisationRating, Evaluation, FeedbackTallies, Roster)


def references(records: Index) -> Iterator[Reference]:
    """All references of one government and its policies."""
    for find in (
        _owners,
        _sources,
        _upward,
        _goals,
        _indicators,
        _periods,
        _done,
        _policies,
        _clauses,
        of_people,
        of_cycle,
    ):
        yield from find(records)


def _owners(records: Index) -> Iterator[Reference]:
    """The government and the units of the folders, each told once: at the first record that needs it."""
    told: set[tuple[str, str]] = set()
    for kind in _OWNED:
        for document in records.of(kind):
            for key, owner in (("government", Government), ("unit", Unit)):
                name = getattr(document.record, key, None)
                if name and (key, name) not in told:
                    told.add((key, name))
                    yield Reference(document, (key,), name, records.exists(owner, id=name))


def _sources(records: Index) -> Iterator[Reference]:
    own = records.own_record()
    if own is None:
        return
    known = {source.id for source in own.sources}
    for kind in (Goal, Indicator, Agreement, Measurement, Survey, OrganisationRating):
        for document in records.of(kind):
            name = getattr(document.record, "source", None)
            if name:
                yield Reference(document, ("source",), name, name in known)


def _upward(records: Index) -> Iterator[Reference]:
    """What a goal serves, and the unit above a unit."""
    own = records.own_record()
    for goal in records.of(Goal):
        if goal.record.mission and own:
            found = any(mission.id == goal.record.mission for mission in own.missions)
            yield Reference(goal, ("mission",), goal.record.mission, found)
    for unit in records.of(Unit):
        above = unit.record.parent
        if above:
            yield Reference(unit, ("parent",), above, records.exists(Unit, id=above))


def _goals(records: Index) -> Iterator[Reference]:
    for kind in (Goal, Indicator):
        for document in records.of(kind):
            name = getattr(document.record, "goal", None)
            if name:
                yield Reference(document, ("goal",), name, records.exists(Goal, id=name))


def _indicators(records: Index) -> Iterator[Reference]:
    """The indicators of targets and results, and the successors of indicators: all in the same unit."""
    for document in records.of(Indicator):
        name, unit = document.record.successor, document.record.unit
        if name:
            yield Reference(document, ("successor",), name, records.exists(Indicator, unit=unit, id=name))
    for agreement in records.of(Agreement):
        for number, target in enumerate(agreement.record.targets):
            found = records.exists(Indicator, unit=agreement.record.unit, id=target.indicator)
            yield Reference(agreement, ("targets", number, "indicator"), target.indicator, found)
    for measurement in records.of(Measurement):
        for number, result in enumerate(measurement.record.results):
            found = records.exists(Indicator, unit=measurement.record.unit, id=result.indicator)
            yield Reference(measurement, ("results", number, "indicator"), result.indicator, found)


def _periods(records: Index) -> Iterator[Reference]:
    for document in chain.from_iterable(records.of(kind) for kind in _REPORTS):
        name = str(getattr(document.record, "period", ""))
        yield Reference(document, ("period",), name, records.exists(Period, id=name))


def _done(records: Index) -> Iterator[Reference]:
    """The steps of a milestone that were done, among the steps promised for the year."""
    for series in all_series(records):
        for period, placed in series.results.items():
            target = series.targets.get(periods.year(period))
            promised = {step.id for step in target.target.steps} if target else set()
            for number, name in enumerate(placed.result.done or ()):
                steps = ("results", placed.number, "done", number)
                # Without promised steps there is another fault, told by another rule.
                yield Reference(placed.document, steps, name, not promised or name in promised)


def _policies(records: Index) -> Iterator[Reference]:
    for document in records.of(Government):
        for number, use in enumerate(document.record.policies):
            found = records.exists(ScoringPolicy, id=use.policy)
            yield Reference(document, ("policies", number, "policy"), use.policy, found)
        figures = document.record.staff_figures
        if figures:
            found = records.exists(DisclosurePolicy, id=figures.policy)
            yield Reference(document, ("staff_figures", "policy"), figures.policy, found)
    for policy in records.of(ScoringPolicy):
        later = policy.record.superseded_by
        if later:
            yield Reference(policy, ("superseded_by",), later, records.exists(ScoringPolicy, id=later))


def _clauses(records: Index) -> Iterator[Reference]:
    """Inside a policy: the clause that a band follows, and the band of a worked example."""
    for document in records.of(ScoringPolicy):
        clauses = {legal.id for legal in document.record.legal}
        for number, band in enumerate(document.record.bands):
            if band.legal:
                yield Reference(document, ("bands", number, "legal"), band.legal, band.legal in clauses)
        names = {band.id for band in document.record.bands}
        for number, example in enumerate(document.record.examples):
            yield Reference(document, ("examples", number, "band"), example.band, example.band in names)
