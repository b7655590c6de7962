"""A page as MkDocs reads it: front matter that cannot run, and one raw block that Markdown leaves alone."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja.disclose.published import Release
from kinerja.publish.address import ROOTS, Address, path, relative


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way from the home page to a page."""

    title: str
    address: Address


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one language: its address, title, description, template, and what the template shows.

    A page about one government carries its `release`, from which banner and colophon follow.
    """

    address: Address
    title: str
    description: str
    template: str
    view: Mapping[str, object] = field(default_factory=dict)
    release: Release | None = None
    trail: tuple[Crumb, ...] = ()


def markdown(page: Page, language: str, body: str) -> str:
    """Front matter and body. MkDocs prints titles without escaping, so they are escaped here."""
    here = ROOTS[language] + path(language, page.address)
    lines = [
        "---",
        f"title: {_quoted(page.title)}",
        f"description: {_quoted(page.description)}",
        "hide: [navigation, toc]",
        "alternates:",
    ]
    for other, root in ROOTS.items():
        there = root + path(other, page.address)
        entry = {"lang": other, "path": there, "link": relative(here, there)}
        lines.append(f"  - {json.dumps(entry)}")
    return "\n".join([*lines, "---", "", body.strip(), ""])


def _quoted(value: str) -> str:
    escaped = html.escape(value)
    # YAML refuses some characters that JSON allows; as references they are plain ASCII.
    return json.dumps(re.sub(r"[^\x20-\x7e]", lambda match: f"&#{ord(match[0])};", escaped))
