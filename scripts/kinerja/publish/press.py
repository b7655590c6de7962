"""Templates to Markdown pages: the only user of Jinja."""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from kinerja.publish import address, contact
from kinerja.publish.address import ROOTS, Address, is_web_address, path, relative
from kinerja.publish.content import Site
from kinerja.publish.page import Page, markdown
from kinerja.publish.voice import Voice

_TEMPLATES = Path(__file__).parent / "templates"


class _Compiled(FileSystemBytecodeCache):
    """Templates as compiled, kept as Python keeps its modules: to compile them takes longer than to print a small site.

    What holds for all templates is written in this file, so a file compiled under another is not taken.
    """

    def __init__(self) -> None:
        own = sha256(Path(__file__).read_bytes()).hexdigest()[:16]
        super().__init__(str(_TEMPLATES / "__pycache__"), f"%s.{own}.cache")
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])
        else:
            with suppress(OSError):
                super().load_bytecode(bucket)
            if bucket.code:
                self._code[bucket.key] = bucket.bytecode_to_string()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


class _Context(Context):
    """Calls what a template calls, without first looking whether it wants to know its context: nothing here does."""

    def call(self, called: Callable[..., object], *given: object, **named: object) -> object:
        # Jinja tells along what loops and blocks have set.
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


class _Environment(Environment):
    context_class = _Context


_COMPILED = _Compiled()


class Press:
    """Prints the pages of one language."""

    def __init__(self, site: Site, voice: Voice) -> None:
        self._voice = voice
        self._site = f"{site.url}/" if site.url else ""
        self._templates = _Environment(
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
        # Where links start from. Macros, which are made once for all pages, ask for them as well.
        self._here: Address = address.HOME
        self._templates.globals.update(
            t=voice.text,
            voice=voice,
            address=address,
            native=native,
            preview=site.preview,
            web=is_web_address,
            link=self._link,
        )

    def file(self, page: Page) -> tuple[str, bytes]:
        """Path of a page below the folder of its language, and its bytes."""
        here = path(self._voice.language, page.address)
        self._here = page.address
        body = self._templates.get_template(page.template).render(
            page=page,
            report=contact.report(page, f"{self._site}{ROOTS[self._voice.language]}{here}"),
            **page.view,
        )
        name = f"{here}index.md"
        return name, markdown(page, self._voice.language, body).encode()

    def sheet(self, template: str, view: Mapping[str, object]) -> str:
        """A file that stands alone, without the frame of a page."""
        return self._templates.get_template(template).render(view)

    def _link(self, there: Address, rest: str = "") -> str:
        language = self._voice.language
        root = ROOTS[language]
        return relative(root + path(language, self._here), root + path(language, there) + rest)
