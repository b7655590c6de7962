"""Atom feeds (RFC 4287) as bytes."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

TYPE = "application/atom+xml"

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"

# What XML cannot write at all.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """News of one release: `updated` is its time (UTC), `link` its page, `lines` what it says one by one."""

    id: str
    title: str
    updated: str
    link: str
    summary: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with at least one entry, newest first; `itself` is its own address where that is known."""

    id: str
    language: str
    title: str
    author: str
    link: str
    itself: str
    entries: Sequence[Entry]


def urn(*parts: str) -> str:
    """An id that these words alone decide, wherever the site may stand."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("kinerja", *parts))).urn


def atom(feed: Feed) -> bytes:
    """The feed as XML."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", feed.entries[0].updated)
    _text(SubElement(root, "author"), "name", feed.author)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.link)
    if feed.itself:
        SubElement(root, "link", rel="self", type=TYPE, href=feed.itself)
    for one in feed.entries:
        _entry(root, one)
    indent(root, "")
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _entry(root: Element, one: Entry) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", one.id)
    _text(entry, "title", one.title)
    _text(entry, "updated", one.updated)
    _text(entry, "published", one.updated)
    SubElement(entry, "link", rel="alternate", type="text/html", href=one.link)
    _text(entry, "summary", one.summary)
    content = SubElement(entry, "content", type="xhtml")
    lines = SubElement(SubElement(content, "div", xmlns=_XHTML), "ul")
    for line in one.lines:
        _text(lines, "li", line)


def _text(parent: Element, name: str, value: str) -> None:
    SubElement(parent, name).text = _UNWRITABLE.sub("\ufffd", value)
