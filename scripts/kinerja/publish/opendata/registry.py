"""The tables: which there are, what identifies a row, and the rows that a release gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish.once import once
from kinerja.publish.opendata import changes, definitions, figures, government, staff, surveys, units
from kinerja.publish.opendata.rows import Column, Row, columns_of


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


_FIGURE_KEY = ("unit", "indicator", "period")
_SURVEY_KEY = ("unit", "service", "period")

_UNIT = Reference(("unit",), "units", ("unit",))
_SOURCE = Reference(("source",), "sources", ("source",))
_PARENT = Reference(("parent",), "units", ("unit",))
_STATUS = Reference(("status_policy", "status"), "bands", ("policy", "band"))
_WORD = Reference(("word_policy", "word"), "bands", ("policy", "band"))
_BAND = Reference(("policy", "band"), "bands", ("policy", "band"))
_RATING = Reference(("rating_policy", "rating"), "bands", ("policy", "band"))
_PROPOSED = Reference(("proposed_policy", "proposed"), "bands", ("policy", "band"))
_SURVEY = Reference(_SURVEY_KEY, "surveys", _SURVEY_KEY)
_FIGURE = Reference(_FIGURE_KEY, "indicators", _FIGURE_KEY)
_DEFINITION = Reference(("unit", "indicator"), "definitions", ("unit", "indicator"))
_GOAL = Reference(("goal",), "goals", ("goal",))
_ABOVE = Reference(("parent_goal",), "goals", ("goal",))
_MISSION = Reference(("mission",), "missions", ("mission",))

TABLES: tuple[Table, ...] = (
    Table(
        "indicators",
        figures.IndicatorRow,
        _FIGURE_KEY,
        figures.indicators,
        (_UNIT, _DEFINITION, _STATUS, _WORD, _SOURCE),
    ),
    Table("explanations", figures.ExplanationRow, _FIGURE_KEY, figures.explanations, (_FIGURE,)),
    Table("evidence", figures.EvidenceRow, (), figures.evidence, (_FIGURE,)),
    Table(
        "definitions",
        definitions.DefinitionRow,
        ("unit", "indicator"),
        definitions.definitions,
        (_UNIT, _GOAL, _SOURCE),
    ),
    Table("surveys", surveys.SurveyRow, _SURVEY_KEY, surveys.surveys, (_UNIT, _BAND, _SOURCE)),
    Table("survey-elements", surveys.ElementRow, (*_SURVEY_KEY, "element"), surveys.elements, (_SURVEY,)),
    Table("comparisons", figures.ComparisonRow, (), figures.comparisons, (_UNIT,)),
    Table("summaries", units.SummaryRow, ("unit", "period"), units.summaries, (_UNIT,)),
    Table("status-counts", units.CountRow, (), units.counts, (_UNIT, _STATUS)),
    Table(
        "organisation-ratings",
        units.RatingRow,
        ("unit", "period"),
        units.ratings,
        (_UNIT, _RATING, _PROPOSED, _SOURCE),
    ),
    Table("goals", government.GoalRow, ("goal",), government.goals, (_MISSION, _ABOVE)),
    Table("missions", government.MissionRow, ("mission",), government.missions),
    Table("reviews", changes.ReviewRow, (), changes.reviews),
    Table("corrections", changes.CorrectionRow, (), changes.corrections),
    Table("staff", staff.StaffRow, (), staff.staff, (_UNIT,)),
    Table("breaks", definitions.BreakRow, (), definitions.breaks, (_DEFINITION,)),
    Table("units", units.UnitRow, ("unit",), units.units, (_PARENT,)),
    Table("periods", government.PeriodRow, ("period",), government.periods),
    Table("bands", government.BandRow, ("policy", "band"), government.bands),
    Table("sources", government.SourceRow, ("source",), government.sources),
)

TABLE_BY_NAME = {table.name: table for table in TABLES}


@once(64)
def rows(release: Release) -> Mapping[str, tuple[Row, ...]]:
    """The rows of every table of a release, by the table's name."""
    return {table.name: tuple(table.rows(release)) for table in TABLES}
