"""`kinerja new` on a terminal of its own."""

import fcntl
import io
import json
import os
import signal
import subprocess
import sys
import termios
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import pytest

from kinerja import cli

SCRIPTS = Path(__file__).parents[1] / "scripts"


class Done(NamedTuple):
    """What a run left behind."""

    returncode: int
    stdout: str
    stderr: str


class Ended(NamedTuple):
    """What became of a conversation that was ended from outside."""

    returncode: int
    shown: str


def environment(root: Path) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    # Drafts of a folder without Git lie in the user's data.
    own = {"HOME": str(root), "XDG_DATA_HOME": str(root.parent / f"{root.name}-data")}
    return {**kept, **own, "PYTHONPATH": str(SCRIPTS), "PYTHONUTF8": "1"}


def files(root: Path) -> list[str]:
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())


def new(root: Path, *words: str, given: object = None) -> Done:
    """Runs the command without a terminal; `given` is its JSON on standard input."""
    source = b"" if given is None else json.dumps(given, default=float).encode()
    told, warned = io.StringIO(), io.StringIO()
    with chdir(root), redirect_stdout(told), redirect_stderr(warned), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source)))
        code = cli.run(["new", *words, *(() if given is None else ("--from-json", "-")), "--lang", "id"])
    return Done(code, told.getvalue(), warned.getvalue())


def talk(root: Path, answers: list[str], *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and what the terminal showed; keys typed are not echoed, and the input ends after them."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    keyboard, line = pty.openpty()
    settings = termios.tcgetattr(line)
    settings[1] &= ~termios.OPOST
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(line, termios.TCSANOW, settings)
    os.write(keyboard, b"".join(f"{answer}\n".encode() for answer in answers) + b"\x04")
    command = [sys.executable, "-m", "kinerja", "new", *words]
    program = subprocess.Popen(
        command, cwd=root, env=environment(root), stdin=line, stderr=line, stdout=subprocess.PIPE, encoding="utf-8"
    )
    os.close(line)
    watch = Timer(60, program.kill)
    watch.start()
    shown = b""
    try:
        while piece := os.read(keyboard, 4096):
            shown += piece
    except OSError:
        pass  # The program has closed its end.
    out, _ = program.communicate()
    watch.cancel()
    os.close(keyboard)
    return program.returncode, out, shown.decode()


def _begin() -> None:
    """The terminal becomes the program's own, and its signals are heard even where the tests run without them."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for one in (signal.SIGINT, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)


def stopped(root: Path, answers: list[str], how: str, *words: str) -> Ended:
    """Gives each answer when it is asked for, and at the next question ends it all: `Ctrl-C`, `closed`, or `killed`."""
    pty = pytest.importorskip("pty")
    keyboard, line = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "kinerja", "new", *words],
        cwd=root,
        env=environment(root),
        stdin=line,
        stderr=line,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_begin,  # noqa: PLW1509 - before any thread is there
    )
    os.close(line)
    watch = Timer(60, program.kill)
    watch.start()
    shown = b"".join(_answered(keyboard, answer) for answer in answers) + _answered(keyboard, None)
    if how == "Ctrl-C":
        os.write(keyboard, b"\x03")
        shown += _rest(keyboard)
    elif how == "killed":
        program.send_signal(signal.SIGKILL)
    os.close(keyboard)
    code = program.wait()
    watch.cancel()
    return Ended(code, shown.decode())


def _answered(keyboard: int, answer: str | None) -> bytes:
    """What is shown until the next question; then the answer is typed."""
    shown = b""
    while not shown.endswith(b"> "):
        shown += os.read(keyboard, 4096)
    if answer is not None:
        # The echo ends with a new line, so that no question is seen twice.
        os.write(keyboard, f"{answer}\n".encode())
        while not shown.endswith(b"\n"):
            shown += os.read(keyboard, 1)
    return shown


def _rest(keyboard: int) -> bytes:
    shown = b""
    try:
        while piece := os.read(keyboard, 4096):
            shown += piece
    except OSError:
        pass  # The program has closed its end.
    return shown
