"""A page as MkDocs reads it: front matter that cannot run, and one raw block that Markdown leaves alone."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2.utils import htmlsafe_json_dumps

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
    """Front matter and body.

    The front matter is one line of JSON, which is YAML as well. Its texts stand in it as the theme prints them, which
    neither escapes nor changes them.
    """
    here = ROOTS[language] + path(language, page.address)
    head: dict[str, object] = {
        "title": _escaped(page.title),
        "description": _escaped(page.description),
        "hide": ["navigation", "toc"],
    }
    if page.feed:
        head["feed"] = relative(here, ROOTS[language] + page.feed)
    if page.share:
        head["share"] = page.share
    head["alternates"] = [
        {"lang": other, "path": there, "link": relative(here, there)}
        for other, root in ROOTS.items()
        for there in (root + path(other, page.address),)
    ]
    if page.address:
        head["trail"] = [*_trail(page, language)]
    return f"---\n{json.dumps(head)}\n---\n\n{body.strip()}\n"


def _trail(page: Page, language: str) -> Iterator[dict[str, str]]:
    """The way from the home page to the page, for those who show it elsewhere; the home page has none."""
    home = Crumb(text(language, "pages.home_short"), HOME)
    for step in (home, *page.trail, Crumb(page.title, page.address)):
        # A text of JSON, which no `<` in it can end.
        yield {"name": htmlsafe_json_dumps(step.title), "path": path(language, step.address)}


def _escaped(value: str) -> str:
    # JSON writes characters that YAML refuses, or beyond its own reach, as pairs; as references they are plain ASCII.
    return re.sub(r"[^\x20-\x7e]", lambda match: f"&#{ord(match[0])};", html.escape(value))
