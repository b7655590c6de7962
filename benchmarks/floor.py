"""What no check of records written in YAML can do without, each part alone, with the fastest library that we know.

Usage: floor.py REPOSITORY, with the Python of the peers; prints JSON.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml_rs

SCHEMAS = Path(__file__).parents[1] / "schemas"
ROUNDS = 3


def main(repository: Path) -> dict[str, float]:
    """Median seconds: to start Python, to ask Git for the tree, to read, to parse, and to hold against schemas."""
    sources = list(read(repository))
    parsed = list(parse(sources))
    return {
        "start": seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)),
        "git": seconds(
            lambda: subprocess.run(["git", "-C", repository, "ls-tree", "-r", "HEAD"], check=True, capture_output=True)
        ),
        "reading": seconds(lambda: exhaust(read(repository))),
        "yaml": seconds(lambda: exhaust(parse(sources))),
        "schema": seconds(lambda: exhaust(judge(parsed))),
    }


def read(repository: Path) -> Iterator[str]:
    for here, _, files in os.walk(repository / "records"):
        for name in files:
            if name.endswith(".yml"):
                with open(f"{here}/{name}", "rb", 0) as stream:  # noqa: PTH123 - the quickest way there is
                    yield stream.read().decode()


def parse(sources: list[str]) -> Iterator[Any]:
    return (yaml_rs.loads(source, parse_datetime=False) for source in sources)


def judge(parsed: list[Any]) -> Iterator[bool]:
    kinds = {record["kind"] for record in parsed}
    schemas = {kind: json.loads((SCHEMAS / f"{kind}.schema.json").read_bytes()) for kind in kinds}
    accepts = {kind: jsonschema_rs.Draft202012Validator(schema).is_valid for kind, schema in schemas.items()}
    return (accepts[record["kind"]](record) for record in parsed)


def exhaust(work: Iterator[object]) -> None:
    """Do all of it and keep nothing."""
    deque(work, maxlen=0)


def seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return round(statistics.median(times), 4)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
