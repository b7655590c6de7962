"""What every table is made of: rows whose fields are columns, and how columns follow from them."""

from dataclasses import dataclass
from decimal import Decimal

import msgspec

_TYPES = {str: "string", int: "integer", bool: "boolean", Decimal: "number"}

Cell = str | int | bool | Decimal | None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row. A column has the same name and the same meaning in every table; identifiers never change."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its stable English name, its Table Schema type, and whether every row fills it."""

    name: str
    type: str
    required: bool


def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """The columns in their order, from the fields of a type of row."""
    return tuple(_column(one.name, one.type) for one in msgspec.structs.fields(row))


def _column(name: str, annotation: object) -> Column:
    kind = next(kind for kind in _TYPES if annotation in (kind, kind | None))
    return Column(name, _TYPES[kind], annotation is kind)
