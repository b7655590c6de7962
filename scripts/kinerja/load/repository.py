"""Walks `records/` and turns each file into a document or into findings; one bad file hides no other."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from kinerja import resources
from kinerja.diagnostic import Finding, Location, Rule
from kinerja.load import personal, schema, strict_yaml, yaml_text
from kinerja.load.document import Document, Places
from kinerja.load.index import Index
from kinerja.load.tree import Entry, Mode, Tree, WorkTree
from kinerja.model import KIND_BY_NAME, Record, kind_names

FILE_UNEXPECTED = Rule("file-unexpected", section="files")
FILE_IS_LINK = Rule("file-is-link", section="files")
FILE_IS_EXECUTABLE = Rule("file-is-executable", section="files")
FILE_UNREADABLE = Rule("file-unreadable", section="files")
FILE_KIND_UNKNOWN = Rule("file-kind-unknown", section="files")
RULES = (FILE_UNEXPECTED, FILE_IS_LINK, FILE_IS_EXECUTABLE, FILE_UNREADABLE, FILE_KIND_UNKNOWN)

POLICIES = "policies"
# What a repository of records may hold besides records.
_COMPANIONS = frozenset({"README.md", "LICENSE", "CODEOWNERS"})


@dataclass(frozen=True)
class Loaded:
    """The accepted documents in their index, the findings of the refused files, and how many files there were."""

    index: Index
    findings: tuple[Finding, ...]
    files: int


def governments(source: Path | Tree) -> tuple[str, ...]:
    """The names under `records/` that are governments; a link among them is one whose files are not read."""
    names = _tree(source).folders("records")
    return tuple(name for name in names if name != POLICIES and name not in _COMPANIONS)


def load(source: Path | Tree, government: str, shared: Loaded | None = None) -> Loaded:
    """All records of one government, with the policies it may use; findings of policies are not repeated here.

    `shared` are those policies when they were read before.
    """
    tree = _tree(source)
    policies = (shared or load_policies(tree)).index
    own = _collect(tree, f"records/{government}", government)
    index = Index(government, (*own.index.all(), *policies.all()), own.index.broken | policies.broken)
    return Loaded(index, own.findings, own.files)


def load_policies(source: Path | Tree) -> Loaded:
    """The policies under `records/policies/`, or those that ship with the program when the folder is absent."""
    tree = _tree(source)
    if POLICIES in tree.folders("records"):
        return _collect(tree, f"records/{POLICIES}", POLICIES)
    return _collect(WorkTree(resources.policies().parent), resources.policies().name, POLICIES)


def _tree(source: Path | Tree) -> Tree:
    return WorkTree(source) if isinstance(source, Path) else source


def _collect(tree: Tree, folder: str, name: str) -> Loaded:
    documents: list[Document[Record]] = []
    findings: list[Finding] = []
    broken: list[str] = []
    for entry in tree.entries(folder):
        path = shown(f"records/{name}{entry.path.removeprefix(folder)}")
        if PurePosixPath(path).name in _COMPANIONS:
            findings += _companion(tree, entry, path)
            continue
        document, faults = _read(tree, entry, path)
        findings += faults
        if document:
            documents.append(document)
        else:
            broken.append(path)
    findings.sort(key=lambda one: one.order)
    return Loaded(Index(name, documents, broken), tuple(findings), len(documents) + len(broken))


def shown(path: str) -> str:
    """A path as it may be shown: names of files reach terminals and CI annotations, and nothing in them may act."""
    return "".join(sign if sign.isprintable() else "?" for sign in path)


def _companion(tree: Tree, entry: Entry, path: str) -> tuple[Finding, ...]:
    """A file beside the records is not read as one, but no person may stand in it either."""
    try:
        source = tree.read(entry.path, yaml_text.LARGEST) if entry.mode is Mode.FILE else b""
    except OSError:
        return ()
    return personal.findings_in(path, source.decode(errors="replace"))


def _read(tree: Tree, entry: Entry, path: str) -> tuple[Document[Record] | None, tuple[Finding, ...]]:
    named = personal.findings_in(path, "")
    if named:
        return None, named
    top = Location(path)
    if entry.mode is Mode.LINK:
        return None, (FILE_IS_LINK.finding(top),)
    if PurePosixPath(entry.path).suffix != ".yml":
        return None, (FILE_UNEXPECTED.finding(top),)
    if entry.mode is Mode.EXECUTABLE:
        return None, (FILE_IS_EXECUTABLE.finding(top),)
    try:
        source = tree.read(entry.path, yaml_text.LARGEST + 1)
    except OSError:
        return None, (FILE_UNREADABLE.finding(top),)
    return accept(path, source)


def accept(path: str, source: bytes) -> tuple[Document[Record] | None, tuple[Finding, ...]]:
    """A document from the bytes of one file, or the reasons why it is refused."""
    private = personal.findings_in(path, source.decode(errors="replace"))
    if private:
        return None, private
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
