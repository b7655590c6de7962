"""The mapping file: which columns of which tables make which fields of which records, and which rows are left aside.

An operand names a value (`$name`, or a parameter), a column of the table whose rows are read (`column`), or one of a
table that is joined to it (`join.column`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from kinerja import resources
from kinerja.diagnostic import CannotRun, Finding
from kinerja.load import schema, strict_yaml, yaml_text
from kinerja.load.document import Places

KIND = "mapping"
REFERENCE = "$"


class NotAMapping(Exception):  # noqa: N818 - findings for the user, not an error of the program
    """The file does not say what a mapping must say."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.findings = findings


class Wording(msgspec.Struct, frozen=True):
    """A sentence in both languages."""

    id: str
    en: str


class Source(msgspec.Struct, frozen=True):
    """Where tables of this layout come from."""

    title: str
    url: str | None = None
    licence: str | None = None


class Numbers(msgspec.Struct, frozen=True):
    """How numbers are written: the sign before decimals, and the one between thousands, if there is one."""

    decimal: Literal[".", ","]
    thousands: Literal[".", ",", " ", "'"] | None = None


class Parameter(msgspec.Struct, frozen=True):
    """What no table says, so that the user does."""

    title: Wording
    default: str | None = None


class Condition(msgspec.Struct, frozen=True, rename={"among": "is"}):
    """Holds when the operand is one of some words, or when it is filled or empty."""

    of: str
    among: tuple[str, ...] | None = None
    filled: bool | None = None


class Choice(msgspec.Struct, frozen=True):
    """A constant, or an operand that begins with `$`, when all conditions hold."""

    then: str
    when: tuple[Condition, ...] = ()


class Value(msgspec.Struct, frozen=True, rename={"start": "from", "between": "with", "slug": "id"}):
    """A value of a row: where it comes from (one of the first four), and what is done with it, in this order."""

    start: str | None = None
    first: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    choose: tuple[Choice, ...] = ()
    between: str = ""
    before: str | None = None
    after: str | None = None
    take: Literal["number", "rest"] | None = None
    words: dict[str, str] | None = None
    otherwise: Literal["refuse", "keep", "leave-out"] = "refuse"
    number: Literal["exact", "whole"] | None = None
    slug: bool = False
    shorten: int | None = None


class Join(msgspec.Struct, frozen=True, rename={"between": "with"}):
    """The one row of another table whose `key` columns are the operands `by`, both joined with a sign."""

    table: str
    key: tuple[str, ...]
    by: tuple[str, ...]
    between: str = "-"
    optional: bool = False


class Aside(msgspec.Struct, frozen=True):
    """Rows that make no record, and why."""

    reason: str
    title: Wording
    when: tuple[Condition, ...]


class Template(msgspec.Struct, frozen=True):
    """A record as each row makes it, with `$name` for values; rows of the same record are put together.

    Of the fields in `keep` the first row's stays where others differ. What is made `once` has no values of rows.
    """

    kind: str
    fields: dict[str, Any]
    when: tuple[Condition, ...] = ()
    keep: tuple[str, ...] = ()
    once: bool = False


class Mapping(msgspec.Struct, frozen=True):
    """A whole mapping file."""

    kind: str
    id: str
    title: Wording
    source: Source
    numbers: Numbers
    tables: tuple[str, ...]
    records: tuple[Template, ...]
    encoding: Literal["utf-8", "utf-16", "windows-1252"] = "utf-8"
    separator: Literal[",", ";", "\t", "|"] = ","
    parameters: dict[str, Parameter] = {}
    joins: dict[str, Join] = {}
    values: dict[str, Value] = {}
    aside: tuple[Aside, ...] = ()

    @property
    def rows(self) -> str:
        """The table whose rows are read; the others are looked into."""
        return self.tables[0]


def read(given: str) -> Mapping:
    """A mapping that ships with the program by its name, or one from a file. Raises NotAMapping and CannotRun."""
    shipped = resources.mappings() / f"{given}.yml"
    is_shipped = "/" not in given and not Path(given).is_file() and shipped.is_file()
    path = shipped if is_shipped else Path(given)
    with path.open("rb") as stream:
        content = stream.read(yaml_text.LARGEST + 1)
    found = parse(content, given)
    _refuse_unknown_names(found)
    return found


def parse(content: bytes, path: str) -> Mapping:
    """The mapping in a file's bytes. Raises NotAMapping."""
    parsed = strict_yaml.parse(content, path)
    faults = parsed.findings or schema.check(KIND, parsed.data, Places(path, content).at)
    if faults:
        raise NotAMapping(faults)
    return msgspec.convert(parsed.data, Mapping)


def columns(mapping: Mapping, table: str) -> frozenset[str]:
    """The columns of a table that the mapping asks for."""
    keys = (key for join in mapping.joins.values() if join.table == table for key in join.key)
    named = (_home(mapping, one) for one in operands(mapping) if not one.startswith(REFERENCE))
    return frozenset((*keys, *(column for home, column in named if home == table)))


def operands(mapping: Mapping) -> Iterator[str]:
    """Every operand of the mapping."""
    for join in mapping.joins.values():
        yield from join.by
    for value in mapping.values.values():
        yield from (*filter(None, (value.start,)), *value.first, *value.join)
        yield from (one.then for one in value.choose if one.then.startswith(REFERENCE))
    for condition in _conditions(mapping):
        yield condition.of
    for template in mapping.records:
        yield from _references(template.fields)


def parted(mapping: Mapping, operand: str) -> tuple[str, str]:
    """The join that a column belongs to, empty for the table whose rows are read, and the column."""
    join, dot, column = operand.partition(".")
    return (join, column) if dot and join in mapping.joins else ("", operand)


def _home(mapping: Mapping, operand: str) -> tuple[str, str]:
    join, column = parted(mapping, operand)
    return (mapping.joins[join].table if join else mapping.rows), column


def _conditions(mapping: Mapping) -> Iterator[Condition]:
    for value in mapping.values.values():
        for choice in value.choose:
            yield from choice.when
    for aside in mapping.aside:
        yield from aside.when
    for template in mapping.records:
        yield from template.when


def _references(fields: object) -> Iterator[str]:
    if isinstance(fields, dict):
        for inner in fields.values():
            yield from _references(inner)
    elif isinstance(fields, list):
        for inner in fields:
            yield from _references(inner)
    elif isinstance(fields, str) and fields.startswith(REFERENCE):
        yield fields


def _refuse_unknown_names(mapping: Mapping) -> None:
    known = {*mapping.values, *mapping.parameters}
    for one in operands(mapping):
        if one.startswith(REFERENCE) and one.removeprefix(REFERENCE) not in known:
            raise CannotRun("mapping-name", name=one)
    for join in mapping.joins.values():
        if join.table not in mapping.tables[1:]:
            raise CannotRun("mapping-name", name=join.table)
