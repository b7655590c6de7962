"""A satisfaction survey: its index, its nine elements, and what its source printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kinerja.disclose.published import PublishedElement, PublishedSurvey, PublishedUnit, Release
from kinerja.publish import address, charts, sentences
from kinerja.publish.content import Site
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.voice import Voice

_WEIGHTS = ("1/9", "0.11")


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element with its bar."""

    code: str
    name: str
    mean: str
    word: str
    level: str


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each survey."""
    for release in site.latest:
        for unit in release.units:
            for one in unit.surveys:
                yield _page(voice, release, unit, one)


def _page(voice: Voice, release: Release, unit: PublishedUnit, one: PublishedSurvey) -> Page:
    period = voice.period(one.period)
    title = voice.text("survey.title", name=one.service_name)
    computed = voice.text("indicator.computed_for", period=period)
    return Page(
        address=address.survey(release.government.id, unit.id, one),
        title=voice.text("format.title", name=title, place=unit.name),
        description=voice.text("survey.description", name=one.service_name, period=period),
        template="survey.html",
        release=release,
        trail=parts.crumbs(release, unit),
        view={
            "heading": title,
            "survey": one,
            "row": parts.survey_row(voice, release, unit, one),
            "respondents": _respondents(voice, one),
            "broken": one.series_break and sentences.broken(voice, one.series_break),
            "weight": voice.value(one.weight),
            "alternative": _alternative(voice, release, one),
            "elements": tuple(_element(voice, release, each) for each in one.elements),
            "extremes": sentences.extremes(voice, one),
            "source": parts.source_of(release, one.source),
            "comparisons": tuple(parts.comparison_row(voice, release, one.period, each) for each in one.comparisons),
            "compared": sentences.compared(voice, one.comparisons),
            "computations": tuple(filter(None, [parts.computation(voice, release, computed, one.inputs, one.trace)])),
        },
    )


def _element(voice: Voice, release: Release, one: PublishedElement) -> ElementRow:
    return ElementRow(
        code=one.id,
        name=one.name,
        mean=voice.number(one.mean),
        word=parts.verdict_text(voice, release, one.verdict),
        level=charts.level(Fraction(one.mean), 1, 4),
    )


def _respondents(voice: Voice, one: PublishedSurvey) -> str | None:
    if one.respondents is None:
        return None
    respondents = voice.number(one.respondents)
    if one.population is None:
        return respondents
    return voice.text("survey.of_population", respondents=respondents, population=voice.number(one.population))


def _alternative(voice: Voice, release: Release, one: PublishedSurvey) -> str | None:
    if one.alternative is None:
        return None
    other = next((weight for weight in _WEIGHTS if weight != one.weight), "")
    return voice.text(
        "survey.alternative_text",
        other=voice.value(other),
        index=voice.number(one.alternative),
        word=parts.verdict_text(voice, release, one.alternative_verdict),
    )
