"""A record's file in the canonical layout: keys in the order of the schema, two spaces, every comment kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from kinerja import record_text
from kinerja.diagnostic import Finding
from kinerja.formatting import comments
from kinerja.formatting.comments import END, Comment
from kinerja.load import repository, strict_yaml
from kinerja.model import Record


def formatted(path: str, source: bytes) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The canonical bytes of a file, or None and why it cannot be read: such a file is to be left as it is."""
    found, findings = repository.accept(path, source)
    if found is None:
        return None, findings
    data = strict_yaml.parse(source, path).data
    bare = record_text.laid_out(found.kind, path, _ordered(found.record, data))
    # Only the line of the schema has that sign, so there is no comment to keep.
    if source == bare or source.count(b"#") <= 1 == source.startswith(b"# yaml-language-server:"):
        return bare, ()
    return _with(bare, tuple(comments.of(source))), ()


def _ordered(value: object, data: Any) -> Any:
    """The data as they were written, keys in the order of the type."""
    if isinstance(value, msgspec.Struct):
        tag = {"kind": data["kind"]} if isinstance(value, Record) else {}
        names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        return tag | {key: _ordered(getattr(value, name), data[key]) for key, name in names if key in data}
    if isinstance(value, tuple):
        return [_ordered(*pair) for pair in zip(value, data, strict=True)]
    return data


def _with(bare: bytes, kept: Sequence[Comment]) -> bytes:
    """The file with each comment above or beside the value that it belongs to."""
    lines = bare.decode().split("\n")[:-1]
    places = strict_yaml.positions(bare) | {"": (2, 1), END: (len(lines) + 1, 1)}
    above: dict[int, list[str]] = defaultdict(list)
    for one in kept:
        line = places[one.pointer][0]
        if one.beside:
            lines[line - 1] += f"  {one.text}"
        else:
            above[line].append(one.text)
    return "".join(f"{line}\n" for line in _woven(lines, above)).encode()


def _woven(lines: Sequence[str], above: Mapping[int, Sequence[str]]) -> Iterator[str]:
    for number, line in enumerate((*lines, ""), start=1):
        indent = line[: len(line) - len(line.lstrip(" "))]
        yield from (indent + comment for comment in above.get(number, ()))
        if number <= len(lines):
            yield line
