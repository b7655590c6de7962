"""What the forms are tried with: a small government, the packages of npm, and a browser of its own."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple, TypeVar

import pytest
from cli_world import RECORDS, commit, environment, write
from playwright.sync_api import Browser, sync_playwright

from kinerja.cli import run

ROOT = Path(__file__).parents[2]
NPM = ROOT / "build/forms"
SERVER = NPM / "node_modules/decap-server/dist/index.js"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HALF_YEAR = """
    kind: period
    government: kota-contoh
    id: "2025-S1"
    starts: "2025-01-01"
    ends: "2025-06-30"
    status: open
    """
AGREEMENT = """
    kind: agreement
    government: kota-contoh
    unit: dinas
    year: 2025
    version: 1
    targets:
      - indicator: layanan
        value: 85
    """
T = TypeVar("T")


def package(name: str) -> Path:
    """A package that `make build/forms/.ready` fetched."""
    file = NPM / name
    if not file.is_file():
        pytest.fail(f"{file.relative_to(ROOT)} is missing: run `make build/forms/.ready`, which needs npm")
    return file


def government(root: Path) -> Path:
    """Records of a small government with an open half-year, on the branch `main` of a repository."""
    for name, content in RECORDS.items():
        write(root, f"records/kota-contoh/{name}", content)
    write(root, "records/kota-contoh/periods/2025-S1.yml", HALF_YEAR)
    write(root, "records/kota-contoh/units/dinas/agreements/2025-v1.yml", AGREEMENT)
    commit(root)
    for words in (
        ("branch", "-M", "main"),
        ("config", "user.name", "p-001"),
        ("config", "user.email", "p@example.org"),
    ):
        git(root, *words)
    return root


def git(root: Path, *words: str) -> str:
    """What Git says."""
    done = subprocess.run(["git", *words], cwd=root, env=environment(), check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def kinerja(root: Path, *words: str) -> Done:
    """The program, within this process: starting one for each question would take most of the time."""
    language = () if "--lang" in words else ("--lang", "id")
    with redirect_stdout(StringIO()) as told, redirect_stderr(StringIO()) as complained:
        code = run([*words, *language, "--root", str(root)])
    return Done(code, told.getvalue(), complained.getvalue())


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def git_service(root: Path, port: int) -> Iterator[None]:
    """A Git service for a repository, for this machine alone; each proposal is a branch there."""
    package("node_modules/decap-server/dist/index.js")
    wishes = {"MODE": "git", "GIT_REPO_DIRECTORY": str(root), "PORT": str(port), "BIND_HOST": "127.0.0.1"}
    with subprocess.Popen(
        ["node", str(SERVER)],
        env=environment(**wishes),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_for(port)
            yield
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    until = monotonic() + 20
    while monotonic() < until:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    pytest.fail("the local Git service did not start")


def in_chromium(visit: Callable[[Browser], T]) -> T:
    """What a visit with a browser gives. It has a thread to itself: other tests keep theirs open in this one."""
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is missing")

    def visited() -> T:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            try:
                return visit(chromium)
            finally:
                chromium.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(visited).result()
