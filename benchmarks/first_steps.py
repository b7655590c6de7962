"""How long a user waits at the first steps, beside a schema checker in the same run; a Markdown table."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEER = ROOT / "build/bench/bin/check-jsonschema"
KINERJA = (sys.executable, "-m", "kinerja")
# Enough for a median that one busy moment does not move.
ROUNDS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder))
        one = next(path for path in sorted(project.glob("records/*/units/*/measurements/*.yml")))
        files = len(list(project.rglob("records/**/*.yml")))
        print(f"Median of {ROUNDS} runs, seconds. Peer: check-jsonschema, only the shape of the same files.\n")
        print("| step | kinerja | peer | kinerja ÷ peer |")
        print("|---|---:|---:|---:|")
        show("--version", [*KINERJA, "--version"], [[PEER, "--version"]], project)
        show("check one file", [*KINERJA, "check", one], [schema_check(project, [one])], project)
        show(f"check all {files} files", [*KINERJA, "check"], schema_checks(project), project)
        subprocess.run([*KINERJA, "build"], cwd=project, check=True, capture_output=True)
        show("build again", [*KINERJA, "build"], None, project)


def copied(folder: Path) -> Path:
    """The records and releases of this repository, so that a build does not touch its own site."""
    for name in ("records", "docs", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, folder)
    return folder


def schema_check(project: Path, files: Sequence[Path]) -> list[str | Path]:
    kind = files[0].read_text(encoding="utf-8").partition("kind: ")[2].split()[0]
    return [PEER, "--schemafile", project / f"schemas/{kind}.schema.json", *files]


def schema_checks(project: Path) -> list[list[str | Path]]:
    """One run of the peer for each kind, because it takes one schema at a time."""
    kinds: dict[str, list[Path]] = {}
    for path in sorted(project.rglob("records/**/*.yml")):
        kind = path.read_text(encoding="utf-8").partition("kind: ")[2].split()[0]
        kinds.setdefault(kind, []).append(path)
    return [schema_check(project, files) for files in kinds.values()]


def show(step: str, ours: Sequence[str | Path], theirs: Sequence[Sequence[str | Path]] | None, project: Path) -> None:
    mine = median(lambda: run(ours, project))
    if theirs is None or not PEER.exists():
        print(f"| {step} | {mine:.2f} | – | – |")
        return
    other = median(lambda: [run(command, project) for command in theirs])
    print(f"| {step} | {mine:.2f} | {other:.2f} | {mine / other:.2f} |")


def run(command: Sequence[str | Path], project: Path) -> None:
    subprocess.run([str(part) for part in command], cwd=project, check=True, capture_output=True)


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
