"""Figures as rows of tables, and what stands around them."""

from dataclasses import dataclass

from kinerja.disclose.published import (
    Figure,
    PublishedIndicator,
    PublishedUnit,
    PublishedVerdict,
    Release,
    Source,
)
from kinerja.publish import address, sentences
from kinerja.publish.address import Address
from kinerja.publish.marks import Mark, band_word, figure_mark
from kinerja.publish.page import Crumb
from kinerja.publish.span import span
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in words."""

    name: str
    address: Address
    period: str
    target: str
    realisation: str
    achievement: str
    raw: str
    mark: Mark
    word: str
    change: str
    begins: bool
    source: Source | None


def figure_row(
    voice: Voice, release: Release, unit: PublishedUnit, indicator: PublishedIndicator, figure: Figure
) -> Row:
    """A figure of an indicator as a row of a table."""
    none = voice.text("none")

    def amount(value: str | None) -> str:
        return none if value is None else voice.amount(value, indicator)

    return Row(
        name=indicator.name,
        address=address.indicator(release.government.id, unit.id, indicator.id),
        period=voice.period(figure.period),
        target=amount(figure.target),
        realisation=amount(figure.realisation),
        achievement=none if figure.achievement is None else voice.percent(figure.achievement),
        raw=none if figure.raw is None else voice.percent(figure.raw),
        mark=figure_mark(voice, release, figure),
        word=none if figure.word is None else band_word(voice, release, figure.word),
        change=sentences.change(voice, figure),
        begins=figure.series_break is not None,
        source=source_of(release, figure.source),
    )


def headline(indicator: PublishedIndicator) -> Figure | None:
    """The figure that tells most today: the latest that is not merely waiting, else the latest."""
    known = [one for one in indicator.figures if one.state != "pending"] or indicator.figures
    return max(known, key=lambda one: span(one.period).order, default=None)


def source_of(release: Release, identifier: str | None) -> Source | None:
    """A source of the government by id."""
    return next((one for one in release.government.sources if one.id == identifier), None)


def crumbs(release: Release, *units: PublishedUnit) -> tuple[Crumb, ...]:
    """The way to a page of a government, or of one of its units."""
    government = release.government
    start = Crumb(government.name, address.government(government.id))
    return start, *(Crumb(unit.name, address.unit(government.id, unit.id)) for unit in units)


def verdict_text(voice: Voice, release: Release, verdict: PublishedVerdict | None) -> str:
    """A policy's word, or the sign for nothing."""
    return voice.text("none") if verdict is None else band_word(voice, release, verdict)
