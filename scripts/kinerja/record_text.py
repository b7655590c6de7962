"""A record as its file: canonical YAML, in the order of the type, quoted where another tool could read it otherwise."""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import PurePosixPath

import msgspec

from kinerja.model import KIND_BY_TYPE, Kind, Record

# Words that stay texts in every reader of YAML; the reserved ones are those of YAML 1.1.
_WORD = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def encoded(record: Record) -> bytes:
    """The bytes of the record's file, with the schema that editors check it against on the first line."""
    kind = KIND_BY_TYPE[type(record)]
    return laid_out(kind, kind.path_of(record), msgspec.to_builtins(record, builtin_types=(Decimal,)))


def laid_out(kind: Kind, path: str, data: Mapping[str, object]) -> bytes:
    """The same of data of a kind that are in order already, for a file at this path."""
    up = "../" * (len(PurePosixPath(path).parts) - 1)
    top = f"# yaml-language-server: $schema={up}schemas/{kind.name}.schema.json"
    return "\n".join((top, *_mapping(data), "")).encode()


def _mapping(fields: Mapping[str, object]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, Mapping) and value:
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, list | tuple) and value:
            yield f"{key}:"
            yield from (f"  {line}" for item in value for line in _item(item))
        else:
            yield f"{key}: {_scalar(value)}"


def _item(value: object) -> Iterator[str]:
    lines = _mapping(value) if isinstance(value, Mapping) else iter((_scalar(value),))
    yield f"- {next(lines)}"
    yield from (f"  {line}" for line in lines)


def _scalar(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str) and _WORD.fullmatch(value) and value not in _RESERVED:
        return value
    # JSON is YAML: quoted texts, numbers, true, false, null, and empty lists.
    return json.dumps(value, ensure_ascii=False)
