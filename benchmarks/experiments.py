"""What is measured: each experiment runs a task of ours and those it is compared with in turn."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from peers import Peers
from stopwatch import Task, in_turn
from towns import COMMIT, Town

ROOT = Path(__file__).parents[1]
PEERS = ROOT / "build/bench"
# The command as users have it where it is installed.
INSTALLED = Path(sys.executable).with_name("kinerja")
KINERJA = (INSTALLED,) if INSTALLED.exists() else (sys.executable, "-m", "kinerja")

Found = dict[str, object]
EMPLOYEES = {"small": 1_240, "city": 2_970, "large": 24_700}
CHEAP, DEAR = 5, 3
PROPOSED = 50
MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Bench:
    """Where an experiment may work, and by how much everything is divided when it is only tried."""

    folder: Path
    divisor: int = 1
    _towns: dict[str, Town] = field(default_factory=dict)

    def town(self, size: str, changed: int = 1) -> Town:
        """Made once, and left as it is by every experiment."""
        name = f"{size}-{changed}"
        if name not in self._towns:
            self._towns[name] = Town(self.folder / name, KINERJA, EMPLOYEES[size] // self.divisor, changed)
        return self._towns[name]

    def peers(self, town: Town) -> Peers:
        return Peers(PEERS, ROOT / "schemas", town.repository)


def version(bench: Bench) -> Found:
    tasks = {
        "kinerja": Task([[*KINERJA, "--version"]], bench.folder),
        "check-jsonschema": Task([[PEERS / "bin/check-jsonschema", "--version"]], bench.folder),
    }
    return in_turn(tasks, 4 * CHEAP)


def small(bench: Bench) -> Found:
    town = bench.town("small")
    return {"records": bench.peers(town).records} | in_turn(_own(town), CHEAP)


def city(bench: Bench) -> Found:
    town = bench.town("city")
    peers = bench.peers(town)
    tasks = _own(town) | {"cold-bare": town.bare(), "ajv": peers.ajv(), "sourcemeta": peers.sourcemeta()}
    return {"records": peers.records} | in_turn(tasks, CHEAP)


def _own(town: Town) -> dict[str, Task]:
    """First checks and checks after a change, of the files as they lie and of the commit."""
    return {
        "cold": town.cold(),
        "cold-commit": town.cold(*COMMIT),
        "warm": town.warm(),
        "warm-commit": town.warm(*COMMIT),
    }


def slow(bench: Bench) -> Found:
    town = bench.town("city")
    peers = bench.peers(town)
    tasks = {"cold": town.cold(), "check-jsonschema": peers.check_jsonschema()}
    return {"records": peers.records} | in_turn(tasks, DEAR)


def one(bench: Bench) -> Found:
    """One file, as editors and hooks check it after each change."""
    town = bench.town("city")
    peers = bench.peers(town)
    (path,) = town.changed
    return in_turn({"kinerja": town.warm(path), "check-jsonschema": peers.check_jsonschema(path)}, CHEAP)


def large(bench: Bench) -> Found:
    town = bench.town("large")
    peers = bench.peers(town)
    return {"records": peers.records} | in_turn(_own(town) | {"ajv": peers.ajv()}, DEAR)


def review(bench: Bench) -> Found:
    town = bench.town("city", PROPOSED)
    return in_turn({"cold": town.cold(), "review": town.warm("--since", "HEAD~1", *COMMIT)}, CHEAP)


def languages(bench: Bench) -> Found:
    """The site of 300 pages in two languages; also with making the pages from releases."""
    return _site(bench, 300, 2, ("kinerja", "material", "kinerja-whole"), DEAR)


def pages(bench: Bench) -> Found:
    """A site of 5,000 pages; and a tenth of it, to see how the time grows."""
    tenth = _site(bench, 500, 1, ("kinerja", "hugo"), DEAR)
    whole = _site(bench, 5_000, 1, ("kinerja", "hugo"), DEAR)
    return {**whole, **{f"{name}-tenth": one for name, one in tenth.items()}}


def _site(bench: Bench, number: int, languages: int, builders: tuple[str, ...], rounds: int) -> Found:
    import site_peers

    os.environ.setdefault("HUGO", str(PEERS / "bin/hugo"))
    # In memory where there is such a folder: how fast a disk takes thousands of small files is not the builders' doing.
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else bench.folder) as folder:
        commands = site_peers.prepare(Path(folder), number // bench.divisor, languages)
        tasks = {name: _build(commands[name]) for name in builders}
        return {"pages": number // bench.divisor * languages} | in_turn(tasks, rounds)


def _build(command: "site_peers.Command") -> Task:  # noqa: F821 - loaded when sites are built
    def clean() -> None:
        shutil.rmtree(command.output, ignore_errors=True)

    return Task([command.argv], command.cwd, command.env, clean)


EXPERIMENTS: Mapping[str, Callable[[Bench], Found]] = {
    room.__name__: room for room in (version, one, small, city, slow, large, review, languages, pages)
}
