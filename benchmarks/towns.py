"""Governments of a given size in Git, with one changed record or a proposal of many, and what a check remembers."""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from stopwatch import Task, environment

SEED = 1
# Reads the newest commit rather than the files as they lie.
COMMIT = ("--at", "HEAD")
AUTHOR = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.invalid")
# A sentence in an evaluation: any other wording is as valid.
SENTENCE = re.compile(rb'^(\s+feedback: ".*[^\\])"$', re.MULTILINE)


class Town:
    """A made-up government with so many employees: its first commit, then one that changes some evaluations."""

    def __init__(self, folder: Path, program: Sequence[str | Path], employees: int, changed: int = 1) -> None:
        self.repository, self._program = folder / "town", program
        self._cache, self._remembered = folder / "cache", folder / "remembered"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _run([*program, "sample", "--employees", str(employees), "--years", "1", "--seed", str(SEED), self.repository])
        for words in ((), COMMIT):
            _run([*program, "check", *words], self.repository, KINERJA_CACHE=str(self._remembered))
        self.changed = _propose(self.repository, changed)
        self._agrees()

    def cold(self, *words: str) -> Task:
        """A check that remembers nothing; it writes down what it finds, as every first check does."""
        return self._check(words, self._forget)

    def warm(self, *words: str) -> Task:
        """A check that remembers the commit before the change."""
        return self._check(words, self._recall)

    def bare(self) -> Task:
        """A first check of a copy without a work tree, as a server has it."""
        copy = self.repository.with_name("bare.git")
        if not copy.exists():
            _run(["git", "clone", "--quiet", "--bare", self.repository, copy])
        return replace(self.cold(*COMMIT), cwd=copy)

    def _check(self, words: Sequence[str], before: Callable[[], object]) -> Task:
        return Task([[*self._program, "check", *words]], self.repository, {"KINERJA_CACHE": str(self._cache)}, before)

    def _forget(self) -> None:
        shutil.rmtree(self._cache, ignore_errors=True)

    def _recall(self) -> None:
        self._forget()
        if self._remembered.exists():
            shutil.copytree(self._remembered, self._cache)

    def _agrees(self) -> None:
        """Raises SystemExit when a check that remembers says anything else than one that does not."""
        said = set()
        for task in (self.cold(), self.warm(), self.warm(*COMMIT)):
            task.before()
            said.add(_run(task.commands[0], task.cwd, **task.env))
        if len(said) > 1:
            raise SystemExit("A warm check differs from a cold one:\n" + "\n".join(said))


def _propose(repository: Path, number: int) -> list[str]:
    """Commit other words in so many evaluations that lie side by side, as those of one unit do."""
    every = sorted(repository.glob("records/*/units/*/people/*/evaluations/*.yml"))
    changed = list(islice(filter(_reword, every[len(every) // 2 :]), number))
    if len(changed) < number:
        raise SystemExit(f"only {len(changed)} of {number} evaluations could be changed")
    _run(["git", *AUTHOR, "commit", "--quiet", "--all", "--message", "Other words"], repository)
    return [file.relative_to(repository).as_posix() for file in changed]


def _reword(file: Path) -> bool:
    source = file.read_bytes()
    changed = SENTENCE.sub(rb'\1 (dijelaskan)"', source, count=1)
    file.write_bytes(changed)
    return changed != source


def _run(command: Sequence[str | Path], cwd: Path | None = None, **env: str) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=environment(env), check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout
