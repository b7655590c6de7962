"""What a table has no columns for stays as the record has it; where that cannot be, it is told before it is lost."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kinerja.sheets.columns import VALUE, tables
from kinerja.sheets.flatten import flatten

# The names of the columns that were read, by the name of their table.
Shown = Mapping[str, Collection[str]]


def keep(kind: str, data: dict[str, Any], old: Mapping[str, Any], shown: Shown) -> str | None:
    """Adds to the data of a record what only its older version says.

    Gives the name of a column that is missing in a list that was read: its values cannot be kept, as the entries of
    the list may be others now.
    """
    main, *lists = tables(kind)
    for column in main.of(VALUE):
        if column.name not in shown.get(main.name, ()) and column.type != "object":
            _copy(data, old, column.steps)
    tops = {table.lists[0]: table.name in shown for table in lists if len(table.lists) == 1}
    for steps, is_shown in tops.items():
        if not is_shown:
            _copy(data, old, steps)
    filled = flatten(kind, [old])
    read = (table for table in lists if tops[table.lists[0]])
    lost = (
        column.name
        for table in read
        for column in table.of(VALUE)
        if column.name not in shown.get(table.name, ()) and any(column.name in row for row in filled[table.name])
    )
    return next(lost, None)


def _copy(data: dict[str, Any], old: Mapping[str, Any], steps: Sequence[str]) -> None:
    *way, last = steps
    for step in way:
        if step not in old:
            return
        old = old[step]
    if last in old:
        for step in way:
            data = data.setdefault(step, {})
        data.setdefault(last, old[last])
