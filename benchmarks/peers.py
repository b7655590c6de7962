"""Checkers of shapes, run as is fastest for each: they do only a part of what `kinerja check` does.

Each kind of record has a JSON Schema of its own, and these programs take one schema at a time. ajv and sourcemeta take
one that chooses by kind, the most frequent first, so that they start once. check-jsonschema, written in Python, follows
references slowly, so it starts once for each kind.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from stopwatch import Task

# Below the limit that systems set to the length of a command.
LONGEST = 1_000_000


class Peers:
    """The peers installed in a folder, with the schemas that they need for the records of a repository."""

    def __init__(self, folder: Path, schemas: Path, repository: Path) -> None:
        self._folder, self._schemas, self._repository = folder, schemas, repository
        self._kinds: dict[str, list[str]] = {}
        for path in _records(repository):
            kind = _kind((repository / path).read_bytes())
            self._kinds.setdefault(kind, []).append(path)
        self.records = sum(map(len, self._kinds.values()))
        self._one = repository.parent / "records.schema.json"
        self._one.write_text(json.dumps(self._one_schema()), encoding="utf-8")

    def ajv(self) -> Task:
        program = self._folder / "node_modules/.bin/ajv"
        flags = ("--spec=draft2020", "--strict=false", "--validate-formats=false")
        return Task([(program, "validate", *flags, "-s", self._one, "-d", "records/**/*.yml")], self._repository)

    def sourcemeta(self) -> Task:
        program = self._folder / "node_modules/.bin/jsonschema"
        words = ("validate", "--fast", self._one, "--extension", "yml", "records")
        return Task([(program, *words)], self._repository)

    def check_jsonschema(self, *only: str) -> Task:
        """Of all records, or of those files only."""
        program = self._folder / "bin/check-jsonschema"
        commands = [
            (program, "--schemafile", self._schemas / f"{kind}.schema.json", *some)
            for kind, paths in self._kinds.items()
            for some in _portions([path for path in paths if not only or path in only])
        ]
        return Task(commands, self._repository)

    def _one_schema(self) -> dict[str, object]:
        frequent = [kind for kind, _ in Counter({kind: len(own) for kind, own in self._kinds.items()}).most_common()]
        choice: object = False
        for kind in reversed(frequent):
            condition = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
            choice = {"if": condition, "then": {"$ref": f"{kind}.schema.json"}, "else": choice}
        every = {kind: json.loads((self._schemas / f"{kind}.schema.json").read_bytes()) for kind in frequent}
        dialect = "https://json-schema.org/draft/2020-12/schema"
        return {"$schema": dialect, "$id": "records.schema.json", "allOf": [choice], "$defs": every}


def _records(repository: Path) -> Iterator[str]:
    for here, folders, files in os.walk(repository / "records"):
        folders.sort()
        place = Path(here).relative_to(repository).as_posix()
        yield from (f"{place}/{name}" for name in sorted(files) if name.endswith(".yml"))


def _kind(source: bytes) -> str:
    return source.partition(b"kind: ")[2].split(maxsplit=1)[0].decode()


def _portions(paths: Sequence[str]) -> Iterator[list[str]]:
    most = LONGEST // (max(map(len, paths), default=0) + 1)
    waiting = iter(paths)
    while some := list(islice(waiting, most)):
        yield some
