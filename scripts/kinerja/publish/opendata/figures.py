"""The tables about the figures of indicators: the figures, what is said of them, and what proves them."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.disclose.published import Comparison, Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish.opendata.rows import Row
from kinerja.publish.opendata.verdicts import band, changed, policy


class IndicatorRow(Row, frozen=True):
    """One indicator in one period; `target` and `realisation` are texts, since a target may be a range or a word."""

    government: str
    unit: str
    unit_name: str
    indicator: str
    indicator_name: str
    unit_of_measure: str
    aspect: str
    direction: str
    method: str
    cap: Decimal | None
    period: str
    target: str | None
    realisation: str | None
    state: str
    raw: Decimal | None
    achievement: Decimal | None
    status_policy: str | None
    status: str | None
    word_policy: str | None
    word: str | None
    change: Decimal | None
    series_break: str | None
    weight: Decimal | None
    source: str | None


class ExplanationRow(Row, frozen=True):
    """What the government says of a figure, in its own words."""

    government: str
    unit: str
    indicator: str
    period: str
    state_reason: str | None
    supporting: str | None
    hindering: str | None
    next_step: str | None
    remark: str | None


class EvidenceRow(Row, frozen=True):
    """A document that proves a figure."""

    government: str
    unit: str
    indicator: str
    period: str
    evidence_title: str
    url: str | None


class ComparisonRow(Row, frozen=True):
    """A figure as its source printed it, beside the same figure computed again."""

    government: str
    unit: str
    indicator: str | None
    service: str | None
    period: str
    what: str
    printed: str
    computed: str
    follows: bool


def _figures(release: Release) -> Iterator[tuple[PublishedUnit, PublishedIndicator, Figure]]:
    for unit in release.units:
        for indicator in unit.indicators:
            for figure in indicator.figures:
                yield unit, indicator, figure


def indicators(release: Release) -> Iterator[IndicatorRow]:
    """Every indicator in every period."""
    for unit, indicator, figure in _figures(release):
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
        status_policy=policy(figure.status),
        status=band(figure.status),
        word_policy=policy(figure.word),
        word=band(figure.word),
        change=figure.change,
        series_break=changed(figure.series_break),
        weight=figure.weight,
        source=figure.source,
    )


def explanations(release: Release) -> Iterator[ExplanationRow]:
    """Every figure of which anything is said."""
    for unit, indicator, figure in _figures(release):
        said = (figure.reason, figure.supporting, figure.hindering, figure.next_step, figure.note)
        if any(said):
            yield ExplanationRow(
                government=release.government.id,
                unit=unit.id,
                indicator=indicator.id,
                period=figure.period,
                state_reason=figure.reason,
                supporting=figure.supporting,
                hindering=figure.hindering,
                next_step=figure.next_step,
                remark=figure.note,
            )


def evidence(release: Release) -> Iterator[EvidenceRow]:
    """Every piece of evidence of every figure."""
    for unit, indicator, figure in _figures(release):
        for one in figure.evidence:
            yield EvidenceRow(
                government=release.government.id,
                unit=unit.id,
                indicator=indicator.id,
                period=figure.period,
                evidence_title=one.title,
                url=one.url,
            )


def comparisons(release: Release) -> Iterator[ComparisonRow]:
    """Every printed figure beside the same figure computed again, of indicators and of surveys."""
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
