"""Measures whole processes in turn (A B A B …): wall, processor time, and the memory of the largest process."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LAUNCH = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Task:
    """One or more commands that together do the work; `before` sets the scene again and is not measured."""

    commands: Sequence[Sequence[str | Path]]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Measured:
    """Seconds on the clock, seconds of processors, and MiB of the largest process of a task."""

    wall: float
    cpu: float
    peak: float


def in_turn(tasks: Mapping[str, Task], rounds: int) -> dict[str, dict[str, object]]:
    """The medians of every task over so many rounds; a first round warms the caches of the system, uncounted."""
    found: dict[str, list[Measured]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            measured = once(task)
            if number:
                found[name].append(measured)
    return {name: _median(every) for name, every in found.items()}


def once(task: Task) -> Measured:
    task.before()
    every = [_run(command, task) for command in task.commands]
    return Measured(sum(one.wall for one in every), sum(one.cpu for one in every), max(one.peak for one in every))


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """That of this process, in which Python may keep what it compiled, as it does for everybody."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(more)


def _run(command: Sequence[str | Path], task: Task) -> Measured:
    words = [str(word) for word in command]
    with tempfile.NamedTemporaryFile() as said:
        launched = subprocess.run(
            [sys.executable, "-I", "-S", LAUNCH, said.name, *words],
            cwd=task.cwd,
            env=environment(task.env),
            check=True,
            stdout=subprocess.PIPE,
        )
        used = json.loads(launched.stdout)
        if used.pop("code"):
            message = said.read()[-2000:].decode(errors="replace")
            raise SystemExit(f"{' '.join(words[:6])} … failed:\n{message}")
    return Measured(**used)


def _median(every: Sequence[Measured]) -> dict[str, object]:
    middle = {name: statistics.median(getattr(one, name) for one in every) for name in ("wall", "cpu", "peak")}
    spread = {"fastest": min(one.wall for one in every), "slowest": max(one.wall for one in every)}
    return {name: round(value, 4) for name, value in (middle | spread).items()}
