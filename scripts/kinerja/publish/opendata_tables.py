"""The open data tables: which there are, what identifies a row, and the rows that a release gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import opendata_staff, opendata_surveys as surveys, opendata_units as units
from kinerja.publish.opendata_rows import (
    BandRow,
    BreakRow,
    Column,
    ComparisonRow,
    ElementRow,
    IndicatorRow,
    RatingRow,
    Row,
    SourceRow,
    StaffRow,
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


_UNIT = Reference(("unit",), "units", ("unit",))
_SOURCE = Reference(("source",), "sources", ("source",))
_PARENT = Reference(("parent",), "units", ("unit",))
_STATUS = Reference(("status_policy", "status"), "bands", ("policy", "band"))
_WORD = Reference(("word_policy", "word"), "bands", ("policy", "band"))
_BAND = Reference(("policy", "band"), "bands", ("policy", "band"))
_RATING = Reference(("rating_policy", "rating"), "bands", ("policy", "band"))
_PROPOSED = Reference(("proposed_policy", "proposed"), "bands", ("policy", "band"))
_SURVEY = Reference(("unit", "service", "period"), "surveys", ("unit", "service", "period"))

TABLES: tuple[Table, ...] = (
    Table(
        "indicators", IndicatorRow, ("unit", "indicator", "period"), units.indicators, (_UNIT, _STATUS, _WORD, _SOURCE)
    ),
    Table("surveys", SurveyRow, ("unit", "service", "period"), surveys.surveys, (_UNIT, _BAND, _SOURCE)),
    Table("survey-elements", ElementRow, ("unit", "service", "period", "element"), surveys.elements, (_SURVEY,)),
    Table("comparisons", ComparisonRow, (), surveys.comparisons, (_UNIT,)),
    Table("summaries", SummaryRow, ("unit", "period"), units.summaries, (_UNIT,)),
    Table("organisation-ratings", RatingRow, ("unit", "period"), units.ratings, (_UNIT, _RATING, _PROPOSED, _SOURCE)),
    Table("staff", StaffRow, (), opendata_staff.staff, (_UNIT,)),
    Table("breaks", BreakRow, (), units.breaks, (_UNIT,)),
    Table("units", UnitRow, ("unit",), units.units, (_PARENT,)),
    Table("bands", BandRow, ("policy", "band"), units.bands),
    Table("sources", SourceRow, ("source",), units.sources),
)

TABLE_BY_NAME = {table.name: table for table in TABLES}
