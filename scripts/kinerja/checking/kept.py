"""Documents as they are kept: the records that every part asks for need not be read again to examine one part."""

from collections.abc import Iterable, Mapping

import msgspec

from kinerja.checking.outcome import Told, finding, told
from kinerja.diagnostic import Finding
from kinerja.load.document import Document
from kinerja.load.repository import Read
from kinerja.model import KIND_BY_NAME, Record


class KeptDocument(msgspec.Struct, frozen=True, array_like=True):
    """An accepted record as bytes, and the file it came from."""

    path: str
    kind: str
    record: bytes
    source: bytes


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What was read of some files."""

    documents: tuple[KeptDocument, ...]
    broken: tuple[str, ...]
    findings: tuple[Told, ...]


def kept(documents: Iterable[Document[Record]], broken: Iterable[str], findings: Iterable[Finding]) -> Kept:
    """What was read, as it is kept."""
    encode = msgspec.msgpack.Encoder().encode
    return Kept(
        tuple(KeptDocument(one.path, one.kind.name, encode(one.record), one.source) for one in documents),
        tuple(sorted(broken)),
        tuple(told(one, joins=False) for one in findings),
    )


def read(of: Kept, digests: Mapping[str, bytes]) -> Read:
    """What was read, again. Raises msgspec.MsgspecError when a record is none of its kind."""
    return Read(tuple(map(_document, of.documents)), of.broken, tuple(map(finding, of.findings)), digests)


def _document(one: KeptDocument) -> Document[Record]:
    kind = KIND_BY_NAME[one.kind]
    return Document(one.path, kind, msgspec.msgpack.decode(one.record, type=kind.type), one.source)
