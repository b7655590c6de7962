"""The tables about the government itself: its periods, missions and goals, its policies and its sources."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.disclose.published import Release
from kinerja.publish.opendata.rows import Row


class PeriodRow(Row, frozen=True):
    """A period with its days and state."""

    government: str
    period: str
    starts: str
    ends: str
    period_status: str
    measurements_due: str | None


class MissionRow(Row, frozen=True):
    """One mission of the government's vision."""

    government: str
    mission: str
    statement: str


class GoalRow(Row, frozen=True):
    """A goal with what it serves."""

    government: str
    goal: str
    statement: str
    mission: str | None
    parent_goal: str | None


class BandRow(Row, frozen=True):
    """What a policy calls the figures from `lowest` to `highest`."""

    policy: str
    band: str
    word_id: str
    word_en: str
    letter: str | None
    lowest: Decimal | None
    highest: Decimal | None
    condition: str | None


class SourceRow(Row, frozen=True):
    """A document that figures are quoted from."""

    government: str
    source: str
    source_title: str
    publisher: str | None
    date: str | None
    url: str | None


def periods(release: Release) -> Iterator[PeriodRow]:
    """Every period."""
    for one in release.periods:
        yield PeriodRow(
            government=release.government.id,
            period=one.id,
            starts=one.starts,
            ends=one.ends,
            period_status=one.status,
            measurements_due=one.measurements_due,
        )


def missions(release: Release) -> Iterator[MissionRow]:
    """Every mission."""
    for one in release.government.missions:
        yield MissionRow(government=release.government.id, mission=one.id, statement=one.statement)


def goals(release: Release) -> Iterator[GoalRow]:
    """Every goal."""
    for one in release.goals:
        yield GoalRow(
            government=release.government.id,
            goal=one.id,
            statement=one.statement,
            mission=one.mission,
            parent_goal=one.goal,
        )


def bands(release: Release) -> Iterator[BandRow]:
    """What each policy calls which figures."""
    for rule in release.policies:
        for one in rule.bands:
            yield BandRow(
                policy=rule.id,
                band=one.id,
                word_id=one.word.id,
                word_en=one.word.en,
                letter=one.letter,
                lowest=one.lowest,
                highest=one.highest,
                condition=one.condition,
            )


def sources(release: Release) -> Iterator[SourceRow]:
    """Documents that figures are quoted from."""
    government = release.government
    for source in government.sources:
        yield SourceRow(
            government=government.id,
            source=source.id,
            source_title=source.title,
            publisher=source.publisher,
            date=source.date,
            url=source.url,
        )
