"""A row's share of a record: the template of the mapping with the row's values in it."""

from collections.abc import Mapping as Map
from decimal import Decimal
from typing import Any

import msgspec

from kinerja import record_text
from kinerja.bridging.mapping import REFERENCE, Template
from kinerja.bridging.refusal import Refused
from kinerja.bridging.values import Scope
from kinerja.diagnostic import Location
from kinerja.load import personal, repository, schema, strict_yaml
from kinerja.model import KIND_BY_NAME, Kind


class Piece(msgspec.Struct):
    """What one row says of the record at a path, and in which fields the first row's word stays."""

    kind: Kind
    path: str
    data: dict[str, Any]
    keep: tuple[str, ...]


def piece(template: Template, scope: Scope) -> Piece:
    """The piece of a row, which is a whole record by its shape. Raises Refused."""
    kind = KIND_BY_NAME[template.kind]
    data = {"kind": kind.name, **_mapping(template.fields, scope)}
    faults = schema.check(kind.name, data, _at)
    if faults:
        raise Refused(faults[0].rule, f"{kind.name}{faults[0].at.pointer}")
    return Piece(kind, kind.path_from(data), data, template.keep)


def refuse_content(one: Piece) -> None:
    """Raises Refused when the piece would not be read as a file of its own, as with personal data in it."""
    content = record_text.encoded(msgspec.convert(one.data, one.kind.type))
    document, findings = repository.accept(one.path, content)
    if document is None:
        private = any(fault.section == personal.PERSONNEL_NUMBER.section for fault in findings)
        raise Refused("personal" if private else "unreadable", one.kind.name)


def _at(*steps: str | int) -> Location:
    return Location("", pointer=strict_yaml.pointer(steps))


def _mapping(fields: Map[str, Any], scope: Scope) -> dict[str, Any]:
    filled = ((key, _filled(inner, scope)) for key, inner in fields.items())
    return {key: value for key, value in filled if value is not None}


def _filled(part: Any, scope: Scope) -> Any:
    """A part of the template; None when nothing of it is left."""
    match part:
        case dict():
            return _mapping(part, scope) or None
        case list():
            return [value for value in (_filled(inner, scope) for inner in part) if value is not None] or None
        case str() if part.startswith(REFERENCE):
            return scope.get(part)
        case _:
            return part


def name_of(data: object) -> int | str | Decimal | None:
    """The name of an entry of a list: its first value, or the entry itself."""
    found = next(iter(data.values())) if isinstance(data, dict) else data
    return found if isinstance(found, int | str | Decimal) else None
