"""What a browser makes of the pages, measured in a frame of 360 pixels."""

import functools
import http.server
import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

HARNESS = """<!doctype html><meta charset="utf-8"><body><script>
const pages = PAGES, out = {};
async function measure(page) {
  const frame = document.createElement("iframe");
  frame.width = 360; frame.height = 740; frame.src = "/" + page;
  const loaded = new Promise(done => frame.onload = done);
  document.body.append(frame);
  await loaded;
  const inner = frame.contentDocument;
  const card = inner.querySelector(".k-card .k-counts");
  out[page] = {
    width: inner.scrollingElement.scrollWidth,
    card: card ? Math.round(card.getBoundingClientRect().bottom) : 0,
    unnamed: [...inner.querySelectorAll("a[href]")].filter(a => !(a.textContent + a.ariaLabel).trim()).length,
  };
  frame.remove();
}
(async () => { for (const page of pages) await measure(page);
  await fetch("/measured", {method: "POST", body: JSON.stringify(out)}); })();
</script>"""


class Host(http.server.ThreadingHTTPServer):
    """Serves a folder on this machine and takes the measurements that a page sends back."""

    def __init__(self, root: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(Handler, directory=str(root)))
        self.root = root
        self.measured: queue.Queue[bytes] = queue.Queue()


class Handler(http.server.SimpleHTTPRequestHandler):
    server: Host

    def do_POST(self) -> None:
        self.server.measured.put(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def host(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is missing")
    root = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(built / "site", root)
    with Host(root) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def measure(host: Host, profile: Path) -> dict[str, dict[str, int]]:
    names = sorted(path.parent.relative_to(host.root).as_posix() for path in host.root.rglob("index.html"))
    pages = ["" if name == "." else f"{name}/" for name in names]
    (host.root / "harness.html").write_text(HARNESS.replace("PAGES", json.dumps(pages)), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync", f"--user-data-dir={profile}", "--window-size=1000,900"]
    with subprocess.Popen(
        [str(CHROMIUM), *flags, "--remote-debugging-port=0", f"http://127.0.0.1:{host.server_port}/harness.html"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as browser:
        try:
            found: dict[str, dict[str, int]] = json.loads(host.measured.get(timeout=120))
        finally:
            browser.terminate()
    assert sorted(found) == sorted(pages)
    return found


def test_no_page_is_wider_than_a_telephone_and_the_home_page_answers_on_the_first_screen(
    host: Host, tmp_path: Path
) -> None:
    found = measure(host, tmp_path)
    assert {page: one["width"] for page, one in found.items() if one["width"] > 360} == {}
    assert {page: one["unnamed"] for page, one in found.items() if one["unnamed"]} == {}
    for home in ("", "en/"):
        assert 0 < found[home]["card"] <= 740
