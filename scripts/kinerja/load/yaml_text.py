"""From the bytes of a file to text that a YAML parser may see: size, encoding, characters, directives."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from kinerja.load import faults
from kinerja.load.faults import Fault, Place, Refused

LARGEST = 262_144
DEEPEST = 32
MOST_NODES = 20_000
MOST_FAULTS = 50

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def decoded(source: bytes) -> str:
    """The file's text with line ends `\\n`; a file that is too large or not plain UTF-8 is refused whole."""
    if len(source) > LARGEST:
        raise Refused(Fault(faults.TOO_LARGE, facts={"size": len(source), "limit": LARGEST}))
    if source.startswith(_BYTE_ORDER_MARKS):
        raise Refused(Fault(faults.ENCODING))
    try:
        text = source.decode()
    except UnicodeDecodeError as error:
        readable = source[: error.start].decode()
        raise Refused(Fault(faults.ENCODING, _place(readable, len(readable)))) from None
    if "\0" in text:
        raise Refused(Fault(faults.ENCODING, _place(text, text.index("\0"))))
    return text.replace("\r\n", "\n")


def cleaned(text: str) -> tuple[str, tuple[Fault, ...]]:
    """The text without refused characters and directives, and where they were.

    Each is replaced by something harmless of the same length: places stay true, and the other faults can be found.
    """
    refused = refused_characters(text)
    found = tuple(_character_faults(text, refused)) if refused else ()
    text = text.translate({ord(one): " " if one == "\t" else "\ufffd" for one in refused})
    if not (text.startswith("%") or "\n%" in text):
        return text, found
    return _without_directives(text, found)


def refused_characters(text: str) -> frozenset[str]:
    """The characters of a text that nobody sees, or that reorder what others see; line feeds are allowed."""
    shown = text.replace("\n", "")
    return frozenset() if shown.isprintable() else frozenset(filter(_is_refused, set(shown)))


def codepoint(character: str) -> str:
    """The Unicode name for a character that cannot be shown, such as `U+202E`."""
    return f"U+{ord(character):04X}"


def _is_refused(character: str) -> bool:
    return unicodedata.category(character) in _REFUSED_CATEGORIES or _is_noncharacter(ord(character))


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _character_faults(text: str, refused: frozenset[str]) -> Iterator[Fault]:
    any_refused = re.compile("[" + "".join(map(re.escape, sorted(refused))) + "]")
    for match in islice(any_refused.finditer(text), MOST_FAULTS):
        yield Fault(faults.CHARACTER, _place(text, match.start()), facts={"codepoint": codepoint(match[0])})


def _without_directives(text: str, found: tuple[Fault, ...]) -> tuple[str, tuple[Fault, ...]]:
    # Parsers differ on which directives they know, so none sees one: each becomes a comment.
    lines = text.split("\n")
    numbers = tuple(_directives(lines))
    for number in numbers:
        lines[number] = "#" + lines[number][1:]
    return "\n".join(lines), (
        *found,
        *(Fault(faults.DIRECTIVE, (number + 1, 1)) for number in numbers[:MOST_FAULTS]),
    )


def _directives(lines: list[str]) -> Iterator[int]:
    before_document = True
    for number, line in enumerate(lines):
        if before_document and line.startswith("%"):
            yield number
        elif line.strip() and not line.lstrip().startswith("#"):
            before_document = line.split()[0] == "..." and line.startswith("...")


def _place(text: str, index: int) -> Place:
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n")
