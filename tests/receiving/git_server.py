"""A real Git server on this machine that judges pushes."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import git_http
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
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    with git_http.serving(folder.parent, environment={**environment(**more), "PATH": path}) as address:
        yield f"http://{address}/{folder.name}"


def push(folder: Path, address: str, *refs: str) -> tuple[bool, list[str]]:
    """Whether a push was taken, and what the server told the one who pushed."""
    done = subprocess.run(
        ["git", "push", address, *refs], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    told = [line.removeprefix("remote: ").rstrip() for line in done.stderr.splitlines() if line.startswith("remote: ")]
    return done.returncode == 0, told
