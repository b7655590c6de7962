"""A record that is being written: what it says so far, what it still lacks, and the file that it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from kinerja import record_text
from kinerja.diagnostic import CannotRun, Finding, Location
from kinerja.drafting import shape
from kinerja.drafting.shape import Shape, Steps
from kinerja.load import parts, personal, repository, schema, strict_yaml
from kinerja.load.index import Index
from kinerja.load.schema_faults import MISSING_KEY, NEEDS_KEY, ONE_OF
from kinerja.load.tree import WorkTree
from kinerja.model import Kind


class NotAccepted(Exception):  # noqa: N818 - findings for the user, not an error of the program
    """What was given cannot become a record."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__()
        self.findings = findings


@dataclass(frozen=True)
class Gap:
    """What a mapping lacks: the keys of one of the alternatives."""

    steps: Steps
    alternatives: tuple[tuple[str, ...], ...]

    @property
    def named(self) -> str:
        """The gap as a user may name it after `--set`."""
        inside = "".join(f"{step}." for step in self.steps)
        return " | ".join(" + ".join(inside + key for key in keys) for keys in self.alternatives)


@dataclass(frozen=True)
class File:
    """The path of a record, relative to the root, and its bytes."""

    path: str
    content: bytes

    def write(self, root: Path) -> None:
        """Writes the file; what exists is never overwritten. Raises CannotRun."""
        file = root / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("xb") as stream:
                stream.write(self.content)
        except FileExistsError as error:
            raise CannotRun("file-exists", path=self.path) from error


@dataclass
class Draft:
    """A record of a kind on its way; `data` grows with each answer."""

    root: Path
    kind: Kind
    data: dict[str, Any] = field(default_factory=dict)
    _read: dict[tuple[object, object], Index] = field(default_factory=dict, repr=False)

    @property
    def shape(self) -> Shape:
        """What the schema says about it."""
        return shape.of(self.kind.name)

    @property
    def records(self) -> Index:
        """What the government has recorded so far, only read when it can help with an answer.

        Of units, their own records, and all of the one that the draft is for: the others may be thousands of files.
        """
        place = (self.data.get("government"), self.data.get("unit"))
        if place not in self._read:
            known = place[0] in repository.governments(self.root)
            self._read[place] = _near(self.root, str(place[0]), place[1]) if known else Index("", ())
        return self._read[place]

    def gaps(self, steps: Steps = ()) -> tuple[Gap, ...]:
        """What is missing in the mapping at these steps and below: inside first, then in the order of the schema."""
        found = [gap for gap in self._gaps() if gap.steps[: len(steps)] == steps]
        return tuple(sorted(found, key=self._order))

    def faults(self, steps: Steps) -> tuple[Finding, ...]:
        """What is wrong with one value, as far as it can be told before the record is complete."""
        here = strict_yaml.pointer(steps)
        faults = (fault for _, fault in self._found() if fault.at.pointer == here)
        return tuple(fault for fault in faults if fault.rule not in (MISSING_KEY.slug, NEEDS_KEY.slug, ONE_OF.slug))

    def refuse_existing(self) -> None:
        """Raises CannotRun when the file is there already, as soon as its path is known."""
        try:
            path = self.kind.path.format_map(self.data)
        except KeyError:
            return
        if (self.root / path).exists():
            raise CannotRun("file-exists", path=repository.shown(personal.masked(path)))

    def refuse_faults(self) -> None:
        """Raises NotAccepted for personal data, and for what no further answer would mend."""
        private = tuple(_private(self.data, ()))
        incomplete = {strict_yaml.pointer(gap.steps) for gap in self.gaps()}
        lacking = {MISSING_KEY.slug, NEEDS_KEY.slug, ONE_OF.slug}
        faults = tuple(one for _, one in self._found() if not (one.rule in lacking and one.at.pointer in incomplete))
        if private or faults:
            raise NotAccepted(private or faults)

    def file(self) -> File:
        """The file of a complete record. Raises NotAccepted, or CannotRun when it exists."""
        self.refuse_faults()
        record = msgspec.convert(self.data, self.kind.type)
        done = File(self.kind.path_of(record), record_text.encoded(record))
        document, findings = repository.accept(done.path, done.content)
        if document is None:
            raise NotAccepted(findings)
        self.refuse_existing()
        return done

    def _gaps(self) -> Iterator[Gap]:
        for steps, fault in self._found():
            if fault.rule in (MISSING_KEY.slug, NEEDS_KEY.slug):
                yield Gap(steps, ((str(fault.facts["missing"]),),))
            elif fault.rule == ONE_OF.slug and not fault.facts["found"]:
                alternatives = str(fault.facts["alternatives"]).split(", ")
                yield Gap(steps, tuple(tuple(one.split(" + ")) for one in alternatives))

    def _found(self) -> tuple[tuple[Steps, Finding], ...]:
        seen: dict[str, Steps] = {}

        def at(*steps: str | int) -> Location:
            here = strict_yaml.pointer(steps)
            seen[here] = steps
            return Location("", pointer=here)

        faults = schema.check(self.kind.name, self.data, at)
        return tuple((seen[fault.at.pointer], fault) for fault in faults)

    def _order(self, gap: Gap) -> tuple[int, str, int]:
        first = gap.alternatives[0][0]
        keys = self.shape.names(gap.steps)
        return -len(gap.steps), strict_yaml.pointer(gap.steps), keys.index(first) if first in keys else len(keys)


def _near(root: Path, government: str, unit: object) -> Index:
    tree = WorkTree(root)
    central, *units = parts.parts(tree, government)
    heads = [entry for one in units if (entry := tree.find(f"{one.folder}/unit.yml"))]
    own = [repository.load_part(tree, one) for one in units if one.name == unit]
    read = [repository.load_part(tree, central), repository.load_files(tree, heads), *own]
    return Index(government, (document for one in read for document in one.documents))


def _private(value: object, steps: Steps) -> Iterator[Finding]:
    """Personal data in values and keys; the place never repeats such a key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _private(str(key), steps)
            yield from _private(inner, (*steps, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _private(inner, (*steps, number))
    else:
        here = Location("", pointer=personal.masked(strict_yaml.pointer(steps)))
        yield from (replace(fault, at=here) for fault in personal.findings_in("", str(value)))
