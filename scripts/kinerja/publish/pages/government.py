"""A government: its units with their outcomes, its goals, its sources, its releases."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Notice, PublishedGoal, PublishedUnit, Release
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.marks import latest_tally
from kinerja.publish.page import Page
from kinerja.publish.pages import parts, ratings
from kinerja.publish.pages.staff import StaffPages
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

_WAITING = frozenset({"pending", "not-measured"})

# A government with more indicators than this is read unit by unit.
_LISTED = 40


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its counts, each unit for itself."""

    unit: PublishedUnit
    address: address.Address
    bar: parts.Bar | None
    period: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A finding in words."""

    slug: str
    known: bool
    sentence: str
    place: str


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each government."""
    for chain in site.releases:
        if chain:
            yield _page(site, voice, chain)


def _page(site: Site, voice: Voice, chain: tuple[Release, ...]) -> Page:
    release = chain[-1]
    government = release.government
    tally = latest_tally(voice, release, [one for unit in release.units for one in unit.summaries])
    rows = tuple(_headlines(voice, release))
    return Page(
        address=address.government(government.id),
        title=government.name,
        description=voice.text("government.description", name=government.name),
        template="government.html",
        release=release,
        view={
            "bar": parts.bar(voice, tally),
            "tally_period": voice.period(tally.period) if tally else "",
            "units": tuple(_unit(voice, release, unit) for unit in release.units),
            "rows": rows if len(rows) <= _LISTED else (),
            "surveys": parts.surveys(voice, release, release.units),
            "ratings": ratings.latest(voice, release, release.units),
            "staff": StaffPages(site, voice, chain).of_government(),
            "goals": tuple(_goal(voice, release, goal) for goal in release.goals),
            "notices": tuple(_notice(site, voice, notice) for notice in release.notices),
            "waiting": tuple(row for row, state in _states(voice, release) if state in _WAITING),
            "periods": sorted(release.periods, key=lambda one: span(one.id).order, reverse=True),
            "chain": chain[::-1],
        },
    )


def _headlines(voice: Voice, release: Release) -> Iterator[parts.Row]:
    for row, _ in _states(voice, release):
        yield row


def _states(voice: Voice, release: Release) -> Iterator[tuple[parts.Row, str]]:
    for unit in release.units:
        for indicator in unit.indicators:
            figure = parts.headline(indicator)
            if figure:
                yield parts.figure_row(voice, release, unit, indicator, figure), figure.state


def _unit(voice: Voice, release: Release, unit: PublishedUnit) -> UnitRow:
    tally = latest_tally(voice, release, unit.summaries)
    place = address.unit(release.government.id, unit.id)
    return UnitRow(unit, place, parts.bar(voice, tally), voice.period(tally.period) if tally else "")


def _goal(voice: Voice, release: Release, goal: PublishedGoal) -> tuple[str, str]:
    mission = next((one.statement for one in release.government.missions if one.id == goal.mission), None)
    above = next((one.statement for one in release.goals if one.id == goal.goal), None)
    if mission is not None:
        return goal.statement, voice.text("government.serves_mission", statement=mission)
    if above is not None:
        return goal.statement, voice.text("government.serves_goal", statement=above)
    return goal.statement, ""


def _notice(site: Site, voice: Voice, notice: Notice) -> NoticeRow:
    rule = site.rule(notice.rule)
    section = rule.section if rule else "rules"
    sentence = voice.sentence(f"{section}.{notice.rule}.message", notice.facts)
    return NoticeRow(notice.rule, rule is not None, sentence, f"{notice.path}:{notice.line}")
