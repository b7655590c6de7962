"""Repositories behind a real Git server on this machine, `git http-backend`: for anybody, or for accounts."""

import base64
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple


class Account(NamedTuple):
    """What somebody may read (None: all), and whether they write there."""

    reads: frozenset[str] | None
    writes: bool = False


class _Handler(BaseHTTPRequestHandler):
    folder: Path
    accounts: Mapping[str, Account] | None
    environment: Mapping[str, str]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self._body()
        if self.accounts is None:
            self._backend(body, "")
            return
        name = self._name()
        account = self.accounts.get(name)
        if account is None:
            self._send(401, {"WWW-Authenticate": 'Basic realm="git"'}, b"")
        elif account.reads is not None and self.path.split("/")[1].removesuffix(".git") not in account.reads:
            self._send(403, {}, b"")
        else:
            self._backend(body, name if account.writes else "")

    def _backend(self, body: bytes, writer: str) -> None:
        path, _, query = self.path.partition("?")
        asked = {
            "PATH": os.environ["PATH"],
            **self.environment,
            "GIT_PROJECT_ROOT": os.fspath(self.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            # Git takes a push from nobody but a named user.
            **({"REMOTE_USER": writer} if writer else {}),
        }
        done = subprocess.run(["git", "http-backend"], env=asked, input=body, capture_output=True, check=False)
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self._send(int(headers.pop("Status", "200").split()[0]), headers, content)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _name(self) -> str:
        kind, _, told = self.headers.get("Authorization", "").partition(" ")
        name, _, word = base64.b64decode(told if kind == "Basic" else "").decode().partition(":")
        return name if name == word else ""

    def _send(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def serving(
    folder: Path, accounts: Mapping[str, Account] | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The address below which the repositories of a folder lie; the password of an account is its name.

    Without accounts everybody reads, and pushes where the repository allows it.
    """

    own = type("Own", (_Handler,), {"folder": folder, "accounts": accounts, "environment": environment or {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), own)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
