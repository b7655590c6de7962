"""A unit: its indicators with their latest figures, its surveys, and its way from period to period."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import PublishedUnit, Release
from kinerja.publish import address, sentences
from kinerja.publish.content import Site
from kinerja.publish.marks import latest_tally, tally
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts, ratings
from kinerja.publish.pages.staff import Section, StaffPages
from kinerja.publish.span import span
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The counts of a unit in one period."""

    period: str
    bar: parts.Bar | None
    average: str | None
    not_comparable: str | None


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each unit."""
    for chain in site.releases:
        if chain:
            staff = StaffPages(site, voice, chain)
            for unit in chain[-1].units:
                yield _page(voice, chain[-1], unit, staff.of_unit(unit))


def _page(voice: Voice, release: Release, unit: PublishedUnit, staff: Section | None) -> Page:
    government = release.government
    latest = latest_tally(voice, release, unit.summaries)
    rated = ratings.rows(voice, release, unit)
    history = tuple(_history(voice, release, unit))
    parent = next((one for one in release.units if one.id == unit.parent), None)
    return Page(
        address=address.unit(government.id, unit.id),
        title=voice.text("format.title", name=unit.name, place=government.name),
        description=voice.text("unit.description", name=unit.name, government=government.name),
        template="unit.html",
        release=release,
        trail=parts.crumbs(release),
        view={
            "unit": unit,
            "parent": _crumb(release, parent) if parent else None,
            "below": tuple(_crumb(release, one) for one in release.units if one.parent == unit.id),
            "bar": parts.bar(voice, latest),
            "tally_period": voice.period(latest.period) if latest else "",
            "average": next(
                (row.average for row in history if latest and row.period == voice.period(latest.period)), None
            ),
            "rows": tuple(_rows(voice, release, unit)),
            "surveys": parts.surveys(voice, release, [unit]),
            "ratings": rated,
            "rating": next((row for row in rated if row.is_set), rated[0] if rated else None),
            "history": history,
            "staff": staff,
        },
    )


def _rows(voice: Voice, release: Release, unit: PublishedUnit) -> Iterator[parts.Row]:
    for indicator in unit.indicators:
        figure = parts.headline(indicator)
        if figure:
            yield parts.figure_row(voice, release, unit, indicator, figure)


def _history(voice: Voice, release: Release, unit: PublishedUnit) -> Iterator[PeriodRow]:
    for summary in sorted(unit.summaries, key=lambda one: span(one.period).order, reverse=True):
        counted = tally(voice, release, summary.period, [summary])
        yield PeriodRow(
            voice.period(summary.period),
            parts.bar(voice, counted),
            sentences.average(voice, summary),
            sentences.not_comparable(voice, summary),
        )


def _crumb(release: Release, unit: PublishedUnit) -> Crumb:
    return Crumb(unit.name, address.unit(release.government.id, unit.id))
