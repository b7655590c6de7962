"""Walks `records/` and turns each file into a document or into findings; one bad file hides no other."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from kinerja import resources
from kinerja.diagnostic import Finding, Location, Rule
from kinerja.load import parts, personal, schema, strict_yaml, yaml_text
from kinerja.load.document import Document, Places
from kinerja.load.index import Index
from kinerja.load.tree import Entry, Mode, Tree, WorkTree, folders
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


class Loaded(msgspec.Struct, frozen=True):
    """The accepted documents in their index, the findings of the refused files, and how many files there were."""

    index: Index
    findings: tuple[Finding, ...]
    files: int


def is_companion(path: str) -> bool:
    """Whether a file among the records is one of those that may lie beside them."""
    return path.rpartition("/")[2] in _COMPANIONS


def governments(source: Path | Tree) -> tuple[str, ...]:
    """The names under `records/` that are governments; a link among them is one whose files are not read."""
    names = folders(_tree(source), "records")
    return tuple(name for name in names if name != POLICIES and name not in _COMPANIONS)


def load(source: Path | Tree, government: str, shared: Loaded | None = None) -> Loaded:
    """All records of one government, with the policies it may use; findings of policies are not repeated here.

    `shared` are those policies when they were read before.
    """
    tree = _tree(source)
    policies = (shared or load_policies(tree)).index
    read = [load_part(tree, part) for part in parts.parts(tree, government)]
    documents = [document for one in read for document in one.documents]
    broken = [path for one in read for path in one.broken]
    index = Index(government, (*documents, *policies.all()), (*broken, *policies.broken))
    findings = sorted((one for part in read for one in part.findings), key=lambda one: one.order)
    return Loaded(index, tuple(findings), len(documents) + len(broken))


def load_policies(source: Path | Tree) -> Loaded:
    """The policies under `records/policies/`, or those that ship with the program when the folder is absent."""
    tree = _tree(source)
    if POLICIES in folders(tree, "records"):
        return _policies(tree, f"records/{POLICIES}")
    return _policies(WorkTree(resources.policies().parent), resources.policies().name)


def _policies(tree: Tree, folder: str) -> Loaded:
    hidden = f"{folder}/."
    entries = [one for one in tree.entries(folder) if not one.path.startswith(hidden)]
    read = _collect(tree, entries, lambda path: f"records/{POLICIES}{path.removeprefix(folder)}")
    return Loaded(Index(POLICIES, read.documents, read.broken), read.findings, len(read.documents) + len(read.broken))


def _tree(source: Path | Tree) -> Tree:
    return WorkTree(source) if isinstance(source, Path) else source


class Read(msgspec.Struct, frozen=True):
    """What was read of some files: documents, paths of the refused, findings, and a digest of each file by path."""

    documents: tuple[Document[Record], ...]
    broken: tuple[str, ...]
    findings: tuple[Finding, ...]
    digests: Mapping[str, bytes]


def load_part(tree: Tree, part: parts.Part) -> Read:
    """The records of one part of a government."""
    return _collect(tree, parts.entries(tree, part), lambda path: path)


def load_files(tree: Tree, entries: Sequence[Entry]) -> Read:
    """The records in some files."""
    return _collect(tree, entries, lambda path: path)


def load_one(tree: Tree, path: str) -> Document[Record] | None:
    """The document at a path, if a file lies there and is accepted."""
    entry = tree.find(path)
    return next(iter(_collect(tree, [entry], lambda path: path).documents), None) if entry else None


def _collect(tree: Tree, entries: Sequence[Entry], place: Callable[[str], str]) -> Read:
    documents: list[Document[Record]] = []
    findings: list[Finding] = []
    broken: list[str] = []
    digests: dict[str, bytes] = {}
    for entry, source in zip(entries, _sources(tree, entries), strict=True):
        path = shown(place(entry.path))
        digests[path] = digest(entry, source)
        if entry.name in _COMPANIONS:
            findings += _companion(entry, path, source)
            continue
        document, faults = _read(entry, path, source)
        findings += faults
        if document:
            documents.append(document)
        else:
            broken.append(path)
    findings.sort(key=lambda one: one.order)
    return Read(tuple(documents), tuple(broken), tuple(findings), digests)


def _sources(tree: Tree, entries: Sequence[Entry]) -> Iterator[bytes | None]:
    """The content of each entry; nothing for what is not read at all."""
    wanted = [one for one in entries if _is_read(one)]
    contents = tree.read(wanted, yaml_text.LARGEST + 1)
    return (next(contents) if _is_read(one) else None for one in entries)


def _is_read(entry: Entry) -> bool:
    return entry.mode is Mode.FILE and (entry.name.endswith(".yml") or entry.name in _COMPANIONS)


def digest(entry: Entry, source: bytes | None) -> bytes:
    """What tells whether an entry is still the same: of its mode and its content."""
    return hashlib.blake2b(source or b"", digest_size=16, person=entry.mode.value.encode()).digest()


def shown(path: str) -> str:
    """A path as it may be shown: names of files reach terminals and CI annotations, and nothing in them may act."""
    return path if path.isprintable() else "".join(sign if sign.isprintable() else "?" for sign in path)


def _companion(entry: Entry, path: str, source: bytes | None) -> tuple[Finding, ...]:
    """A file beside the records is not read as one, but no person may stand in it either."""
    if source is None and entry.mode is Mode.FILE:
        return ()
    return personal.findings_in(path, (source or b"")[: yaml_text.LARGEST].decode(errors="replace"))


def _read(entry: Entry, path: str, source: bytes | None) -> tuple[Document[Record] | None, tuple[Finding, ...]]:
    if source is not None and entry.mode is Mode.FILE and entry.name.endswith(".yml"):
        return accept(path, source)
    return None, personal.findings_in(path, "") or (_refused(entry).finding(Location(path)),)


def _refused(entry: Entry) -> Rule:
    """Why a file is not even looked into."""
    if entry.mode is Mode.LINK:
        return FILE_IS_LINK
    if not entry.name.endswith(".yml"):
        return FILE_UNEXPECTED
    return FILE_IS_EXECUTABLE if entry.mode is Mode.EXECUTABLE else FILE_UNREADABLE


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
