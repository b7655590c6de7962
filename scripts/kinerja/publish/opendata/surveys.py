"""The tables about satisfaction surveys and their elements."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.disclose.published import PublishedSurvey, PublishedUnit, Release
from kinerja.publish.opendata.rows import Row
from kinerja.publish.opendata.verdicts import band, changed, letter, policy


class SurveyRow(Row, frozen=True):
    """One satisfaction survey of one service."""

    government: str
    unit: str
    unit_name: str
    service: str
    service_name: str
    period: str
    state: str
    element_weight: str
    respondents: int | None
    population: int | None
    index: Decimal | None
    policy: str | None
    band: str | None
    letter: str | None
    series_break: str | None
    alternative_index: Decimal | None
    alternative_letter: str | None
    source: str | None
    withheld: str | None


class ElementRow(Row, frozen=True):
    """One element of one survey."""

    government: str
    unit: str
    service: str
    period: str
    element: str
    element_name: str
    mean: Decimal
    letter: str | None


def surveys(release: Release) -> Iterator[SurveyRow]:
    """Every survey."""
    for unit in release.units:
        for survey in unit.surveys:
            yield _survey(release.government.id, unit, survey)


def _survey(government: str, unit: PublishedUnit, survey: PublishedSurvey) -> SurveyRow:
    return SurveyRow(
        government=government,
        unit=unit.id,
        unit_name=unit.name,
        service=survey.service,
        service_name=survey.service_name,
        period=survey.period,
        state=survey.state,
        element_weight=survey.weight,
        respondents=survey.respondents,
        population=survey.population,
        index=survey.index,
        policy=policy(survey.verdict),
        band=band(survey.verdict),
        letter=letter(survey.verdict),
        series_break=changed(survey.series_break),
        alternative_index=survey.alternative,
        alternative_letter=letter(survey.alternative_verdict),
        source=survey.source,
        withheld=survey.withheld,
    )


def elements(release: Release) -> Iterator[ElementRow]:
    """Every element of every survey."""
    for unit in release.units:
        for survey in unit.surveys:
            for element in survey.elements:
                yield ElementRow(
                    government=release.government.id,
                    unit=unit.id,
                    service=survey.service,
                    period=survey.period,
                    element=element.id,
                    element_name=element.name,
                    mean=element.mean,
                    letter=letter(element.verdict),
                )
