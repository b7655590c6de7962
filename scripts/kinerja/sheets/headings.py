"""Finds the tables in a book: by the stable keys of their columns, or else by what people call them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from kinerja.model import kind_names
from kinerja.sheets.book import Cell, Sheet
from kinerja.sheets.columns import HINT, Column, Table, tables
from kinerja.sheets.values import trimmed

_LOOKED_AT = 10
_LONGEST_NAME = 31


@dataclass(frozen=True)
class Found:
    """A table in a sheet: where its columns are, below which row its rows begin, and what of it is unknown or twice."""

    sheet: Sheet
    table: Table
    columns: Mapping[int, Column]
    heading: int
    first: int
    mark: int = 0
    unknown: tuple[Cell, ...] = ()
    twice: tuple[Cell, ...] = ()

    @property
    def missing(self) -> tuple[Column, ...]:
        """The columns that every row needs and that are not there."""
        return tuple(one for one in self.table.columns if one.required and one not in self.columns.values())


def found(sheet: Sheet, kind: str | None) -> Found | None:
    """The table of a sheet: of any kind where its keys say which, else of the kind that is asked for."""
    rows = [sheet.rows[number] for number in islice(sorted(sheet.rows), _LOOKED_AT)]
    for cells in rows:
        for cell in cells.values():
            table = _marks().get(cell.text.strip())
            if table:
                return _taken(sheet, table, cells, mark=cell.column)
    known = tables(kind) if kind else ()
    return next((one for cells in rows if (one := _by_words(sheet, known, cells))), None)


def folded(text: str) -> str:
    """A title without what people type differently: blanks and capitals."""
    return "".join(trimmed(text).casefold().split())


@cache
def _marks() -> Mapping[str, Table]:
    return {table.mark: table for kind in kind_names() for table in tables(kind)}


def _by_words(sheet: Sheet, known: Sequence[Table], cells: Mapping[int, Cell]) -> Found | None:
    """The table that knows most of these headings, two at least; the name of the sheet decides between equals."""
    best, most = None, (1, False)
    for table in known:
        names = _names(table)
        count = sum(folded(cell.text) in names for cell in cells.values())
        called = {table.name, *(title[:_LONGEST_NAME] for title in table.titles)}
        rank = (count, folded(sheet.name) in map(folded, called))
        if count > 1 and rank > most:
            best, most = table, rank
    return _taken(sheet, best, cells) if best else None


def _names(table: Table) -> Mapping[str, Column]:
    """Columns by key and by title in either language; a title of two columns names neither."""
    named: dict[str, set[Column]] = {}
    for column in table.columns:
        for name in {folded(one) for one in (column.name, *column.titles)}:
            named.setdefault(name, set()).add(column)
    return {name: next(iter(columns)) for name, columns in named.items() if len(columns) == 1}


def _taken(sheet: Sheet, table: Table, cells: Mapping[int, Cell], mark: int = 0) -> Found:
    names = _names(table)
    columns: dict[int, Column] = {}
    unknown, twice = [], []
    for place, cell in sorted(cells.items()):
        column = names.get(folded(cell.text))
        if column is None:
            if place != mark and cell.text.strip() != HINT:
                unknown.append(cell)
        elif column in columns.values():
            twice.append(cell)
        else:
            columns[place] = column
    heading = next(iter(cells.values())).row
    unnamed = _beside(sheet, heading, {*columns, mark, *(cell.column for cell in cells.values())})
    return Found(sheet, table, columns, heading, heading + 1, mark, (*unknown, *unnamed), tuple(twice))


def _beside(sheet: Sheet, heading: int, named: set[int]) -> Iterable[Cell]:
    """The first cell of each column with content but without a heading."""
    first: dict[int, Cell] = {}
    for number, cells in sorted(sheet.rows.items()):
        if number > heading:
            for place in cells.keys() - named:
                first.setdefault(place, cells[place])
    return (first[place] for place in sorted(first))
