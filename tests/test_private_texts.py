"""What the leak scan looks for: every longer text of every private record, however deep it lies."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kinerja import auditing, pipeline
from kinerja.load.tree import WorkTree
from project import ROOT

FEWEST_WORDS = 4


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def read(files: list[Path]) -> set[str]:
    found = {one for file in files for one in texts(yaml.safe_load(file.read_bytes()))}
    return {one for one in found if len(one.split()) >= FEWEST_WORDS}


@pytest.mark.parametrize("government", ["bungo", "tanjungpinang"])
def test_no_longer_text_of_a_private_record_is_left_out_of_the_search(government: str) -> None:
    every = sorted((ROOT / "records" / government).rglob("*.yml"))
    people = [file for file in every if "people" in file.parts]
    own = read(people)
    public = "\n".join(sorted(read([file for file in every if file not in people])))
    sought = auditing.secrets(pipeline.records(WorkTree(ROOT), government)).phrases
    assert own
    assert {one for one in own if one not in public} <= sought
