"""The rows of the open data tables: one type per table, whose fields are its columns."""

from dataclasses import dataclass
from decimal import Decimal

import msgspec

_TYPES = {str: "string", int: "integer", bool: "boolean", Decimal: "number"}

Cell = str | int | bool | Decimal | None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row. A column has the same name and the same meaning in every table; identifiers never change."""


class SourceRow(Row, frozen=True):
    """A document that figures are quoted from."""

    government: str
    source: str
    source_title: str
    publisher: str | None
    date: str | None
    url: str | None


class UnitRow(Row, frozen=True):
    """An organisational unit."""

    government: str
    unit: str
    unit_name: str
    unit_type: str
    parent: str | None
    head: str | None


class BandRow(Row, frozen=True):
    """What a policy calls the figures from `lowest` to `highest`."""

    policy: str
    band: str
    word_id: str
    word_en: str
    letter: str | None
    lowest: Decimal | None
    highest: Decimal | None
    condition: str | None


class BreakRow(Row, frozen=True):
    """A new series of an indicator begins; figures on both sides are not compared."""

    government: str
    unit: str
    indicator: str
    period: str
    changed: str
    note: str | None
    found_in: int | None


class RatingRow(Row, frozen=True):
    """A unit's rating as an organisation, beside the one that its achievements propose."""

    government: str
    unit: str
    unit_name: str
    period: str
    rating_policy: str | None
    rating: str | None
    set_by: str | None
    set_on: str | None
    reason: str | None
    proposed_policy: str | None
    proposed: str | None
    indicators: int
    counted: int
    average: Decimal | None
    weighted: bool
    source: str | None


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


class SummaryRow(Row, frozen=True):
    """One unit in one period."""

    government: str
    unit: str
    period: str
    indicators: int
    counted: int
    average: Decimal | None
    weighted: bool
    not_comparable: str | None


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


class StaffRow(Row, frozen=True):
    """One figure about one group of people in one period: a range, or the sign that it is withheld."""

    government: str
    period: str
    group_kind: str
    unit: str | None
    members: str
    staff_low: int
    staff_high: int | None
    metric: str
    low: Decimal | None
    high: Decimal | None
    withheld: str | None
    stated_in: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable English name, its Table Schema type, and whether every row fills it."""

    name: str
    type: str
    required: bool


def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """The columns in their order, from the fields of a type of row."""
    return tuple(_column(one.name, one.type) for one in msgspec.structs.fields(row))


def _column(name: str, annotation: object) -> Column:
    kind = next(kind for kind in _TYPES if annotation in (kind, kind | None))
    return Column(name, _TYPES[kind], annotation is kind)
