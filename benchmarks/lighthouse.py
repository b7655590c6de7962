"""Lighthouse for a telephone on the built site: home, a unit and an indicator; a Markdown table and JSON.

Usage: lighthouse.py FOLDER, where `npm ci` has installed it. `kinerja build` must have run before.
"""

import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOOLS = Path(sys.argv[1]).resolve() / "node_modules"
ROUNDS = 3
UNIT = "instansi/bukittinggi/dinas-kesehatan"
PAGES = {
    "home": "index.html",
    "unit": f"{UNIT}/index.html",
    "indicator": f"{UNIT}/imunisasi-dasar-lengkap/index.html",
}
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"
    " --disable-component-update --disable-sync --no-first-run"
)


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Sends texts compressed, as every host of such a site does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def main() -> None:
    found = {}
    with served(ROOT / "site") as url:
        for name, page in PAGES.items():
            found[name] = median([report(f"{url}/{page}") for _ in range(ROUNDS)])
    out = ROOT / "build/bench/lighthouse.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    columns = (*SCORES, "first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
    print(f"| page | {' | '.join(columns)} | not passed |\n|---|{'---:|' * len(columns)}---|")
    for name, one in found.items():
        print(f"| {name} | {' | '.join(str(one[column]) for column in columns)} | {', '.join(one['failed'])} |")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Compressed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def report(address: str) -> dict[str, object]:
    command = [TOOLS / ".bin/node", TOOLS / "lighthouse/cli/index.js", address, "--quiet", "--output=json"]
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    done = subprocess.run(
        [*command, f"--chrome-flags={FLAGS}"],
        env=os.environ | {"CHROME_PATH": chromium},
        check=True,
        capture_output=True,
    )
    return dict(json.loads(done.stdout))


def median(reports: list[dict[str, object]]) -> dict[str, object]:
    scores = {
        name: round(100 * statistics.median(one["categories"][name]["score"] for one in reports)) for name in SCORES
    }
    audits = reports[0]["audits"]
    times = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    failed = [name for name, one in audits.items() if one["score"] == 0 and one["scoreDisplayMode"] == "binary"]
    middle = {name: statistics.median(one["audits"][name]["numericValue"] for one in reports) for name in times}
    return {**scores, **{name: round(value, 3) for name, value in middle.items()}, "failed": failed}


if __name__ == "__main__":
    main()
