"""Figures about people in words: ranges, classes of sizes, and the one sign for what stays inside."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.disclose.published import CLASS, METRICS, Cell, Headcount, PublishedStaff, Range, ScoringPolicy, StaffGroup
from kinerja.publish.marks import ranked
from kinerja.publish.voice import Voice

SHARES = ("good", "follow_ups", "objections")


@dataclass(frozen=True, slots=True)
class Column:
    """A metric of the format, and its words above the column."""

    metric: str
    title: str


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell in words; a `withheld` one has no words of its own."""

    column: Column
    text: str
    withheld: bool = False


def columns(voice: Voice, groups: Sequence[StaffGroup]) -> tuple[Column, ...]:
    """The columns of a table, without the mean figure where no group has one."""
    valued = any(one.value is not None for one in groups)
    shown = (metric for metric in METRICS if valued or metric != "value")
    return tuple(Column(metric, voice.text(f"staff.columns.{metric}")) for metric in shown)


def class_columns(
    voice: Voice, staff: PublishedStaff, groups: Sequence[StaffGroup], policies: Sequence[ScoringPolicy]
) -> tuple[Column, ...]:
    """A column for each rating that any group shows, in the order of the policy that has the words."""
    policy = next((one for one in policies if one.id == staff.ratings), None)
    words = {band.id: voice.wording(band.word) for band in ranked(policy)} if policy else {}
    shown = {rating for group in groups for rating in group.classes}
    ordered = [*(one for one in words if one in shown), *sorted(shown - set(words))]
    return tuple(Column(f"{CLASS}{rating}", words.get(rating, rating)) for rating in ordered)


def cells(voice: Voice, group: StaffGroup, shown: Sequence[Column]) -> tuple[CellText, ...]:
    """The cells of a group below some columns."""
    own = group.cells
    return tuple(_cell(voice, column, own.get(column.metric)) for column in shown)


def span_of(voice: Voice, one: Range, *, share: bool) -> str:
    """A range as figures with a dash between them."""
    between = voice.text("staff.range", lowest=voice.number(one.low), highest=voice.number(one.high))
    return voice.text("format.percent", number=between) if share else between


def headcount(voice: Voice, one: Headcount) -> str:
    """A class of sizes."""
    low = voice.number(one.low)
    if one.high is None:
        return voice.text("staff.people_from", lowest=low)
    return voice.text("staff.people", number=voice.text("staff.range", lowest=low, highest=voice.number(one.high)))


def _cell(voice: Voice, column: Column, cell: Cell | None) -> CellText:
    if cell is None:
        return CellText(column, voice.text("staff.not_computed"))
    if cell.shown is None:
        return CellText(column, "", withheld=True)
    share = column.metric in SHARES or column.metric.startswith(CLASS)
    return CellText(column, span_of(voice, cell.shown, share=share))
