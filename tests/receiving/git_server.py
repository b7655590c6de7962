"""A real Git server on this machine: `git http-backend` behind a small HTTP server, open to pushes."""

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from histories import environment, git

SCRIPTS = Path(__file__).parents[2] / "scripts"
HOOK = SCRIPTS / "kinerja/continuous/templates/bare/pre-receive"


def bare(folder: Path, *, hook: bool = True) -> Path:
    """An empty repository that judges pushes, with the program where hooks find it."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main")
    git(folder, "config", "http.receivepack", "true")
    if hook:
        install(folder)
    return folder


def install(folder: Path) -> None:
    """The hook as `kinerja ci bare` brings it, and a command `kinerja` that it runs."""
    (folder / "hooks").mkdir(exist_ok=True)
    (folder / "bin").mkdir(exist_ok=True)
    _program(folder / "hooks/pre-receive", HOOK.read_text())
    _program(folder / "bin/kinerja", f'#!/bin/sh\nPYTHONPATH="{SCRIPTS}" exec "{sys.executable}" -m kinerja "$@"\n')


def _program(file: Path, text: str) -> None:
    file.write_text(text)
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@contextmanager
def serving(folder: Path, **more: str) -> Iterator[str]:
    """The address of a repository as long as it is served; `more` goes into the environment of the server."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            path, _, query = self.path.partition("?")
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = {
                "GIT_PROJECT_ROOT": os.fspath(folder.parent),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REQUEST_METHOD": self.command,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            }
            self._send(_backend({**environment(**more), **asked}, body))

        def _send(self, told: bytes) -> None:
            head, _, content = told.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
            self.send_response(int(headers.pop("Status", "200").split()[0]))
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/{folder.name}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _backend(asked: dict[str, str], body: bytes) -> bytes:
    done = subprocess.run(["git", "http-backend"], env=asked, input=body, capture_output=True, check=False)
    return done.stdout


def push(folder: Path, address: str, *refs: str) -> tuple[bool, list[str]]:
    """Whether a push was taken, and what the server told the one who pushed."""
    done = subprocess.run(
        ["git", "push", address, *refs], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    told = [line.removeprefix("remote: ").rstrip() for line in done.stderr.splitlines() if line.startswith("remote: ")]
    return done.returncode == 0, told
