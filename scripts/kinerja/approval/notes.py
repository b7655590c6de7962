"""Evidence kept beside the records: Git notes on the bytes that were approved, one line of JSON for each approval.

The notes are a branch of their own, so evidence is added without touching a commit, and everybody who has the history
can have the evidence. Lines are sorted and unique, as Git's strategy `cat_sort_uniq` merges them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import TracebackType

import msgspec

from kinerja.approval.statement import LARGEST, Evidence
from kinerja.diagnostic import CannotRun
from kinerja.load.git import GitFailed, Objects, Repository

REF = "refs/notes/kinerja-approvals"
# Room for two hundred approvals of the same bytes; a note that is larger is nobody's evidence.
LARGEST_NOTE = 1 << 18
# In JSON a statement's quotes need another sign each; the rest is the signature of the longest key.
_LONGEST = 2 * LARGEST + 4096
_AT_ONCE = 400
_ENTRY = re.compile(rb"100644 blob ([0-9a-f]{40,64})\t([0-9a-f/]+)\0|[^\0]+\0")
_ATTEMPTS = 50
_MESSAGE = b"Notes added by 'kinerja approve'\n"

Evidences = tuple[Evidence, ...]


class Notes:
    """The evidence that a revision of the notes holds (None: nothing is held).

    In memory stand the names of approved blobs and their notes, 200 bytes each; the notes are read when asked for.
    `ignored` counts lines that are no evidence, notes that are too large, and files that are no notes.
    """

    def __init__(self, repository: Repository, revision: str | None = REF) -> None:
        """Raises CannotRun when the revision does not exist, but for REF itself: there may be no evidence yet."""
        self.ignored = 0
        self.tip = _tip(repository, revision)
        self._notes = self._listed(repository) if self.tip else {}
        self._objects = Objects(repository)

    def __enter__(self) -> "Notes":
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes that read."""
        self._objects.close()

    def __iter__(self) -> Iterator[str]:
        """The blobs that there is a note on, in order."""
        return iter(sorted(self._notes))

    def of(self, objects: Iterable[str]) -> Iterator[Evidences]:
        """The evidence on each blob, in the order asked; nothing for one without a note."""
        return (tuple(self._read(sorted(set(lines)))) for lines in self.lines(objects))

    def lines(self, objects: Iterable[str]) -> Iterator[list[bytes]]:
        """All lines of the notes on each blob, evidence or not."""
        rest = iter(objects)
        while some := [self._notes.get(one, ()) for one in islice(rest, _AT_ONCE)]:
            contents = self._objects.read((note for notes in some for note in notes), LARGEST_NOTE + 1)
            for notes in some:
                yield [line for content in islice(contents, len(notes)) for line in self._split(content)]

    def paths(self, blob: str) -> tuple[str, ...]:
        """Where in the tree of notes those on a blob may lie."""
        return tuple(_path(blob, depth) for depth in range(len(blob) // 2)) if blob in self._notes else ()

    def _listed(self, repository: Repository) -> dict[str, tuple[str, ...]]:
        """The notes by blob: Git spreads them over folders by the first digits, in more than one way at a time."""
        found: dict[str, tuple[str, ...]] = {}
        listed = repository.run("ls-tree", "-r", "-z", "--full-tree", self.tip or "")
        for entry in _ENTRY.finditer(listed):
            blob = (entry[2] or b"").replace(b"/", b"").decode()
            if len(blob) == len(self.tip or ""):
                found[blob] = (*found.get(blob, ()), entry[1].decode())
            else:
                self.ignored += 1
        return found

    def _split(self, note: bytes | None) -> Sequence[bytes]:
        if note is None or len(note) > LARGEST_NOTE:
            self.ignored += 1
            return ()
        return [line for line in note.split(b"\n") if line]

    def _read(self, lines: Iterable[bytes]) -> Iterator[Evidence]:
        for line in lines:
            found = evidence(line)
            if found:
                yield found
            else:
                self.ignored += 1


def line(one: Evidence) -> bytes:
    """Evidence as the line of a note."""
    return msgspec.json.encode(one, order="sorted")


def evidence(source: bytes) -> Evidence | None:
    """Evidence from the line of a note; None when it is anything else, or spelt in another way."""
    try:
        found = msgspec.json.decode(source, type=Evidence) if len(source) <= _LONGEST else None
    except (msgspec.MsgspecError, RecursionError):
        return None
    return found if found and line(found) == source and len(found.statement) <= LARGEST else None


def add(repository: Repository, added: Mapping[str, Iterable[Evidence]]) -> str:
    """Adds evidence on blobs, and gives the new commit of the notes (the old one when all of it was there).

    Others may add at the same time: whoever comes second begins anew from what the first has made. The commit is its
    author's whom Git is set up for. Raises CannotRun when Git knows no such person, or cannot write.
    """
    given = {blob: {line(one) for one in some} for blob, some in added.items()}
    people = _people(repository)
    for _ in range(_ATTEMPTS):
        with Notes(repository) as notes:
            changed = dict(_joined(notes, given))
            if not changed and notes.tip:
                return notes.tip
            if _written(repository, b"".join(_stream(notes, changed, people))):
                return repository.commit(REF)
    raise CannotRun("notes-not-written")


def _joined(notes: Notes, given: Mapping[str, set[bytes]]) -> Iterator[tuple[str, bytes]]:
    """The whole new note on each blob where something is new."""
    for blob, old in zip(given, notes.lines(given), strict=True):
        if given[blob] <= set(old):
            continue
        note = _note({*old, *given[blob]})
        # Rubbish must not grow until there is no room for evidence.
        yield blob, note if len(note) <= LARGEST_NOTE else _note({*filter(evidence, old), *given[blob]})


def _note(lines: Iterable[bytes]) -> bytes:
    return b"".join(one + b"\n" for one in sorted(lines))


def _stream(notes: Notes, changed: Mapping[str, bytes], people: tuple[bytes, bytes]) -> Iterator[bytes]:
    """The commit as `git fast-import` reads it: however many notes there are, it is one process."""
    author, committer = people
    yield b"feature done\ncommit %s\nauthor %s\ncommitter %s\n" % (REF.encode(), author, committer)
    yield b"data %d\n%s" % (len(_MESSAGE), _MESSAGE)
    if notes.tip:
        yield b"from %s\n" % notes.tip.encode()
    for blob, note in changed.items():
        yield from (b"D %s\n" % path.encode() for path in notes.paths(blob))
        yield b"M 100644 inline %s\ndata %d\n%s\n" % (_path(blob, 1).encode(), len(note), note)
    yield b"done\n"


def _path(blob: str, depth: int) -> str:
    """Where a note lies: folders are named by two digits each, as many as `depth`."""
    return "/".join((*(blob[2 * level : 2 * level + 2] for level in range(depth)), blob[2 * depth :]))


def _written(repository: Repository, stream: bytes) -> bool:
    """Whether Git took the commit; it does not where the notes are another commit by now."""
    try:
        repository.run("fast-import", "--quiet", "--date-format=raw", given=stream)
    except GitFailed:
        return False
    return True


def _people(repository: Repository) -> tuple[bytes, bytes]:
    try:
        author, committer = (repository.run("var", f"GIT_{one}_IDENT").rstrip(b"\n") for one in ("AUTHOR", "COMMITTER"))
    except GitFailed as error:
        raise CannotRun("notes-no-identity") from error
    return author, committer


def _tip(repository: Repository, revision: str | None) -> str | None:
    if revision is None:
        return None
    try:
        return repository.commit(revision)
    except CannotRun:
        if revision == REF:
            return None
        raise
