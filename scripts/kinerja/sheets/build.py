"""Rows become records again: the inverse of `flatten`, with the cell that each value came from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinerja.drafting import shape
from kinerja.drafting.shape import Steps
from kinerja.sheets.cells import EMPTY, Value
from kinerja.sheets.columns import KEY, POSITION, VALUE, Column, Keys, Table, tables
from kinerja.sheets.flatten import Row, Rows

NO_KEY = "no-key"
TWICE = "twice"
NO_PARENT = "no-parent"
EMPTY_AND_FULL = "empty-and-full"


@dataclass(frozen=True)
class Place:
    """A cell: its table, the number of its row from 0, and its column."""

    table: str
    row: int
    column: str


@dataclass(frozen=True)
class Fault:
    """Why a row belongs to no record.

    NO_KEY: what names the record is missing. TWICE: two rows for one record or one place in a list. NO_PARENT: the
    row of the item that this one lies in is missing. EMPTY_AND_FULL: a list that is said to be empty has rows.
    """

    reason: str
    at: Place


@dataclass
class Built:
    """One record of the rows: its data, and the cell that each value comes from; its first row as Steps ()."""

    data: dict[str, Any]
    places: dict[Steps, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """All that the rows say: the records in the order of their first rows, and the rows that belong to none."""

    records: tuple[Built, ...]
    faults: tuple[Fault, ...]


def build(kind: str, rows: Rows) -> Result:
    """The records that the rows of a kind's tables say.

    A record needs no row of its own when rows of its lists name it. The last position of a row may be missing: such
    rows come after the others, in their order. What nobody has filled in says nothing: rows of lists that only say
    where they belong, and records that only have their names.
    """
    builder = _Builder(kind)
    for table in tables(kind):
        builder.add(table, rows.get(table.name, ()))
    return Result(tuple(filter(_says_something, builder.records.values())), tuple(builder.faults))


def _says_something(record: Built) -> bool:
    kind = record.data["kind"]
    named = {"kind", *(column.name for column in tables(kind)[0].of(KEY))}
    return record.data.keys() != named or named.issuperset(shape.of(kind).node(())["required"])


Key = tuple[Value, ...]


class _Builder:
    """Grows the records, table by table."""

    def __init__(self, kind: str) -> None:
        self.records: dict[Key, Built] = {}
        self.faults: list[Fault] = []
        self._kind = kind
        # Each mapping that rows may add to: its record, where it lies, by list, names and positions.
        self._items: dict[tuple[tuple[Keys, ...], Key], tuple[Built, Steps]] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """The rows of one table."""
        keys, positions = table.of(KEY), table.of(POSITION)
        groups: dict[Key, list[tuple[int, Row]]] = defaultdict(list)
        for number, row in enumerate(rows):
            if _is_blank(table, row):
                continue
            missing = next((column for column in keys if column.name not in row), None)
            if missing:
                self._fault(NO_KEY, table, number, missing)
                continue
            named = tuple(row[column.name] for column in keys)
            self._begin(named, keys, Place(table.name, number, keys[0].name))
            groups[(*named, *(row.get(column.name, 0) for column in positions[:-1]))].append((number, row))
        for group, members in groups.items():
            (self._list if table.lists else self._main)(table, group, members)

    def _begin(self, named: Key, keys: Sequence[Column], place: Place) -> None:
        if named not in self.records:
            fields = dict(zip((column.name for column in keys), named, strict=True))
            places: dict[Steps, Place] = {(name,): Place(place.table, place.row, name) for name in fields}
            self.records[named] = Built({"kind": self._kind, **fields}, {(): place, **places})
            self._items[(), named] = (self.records[named], ())

    def _main(self, table: Table, group: Key, members: Sequence[tuple[int, Row]]) -> None:
        (number, row), *more = members
        record, steps = self._items[(), group]
        self._put(table, (number, row), record, steps)
        for again, _ in more:
            self._fault(TWICE, table, again, table.of(KEY)[-1])

    def _list(self, table: Table, group: Key, members: Sequence[tuple[int, Row]]) -> None:
        column = table.of(POSITION)[-1]
        parent = self._items.get((table.lists[:-1], group))
        if parent is None:
            owner = table.of(POSITION)[-2]
            for number, _ in members:
                self._fault(NO_PARENT, table, number, owner)
            return
        record, above = parent
        steps = (*above, *table.lists[-1])
        items: list[Any] = []
        _put(record.data, steps, items)
        record.places[steps] = Place(table.name, members[0][0], column.name)
        self._nothing(table, column, members)
        for position, (number, row) in self._ordered(table, column, members):
            items.append({} if table.of(VALUE)[0].steps else "")
            here = (*steps, len(items) - 1)
            record.places[here] = Place(table.name, number, column.name)
            self._items[table.lists, (*group, position)] = (record, here)
            self._put(table, (number, row), record, here)

    def _nothing(self, table: Table, column: Column, members: Sequence[tuple[int, Row]]) -> None:
        """A row that says that its list is empty must be the only one."""
        for number, row in members:
            if row.get(column.name) is EMPTY and len(members) > 1:
                self._fault(EMPTY_AND_FULL, table, number, column)

    def _ordered(
        self, table: Table, column: Column, members: Sequence[tuple[int, Row]]
    ) -> Iterator[tuple[Value, tuple[int, Row]]]:
        placed: dict[Any, tuple[int, Row]] = {}
        for number, row in members:
            position = row.get(column.name)
            if position in placed:
                self._fault(TWICE, table, number, column)
            elif position not in (None, EMPTY):
                placed[position] = (number, row)
        following = max(placed, default=0) + 1
        loose = (one for one in members if column.name not in one[1])
        yield from sorted(placed.items())
        yield from enumerate(loose, following)

    def _put(self, table: Table, numbered: tuple[int, Row], record: Built, at: Steps) -> None:
        number, row = numbered
        for column in table.of(VALUE):
            if column.name in row:
                steps = (*at, *column.steps)
                _put(record.data, steps, _value(row[column.name], column))
                record.places[steps] = Place(table.name, number, column.name)

    def _fault(self, reason: str, table: Table, row: int, column: Column) -> None:
        self.faults.append(Fault(reason, Place(table.name, row, column.name)))


def _is_blank(table: Table, row: Row) -> bool:
    """Whether a row only says where an item would lie, as rows of templates do that nobody has filled in."""
    values = table.of(VALUE)
    if not table.lists or row.get(table.of(POSITION)[-1].name) is EMPTY:
        return False
    return any(column.required for column in values) and not any(column.name in row for column in values)


def _value(value: Value, column: Column) -> Any:
    if column.type == "object":
        return {}
    return list(value) if isinstance(value, tuple) else value


def _put(data: Any, steps: Steps, value: Any) -> None:
    """Sets a value; mappings on the way are made, and one that is there already keeps what it has."""
    *way, last = steps
    for step in way:
        data = data[step] if isinstance(step, int) else data.setdefault(step, {})
    if isinstance(last, int):
        data[last] = value
    elif value == {}:
        data.setdefault(last, {})
    else:
        data[last] = value
