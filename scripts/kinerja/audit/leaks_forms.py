"""Undoes what programs do to texts: escapes of HTML, addresses and JSON, tags between and inside words, letter forms.

Every form of a text is yielded, from how it stands to how a reader sees it: undoing one escape too many may hide what
stands there plainly.
"""

import base64
import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote_to_bytes

from kinerja.audit.leaks_unpack import Refused

# Escapes inside escapes; honest pages need two.
TURNS = 8

_ENTITY = re.compile(r"&(?:#0*([0-9]{1,8})|#[xX]0*([0-9a-fA-F]{1,7})|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_BACKSLASH = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{0*([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|([bfnrtv0\"'/\\]))")
_CSS = re.compile(r"\\0{0,5}([0-9a-fA-F]{1,6})[ \t\n\f]?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]*>")
# Between these a reader sees a gap; all other tags stand inside words too (rich text of spreadsheets, comments).
_APART = re.compile(
    r"<[/\\]*(?:t[dhr]|table|tbody|thead|tfoot|caption|li|[uod]l|d[td]|p|div|h[1-6r]|br|option|select|section|article"
    r"|header|footer|nav|main|aside|fig(?:ure|caption)|pre|blockquote|form|fieldset|label|button|details|summary"
    r"|c|v|row|si|url|loc|lastmod|svg|text|title|desc|g|path|rect|circle|line)\b[^<>]*>",
    re.IGNORECASE,
)
_UNSEEN = frozenset("\u034f\u180b\u180c\u180d\u180f") | frozenset(map(chr, range(0xFE00, 0xFE10)))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_BASE64 = re.compile(r";base64,", re.IGNORECASE)
_DATA = re.compile(r"data:[^,\"'<>\s]{0,200};base64,\s*([A-Za-z0-9+/_-]+(?:\s+[A-Za-z0-9+/_-]{2,})*)", re.IGNORECASE)


def forms(text: str) -> Iterator[tuple[str, str]]:
    """The text and what it becomes as escapes and tags are undone, each with a word for how it was packed.

    Raises Refused when escapes stand in escapes without end.
    """
    for turn in range(TURNS):
        word = "escaped" if turn else ""
        yield word, text
        if "<" in text:
            yield "tags", _TAG.sub(" ", text)
            yield "tags", _TAG.sub("", _APART.sub(" ", text))
        if "\\" in text and _CSS.search(text):
            yield "escaped", _CSS.sub(lambda match: _sign(match[1]), text)
        plainer = _unescaped(text)
        if plainer == text:
            return
        text = plainer
    raise Refused("too-deep")


def embedded(text: str) -> Iterator[bytes]:
    """The contents of `data:` addresses written in base64."""
    if _BASE64.search(text):
        for match in _DATA.finditer(text):
            digits = "".join(match[1].split()).replace("-", "+").replace("_", "/")
            digits = digits[: len(digits) - (len(digits) % 4 == 1)]
            yield base64.b64decode(digits + "=" * (-len(digits) % 4))


def folded(text: str) -> str:
    """The text in one form of letters, digits and dashes: no case, one composition, no signs that nobody sees."""
    if text.isascii():
        return text.lower()
    # Some signs of capitals come apart into capitals: hence the last step.
    return _BEYOND_ASCII.sub(_plain_run, unicodedata.normalize("NFKC", text.casefold())).lower()


@cache
def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    # Soft hyphens, joiners, marks of direction, variants: no reader sees them.
    if kind == "Cf" or sign in _UNSEEN:
        return ""
    if kind == "Pd" or sign == "\N{MINUS SIGN}":
        return "-"
    return sign if sign.isalnum() or kind.startswith("M") else " "


def _plain_run(match: re.Match[str]) -> str:
    return "".join(map(_plain, match[0]))


def _unescaped(text: str) -> str:
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "%" in text:
        text = _PERCENT.sub(_percent, text)
    if "\\" in text:
        text = _BACKSLASH.sub(_backslash, text)
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _entity(match: re.Match[str]) -> str:
    if match[1]:
        return _sign(f"{int(match[1]):x}")
    return _sign(match[2]) if match[2] else html.unescape(match[0])


def _percent(match: re.Match[str]) -> str:
    data = unquote_to_bytes(match[0])
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _backslash(match: re.Match[str]) -> str:
    if match[4]:
        return {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}.get(match[4], match[4])
    return chr(int(match[1], 16)) if match[1] else _sign(match[2] or match[3])


def _sign(hexadecimal: str) -> str:
    """The sign of a code point, or the sign of replacement when there is none."""
    number = int(hexadecimal, 16)
    return chr(number) if number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
