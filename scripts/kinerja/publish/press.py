"""Templates to Markdown pages: the only user of Jinja."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from kinerja.publish import address, contact
from kinerja.publish.address import ROOTS, Address, is_web_address, path, relative
from kinerja.publish.content import Site
from kinerja.publish.page import Page, markdown
from kinerja.publish.voice import Voice

_TEMPLATES = Path(__file__).parent / "templates"


class _Compiled(BytecodeCache):
    """Templates as compiled once for all languages: to compile them takes longer than to print a small site."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Press:
    """Prints the pages of one language."""

    def __init__(self, site: Site, voice: Voice) -> None:
        self._voice = voice
        self._site = f"{site.url}/" if site.url else ""
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        # Records speak Indonesian; elsewhere a screen reader has to be told.
        native = Markup("") if voice.language == "id" else Markup(' lang="id"')
        self._templates.globals.update(
            t=voice.text, voice=voice, address=address, native=native, preview=site.preview, web=is_web_address
        )

    def file(self, page: Page) -> tuple[str, bytes]:
        """Path of a page below the folder of its language, and its bytes."""
        here = path(self._voice.language, page.address)
        body = self._templates.get_template(page.template).render(
            page=page,
            link=partial(self._link, page.address),
            report=contact.report(page, f"{self._site}{ROOTS[self._voice.language]}{here}"),
            **page.view,
        )
        name = f"{here}index.md"
        return name, markdown(page, self._voice.language, body).encode()

    def sheet(self, template: str, view: Mapping[str, object]) -> str:
        """A file that stands alone, without the frame of a page."""
        return self._templates.get_template(template).render(view)

    def _link(self, here: Address, there: Address, rest: str = "") -> str:
        language = self._voice.language
        root = ROOTS[language]
        return relative(root + path(language, here), root + path(language, there) + rest)
