"""What changed from one commit to another: each file with its content before and after, and who wrote it."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from kinerja.approval.change import RECORDS, Change, Content, content, kind_of
from kinerja.approval.commits import Commit, read
from kinerja.approval.diffs import EXECUTABLE, FILE, GONE, SUBMODULE, Diffs, Raw
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Objects, Repository

# Larger files are not read; evidence says nothing about them.
LARGEST = 1 << 26
# What a change leaves is what the next one begins with; so many contents are kept.
_KEPT = 2048


class Changed(Change, frozen=True):
    """A change with what Git says of it.

    `blob` is the id of the content after the change (of a removed file: before); evidence hangs on it. `plain` tells
    that it is an ordinary file: no link, no submodule, not too large to be read, and among records no executable.
    """

    blob: str = ""
    plain: bool = True


def changed(repository: Repository, before: str | None, after: str) -> Iterator[Changed]:
    """Every file below the root that differs, by path; all files when there is no commit before."""
    diffs, objects = Diffs(repository), Objects(repository)
    try:
        (raw,) = diffs.between([(before, after)])
        yield from filter(None, Contents(objects).changes(raw, lambda _: True))
    finally:
        diffs.close()
        objects.close()


def writers(repository: Repository, before: str | None, after: str) -> Mapping[str, Sequence[Commit]]:
    """The commits that come with a change, by the path of each file that they touched, oldest first."""
    span = [after] if before is None else [after, f"^{before}"]
    listed = repository.run("rev-list", "--reverse", "--topo-order", *span).decode().split()
    diffs, objects = Diffs(repository), Objects(repository)
    try:
        return by_path(read(objects, listed), diffs.own(listed))
    finally:
        diffs.close()
        objects.close()


def by_path(commits: Iterable[Commit], touched: Iterable[Sequence[Raw]]) -> Mapping[str, Sequence[Commit]]:
    """The commits by the paths that they touch."""
    found: dict[str, list[Commit]] = defaultdict(list)
    for commit, files in zip(commits, touched, strict=True):
        for one in files:
            found[one.path].append(commit)
    return found


class Contents:
    """Reads the contents of changed files; what was read a moment ago is not read again."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._kept: OrderedDict[tuple[str, str], Content] = OrderedDict()

    def changes(self, files: Sequence[Raw], wanted: Callable[[Raw], bool]) -> Iterator[Changed | None]:
        """Each difference with its contents; None for one that is not wanted when its turn comes.

        Raises CannotRun where Git lacks a content.
        """
        names = [name for one in files for name in (one.old, one.new) if name]
        sources = self._objects.read(names, LARGEST)
        for one in files:
            held = [next(sources) if name else None for name in (one.old, one.new)]
            yield self._change(one, *held) if wanted(one) else None

    def _change(self, raw: Raw, before: bytes | None, after: bytes | None) -> Changed:
        old = self._content(raw.path, raw.old_mode, raw.old, before)
        new = self._content(raw.path, raw.mode, raw.new, after)
        allowed = (FILE, GONE) if raw.path.startswith(RECORDS) else (FILE, EXECUTABLE, GONE)
        return Changed(
            raw.path,
            old.digest,
            new.digest,
            kind_of(old, new),
            old.record,
            new.record,
            blob=raw.blob,
            plain=raw.mode in allowed and new.digest != "",
        )

    def _content(self, path: str, mode: str, name: str, source: bytes | None) -> Content:
        if not name:
            return Content()
        if source is None and mode != SUBMODULE:
            raise CannotRun("objects-missing")
        key = path, name
        known = self._kept.pop(key, None) or content(path, source)
        self._kept[key] = known
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        # Of a file that is too large to be read, nothing is told but that it is there.
        return msgspec.structs.replace(known, digest="") if source and len(source) >= LARGEST else known
