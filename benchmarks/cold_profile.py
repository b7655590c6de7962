"""Where the time of a first check goes. Usage: cold_profile.py REPOSITORY; prints JSON.

A timer looks every few milliseconds of processor time in which room of the program it passes, in forked helpers too.
Unlike a tracer it does not slow down what is made of many small functions.
"""

import json
import mmap
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from struct import pack_into, unpack_from
from types import FrameType

INTERVAL = 0.001
PACKAGE = f"{os.sep}kinerja{os.sep}"
START, REST, GIT = "start", "rest", "git"
# The first that fits: how the file's place in the package begins, and what is done there.
PLACES = (
    ("load/personal", "personal"),
    ("load/schema", "schema"),
    ("load/strict_yaml", "yaml"),
    ("load/quick_yaml", "yaml"),
    ("load/yaml_", "yaml"),
    ("load/git", GIT),
    ("load/commit", GIT),
    ("load/tree", "reading"),
    ("load/", "records"),
    ("model/", "records"),
    ("score/", "scores"),
    ("validate/", "rules"),
    ("disclose/", "releases"),
    ("checking/", "checking"),
)
STAGES = (*dict.fromkeys(name for _, name in PLACES), START, REST)
PROCESSES = 64


class Sampler:
    """Counts of looks by stage, in memory that forked processes share; each writes in a row of its own."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 8 * len(STAGES) * PROCESSES)
        self._row = self._forks = 0
        signal.signal(signal.SIGPROF, self._look)
        os.register_at_fork(before=self._count, after_in_child=self._go_on)
        self._tick()

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def seconds(self) -> tuple[dict[str, float], float]:
        """Of all processes by stage, and of the forked ones together."""
        rows = [unpack_from(f"{len(STAGES)}q", self._shared, 8 * len(STAGES) * row) for row in range(PROCESSES)]
        # Systems round the interval up to their own clock, so its true length follows from what this process used.
        look = time.process_time() / max(1, sum(rows[0]))
        return {name: sum(row[at] for row in rows) * look for at, name in enumerate(STAGES)}, sum(
            map(sum, rows[1:])
        ) * look

    def _tick(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)

    def _count(self) -> None:
        self._forks += 1

    def _go_on(self) -> None:
        self._row = min(self._forks, PROCESSES - 1)
        self._tick()

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        offset = 8 * (len(STAGES) * self._row + STAGES.index(_stage(frame)))
        pack_into("q", self._shared, offset, unpack_from("q", self._shared, offset)[0] + 1)


def _stage(frame: FrameType | None) -> str:
    """What the innermost room on the stack does; loading a module is part of the start."""
    while frame is not None:
        code = frame.f_code
        loaded = code.co_name == "<module>" and frame.f_globals["__name__"] != "__main__"
        if loaded or code.co_filename.startswith("<frozen importlib"):
            return START
        _, inside, place = code.co_filename.rpartition(PACKAGE)
        if inside:
            found = (name for beginning, name in PLACES if place.replace(os.sep, "/").startswith(beginning))
            if name := next(found, None):
                return name
        frame = frame.f_back
    return REST


def profile(repository: Path) -> dict[str, object]:
    """Seconds of processor time by stage of a first check of a repository."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["KINERJA_CACHE"] = cache
        os.chdir(repository)
        sampler = Sampler()
        _silently(_check)
        sampler.stop()
    stages, forked = sampler.seconds()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    stages[GIT] += max(0.0, children.ru_utime + children.ru_stime - forked)
    return {"seconds": round(sum(stages.values()), 3), "stages": {name: round(one, 3) for name, one in stages.items()}}


def _check() -> None:
    from kinerja import cli

    if cli.run(["check"]):
        raise SystemExit("the records have faults")


def _silently(work: Callable[[], object]) -> None:
    with redirect_stdout(StringIO()):
        work()


if __name__ == "__main__":
    print(json.dumps(profile(Path(sys.argv[1]))))
