"""Tables as Parquet, for programs that compute; only where `pyarrow` is installed."""

import io
from collections.abc import Sequence
from decimal import Decimal
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kinerja.publish.opendata.registry import Table
from kinerja.publish.opendata.rows import Row

if TYPE_CHECKING:
    from pyarrow import DataType

# The same type in each file, so that the files of many governments fit together.
_DIGITS, _PLACES = 38, 6


def is_available() -> bool:
    """Whether Parquet files can be made here."""
    return find_spec("pyarrow") is not None


def table_parquet(table: Table, rows: Sequence[Row]) -> bytes:
    """Exact decimals, no dictionaries, no trace of time: the same rows give the same bytes."""
    import pyarrow
    from pyarrow import parquet

    schema, arrays = [], []
    for column in table.columns:
        cells = [getattr(row, column.name) for row in rows]
        kind = _type(column.type, cells)
        schema.append(pyarrow.field(column.name, kind, nullable=not column.required))
        arrays.append(pyarrow.array(cells, kind))
    target = io.BytesIO()
    whole = pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(schema))
    parquet.write_table(whole, target, compression="zstd", use_dictionary=False, version="2.6")
    return target.getvalue()


def _type(name: str, cells: Sequence[Any]) -> "DataType":
    import pyarrow

    if name == "number":
        places = (-int(cell.as_tuple().exponent) for cell in cells if isinstance(cell, Decimal))
        return pyarrow.decimal128(_DIGITS, max(_PLACES, *places, 0))
    if name == "integer":
        return pyarrow.int64()
    return pyarrow.bool_() if name == "boolean" else pyarrow.string()
