"""A page as MkDocs reads it: front matter that cannot run, and one raw block that Markdown leaves alone."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kinerja.disclose.published import Release
from kinerja.publish.address import HOME, ROOTS, Address, path, relative
from kinerja.texts import text


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way from the home page to a page."""

    title: str
    address: Address


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one language: its address, title, description, template, and what the template shows.

    A page about one government carries its `release`, from which banner and colophon follow. `kind` is a word of
    `pages.kinds`, by which a search result is named; `keywords` are other words to find the page by. `feed` and
    `share` are the paths, below the folder of the language, of the page's feed and of its picture.
    """

    address: Address
    title: str
    description: str
    template: str
    view: Mapping[str, object] = field(default_factory=dict)
    release: Release | None = None
    trail: tuple[Crumb, ...] = ()
    kind: str = "page"
    keywords: tuple[str, ...] = ()
    feed: str = ""
    share: str = ""


def markdown(page: Page, language: str, body: str) -> str:
    """Front matter and body. MkDocs prints titles without escaping, so they are escaped here."""
    here = ROOTS[language] + path(language, page.address)
    lines = [
        "---",
        f"title: {_quoted(page.title)}",
        f"description: {_quoted(page.description)}",
        "hide: [navigation, toc]",
        *(f"{name}: {json.dumps(value)}" for name in ("feed", "share") if (value := getattr(page, name))),
        "alternates:",
    ]
    for other, root in ROOTS.items():
        there = root + path(other, page.address)
        entry = {"lang": other, "path": there, "link": relative(here, there)}
        lines.append(f"  - {json.dumps(entry)}")
    lines += _trail(page, language)
    return "\n".join([*lines, "---", "", body.strip(), ""])


def _trail(page: Page, language: str) -> Iterator[str]:
    """The way from the home page to the page, for those who show it elsewhere; the home page has none."""
    if page.address:
        yield "trail:"
        home = Crumb(text(language, "pages.home_short"), HOME)
        for step in (home, *page.trail, Crumb(page.title, page.address)):
            yield f'  - {{"name": {_plain(step.title)}, "path": {json.dumps(path(language, step.address))}}}'


def _plain(value: str) -> str:
    """A text as YAML, in a form that takes every character."""
    return '"' + re.sub(r'[^\x20-\x7e]|["\\]', lambda match: f"\\U{ord(match[0]):08x}", value) + '"'


def _quoted(value: str) -> str:
    escaped = html.escape(value)
    # YAML refuses some characters that JSON allows; as references they are plain ASCII.
    return json.dumps(re.sub(r"[^\x20-\x7e]", lambda match: f"&#{ord(match[0])};", escaped))
