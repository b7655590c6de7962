"""Who was evaluated in which closed period and how: private, and only for the rules of disclosure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja import periods
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
from kinerja.score.ledger import Ledger


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


def closed_periods(ledger: Ledger, rules: DisclosurePolicy) -> tuple[ClosedPeriod, ...]:
    """The closed periods of the length that the government publishes staff figures for, oldest first."""
    figures = ledger.records.staff_figures()
    closed = series.closed_periods(ledger.records)
    wanted = (one for one in closed if figures and periods.length(one) == figures.cadence)
    return tuple(found for one in sorted(wanted, key=periods.order) if (found := _closed(ledger, rules, one)))


def _closed(ledger: Ledger, rules: DisclosurePolicy, period: str) -> ClosedPeriod | None:
    rating = policy.in_force(ledger.records, person.USE, periods.last_day(period))
    people = _people(ledger, rules, period)
    if rating is None or not people:
        return None
    return ClosedPeriod(
        period=period,
        ratings=rating.id,
        words=tuple(one.id for one in rating.bands),
        top=_top(rating, people),
        parents={one.record.id: one.record.parent for one in ledger.records.of(Unit)},
        people=people,
    )


def _top(rating: ScoringPolicy, people: Mapping[str, tuple[Counted, ...]]) -> Decimal | None:
    highest = [one.highest for one in rating.bands if one.highest is not None]
    if not highest or any(one.value is None for unit in people.values() for one in unit):
        return None
    return max(highest)


def _people(ledger: Ledger, rules: DisclosurePolicy, period: str) -> Mapping[str, tuple[Counted, ...]]:
    values = {(one.unit, one.employee): one.value for one in ledger.people if one.period == period}
    hours, followed = _hours(ledger.records, period), _followed(ledger.records, period)
    found: dict[str, list[Counted]] = defaultdict(list)
    for own in _evaluated(ledger.records, period):
        key = own.unit, own.employee
        found[own.unit].append(
            Counted(
                employee=own.employee,
                rating=own.rating or "",
                hours=min(hours.get(own.employee, Decimal(0)), rules.hours.highest.value),
                value=values.get(key),
                objection=ledger.records.exists(Objection, unit=own.unit, employee=own.employee, period=period),
                follow_up=own.employee in followed,
            )
        )
    return {unit: tuple(sorted(people, key=lambda one: one.employee)) for unit, people in sorted(found.items())}


def _evaluated(records: Index, period: str) -> Iterator[Evaluation]:
    """The settled evaluations of a period that have a rating."""
    for one in records.of(Evaluation):
        if one.record.period == period and one.record.status == "final" and one.record.rating:
            yield one.record


def _hours(records: Index, period: str) -> Mapping[str, Decimal]:
    """Training hours that began in the period, by employee: hours follow a person from post to post."""
    total: dict[str, Decimal] = defaultdict(Decimal)
    first, last = periods.first_day(period), periods.last_day(period)
    for one in records.of(Development):
        for activity in one.record.entries:
            if first <= activity.starts <= last:
                total[one.record.employee] += activity.hours
    return total


def _followed(records: Index, period: str) -> frozenset[str]:
    found = (one.record for one in records.of(FollowUp))
    return frozenset(one.employee for one in found if one.evaluation == period and one.status != "dropped")
