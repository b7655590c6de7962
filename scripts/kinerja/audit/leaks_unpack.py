"""Takes files apart: archives, compressed files, texts inside pictures, and the encodings of bytes.

Nothing is trusted to be small or whole. What is too deep, too large or broken raises Refused: a file that nobody can
read to the end has not been examined.
"""

import codecs
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

DEPTH = 3
UNPACKED = 64 * 1024 * 1024
_MEMBERS = 10_000

_GZIP, _ZIP, _PNG = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06"), b"\x89PNG\r\n\x1a\n"
# PDF, 7-Zip, bzip2, xz, Zstandard, RAR: packed, and not read here.
_FOREIGN = (b"%PDF-", b"7z\xbc\xaf\x27\x1c", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"Rar!")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_READABLE = re.compile(
    rb"(?:[\x20-\x7e\t\r\n]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){6,}"
)
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){4,}")


class Refused(Exception):  # noqa: N818 - not an error: what was met cannot be examined
    """`how` says in one word why the content cannot be read to its end."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


@dataclass
class Budget:
    """How many bytes may still come out of everything packed in one file."""

    left: int = UNPACKED

    def taken(self, data: bytes) -> bytes:
        """The bytes, counted. Raises Refused when more came out than may."""
        self.left -= len(data)
        if self.left < 0:
            raise Refused("too-large")
        return data


@dataclass(frozen=True)
class Member:
    """What came out of a container: how it was packed, the name it had there, its bytes."""

    packing: str
    name: str
    data: bytes


def is_container(data: bytes) -> bool:
    """Whether the bytes are a container that `members` opens."""
    return data.startswith((_GZIP, *_ZIP, _PNG))


def members(data: bytes, budget: Budget) -> Iterator[Member]:
    """What a container holds; nothing when the bytes are none. Raises Refused when it cannot be read to its end."""
    if data.startswith(_FOREIGN):
        raise Refused("foreign-format")
    try:
        if data.startswith(_GZIP):
            yield from (Member("gzip", "", one) for one in _gunzipped(data, budget))
        elif data.startswith(_ZIP):
            yield from _zipped(data, budget)
        elif data.startswith(_PNG):
            yield from _png(data, budget)
    except _BROKEN as error:
        raise Refused("broken") from error


def texts(data: bytes) -> Iterator[tuple[str, str]]:
    """The bytes as text in every encoding they may be in, each with the name of the encoding if it is not UTF-8."""
    # The mark of UTF-32 is also that of UTF-16 with a null behind it.
    if marked := [encoding for mark, encoding in _MARKS if data.startswith(mark)]:
        yield from ((encoding, data.decode(encoding, "replace")) for encoding in marked)
        return
    if b"\0" not in data and not is_container(data):
        yield from _eight_bits(data)
        return
    # Bytes by chance would hold short ids by chance: only what looks written is read.
    yield "bytes", b"\n".join(_READABLE.findall(data)).decode("utf-8", "replace")
    if b"\0" in data:
        yield "utf-16", data.decode("utf-16-le", "replace")
        yield "utf-16", data.decode("utf-16-be", "replace")
        yield "utf-16", b"\n\0".join(_WIDE.findall(data)).decode("utf-16-le", "replace")


def _eight_bits(data: bytes) -> Iterator[tuple[str, str]]:
    try:
        yield "", data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield "", data.decode("utf-8", "replace")
        yield "latin-1", data.decode("cp1252", "replace")


def _inflated(data: bytes, bits: int, budget: Budget) -> tuple[bytes, bytes]:
    """What zlib makes of the bytes, and the bytes after it."""
    machine = zlib.decompressobj(bits)
    out = budget.taken(machine.decompress(data, budget.left + 1))
    if not machine.eof:
        raise Refused("broken")
    return out, machine.unused_data


def _gunzipped(data: bytes, budget: Budget) -> Iterator[bytes]:
    parts = []
    while data.startswith(_GZIP):
        part, data = _inflated(data, 31, budget)
        parts.append(part)
    yield from parts
    if len(parts) > 1:
        yield b"".join(parts)
    # What stands behind the last part is still content of the file.
    yield budget.taken(data)


def _zipped(data: bytes, budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.infolist()) > _MEMBERS:
            raise Refused("too-large")
        yield Member("zip", "", archive.comment)
        for info in archive.infolist():
            yield Member("zip", info.filename, info.comment + info.extra)
            if not info.is_dir():
                with archive.open(info) as member:
                    yield Member("zip", "", budget.taken(member.read(budget.left + 1)))


def _png(data: bytes, budget: Budget) -> Iterator[Member]:
    """Texts of a picture: keyword and text of each chunk that holds one (PNG, section 11.3.3), profiles and Exif."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + size > len(data):
            raise Refused("broken")
        content, at = data[at + 8 : at + 8 + size], at + 12 + size
        yield from (Member("png", "", one) for one in _chunk(kind, content, budget) if one)
    if data[at:]:
        yield Member("png", "", budget.taken(data[at:]))


def _chunk(kind: bytes, content: bytes, budget: Budget) -> Iterator[bytes]:
    keyword, _, rest = content.partition(b"\0")
    if kind == b"eXIf":
        yield content
    elif kind == b"tEXt":
        yield from (keyword, rest)
    elif kind in {b"zTXt", b"iCCP"}:
        yield from (keyword, _inflated(rest[1:], 15, budget)[0])
    elif kind == b"iTXt":
        language, translated, text = rest[2:].split(b"\0", 2)
        yield from (keyword, language, translated)
        yield _inflated(text, 15, budget)[0] if rest[0] else text
