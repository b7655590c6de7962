"""The tables about what indicators are: their definitions, and where their series begin anew."""

from collections.abc import Iterator

from kinerja.disclose.published import PublishedIndicator, PublishedUnit, Release
from kinerja.publish.opendata.rows import Row


class DefinitionRow(Row, frozen=True):
    """What an indicator measures, and how."""

    government: str
    unit: str
    indicator: str
    indicator_name: str
    definition: str
    unit_of_measure: str
    aspect: str
    direction: str
    method: str
    zero_target: str
    aggregation: str
    decimals: int
    indicator_status: str
    successor: str | None
    goal: str | None
    owner: str | None
    data_source: str | None
    source: str | None


class BreakRow(Row, frozen=True):
    """A new series of an indicator begins; figures on both sides are not compared."""

    government: str
    unit: str
    indicator: str
    period: str
    changed: str
    note: str | None
    found_in: int | None


def definitions(release: Release) -> Iterator[DefinitionRow]:
    """Every indicator."""
    for unit in release.units:
        for indicator in unit.indicators:
            yield _definition(release.government.id, unit, indicator)


def _definition(government: str, unit: PublishedUnit, indicator: PublishedIndicator) -> DefinitionRow:
    return DefinitionRow(
        government=government,
        unit=unit.id,
        indicator=indicator.id,
        indicator_name=indicator.name,
        definition=indicator.definition,
        unit_of_measure=indicator.unit_of_measure,
        aspect=indicator.aspect,
        direction=indicator.direction,
        method=indicator.method,
        zero_target=indicator.zero_target,
        aggregation=indicator.aggregation,
        decimals=indicator.decimals,
        indicator_status=indicator.status,
        successor=indicator.successor,
        goal=indicator.goal,
        owner=indicator.owner,
        data_source=indicator.data_source,
        source=indicator.source,
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
