"""Records grow row by row: what rows say of the same record is put together, and may not contradict itself.

Lists of a record are kept by the names of their entries while it grows, so that each row costs the same.
"""

from collections.abc import Iterator, Mapping as Map
from typing import Any

import msgspec

from kinerja.bridging.refusal import Refused
from kinerja.bridging.template import Piece, name_of, refuse_content
from kinerja.model import Kind


class Entries(dict[Any, Any]):
    """A list on its way: its entries by their names."""


class Growing(msgspec.Struct):
    """A record on its way, and its first piece, which was read as a file: most rows repeat that of their unit."""

    kind: Kind
    data: dict[str, Any]
    judged: dict[str, Any]


class Gathering:
    """All records on their way, by path."""

    def __init__(self) -> None:
        self._records: dict[str, Growing] = {}

    def take(self, pieces: Map[str, Piece]) -> None:
        """Takes in all pieces of one row, or none of them. Raises Refused."""
        grown = {path: _grown(one.data) for path, one in pieces.items()}
        for path, one in pieces.items():
            known = self._records.get(path)
            if known is None or known.judged != one.data:
                refuse_content(one)
            if known is not None:
                _agree(known.data, grown[path], one.keep)
        for path, one in pieces.items():
            known = self._records.setdefault(path, Growing(one.kind, {}, one.data))
            _absorb(known.data, grown[path])

    def records(self) -> Iterator[tuple[Kind, dict[str, Any]]]:
        """Every record with its kind, by path."""
        return ((one.kind, _plain(one.data)) for _, one in sorted(self._records.items()))


def joined(pieces: list[Piece]) -> dict[str, Piece]:
    """The pieces of one row by path; several templates may say something of the same record. Raises Refused."""
    by_path: dict[str, Piece] = {}
    for one in pieces:
        known = by_path.setdefault(one.path, one)
        if known is not one:
            whole = _grown(known.data)
            _agree(whole, _grown(one.data), one.keep)
            _absorb(whole, _grown(one.data))
            by_path[one.path] = Piece(one.kind, one.path, _plain(whole), known.keep + one.keep)
    return by_path


def _grown(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _grown(inner) for key, inner in part.items()}
    if isinstance(part, list):
        return Entries((name_of(inner), _grown(inner)) for inner in part)
    return part


def _plain(part: Any) -> Any:
    if isinstance(part, Entries):
        return [_plain(inner) for inner in part.values()]
    return {key: _plain(inner) for key, inner in part.items()} if isinstance(part, dict) else part


def _agree(old: Map[Any, Any], new: Map[Any, Any], keep: tuple[str, ...]) -> None:
    for key, value in new.items():
        if key not in old or key in keep:
            continue
        if isinstance(value, Entries):
            _agree_lists(old[key], value, keep)
        elif isinstance(value, dict):
            _agree(old[key], value, keep)
        elif old[key] != value:
            raise Refused("contradicts", str(key))


def _agree_lists(old: Entries, new: Entries, keep: tuple[str, ...]) -> None:
    """An entry may come again only to bring entries of its own."""
    for name, entry in new.items():
        if name not in old:
            continue
        if not (isinstance(entry, dict) and any(isinstance(inner, Entries) for inner in entry.values())):
            raise Refused("repeated")
        _agree(old[name], entry, keep)


def _absorb(old: dict[Any, Any], new: Map[Any, Any]) -> None:
    for key, value in new.items():
        if key not in old:
            old[key] = value
        elif isinstance(value, dict):
            _absorb(old[key], value)
