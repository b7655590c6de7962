"""A Git repository from a stream of files: one commit a year, the same objects for the same files, on any machine."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from kinerja.diagnostic import CannotRun
from kinerja.sampling.files import File

_AUTHOR = "kinerja sample <sample@kinerja.invalid>"
_BRANCH = "main"
# Quick instead of small: every file is stored whole and lightly packed, for most of the time goes into that.
_IMPORT = ("-c", "core.compression=1", "-c", "pack.compression=1", "fast-import", "--quiet", "--depth=0")


class Repository:
    """A new repository in a folder, with a work tree or bare. Raises CannotRun when Git is not there or fails."""

    def __init__(self, folder: Path, *, bare: bool) -> None:
        self._folder = folder
        self._bare = bare
        self._run("init", "--quiet", "--template=", f"--initial-branch={_BRANCH}", *(["--bare"] if bare else []))

    @contextmanager
    def commits(self) -> Iterator["Commits"]:
        """Takes commits; when all were given, the branch stands at the last one, and its files lie in the folder."""
        try:
            with self._started(*_IMPORT) as process:
                yield Commits(cast("IO[bytes]", process.stdin))
                process.communicate()
        except BrokenPipeError as error:
            raise CannotRun("sample-git") from error
        if process.returncode:
            raise CannotRun("sample-git")
        if not self._bare:
            self._run("-c", "checkout.workers=0", "reset", "--hard", "--quiet")

    def _run(self, *words: str) -> None:
        with self._started(*words) as process:
            process.communicate()
        if process.returncode:
            raise CannotRun("sample-git")

    def _started(self, *words: str) -> subprocess.Popen[bytes]:
        # Git as everybody starts it; all words are this module's own.
        command, environment = ["git", *words], _environment()
        try:
            return subprocess.Popen(command, cwd=self._folder, env=environment, stdin=subprocess.PIPE)  # noqa: S603
        except OSError as error:
            raise CannotRun("sample-git") from error


class Commits:
    """The stream of commits, in the words of `git fast-import`."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def commit(self, files: Iterable[File], message: str, day: str) -> int:
        """One commit that adds files, at midnight (UTC) of a day; returns how many."""
        moment = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
        text = message.encode()
        head = f"commit refs/heads/{_BRANCH}\ncommitter {_AUTHOR} {moment} +0000\ndata {len(text)}\n"
        write, count = self._stream.write, 0
        write(head.encode() + text + b"\n")
        for file in files:
            content = file.text.encode()
            write(b"M 100644 inline %b\ndata %d\n%b\n" % (file.path.encode(), len(content), content))
            count += 1
        return count


def _environment() -> dict[str, str]:
    """Neither the user's settings nor a repository around this one may change what comes out."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return own | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
