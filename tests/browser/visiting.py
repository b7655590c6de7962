"""A browser's visit: pages of a built site, and everything they did that they should not do."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Request

PHONE = {"width": 360, "height": 740}
SMALL = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}

# A page under its policy must not even try: a script that was stopped is a fault as well.
_LISTEN = """
addEventListener("securitypolicyviolation", event => {
  (window.__faults ||= []).push(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = () => (window.__faults ||= []).push(`script: ${name}`);
}
"""


@dataclass(frozen=True)
class Host:
    """A folder, and where it is served on this machine."""

    folder: Path
    url: str

    def address(self, name: str) -> str:
        """The address of a file by its path in the folder."""
        return f"{self.url}/{name}"


class _Silent(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[Host]:
    """Serves a folder while it is looked at."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(folder))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Host(folder, f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Visit:
    """One tab of a browser that writes down what goes wrong."""

    page: Page
    own: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda fault: self.faults.append(f"error: {fault}"))
        self.page.on("dialog", lambda dialog: (self.faults.append("dialog"), dialog.dismiss()))
        self.page.on("console", lambda said: said.type == "error" and self.faults.append(f"console: {said.text}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)

    def _asked(self, asked: Request) -> None:
        if not asked.url.startswith((self.own, "data:")):
            self.faults.append(f"foreign: {asked.url}")

    def _failed(self, asked: Request) -> None:
        # What was still on its way when the next page was opened did not fail.
        if asked.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {asked.url} {asked.failure}")

    def go(self, address: str) -> list[str]:
        """Opens a page; what went wrong since the page before."""
        self.faults.clear()
        self.page.goto(address)
        told: list[str] = self.page.evaluate("window.__faults || []")
        return [*self.faults, *told]

    def width(self) -> int:
        """How wide the page is, in pixels."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth")
        return width


@contextmanager
def visit(browser: Browser, own: str, **how: object) -> Iterator[Visit]:
    """A tab in a window of its own; `how` are options of the window, `own` is what addresses may begin with."""
    window: BrowserContext = browser.new_context(**how)  # type: ignore[arg-type]
    window.set_default_timeout(10_000)
    if how.get("java_script_enabled", True):
        window.add_init_script(_LISTEN)
    try:
        yield Visit(window.new_page(), own)
    finally:
        window.close()
