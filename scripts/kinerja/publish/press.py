"""Templates to Markdown pages: the only user of Jinja."""

from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kinerja.publish import address
from kinerja.publish.address import ROOTS, Address, path, relative
from kinerja.publish.content import Site
from kinerja.publish.page import Page, markdown
from kinerja.publish.voice import Voice

_TEMPLATES = Path(__file__).parent / "templates"


class Press:
    """Prints the pages of one language."""

    def __init__(self, site: Site, voice: Voice) -> None:
        self._voice = voice
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        # Records speak Indonesian; elsewhere a screen reader has to be told.
        native = Markup("") if voice.language == "id" else Markup(' lang="id"')
        self._templates.globals.update(
            t=voice.text, voice=voice, address=address, native=native, preview=site.preview, web=_is_web_address
        )

    def file(self, page: Page) -> tuple[str, bytes]:
        """Path of a page below the folder of its language, and its bytes."""
        body = self._templates.get_template(page.template).render(
            page=page, link=partial(self._link, page.address), **page.view
        )
        name = f"{path(self._voice.language, page.address)}index.md"
        return name, markdown(page, self._voice.language, body).encode()

    def _link(self, here: Address, there: Address, rest: str = "") -> str:
        language = self._voice.language
        root = ROOTS[language]
        return relative(root + path(language, here), root + path(language, there) + rest)


def _is_web_address(url: str | None) -> bool:
    # Nothing but the web: an address such as `javascript:` stays a text.
    return url is not None and url.startswith(("https://", "http://"))
