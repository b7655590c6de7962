"""The index of the search page: a script that holds the words of each page, collected while the pages are written."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kinerja.publish.address import ROOTS, SEARCH, Address, path, relative
from kinerja.publish.page import Page
from kinerja.publish.voice import Voice

NAME = "search-index.js"

# The way a figure was computed and the picture of a chart are reached from the indicator, which is found itself.
_UNLISTED = frozenset({"@computation", "@embed", "@search"})

_FRONT_MATTER = re.compile(r"^(title|description): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found of a page; `kind` in words, `place` the pages above it."""

    address: Address
    title: str
    kind: str
    place: str
    description: str
    keywords: str


def entries(voice: Voice, page: Page) -> Iterator[Entry]:
    """The entry of a page, if people look for such pages."""
    if page.address and page.address[0] in _UNLISTED:
        return
    place = ", ".join(crumb.title for crumb in reversed(page.trail))
    words = " ".join(page.keywords)
    yield Entry(page.address, page.title, voice.word("kinds", page.kind), place, page.description, words)


def written(voice: Voice, name: str, content: bytes) -> Iterator[Entry]:
    """The entry of a page written by hand in Markdown, from the title and description in its front matter."""
    said = dict(_FRONT_MATTER.findall(content.decode().partition("\n---\n")[0]))
    if "title" in said:
        place = PurePosixPath(name).parent.parts
        yield Entry(place, said["title"], voice.word("kinds", "page"), "", said.get("description", ""), "")


def files(voice: Voice, found: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """The index: `searchIndex` with kinds, places, and a list of texts and numbers for each page.

    A list is `[title, kind, place, description, other names, address]`; kinds and places are many times the same, so
    each stands once and is meant by its number.
    """
    kinds: dict[str, int] = {}
    places: dict[str, int] = {}
    pages = [_row(voice.language, one, kinds, places) for one in found]
    index: Mapping[str, object] = {"kinds": [*kinds], "places": [*places], "pages": pages}
    # Nothing but ASCII, and no markup: the file means the same however a server labels it.
    text = json.dumps(index, separators=(",", ":")).replace("<", "\\u003c")
    yield f"{path(voice.language, SEARCH)}{NAME}", f"const searchIndex={text};\n".encode("ascii")


def _row(language: str, one: Entry, kinds: dict[str, int], places: dict[str, int]) -> list[str | int]:
    root = ROOTS[language]
    address = relative(root + path(language, SEARCH), root + path(language, one.address))
    kind = kinds.setdefault(one.kind, len(kinds))
    place = places.setdefault(one.place, len(places))
    return [one.title, kind, place, one.description, one.keywords, address]
