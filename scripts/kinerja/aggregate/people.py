"""Who was evaluated in which closed period and how: private, and only for the rules of disclosure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    Counted,
    Development,
    DisclosurePolicy,
    Evaluation,
    FollowUp,
    Objection,
    ScoringPolicy,
    Unit,
)
from kinerja.score import person, policy, series
from kinerja.score.numbers import rounded
from kinerja.score.rater import Rater

_NONE = Decimal(0)


class _Evaluated(NamedTuple):
    """An employee with what the evaluation says."""

    employee: str
    rating: str
    value: Decimal | None
    objection: bool


@dataclass(frozen=True)
class ClosedPeriod:
    """The evaluated people of a closed period by the unit of their posting, and the tree of the units.

    `ratings` is the policy with the words; `top` the highest figure that it computes, None where it computes none or
    somebody has none.
    """

    period: str
    ratings: str
    words: tuple[str, ...]
    top: Decimal | None
    parents: Mapping[str, str | None]
    people: Mapping[str, tuple[Counted, ...]]


def closed_periods(shared: Index, parts: Iterable[Index], rules: DisclosurePolicy) -> tuple[ClosedPeriod, ...]:
    """The closed periods of the length that the government publishes staff figures for, oldest first.

    `shared` are the records that belong to no unit, `parts` those of its units, each forgotten before the next.
    """
    figures = shared.staff_figures()
    closed = series.closed_periods(shared)
    wanted = [one for one in sorted(closed, key=periods.order) if figures and periods.length(one) == figures.cadence]
    gathered = {one: _Gathered(one) for one in wanted}
    parents: dict[str, str | None] = {}
    for part in parts if wanted else ():
        parents |= {one.record.id: one.record.parent for one in part.of(Unit)}
        _gather(part, gathered)
    return tuple(found for one in gathered.values() if (found := _closed(shared, rules, one, parents)))


@dataclass(frozen=True)
class _Gathered:
    """What the parts say of people in a period: those evaluated by unit, training hours, and who was followed up."""

    period: str
    evaluated: dict[str, list[_Evaluated]] = field(default_factory=lambda: defaultdict(list))
    hours: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    followed: set[str] = field(default_factory=set)


def _gather(part: Index, gathered: Mapping[str, _Gathered]) -> None:
    rater = Rater(part)
    for evaluation in part.of(Evaluation):
        own = evaluation.record
        # Settled evaluations that have a rating.
        if own.period in gathered and own.status == "final" and own.rating:
            objection = part.exists(Objection, unit=own.unit, employee=own.employee, period=own.period)
            found = _Evaluated(own.employee, own.rating, _value(rater, evaluation), objection)
            gathered[own.period].evaluated[own.unit].append(found)
    for one in part.of(FollowUp):
        if one.record.evaluation in gathered and one.record.status != "dropped":
            gathered[one.record.evaluation].followed.add(one.record.employee)
    _train(part, gathered)


def _train(part: Index, gathered: Mapping[str, _Gathered]) -> None:
    spans = {name: (periods.first_day(name), periods.last_day(name)) for name in gathered}
    for document in part.of(Development):
        for activity in document.record.entries:
            # Hours belong to the period in which they began, and follow a person from post to post.
            for name, (first, last) in spans.items():
                if first <= activity.starts <= last:
                    gathered[name].hours[document.record.employee] += activity.hours


def _value(rater: Rater, evaluation: Document[Evaluation]) -> Decimal | None:
    """The figure of policies that compute one."""
    rule = rater.rules[evaluation.record.period].person
    # Where two words give a third there is no figure, and nothing else has to be read.
    proposal = rater.proposal(evaluation) if rule and rule.method != "matrix" else None
    if rule is None or proposal is None or proposal.value is None:
        return None
    return rounded(proposal.value, rule.decimals)


def _closed(
    shared: Index, rules: DisclosurePolicy, gathered: _Gathered, parents: Mapping[str, str | None]
) -> ClosedPeriod | None:
    rating = policy.in_force(shared, person.USE, periods.last_day(gathered.period))
    if rating is None or not gathered.evaluated:
        return None
    highest = rules.hours.highest.value
    people = {unit: _counted(found, gathered, highest) for unit, found in sorted(gathered.evaluated.items())}
    return ClosedPeriod(
        period=gathered.period,
        ratings=rating.id,
        words=tuple(one.id for one in rating.bands),
        top=_top(rating, people),
        parents=parents,
        people=people,
    )


def _counted(found: Sequence[_Evaluated], gathered: _Gathered, highest: Decimal) -> tuple[Counted, ...]:
    return tuple(
        Counted(
            employee=one.employee,
            rating=one.rating,
            hours=min(gathered.hours.get(one.employee, _NONE), highest),
            value=one.value,
            objection=one.objection,
            follow_up=one.employee in gathered.followed,
        )
        for one in sorted(found, key=lambda one: one.employee)
    )


def _top(rating: ScoringPolicy, people: Mapping[str, tuple[Counted, ...]]) -> Decimal | None:
    highest = [one.highest for one in rating.bands if one.highest is not None]
    if not highest or any(one.value is None for unit in people.values() for one in unit):
        return None
    return max(highest)
