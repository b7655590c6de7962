"""A row that shows how a table is filled in: what the schema allows side by side, with a plausible value for each."""

from decimal import Decimal

from kinerja.drafting import shape
from kinerja.drafting.shape import Steps
from kinerja.sheets.cells import Value
from kinerja.sheets.columns import POSITION, VALUE, Column, Table
from kinerja.sheets.flatten import Row
from kinerja.texts import has, text

_NUMBER = Decimal("87.5")


def example(table: Table, named: Row, language: str) -> Row | None:
    """A row with the same names of a record; the rows of all tables of a kind show one good record.

    None for a list that does not stand beside what the rows before it show.
    """
    at: Steps = ()
    for keys in table.lists:
        if keys[0] in _left_out(table, at):
            return None
        at = (*at, *keys, 0)
    left_out = _left_out(table, at)
    values = {
        column.name: _value(column, language)
        for column in table.of(VALUE)
        if column.type != "object" and not (column.steps and column.steps[0] in left_out)
    }
    return {**named, **{column.name: 1 for column in table.of(POSITION)}, **values}


def _left_out(table: Table, at: Steps) -> frozenset[str]:
    """The keys of the other ways to fill in a mapping, where the schema offers several: the first way is shown."""
    of = shape.of(table.kind)
    node = of.node(at)
    first = next((one["required"] for one in node.get("oneOf", ())), ())
    return of.rivals(at, sorted({*node.get("required", ()), *first}))


def _value(column: Column, language: str) -> Value:
    if column.type == "list":
        one = _single(column, column.item, language)
        return (one,)
    return _single(column, column.type, language)


def _single(column: Column, wanted: str, language: str) -> str | int | Decimal | bool:
    if column.choices:
        return column.choices[0]
    if wanted == "boolean":
        return True
    if wanted == "integer":
        return 1
    if wanted == "number":
        return _NUMBER
    key = f"export.examples.{column.form}"
    return text(language, key if has(language, key) else "export.examples.text")
