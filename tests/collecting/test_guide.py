"""The guide to many repositories says what the program does: its findings, its commands and its list."""

import re
import shlex
import textwrap
from pathlib import Path

import click
import pytest

from kinerja.cli import program
from kinerja.load.repository import accept
from kinerja.validate import collection

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = {"id": DOCS / "id/banyak-repositori/index.md", "en": DOCS / "en/many-repositories/index.md"}


@pytest.fixture(params=sorted(GUIDES))
def guide(request: pytest.FixtureRequest) -> str:
    """The guide in a language."""
    return GUIDES[request.param].read_text(encoding="utf-8")


def blocks(guide: str, kind: str) -> list[str]:
    """The blocks of code of a kind."""
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", guide, re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(block) for _, block in found]


def test_every_finding_in_the_guide_is_one_of_the_program(guide: str) -> None:
    told = set(re.findall(r"^\| `([a-z-]+)` \|", guide, re.MULTILINE))
    assert told < {rule.slug for rule in collection.RULES}
    assert {"collect-unreachable", "collect-foreign", "collect-not-approved"} <= told


def test_every_command_in_the_guide_is_understood(guide: str) -> None:
    lines = [line for block in blocks(guide, "sh") for line in block.splitlines() if line.startswith("kinerja ")]
    assert len(lines) == 3
    for line in lines:
        _, name, *words = shlex.split(line)
        command = program.get_command(click.Context(program), name)
        assert command is not None
        command.make_context(name, words, resilient_parsing=False)


def test_the_list_in_the_guide_is_accepted(guide: str) -> None:
    (listed,) = blocks(guide, "yaml")
    document, findings = accept("records/kota-contoh/repositories.yml", listed.encode())
    assert findings == ()
    assert document is not None
