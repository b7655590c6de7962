"""Surveys as rows of tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedSurvey, PublishedUnit, Release
from kinerja.publish import address, sentences
from kinerja.publish.address import Address
from kinerja.publish.marks import band_word
from kinerja.publish.span import span
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """A survey in words."""

    name: str
    address: Address
    period: str
    index: str
    word: str
    sentence: str


def survey_row(voice: Voice, release: Release, unit: PublishedUnit, one: PublishedSurvey) -> SurveyRow:
    """A survey as a row of a table."""
    return SurveyRow(
        name=one.service_name,
        address=address.survey(release.government.id, unit.id, one),
        period=voice.period(one.period),
        index=voice.text("none") if one.index is None else voice.number(one.index),
        word=_survey_word(voice, release, one),
        sentence=sentences.survey(voice, release, one),
    )


def _survey_word(voice: Voice, release: Release, one: PublishedSurvey) -> str:
    if one.withheld:
        return voice.text("survey.withheld")
    return voice.text("none") if one.verdict is None else band_word(voice, release, one.verdict)


def surveys(voice: Voice, release: Release, units: Sequence[PublishedUnit]) -> tuple[SurveyRow, ...]:
    """All surveys of some units, newest first."""
    found = [(unit, one) for unit in units for one in unit.surveys]
    found.sort(key=lambda pair: (span(pair[1].period).order, pair[1].service), reverse=True)
    return tuple(survey_row(voice, release, unit, one) for unit, one in found)
