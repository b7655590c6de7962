"""The tables about units: which there are, how many indicators stand where, and how units were rated."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.disclose.published import PublishedOrganisationRating, PublishedUnit, Release
from kinerja.publish.opendata.rows import Row
from kinerja.publish.opendata.verdicts import band, policy


class UnitRow(Row, frozen=True):
    """An organisational unit."""

    government: str
    unit: str
    unit_name: str
    unit_type: str
    parent: str | None
    head: str | None


class SummaryRow(Row, frozen=True):
    """One unit in one period."""

    government: str
    unit: str
    period: str
    indicators: int
    counted: int
    average: Decimal | None
    weighted: bool
    not_comparable: str | None


class CountRow(Row, frozen=True):
    """How many indicators of a unit have one status in one period, or have none for one reason."""

    government: str
    unit: str
    period: str
    status_policy: str | None
    status: str | None
    state: str | None
    count: int


class RatingRow(Row, frozen=True):
    """A unit's rating as an organisation, beside the one that its achievements propose."""

    government: str
    unit: str
    unit_name: str
    period: str
    rating_policy: str | None
    rating: str | None
    set_by: str | None
    set_on: str | None
    reason: str | None
    proposed_policy: str | None
    proposed: str | None
    indicators: int
    counted: int
    average: Decimal | None
    weighted: bool
    source: str | None


def units(release: Release) -> Iterator[UnitRow]:
    """Every unit."""
    for unit in release.units:
        yield UnitRow(
            government=release.government.id,
            unit=unit.id,
            unit_name=unit.name,
            unit_type=unit.type,
            parent=unit.parent,
            head=unit.head,
        )


def summaries(release: Release) -> Iterator[SummaryRow]:
    """Every unit in every period."""
    for unit in release.units:
        for summary in unit.summaries:
            yield SummaryRow(
                government=release.government.id,
                unit=unit.id,
                period=summary.period,
                indicators=summary.indicators,
                counted=summary.counted,
                average=summary.average,
                weighted=summary.weighted,
                not_comparable="+".join(summary.not_comparable) or None,
            )


def counts(release: Release) -> Iterator[CountRow]:
    """The counts of every unit in every period, statuses before reasons, each in the order of its code."""
    place = release.government.id
    for unit in release.units:
        for one in unit.summaries:
            for status, count in sorted(one.statuses.items()):
                yield CountRow(
                    government=place,
                    unit=unit.id,
                    period=one.period,
                    status_policy=release.status_policy,
                    status=status,
                    state=None,
                    count=count,
                )
            for state, count in sorted(one.states.items()):
                yield CountRow(
                    government=place,
                    unit=unit.id,
                    period=one.period,
                    status_policy=None,
                    status=None,
                    state=state,
                    count=count,
                )


def ratings(release: Release) -> Iterator[RatingRow]:
    """How units were rated as organisations."""
    for unit in release.units:
        for one in unit.ratings:
            yield _rating(release.government.id, unit, one)


def _rating(government: str, unit: PublishedUnit, one: PublishedOrganisationRating) -> RatingRow:
    return RatingRow(
        government=government,
        unit=unit.id,
        unit_name=unit.name,
        period=one.period,
        rating_policy=one.policy if one.rating else None,
        rating=one.rating,
        set_by=one.set_by,
        set_on=one.set_on,
        reason=one.reason,
        proposed_policy=policy(one.proposed),
        proposed=band(one.proposed),
        indicators=one.indicators,
        counted=one.counted,
        average=one.achievement,
        weighted=one.weighted,
        source=one.source,
    )
