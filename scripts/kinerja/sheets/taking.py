"""Takes the rows of a table out of its sheet: every cell as a value, or a finding that says why not."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kinerja.diagnostic import Fact, Finding, Location, Rule
from kinerja.sheets import faults
from kinerja.sheets.book import Cell, Form
from kinerja.sheets.cells import NO_RECORD, Value
from kinerja.sheets.columns import KEY
from kinerja.sheets.faults import Refused
from kinerja.sheets.flatten import Row
from kinerja.sheets.headings import Found
from kinerja.sheets.values import Manner, trimmed, value_of


@dataclass
class Taken:
    """The rows of one table with the number that each has in its sheet; `refused` are those with a cell that is.

    `is_unfit` is a table whose columns or merged cells leave open what belongs to which record.
    """

    found: Found
    rows: list[Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    is_unfit: bool = False
    findings: list[Finding] = field(default_factory=list)

    def at(self, row: int, name: str) -> Location:
        """The place of a cell, by the number of its row from 0 and the name of its column."""
        places = (place for place, column in self.found.columns.items() if column.name == name)
        return Location(self.found.sheet.name, self.numbers[row], next(places, min(self.found.columns, default=1)))


def taken(found: Found, manner: Manner, *, hidden: bool, government: str | None) -> Taken:
    """All rows of a table; with `hidden` also what nobody sees. `government` fills in an absent one."""
    done = Taken(found)
    _judge_columns(done)
    _judge_merged(done)
    for number, cells in sorted(found.sheet.rows.items()):
        if number < found.first or _is_no_record(found, cells):
            continue
        _Taker(done, number, manner, hidden).take(cells, government)
    return done


class _Taker:
    """Takes one row."""

    def __init__(self, done: Taken, number: int, manner: Manner, hidden: bool) -> None:
        self._done, self._number, self._manner, self._hidden = done, number, manner, hidden
        self._is_refused = False

    def take(self, cells: dict[int, Cell], government: str | None) -> None:
        """Adds the row, unless nothing is filled in."""
        found = self._done.found
        row: dict[str, Value] = {}
        shut = [cell.column for cell in cells.values() if found.sheet.hides(self._number, cell.column)]
        shut = [place for place in shut if place in found.columns]
        if shut:
            self._say(faults.HIDDEN_TAKEN if self._hidden else faults.HIDDEN, shut[0])
        for place, column in found.columns.items():
            value = self._value(cells[place], place) if place in cells else None
            if value is not None:
                row[column.name] = value
        if not (row or self._is_refused):
            return
        if government and "government" in {column.name for column in found.table.of(KEY)}:
            row.setdefault("government", government)
        if self._is_refused:
            self._done.refused.add(len(self._done.rows))
        self._done.rows.append(row)
        self._done.numbers.append(self._number)

    def _value(self, cell: Cell, place: int) -> Value | None:
        def tell(rule: Rule, facts: dict[str, Fact]) -> None:
            self._say(rule, place, **facts)

        try:
            return value_of(cell, self._done.found.columns[place], self._manner, tell)
        except Refused as refused:
            self._say(refused.rule, place, **refused.facts)
            return None

    def _say(self, rule: Rule, place: int, **facts: Fact) -> None:
        self._is_refused = self._is_refused or rule.severity.value == "error"
        at = Location(self._done.found.sheet.name, self._number, place)
        self._done.findings.append(rule.finding(at, **facts))


def _is_no_record(found: Found, cells: dict[int, Cell]) -> bool:
    return found.mark in cells and trimmed(cells[found.mark].text).casefold() in NO_RECORD


def _judge_columns(done: Taken) -> None:
    found = done.found
    known = [*(column.name for column in found.columns.values())]
    needed = [one for one in found.missing if one.role == KEY and one.name != "government"]
    for column in needed:
        at = Location(found.sheet.name, found.heading, 1)
        done.findings.append(faults.NO_COLUMN.finding(at, column=column.name))
        done.is_unfit = True
    for cell in found.twice:
        done.findings.append(faults.COLUMN_TWICE.finding(_of(found, cell)))
        done.is_unfit = True
    for cell in found.unknown:
        done.findings.append(faults.UNKNOWN_COLUMN.finding(_of(found, cell), known=", ".join(sorted(set(known)))))


def _judge_merged(done: Taken) -> None:
    found = done.found
    last = max(found.sheet.rows, default=0)
    for area in found.sheet.merged:
        inside = any(area.left <= place <= area.right for place in found.columns)
        if inside and area.bottom >= found.first and area.top <= last:
            at = Location(found.sheet.name, area.top, area.left)
            done.findings.append(faults.MERGED.finding(at))
            done.is_unfit = True


def _of(found: Found, cell: Cell) -> Location:
    return Location(found.sheet.name, cell.row, cell.column)


def texts(found: Found) -> Iterator[str]:
    """What is written as text where a number is wanted."""
    wanted = {place for place, column in found.columns.items() if column.type in ("number", "integer")}
    for number, cells in found.sheet.rows.items():
        for place in wanted.intersection(cells) if number >= found.first else ():
            if cells[place].form is Form.TEXT:
                yield trimmed(cells[place].text)
