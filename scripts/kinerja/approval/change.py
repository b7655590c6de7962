"""One file of a change, before and after."""

import hashlib

import msgspec

from kinerja.load import repository
from kinerja.load.yaml_text import LARGEST
from kinerja.model import Kind, Record

RECORDS = "records/"


class Change(msgspec.Struct, frozen=True):
    """A file that a change adds, alters or removes.

    `kind` is None for what is no record: a file outside `records/`, or one that is refused. `before` and `after` are
    SHA-256 of the bytes, None where there is no file; `old` and `new` the records in them.
    """

    path: str
    before: str | None
    after: str | None
    kind: Kind | None = None
    old: Record | None = None
    new: Record | None = None

    @property
    def record(self) -> Record | None:
        """The record as it is after the change, or as it was."""
        return self.new or self.old

    @property
    def government(self) -> str:
        """The folder below `records/`; empty outside."""
        return self.path.split("/")[1] if self.path.startswith(RECORDS) and self.path.count("/") > 1 else ""

    @property
    def unit(self) -> str:
        """The unit whose record it is; empty for what belongs to none."""
        own = self.path.split("/")
        return own[3] if len(own) > 4 and own[2] == "units" else ""

    @property
    def employee(self) -> str:
        """The employee whom the record is about; empty for what is about no person."""
        own = self.path.split("/")
        return own[5] if len(own) > 6 and own[4] == "people" else ""


class Content(msgspec.Struct, frozen=True):
    """What one file holds: SHA-256 of its bytes, and the record with its kind, if it is accepted as one."""

    digest: str | None = None
    kind: Kind | None = None
    record: Record | None = None


def content(path: str, source: bytes | None) -> Content:
    """What a file holds. A record that lies elsewhere than it should is refused like one of an unknown kind."""
    if source is None:
        return Content()
    digest = hashlib.sha256(source).hexdigest()
    if not path.startswith(RECORDS) or not path.endswith(".yml") or len(source) > LARGEST:
        return Content(digest)
    found, _ = repository.accept(path, source)
    if found is None or found.kind.path_of(found.record) != path:
        return Content(digest)
    return Content(digest, found.kind, found.record)


def change(path: str, before: bytes | None, after: bytes | None) -> Change:
    """A change from the bytes before and after."""
    old, new = content(path, before), content(path, after)
    return Change(path, old.digest, new.digest, kind_of(old, new), old.record, new.record)


def kind_of(old: Content, new: Content) -> Kind | None:
    """The kind of what a change leaves; of what it removes, the kind that it had."""
    return old.kind if new.digest is None else new.kind
