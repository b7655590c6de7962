"""How the records of a kind lie in flat tables, read from the schema alone.

The main table has one row for each record; each list of mappings has a table of its own, with the columns that name the
record and one position for each list on the way. Mappings lie flat: `superior.employee`. A list of ids, numbers or
choices is one cell; a list of texts, which may hold any sign, is a table. `flatten` fills these tables and reads them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from kinerja.drafting import shape
from kinerja.drafting.shape import Node, Shape, Steps
from kinerja.model import KIND_BY_NAME

Keys = tuple[str, ...]

KEY, POSITION, VALUE = "key", "position", "value"
# Lists of these stand in one cell: no value of theirs holds the sign between two of them, or the word for nothing.
SEPARATOR = ";"
_PLAIN_FORMS = ("id", "place")
_PLAIN_TYPES = ("integer", "number")
# How the name of a column of places in a list ends.
NUMBER = "#"
# What the keys of columns begin with that hold no values. In the first column the name of the table follows; others
# only help those who fill the table in.
TABLE = "kinerja:"
HINT = "kinerja:?"


@dataclass(frozen=True)
class Column:
    """A column: `name` is stable and the same in every language, `steps` lead to the value from the item of the table.

    `role` is one of KEY (names the record), POSITION (counts from 1 in a list) and VALUE. `type` is `string`,
    `integer`, `number`, `boolean`, `list` (of `item` type, in one cell), or `object`: filled only for a mapping
    that is there and has nothing in it. `form` is the schema's `x-form`.
    """

    name: str
    role: str
    steps: Keys
    type: str
    titles: tuple[str, str]
    descriptions: tuple[str, str]
    required: bool = False
    choices: tuple[str, ...] = ()
    form: str = ""
    item: str = ""

    def title(self, language: str) -> str:
        """What people call it; unlike those of the other columns of its table."""
        return self.titles[language == "en"]

    def description(self, language: str) -> str:
        """What it means."""
        return self.descriptions[language == "en"]


@dataclass(frozen=True)
class Table:
    """A table of a kind. `lists` are the keys to each list on the way, each from the item of the one before."""

    kind: str
    name: str
    lists: tuple[Keys, ...]
    titles: tuple[str, str]
    descriptions: tuple[str, str]
    columns: tuple[Column, ...]

    def title(self, language: str) -> str:
        """What people call it."""
        return self.titles[language == "en"]

    def description(self, language: str) -> str:
        """What it holds."""
        return self.descriptions[language == "en"]

    @property
    def mark(self) -> str:
        """The key of the first column, by which the table is found again: `kinerja:measurement.results`."""
        return TABLE + self.name

    def of(self, role: str) -> tuple[Column, ...]:
        """The columns of a role."""
        return self._by_role[role]

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[Column, ...]]:
        roles = (KEY, POSITION, VALUE)
        return {role: tuple(column for column in self.columns if column.role == role) for role in roles}


@cache
def tables(kind: str) -> tuple[Table, ...]:
    """The tables of a kind: the main one first, each list after the table that it belongs to."""
    return tuple(_Reader(shape.of(kind), kind).tables((), ()))


def inside(table: Table) -> tuple[Table, ...]:
    """The tables of the lists that lie in the items of a table."""
    return _inside(table.kind)[table.name]


@cache
def _inside(kind: str) -> Mapping[str, tuple[Table, ...]]:
    known = tables(kind)
    return {above.name: tuple(one for one in known if one.lists[:-1] == above.lists and one.lists) for above in known}


@cache
def table_names() -> frozenset[str]:
    """The names of all tables of all kinds: `measurement`, `measurement.results`."""
    return frozenset(table.name for kind in KIND_BY_NAME for table in tables(kind))


class _Reader:
    """Reads the tables out of one schema."""

    def __init__(self, of: Shape, kind: str) -> None:
        self._shape = of
        self._kind = kind
        self._keys = self._naming()

    def tables(self, at: Steps, lists: tuple[Keys, ...]) -> Iterator[Table]:
        """The table of the items at these steps, and those of the lists inside."""
        columns = (*self._named(inside=bool(lists)), *self._positions(lists), *self._values(at, (), required=True))
        node = self._shape.node(at[:-1])
        name, titles = ".".join((self._kind, *(key for keys in lists for key in keys))), _words(node, "title")
        yield Table(self._kind, name, lists, titles, _words(node, "description"), tuple(_told_apart(columns, titles)))
        if self._is_mapping(at):
            for keys in self._lists(at, ()):
                yield from self.tables((*at, *keys, 0), (*lists, keys))

    def _naming(self) -> tuple[str, ...]:
        """The fields in the record's path; where one of those is made of others, all that a record must have."""
        named = re.findall(r"{(\w+)}", KIND_BY_NAME[self._kind].path)
        if all(self._shape.type((key,)) for key in named):
            return tuple(named)
        needed = self._shape.node(())["required"]
        return tuple(key for key in needed if self._is_plain((key,)))

    def _is_plain(self, at: Steps) -> bool:
        return self._shape.type(at) not in ("object", "array") and "const" not in self._shape.node(at)

    def _named(self, *, inside: bool) -> Iterator[Column]:
        if inside:
            yield from (self._column((), (key,), KEY, required=True) for key in self._keys)

    def _positions(self, lists: tuple[Keys, ...]) -> Iterator[Column]:
        at: Steps = ()
        for keys in lists:
            at = (*at, *keys)
            node = self._shape.node(at)
            titles = _words(node, "title")
            called = (f"No. {titles[0]}", f"No. {titles[1]}")
            yield Column(
                f"{_dotted(at)}.{NUMBER}", POSITION, (), "integer", called, _words(node, "description"), required=True
            )
            at = (*at, 0)

    def _values(self, at: Steps, keys: Keys, *, required: bool) -> Iterator[Column]:
        here = (*at, *keys)
        if not self._is_mapping(here):
            role = KEY if not at and keys[0] in self._keys else VALUE
            yield self._column(at, keys, role, required=required)
            return
        node = self._shape.node(here)
        needed = node.get("required", ())
        if keys and not needed:
            yield self._column(at, keys, VALUE, required=False)
        for key in self._shape.names(here):
            if not (self._is_table((*here, key)) or "const" in self._shape.node((*here, key))):
                yield from self._values(at, (*keys, key), required=required and key in needed)

    def _lists(self, at: Steps, keys: Keys) -> Iterator[Keys]:
        for key in self._shape.names((*at, *keys)):
            inner = (*keys, key)
            if self._is_table((*at, *inner)):
                yield inner
            elif self._is_mapping((*at, *inner)):
                yield from self._lists(at, inner)

    def _column(self, at: Steps, keys: Keys, role: str, *, required: bool) -> Column:
        steps = (*at, *keys)
        node = self._shape.node(steps)
        item = self._shape.node((*steps, 0)) if node.get("type") == "array" else {}
        # An item that is itself a text is called what its list is called.
        inside = [self._shape.node((*at, *keys[: end + 1])) for end in range(len(keys))] or [self._shape.node(at[:-1])]
        titles = [_words(one, "title") for one in inside]
        return Column(
            name=_dotted(steps),
            role=role,
            steps=keys,
            type="list" if item else str(node["type"]),
            titles=(": ".join(one[0] for one in titles), ": ".join(one[1] for one in titles)),
            descriptions=_words(inside[-1], "description"),
            required=required,
            choices=tuple((item or node).get("enum", ())),
            form=(item or node).get("x-form", ""),
            item=item.get("type", ""),
        )

    def _is_mapping(self, at: Steps) -> bool:
        return self._shape.type(at) == "object"

    def _is_table(self, at: Steps) -> bool:
        if self._shape.type(at) != "array":
            return False
        item = self._shape.node((*at, 0))
        plain = item["type"] in _PLAIN_TYPES or "enum" in item or item.get("x-form") in _PLAIN_FORMS
        return not plain


def _told_apart(columns: Sequence[Column], table: tuple[str, str]) -> Iterator[Column]:
    """A column that is called like one before it is called after its table too."""
    taken: set[str] = set()
    for column in columns:
        alike = not taken.isdisjoint(column.titles)
        titles = (f"{table[0]}: {column.titles[0]}", f"{table[1]}: {column.titles[1]}")
        yield replace(column, titles=titles) if alike else column
        taken.update(column.titles)


def _dotted(steps: Steps) -> str:
    return ".".join(step for step in steps if isinstance(step, str))


def _words(node: Node, name: str) -> tuple[str, str]:
    return str(node[name]), str(node["x-en"][name])
