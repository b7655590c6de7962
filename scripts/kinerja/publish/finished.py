"""Pages that are HTML already: MkDocs puts them into the frame without reading them as Markdown once more."""

import re
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

# Every generated page is one such block, which Markdown would leave as it is.
_BLOCK = '<div class="k"'
_ID = re.compile(r'\sid="([^"]*)"')


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """There is nothing to choose."""


class FinishedPages(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Makes every page one of ours, under the name that the navigation gives it."""

    def on_files(self, files: "Files", /, *, config: "MkDocsConfig") -> "Files":
        """Gives each file its page."""
        names = {place: name for item in config.nav or () for name, place in item.items()}
        for file in files.documentation_pages():
            FinishedPage(names.get(file.src_uri), file, config)
        return files


class FinishedPage(Page):
    """A page whose content is its source when that is one block of HTML; what people wrote is read as ever."""

    def render(self, config: "MkDocsConfig", files: "Files") -> None:
        """Sets content and anchors."""
        source = (self.markdown or "").strip()
        if not source.startswith(_BLOCK):
            super().render(config, files)
            return
        self.content = source
        self.present_anchor_ids = set(_ID.findall(source))
