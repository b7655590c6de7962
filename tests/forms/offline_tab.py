"""A browser without a network, and forms that are opened from a folder in it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from kinerja.cli.new import KINDS
from kinerja.forms import choices
from kinerja.forms.offline import page
from project import ROOT

GOVERNMENT, UNIT = "tanjungpinang", "diskominfo"
ALL_KINDS = (*KINDS, "roster")
PHONE = {"width": 360, "height": 740}

_LISTEN = """
addEventListener("securitypolicyviolation", event => (window.__faults = window.__faults || []).push(event.blockedURI));
"""
_TAKE = """texts => texts.map(text => {
  document.getElementById("opening").textContent = "";
  takeOver(text);
  const said = document.getElementById("opening").textContent;
  const faults = faultsOf(FORM.schema, record(), []);
  return {said, faults: faults.length, text: encoded(record(), FORM.kind, pathOf(record()))};
})"""


@dataclass
class Tab:
    """One tab; `faults` is everything that a form must not do."""

    page: Page
    folder: Path
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda fault: self.faults.append(f"error: {fault}"))
        self.page.on("console", lambda said: self.faults.append(f"console: {said.text}"))
        self.page.on("request", lambda asked: self._asked(asked.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.folder.as_uri(), "blob:")):
            self.faults.append(f"asked: {url}")

    def open(self, kind: str) -> None:
        """Opens the form of a kind from its folder."""
        self.page.goto((self.folder / f"{kind}.html").as_uri())

    def take(self, texts: Sequence[str]) -> list[dict[str, str]]:
        """What the form says to each file, and what it would write after it."""
        taken: list[dict[str, str]] = self.page.evaluate(_TAKE, list(texts))
        return taken

    def bring(self, text: str) -> None:
        """Opens a file by the button that users have."""
        sent = {"name": "draf.yml", "mimeType": "text/plain", "buffer": text.encode()}
        self.page.set_input_files("#open", sent)

    def downloaded(self, button: str) -> tuple[str, bytes]:
        """The name and the bytes of the file that a button saves."""
        with self.page.expect_download() as saving:
            self.page.click(button)
        return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()

    def told(self) -> list[str]:
        """Everything that went wrong."""
        return [*self.faults, *self.page.evaluate("window.__faults || []")]


def forms(folder: Path, *kinds: str) -> Path:
    """A folder with the forms of a unit, for some kinds or all."""
    scope = choices.scope(ROOT, GOVERNMENT, UNIT, None, ())
    for kind in kinds or ALL_KINDS:
        form = page.made(scope, kind, "id")
        (folder / form.path).write_text(form.content, encoding="utf-8")
    return folder


@contextmanager
def tab(chromium: Browser, folder: Path, **how: object) -> Iterator[Tab]:
    """A tab in a window of its own, cut off from every network."""
    window = chromium.new_context(offline=True, viewport=PHONE, **how)  # type: ignore[arg-type]
    window.set_default_timeout(10_000)
    window.add_init_script(_LISTEN)
    try:
        yield Tab(window.new_page(), folder)
    finally:
        window.close()
