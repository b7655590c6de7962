"""A satisfaction survey: its index, its nine elements, who answered, and what its source printed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kinerja.disclose.published import PublishedElement, PublishedSurvey, PublishedUnit, Release
from kinerja.publish import address, charts, sentences
from kinerja.publish.content import Site
from kinerja.publish.marks import policy_of, ranked
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

_WEIGHTS = ("1/9", "0.11")
_TENTH = Decimal("0.1")
# Longer ways are in the open data.
_SERIES = 12


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element with its bar."""

    code: str
    name: str
    mean: str
    word: str
    level: str


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter of the policy: its word, the indices that get it, and whether this survey got it."""

    letter: str
    word: str
    lowest: str
    highest: str
    here: bool


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each survey."""
    for release in site.latest:
        for unit in release.units:
            series: dict[str, list[PublishedSurvey]] = defaultdict(list)
            for one in sorted(unit.surveys, key=lambda one: span(one.period).order, reverse=True):
                series[one.service].append(one)
            for one in unit.surveys:
                yield _page(voice, release, unit, one, series[one.service])


def _page(
    voice: Voice, release: Release, unit: PublishedUnit, one: PublishedSurvey, series: Sequence[PublishedSurvey]
) -> Page:
    period = voice.period(one.period)
    title = voice.text("survey.title", name=one.service_name)
    computed = voice.text("indicator.computed_for", period=period)
    row = parts.survey_row(voice, release, unit, one)
    return Page(
        address=address.survey(release.government.id, unit.id, one),
        title=voice.text("survey.page_title", title=title, period=period, place=unit.name),
        description=voice.text(
            "survey.description", name=one.service_name, unit=unit.name, period=period, sentence=row.sentence
        ),
        template="survey.html",
        release=release,
        trail=parts.crumbs(release, unit),
        kind="survey",
        view={
            "heading": title,
            "survey": one,
            "row": row,
            "sample": _sample(voice, one),
            "broken": one.series_break and sentences.broken(voice, one.series_break),
            "weight": voice.value(one.weight),
            "alternative": _alternative(voice, release, one),
            "elements": tuple(_element(voice, release, each) for each in one.elements),
            "extremes": sentences.extremes(voice, one),
            "letters": tuple(_letters(voice, release, one)),
            "series": tuple(parts.survey_row(voice, release, unit, each) for each in series[:_SERIES]),
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


def _sample(voice: Voice, one: PublishedSurvey) -> str:
    """Who answered, of how many; nothing where even that is withheld."""
    if one.withheld:
        return ""
    if one.respondents is None:
        return voice.text("survey.sample_unknown")
    respondents = voice.number(one.respondents)
    if not one.population or one.population < one.respondents:
        return voice.text("survey.sample_alone", respondents=respondents)
    share = (Decimal(one.respondents * 100) / one.population).quantize(_TENTH, ROUND_HALF_UP)
    facts = {"population": voice.number(one.population), "share": voice.percent(share)}
    return voice.text("survey.sample_of", respondents=respondents, **facts)


def _letters(voice: Voice, release: Release, one: PublishedSurvey) -> Iterator[LetterRow]:
    policy = policy_of(release, one.verdict.policy) if one.verdict else None
    none = voice.text("none")
    for band in ranked(policy) if policy else ():
        yield LetterRow(
            letter=band.letter or none,
            word=voice.wording(band.word),
            lowest=none if band.lowest is None else voice.number(band.lowest),
            highest=none if band.highest is None else voice.number(band.highest),
            here=one.verdict is not None and band.id == one.verdict.band,
        )


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
