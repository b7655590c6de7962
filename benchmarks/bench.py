"""How fast the program is beside comparable ones: every row of the table, each beside its peer in the same run.

Usage: bench.py [--rows NAME,…] [--small] [--tables]. A full run takes about half an hour and writes `results.json`,
`results.md` and the tables of the page about speed. With `--rows`, or `--small` (a tenth of everything), it only tries:
what it finds goes to `build/bench/try.json`.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from experiments import EXPERIMENTS, PEERS, Bench
from machine import machine, versions
from stopwatch import environment
from tables import PAGES, TABLES, filled, table
from verdicts import rows

HERE = Path(__file__).parent
FOLDER = PEERS / "towns"
RESULTS = HERE / "results.json"
TENTH = 10


def main() -> None:
    wanted = _arguments()
    if wanted.tables:
        _tell(json.loads(RESULTS.read_text(encoding="utf-8")))
        return
    whole = not wanted.small and wanted.rows == list(EXPERIMENTS)
    results = measured(wanted.rows, Bench(FOLDER, TENTH if wanted.small else 1))
    _write(RESULTS if whole else PEERS / "try.json", json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    print("\n" + report(results, "en"))
    if whole:
        _tell(results)


def _tell(results: Mapping[str, Any]) -> None:
    """Write the results as tables, also into the page of each language."""
    _write(RESULTS.with_suffix(".md"), report(results, "en"))
    for language, page in PAGES.items():
        _write(page, filled(page.read_text(encoding="utf-8"), results, language))


def measured(names: Sequence[str], bench: Bench) -> dict[str, Any]:
    """What the experiments found, where the time of a first check of a city goes, and what it was measured on."""
    bench.folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(),
        "divisor": bench.divisor,
        "machine": machine(),
        "versions": versions(PEERS),
    }
    measures = {}
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        measures[name] = EXPERIMENTS[name](bench)
    if "city" in names:
        repository = bench.town("city").repository
        found["profile"] = _script(Path(sys.executable), "cold_profile.py", repository)
        found["floor"] = _script(PEERS / "bin/python", "floor.py", repository)
    return {**found, "measures": measures}


def report(results: Mapping[str, Any], language: str) -> str:
    """All tables of what was measured."""
    lacking = {"profile", "floor"} - results.keys()
    if not any(rows(results["measures"])):
        lacking.add("verdicts")
    return "\n".join(table(name, results, language) for name in TABLES if name not in lacking)


def _script(python: Path, name: str, repository: Path) -> Mapping[str, Any]:
    command = [python, HERE / name, repository]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment({}))
    return dict(json.loads(done.stdout))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=_names, default=list(EXPERIMENTS), help=", ".join(EXPERIMENTS))
    parser.add_argument("--tables", action="store_true", help="only write the tables again, from results.json")
    parser.add_argument("--small", action="store_true", help="a tenth of everything")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - EXPERIMENTS.keys():
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(EXPERIMENTS)}")
    return names


if __name__ == "__main__":
    main()
