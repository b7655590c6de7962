"""The open data tables: which there are, what identifies a row, and the rows that a release gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kinerja.disclose.published import (
    Comparison,
    Figure,
    PublishedIndicator,
    PublishedSurvey,
    PublishedUnit,
    PublishedVerdict,
    Release,
)
from kinerja.publish.opendata_rows import (
    BandRow,
    Column,
    ComparisonRow,
    ElementRow,
    IndicatorRow,
    Row,
    SourceRow,
    SummaryRow,
    SurveyRow,
    UnitRow,
    columns_of,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a row of another table, by the columns of that table."""

    columns: tuple[str, ...]
    table: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its type of row, the columns that identify a row, and where its rows come from."""

    name: str
    type: type[Row]
    key: tuple[str, ...]
    rows: Callable[[Release], Iterator[Row]]
    references: tuple[Reference, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return columns_of(self.type)


def _sources(release: Release) -> Iterator[SourceRow]:
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


def _units(release: Release) -> Iterator[UnitRow]:
    for unit in release.units:
        yield UnitRow(
            government=release.government.id,
            unit=unit.id,
            unit_name=unit.name,
            unit_type=unit.type,
            parent=unit.parent,
            head=unit.head,
        )


def _bands(release: Release) -> Iterator[BandRow]:
    for policy in release.policies:
        for band in policy.bands:
            yield BandRow(
                policy=policy.id,
                band=band.id,
                word_id=band.word.id,
                word_en=band.word.en,
                letter=band.letter,
                lowest=band.lowest,
                highest=band.highest,
            )


def _indicators(release: Release) -> Iterator[IndicatorRow]:
    for unit in release.units:
        for indicator in unit.indicators:
            for figure in indicator.figures:
                yield _indicator(release.government.id, unit, indicator, figure)


def _indicator(government: str, unit: PublishedUnit, indicator: PublishedIndicator, figure: Figure) -> IndicatorRow:
    return IndicatorRow(
        government=government,
        unit=unit.id,
        unit_name=unit.name,
        indicator=indicator.id,
        indicator_name=indicator.name,
        unit_of_measure=indicator.unit_of_measure,
        aspect=indicator.aspect,
        direction=indicator.direction,
        method=indicator.method,
        cap=indicator.cap,
        period=figure.period,
        target=figure.target,
        realisation=figure.realisation,
        state=figure.state,
        raw=figure.raw,
        achievement=figure.achievement,
        status_policy=_policy(figure.status),
        status=_band(figure.status),
        word_policy=_policy(figure.word),
        word=_band(figure.word),
        change=figure.change,
        weight=figure.weight,
        source=figure.source,
    )


def _surveys(release: Release) -> Iterator[SurveyRow]:
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
        policy=_policy(survey.verdict),
        band=_band(survey.verdict),
        letter=_letter(survey.verdict),
        alternative_index=survey.alternative,
        alternative_letter=_letter(survey.alternative_verdict),
        source=survey.source,
    )


def _elements(release: Release) -> Iterator[ElementRow]:
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
                    letter=_letter(element.verdict),
                )


def _summaries(release: Release) -> Iterator[SummaryRow]:
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
            )


def _comparisons(release: Release) -> Iterator[ComparisonRow]:
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


def _policy(verdict: PublishedVerdict | None) -> str | None:
    return verdict.policy if verdict else None


def _band(verdict: PublishedVerdict | None) -> str | None:
    return verdict.band if verdict else None


def _letter(verdict: PublishedVerdict | None) -> str | None:
    return verdict.letter if verdict else None


_UNIT = Reference(("unit",), "units", ("unit",))
_SOURCE = Reference(("source",), "sources", ("source",))
_PARENT = Reference(("parent",), "units", ("unit",))
_STATUS = Reference(("status_policy", "status"), "bands", ("policy", "band"))
_WORD = Reference(("word_policy", "word"), "bands", ("policy", "band"))
_BAND = Reference(("policy", "band"), "bands", ("policy", "band"))
_SURVEY = Reference(("unit", "service", "period"), "surveys", ("unit", "service", "period"))

TABLES: tuple[Table, ...] = (
    Table("indicators", IndicatorRow, ("unit", "indicator", "period"), _indicators, (_UNIT, _STATUS, _WORD, _SOURCE)),
    Table("surveys", SurveyRow, ("unit", "service", "period"), _surveys, (_UNIT, _BAND, _SOURCE)),
    Table("survey-elements", ElementRow, ("unit", "service", "period", "element"), _elements, (_SURVEY,)),
    Table("comparisons", ComparisonRow, (), _comparisons, (_UNIT,)),
    Table("summaries", SummaryRow, ("unit", "period"), _summaries, (_UNIT,)),
    Table("units", UnitRow, ("unit",), _units, (_PARENT,)),
    Table("bands", BandRow, ("policy", "band"), _bands),
    Table("sources", SourceRow, ("source",), _sources),
)

TABLE_BY_NAME = {table.name: table for table in TABLES}
