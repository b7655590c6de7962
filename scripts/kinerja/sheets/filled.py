"""Tables with what is to stand in them: rows, an example, and columns that only help."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.sheets.cells import Value
from kinerja.sheets.columns import Column, Table
from kinerja.sheets.flatten import Row


@dataclass(frozen=True)
class Hint:
    """A column that only helps: `texts` by the cells of the columns named `by`; it stands after the last of them."""

    name: str
    by: tuple[str, ...]
    texts: Mapping[tuple[Value | None, ...], str]

    def of(self, row: Row) -> str:
        """What it says in a row."""
        return self.texts.get(tuple(row.get(name) for name in self.by), "")


@dataclass(frozen=True)
class Filled:
    """A table with its rows, an example in front of them, and hints beside them."""

    table: Table
    rows: Sequence[Row]
    example: Row | None = None
    hints: tuple[Hint, ...] = ()

    @property
    def fixed(self) -> frozenset[str]:
        """The columns whose cells stay as they are: what hints speak of."""
        return frozenset(name for hint in self.hints for name in hint.by)

    @property
    def columns(self) -> Iterator[Column | Hint]:
        """What stands in it from left to right; columns for empty mappings only where there are such."""
        for column in self.table.columns:
            if column.type != "object" or any(column.name in row for row in self.rows):
                yield column
            yield from (hint for hint in self.hints if hint.by[-1] == column.name)
