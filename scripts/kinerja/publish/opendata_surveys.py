"""The rows of the open data tables about surveys and comparisons."""

from collections.abc import Iterator

from kinerja.disclose.published import Comparison, PublishedSurvey, PublishedUnit, Release
from kinerja.publish.opendata_rows import ComparisonRow, ElementRow, SurveyRow
from kinerja.publish.opendata_verdicts import band, changed, letter, policy


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


def comparisons(release: Release) -> Iterator[ComparisonRow]:
    """Every printed figure beside the same figure computed again."""
    for unit in release.units:
        for indicator in unit.indicators:
            for figure in indicator.figures:
                for one in figure.comparisons:
                    yield _comparison(release, unit, (indicator.id, None), figure.period, one)
        for survey in unit.surveys:
            for one in survey.comparisons:
                yield _comparison(release, unit, (None, survey.service), survey.period, one)


def _comparison(
    release: Release, unit: PublishedUnit, subject: tuple[str | None, str | None], period: str, one: Comparison
) -> ComparisonRow:
    indicator, service = subject
    return ComparisonRow(
        government=release.government.id,
        unit=unit.id,
        indicator=indicator,
        service=service,
        period=period,
        what=one.what,
        printed=one.printed,
        computed=one.computed,
        follows=one.follows,
    )
