"""The rows of the open data tables about units, indicators, and policies."""

from collections.abc import Iterator

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish.opendata_rows import BandRow, BreakRow, IndicatorRow, RatingRow, SourceRow, SummaryRow, UnitRow
from kinerja.publish.opendata_verdicts import band, changed, policy


def sources(release: Release) -> Iterator[SourceRow]:
    """Documents that figures are quoted from."""
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


def units(release: Release) -> Iterator[UnitRow]:
    """Every unit."""
    for unit in release.units:
        yield UnitRow(
            government=release.government.id,
            unit=unit.id,
            unit_name=unit.name,
            unit_type=unit.type,
            parent=unit.parent,
            head=unit.head,
        )


def bands(release: Release) -> Iterator[BandRow]:
    """What each policy calls which figures."""
    for rule in release.policies:
        for one in rule.bands:
            yield BandRow(
                policy=rule.id,
                band=one.id,
                word_id=one.word.id,
                word_en=one.word.en,
                letter=one.letter,
                lowest=one.lowest,
                highest=one.highest,
                condition=one.condition,
            )


def indicators(release: Release) -> Iterator[IndicatorRow]:
    """Every indicator in every period."""
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
        status_policy=policy(figure.status),
        status=band(figure.status),
        word_policy=policy(figure.word),
        word=band(figure.word),
        change=figure.change,
        series_break=changed(figure.series_break),
        weight=figure.weight,
        source=figure.source,
    )


def summaries(release: Release) -> Iterator[SummaryRow]:
    """Every unit in every period."""
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
                not_comparable="+".join(summary.not_comparable) or None,
            )


def breaks(release: Release) -> Iterator[BreakRow]:
    """Where the series of indicators begin anew."""
    for unit in release.units:
        for indicator in unit.indicators:
            for one in indicator.breaks:
                yield BreakRow(
                    government=release.government.id,
                    unit=unit.id,
                    indicator=indicator.id,
                    period=one.period,
                    changed=one.what,
                    note=one.note,
                    found_in=one.found_in,
                )


def ratings(release: Release) -> Iterator[RatingRow]:
    """How units were rated as organisations."""
    for unit in release.units:
        for one in unit.ratings:
            yield RatingRow(
                government=release.government.id,
                unit=unit.id,
                unit_name=unit.name,
                period=one.period,
                rating_policy=one.policy if one.rating else None,
                rating=one.rating,
                set_by=one.set_by,
                set_on=one.set_on,
                reason=one.reason,
                proposed_policy=policy(one.proposed),
                proposed=band(one.proposed),
                indicators=one.indicators,
                counted=one.counted,
                average=one.achievement,
                weighted=one.weighted,
                source=one.source,
            )
