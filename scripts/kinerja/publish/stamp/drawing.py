"""What MkDocs is shown instead of all pages: those that people wrote, and one of each shape with its stand-in."""

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from kinerja.publish.finished import FinishedPage, FinishedPages, navigated
from kinerja.publish.stamp import source
from kinerja.publish.stamp.frame import Frame, Shape, shapes
from kinerja.publish.stamp.source import Source

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class Drawing(FinishedPages):  # type: ignore[no-untyped-call]
    """Lets MkDocs draw what cannot be stamped, and the frames of what can."""

    def __init__(self, held: Source, config: "MkDocsConfig") -> None:
        super().__init__()
        self._held = held
        # Besides these the theme links to files of its own, beside which no page lies.
        linked = {*dict(navigated(config.nav or ())), config.extra.get("search", "")}
        self._shapes = shapes(held.heads, linked)
        self._first: dict[Shape, str] = {}
        for name, (shape, _) in self._shapes.items():
            self._first.setdefault(shape, name)
        self._stand_ins: dict[str, tuple[Shape, str]] = {}
        self._frames: dict[Shape, Frame] = {}
        self._drawn: dict[str, str] = {}

    def left(self) -> tuple[str, ...]:
        """The pages that MkDocs did not draw."""
        firsts = set(self._first.values())
        return tuple(name for name in self._shapes if name not in firsts)

    def page(self, name: str) -> str:
        """A page that has a frame, as MkDocs would draw it."""
        shape, folder = self._shapes[name]
        return self._frames[shape].around(folder, source.article(f"{self._held.folder}/{name}"), self._held.heads[name])

    def is_faithful(self) -> bool:
        """Whether the first page of each shape, as MkDocs drew it, is what its frame makes of it."""
        return all(frame.is_clean for frame in self._frames.values()) and all(
            self.page(name) == self._drawn[name] for name in self._first.values()
        )

    def on_files(self, files: Files, /, *, config: "MkDocsConfig") -> Files:
        """Only what is to be drawn; links that people wrote find all the others."""
        shelf = _Shelf(files, self._held, config)
        left = set(self.left())
        for name in self._held.order:
            if name not in left:
                shelf.append(_file(name, self._held, config))
        for number, shape in enumerate(self._first):
            folder, text = shape.stand_in(number)
            name = f"{shape.above}{folder}/index.md"
            self._stand_ins[name] = shape, folder
            shelf.append(File.generated(config, name, content=text))
        return super().on_files(shelf, config=config)

    def on_template_context(
        self, context: "TemplateContext", /, *, template_name: str, config: "MkDocsConfig"
    ) -> "TemplateContext":
        """The list of all pages in their order, as if MkDocs had read them all."""
        if template_name == "sitemap.xml":
            drawn = {file.src_uri: file for file in context["pages"]}
            listed = (drawn.get(name) or self._listed(name, config.site_url) for name in self._held.order)
            context["pages"] = list(listed)  # type: ignore[arg-type]
        return context

    def on_post_page(self, output: str, /, *, page: "Page", config: "MkDocsConfig") -> str:  # noqa: ARG002
        """Keeps a drawn stand-in as a frame, and writes no file for it."""
        name = page.file.src_uri
        if name in self._stand_ins:
            shape, folder = self._stand_ins[name]
            self._frames[shape] = Frame(output, folder)
            return ""
        self._drawn[name] = output
        return output

    def _listed(self, name: str, site_url: str | None) -> SimpleNamespace:
        url = f"{site_url}{name[:-2]}html" if site_url else None
        return SimpleNamespace(page=SimpleNamespace(canonical_url=url, meta=json.loads(self._held.heads[name])))


class _Shelf(Files):
    """All files of the site for those who look one up by its path, a few of them for those who go through all."""

    def __init__(self, files: Files, held: Source, config: "MkDocsConfig") -> None:
        super().__init__(files)
        self._held = held
        self._names = {*held.order, *held.files}
        self._config = config
        self._fetched: dict[str, File] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """A file; a page comes with its anchors."""
        found = super().get_file_from_path(path) or self._fetched.get(path)
        if found is None and path in self._names:
            found = self._fetched[path] = _file(path, self._held, self._config)
            found.inclusion = InclusionLevel.NOT_IN_NAV
            if found.is_documentation_page():
                page = FinishedPage(None, found, self._config)
                page.read_source(self._config)
                page.render(self._config, self)
        return found


def _file(name: str, held: Source, config: "MkDocsConfig") -> File:
    return File(name, str(held.folder), config.site_dir, config.use_directory_urls)
