"""Pages that are HTML already: MkDocs puts them into the frame without reading them as Markdown once more."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from kinerja.publish.stamp.source import BLOCK

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_ID = re.compile(r'\sid="([^"]*)"')

# What the theme brings for browsers and no page asks for: megabytes on a memory stick.
_UNUSED = re.compile(r"assets/(?:javascripts/.*|stylesheets/(?:palette\..*|.*\.map))")


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """There is nothing to choose."""


class FinishedPages(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Makes every page one of ours, under the name that the navigation gives it."""

    def on_files(self, files: "Files", /, *, config: "MkDocsConfig") -> "Files":
        """Gives each file its page."""
        for unused in [file for file in files if _UNUSED.fullmatch(file.src_uri)]:
            files.remove(unused)
        names = dict(navigated(config.nav or ()))
        for file in files.documentation_pages():
            FinishedPage(names.get(file.src_uri), file, config)
        return files


class FinishedPage(Page):
    """A page whose content is its source when that is one block of HTML; what people wrote is read as ever."""

    def render(self, config: "MkDocsConfig", files: "Files") -> None:
        """Sets content and anchors."""
        source = (self.markdown or "").strip()
        if not source.startswith(BLOCK):
            super().render(config, files)
            return
        self.content = source
        self.present_anchor_ids = set(_ID.findall(source))


def navigated(nav: Sequence[Any]) -> Iterator[tuple[str, str | None]]:
    """The pages of a navigation, however deep, and the names that it gives them."""
    for item in nav:
        for name, place in item.items() if isinstance(item, dict) else ((None, item),):
            if isinstance(place, str):
                yield place, name
            else:
                yield from navigated(place)
