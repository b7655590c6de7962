"""A record becomes rows; `build` makes the record of them again, and neither loses anything."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from kinerja.model import Record
from kinerja.sheets.cells import EMPTY, Value
from kinerja.sheets.columns import KEY, POSITION, VALUE, Keys, Table, inside, tables

# The filled cells of a row, by the name of their column; and the rows of tables, by the name of their table.
Row = Mapping[str, Value]
Rows = Mapping[str, Sequence[Row]]


def data_of(record: Record) -> dict[str, Any]:
    """A record as plain data, with exact decimals."""
    return dict(_lists(msgspec.to_builtins(record, builtin_types=(Decimal,))))


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(inner) for key, inner in value.items()}
    return [_lists(one) for one in value] if isinstance(value, list | tuple) else value


def flatten(kind: str, records: Iterable[Mapping[str, Any]]) -> dict[str, list[Row]]:
    """The rows of each table of a kind for these records, given as data."""
    main = tables(kind)[0]
    rows: dict[str, list[Row]] = {table.name: [] for table in tables(kind)}
    for data in records:
        named = {column.name: data[column.name] for column in main.of(KEY) if column.name in data}
        _fill(rows, main, data, named)
    return rows


def _fill(rows: dict[str, list[Row]], table: Table, item: Any, place: Row) -> None:
    own = ((column.name, _found(item, column.steps)) for column in table.of(VALUE))
    rows[table.name].append({**place, **{name: _cell(value) for name, value in own if _is_filled(value)}})
    for child in inside(table):
        items = _found(item, child.lists[-1])
        column = child.of(POSITION)[-1].name
        if items is not None and not items:
            rows[child.name].append({**place, column: EMPTY})
        for number, inner in enumerate(items or (), 1):
            _fill(rows, child, inner, {**place, column: number})


def _found(item: Any, steps: Keys) -> Any:
    for step in steps:
        item = item.get(step) if isinstance(item, Mapping) else None
    return item


def _is_filled(value: Any) -> bool:
    return value is not None and not (isinstance(value, Mapping) and value)


def _cell(value: Any) -> Value:
    if isinstance(value, Mapping):
        return EMPTY
    return tuple(value) if isinstance(value, list | tuple) else value
