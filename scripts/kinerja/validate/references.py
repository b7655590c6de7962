"""Every place in the records that names another record which does not exist.

A file that exists but was refused for another fault is not missing.
"""

from collections.abc import Iterator
from itertools import chain

from kinerja import periods
from kinerja.load.index import Index
from kinerja.model import (
    KINDS,
    Agreement,
    ApprovalPolicy,
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
from kinerja.score.lookups import Lookup
from kinerja.score.series import all_series
from kinerja.validate.approval_references import of_approval
from kinerja.validate.cycle_references import of_cycle
from kinerja.validate.person_references import of_people
from kinerja.validate.reference import Missing

# The kinds that lie in the folder of a unit, and those of the government itself.
_OF_UNIT = tuple(kind.type for kind in KINDS if "/units/{unit}/" in kind.path)
_OF_BODY = tuple(kind.type for kind in KINDS if "{government}" in kind.path and "/units/" not in kind.path)

# The kinds that speak about a period.
_REPORTS: tuple[type[Record], ...] = (Measurement, Survey, OrganisationRating, Evaluation, FeedbackTallies, Roster)


def references(records: Index) -> Iterator[Missing]:
    """All that one government and its policies name in vain."""
    for find in (
        _government,
        _units,
        _sources,
        _upward,
        _goals,
        _successors,
        _indicators,
        _periods,
        _done,
        _policies,
        _clauses,
        of_people,
        of_cycle,
        of_approval,
    ):
        yield from find(records)


def _government(records: Index) -> Iterator[Missing]:
    """The government's own record, told once: at the first record of the body, or of the first unit."""
    if records.exists(Government, id=records.government) or not records.leads:
        return
    for document in chain(*(records.of(kind) for kind in _OF_BODY), records.all()):
        if getattr(document.record, "government", None) == records.government:
            unit = records.get(Unit, id=getattr(document.record, "unit", ""))
            yield Missing(unit or document, ("government",), records.government)
            return


def _units(records: Index) -> Iterator[Missing]:
    """The units of the folders, each told once: at the first record that needs it."""
    told: set[str] = set()
    for kind in _OF_UNIT:
        for document in records.of(kind):
            name: str = getattr(document.record, "unit", "")
            if name not in told:
                told.add(name)
                if not records.exists(Unit, id=name):
                    yield Missing(document, ("unit",), name)


def _sources(records: Index) -> Iterator[Missing]:
    own = records.own_record()
    if own is None:
        return
    known = {source.id for source in own.sources}
    for kind in (Goal, Indicator, Agreement, Measurement, Survey, OrganisationRating):
        for document in records.of(kind):
            name = getattr(document.record, "source", None)
            if name and name not in known:
                yield Missing(document, ("source",), name)


def _upward(records: Index) -> Iterator[Missing]:
    """What a goal serves, and the unit above a unit."""
    own = records.own_record()
    missions = {mission.id for mission in own.missions} if own else set()
    for goal in records.of(Goal):
        mission = goal.record.mission
        if mission and own and mission not in missions:
            yield Missing(goal, ("mission",), mission)
    for unit in records.of(Unit):
        above = unit.record.parent
        if above and not records.exists(Unit, id=above):
            yield Missing(unit, ("parent",), above)


def _goals(records: Index) -> Iterator[Missing]:
    for kind in (Goal, Indicator):
        for document in records.of(kind):
            name = getattr(document.record, "goal", None)
            if name and not records.exists(Goal, id=name):
                yield Missing(document, ("goal",), name)


def _successors(records: Index) -> Iterator[Missing]:
    """The successors of indicators, in the same unit."""
    for document in records.of(Indicator):
        name = document.record.successor
        if name and not records.exists(Indicator, unit=document.record.unit, id=name):
            yield Missing(document, ("successor",), name)


def _indicators(records: Index) -> Iterator[Missing]:
    """The indicators of targets and results, in the same unit."""
    found: Lookup[tuple[str, str], bool] = Lookup(lambda key: records.exists(Indicator, unit=key[0], id=key[1]))
    for agreement in records.of(Agreement):
        for number, target in enumerate(agreement.record.targets):
            if not found[agreement.record.unit, target.indicator]:
                yield Missing(agreement, ("targets", number, "indicator"), target.indicator)
    for measurement in records.of(Measurement):
        for number, result in enumerate(measurement.record.results):
            if not found[measurement.record.unit, result.indicator]:
                yield Missing(measurement, ("results", number, "indicator"), result.indicator)


def _periods(records: Index) -> Iterator[Missing]:
    found: Lookup[str, bool] = Lookup(lambda name: records.exists(Period, id=name))
    for document in chain.from_iterable(records.of(kind) for kind in _REPORTS):
        name: str = getattr(document.record, "period", "")
        if not found[name]:
            yield Missing(document, ("period",), name)


def _done(records: Index) -> Iterator[Missing]:
    """The steps of a milestone that were done, among the steps promised for the year."""
    for series in all_series(records):
        for period, placed in series.results.items():
            target = series.targets.get(periods.year(period)) if placed.result.done else None
            promised = {step.id for step in target.target.steps} if target else set()
            for number, name in enumerate(placed.result.done or ()):
                # Without promised steps there is another fault, told by another rule.
                if promised and name not in promised:
                    yield Missing(placed.document, ("results", placed.number, "done", number), name)


def _policies(records: Index) -> Iterator[Missing]:
    for document in records.of(Government):
        for number, use in enumerate(document.record.policies):
            if not records.exists(ScoringPolicy, id=use.policy):
                yield Missing(document, ("policies", number, "policy"), use.policy)
        figures = document.record.staff_figures
        if figures and not records.exists(DisclosurePolicy, id=figures.policy):
            yield Missing(document, ("staff_figures", "policy"), figures.policy)
        approvals = document.record.approvals
        if approvals and not records.exists(ApprovalPolicy, id=approvals.policy):
            yield Missing(document, ("approvals", "policy"), approvals.policy)
    for policy in records.of(ScoringPolicy):
        later = policy.record.superseded_by
        if later and not records.exists(ScoringPolicy, id=later):
            yield Missing(policy, ("superseded_by",), later)


def _clauses(records: Index) -> Iterator[Missing]:
    """Inside a policy: the clause that a band follows, and the band of a worked example."""
    for document in records.of(ScoringPolicy):
        clauses = {legal.id for legal in document.record.legal}
        for number, band in enumerate(document.record.bands):
            if band.legal and band.legal not in clauses:
                yield Missing(document, ("bands", number, "legal"), band.legal)
        names = {band.id for band in document.record.bands}
        for number, example in enumerate(document.record.examples):
            if example.band not in names:
                yield Missing(document, ("examples", number, "band"), example.band)
