"""Walks `records/` and turns each file into a document or into findings; one bad file hides no other."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kinerja import resources
from kinerja.diagnostic import Finding, Location, Rule
from kinerja.load import schema, strict_yaml, yaml_text
from kinerja.load.document import Document, Places
from kinerja.load.index import Index
from kinerja.model import KIND_BY_NAME, Record, kind_names

FILE_UNEXPECTED = Rule("file-unexpected", section="files")
FILE_IS_LINK = Rule("file-is-link", section="files")
FILE_UNREADABLE = Rule("file-unreadable", section="files")
FILE_KIND_UNKNOWN = Rule("file-kind-unknown", section="files")
RULES = (FILE_UNEXPECTED, FILE_IS_LINK, FILE_UNREADABLE, FILE_KIND_UNKNOWN)

POLICIES = "policies"
# What a repository of records may hold besides records.
_COMPANIONS = frozenset({"README.md", "LICENSE", "CODEOWNERS"})


@dataclass(frozen=True)
class Loaded:
    """The accepted documents in their index, the findings of the refused files, and how many files there were."""

    index: Index
    findings: tuple[Finding, ...]
    files: int


def governments(root: Path) -> tuple[str, ...]:
    """The folder names under `records/` that are governments."""
    folder = root / "records"
    if not folder.is_dir():
        return ()
    names = (one.name for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
    return tuple(sorted(name for name in names if name != POLICIES))


def load(root: Path, government: str) -> Loaded:
    """All records of one government, with the policies it may use; findings of policies are not repeated here."""
    policies = load_policies(root).index
    own = _collect(root / "records" / government, government)
    index = Index(government, (*own.index.all(), *policies.all()), own.index.broken | policies.broken)
    return Loaded(index, own.findings, own.files)


def load_policies(root: Path) -> Loaded:
    """The policies under `records/policies/`, or those that ship with the program when the folder is absent."""
    own = root / "records" / POLICIES
    return _collect(own if own.is_dir() else resources.policies(), POLICIES)


def _collect(folder: Path, name: str) -> Loaded:
    documents: list[Document[Record]] = []
    findings: list[Finding] = []
    broken: list[str] = []
    for file in _walk(folder):
        path = _shown(f"records/{name}/{file.relative_to(folder).as_posix()}")
        document, faults = _read(file, path)
        findings += faults
        if document:
            documents.append(document)
        else:
            broken.append(path)
    findings.sort(key=lambda one: one.order)
    return Loaded(Index(name, documents, broken), tuple(findings), len(documents) + len(broken))


def _walk(folder: Path) -> Iterator[Path]:
    """All files below a folder, sorted; links are not followed, hidden names of its top are left out."""
    for here, folders, files in os.walk(folder):
        if Path(here) == folder:
            folders[:] = [name for name in folders if not name.startswith(".")]
            files = [name for name in files if not name.startswith(".")]  # noqa: PLW2901
        folders.sort()
        linked = [name for name in folders if (Path(here) / name).is_symlink()]
        yield from (Path(here) / name for name in sorted((*files, *linked)) if name not in _COMPANIONS)


def _shown(path: str) -> str:
    # Names of files reach terminals and CI annotations: nothing in them may act there.
    return "".join(sign if sign.isprintable() else "?" for sign in path)


def _read(file: Path, path: str) -> tuple[Document[Record] | None, tuple[Finding, ...]]:
    top = Location(path)
    if file.is_symlink():
        return None, (FILE_IS_LINK.finding(top),)
    if file.suffix != ".yml":
        return None, (FILE_UNEXPECTED.finding(top),)
    try:
        with file.open("rb") as stream:
            source = stream.read(yaml_text.LARGEST + 1)
    except OSError:
        return None, (FILE_UNREADABLE.finding(top),)
    return accept(path, source)


def accept(path: str, source: bytes) -> tuple[Document[Record] | None, tuple[Finding, ...]]:
    """A document from the bytes of one file, or the reasons why it is refused."""
    parsed = strict_yaml.parse(source, path)
    if parsed.findings:
        return None, parsed.findings
    places = Places(path, source)
    name = parsed.data.get("kind") if isinstance(parsed.data, dict) else None
    kind = KIND_BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        return None, (FILE_KIND_UNKNOWN.finding(places.at("kind"), kinds=", ".join(kind_names())),)
    faults = schema.check(kind.name, parsed.data, places.at)
    if faults:
        return None, faults
    try:
        record = msgspec.convert(parsed.data, kind.type)
    except msgspec.ValidationError:
        # The schema is the definition; a type that disagrees with it must refuse, not crash.
        return None, (schema.REFUSED.finding(places.at()),)
    return Document(path, kind, record, source), ()
