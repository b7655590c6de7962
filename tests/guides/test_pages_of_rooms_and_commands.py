"""What the pages for programmers list is what there is: rooms in the order of imports, and every command."""

import re

import pytest
from guide_pages import DOCS
from guide_world import ROOT

from kinerja.cli import COMMANDS
from test_architecture import BESIDE, GROUND, LINE

PAGES = {"id": "arsitektur", "en": "architecture"}
READMES = ("README.md", "README.en.md")


def rooms(language: str) -> list[str]:
    """The rooms of the table, from top to bottom."""
    text = (DOCS / language / PAGES[language] / "index.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z_`, ]+`) \|", text, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]


@pytest.mark.parametrize("language", PAGES)
def test_the_table_names_every_room_once_and_below_all_that_it_may_import(language: str) -> None:
    listed = rooms(language)
    every = {*LINE, "publish", *BESIDE} - {"__main__"}
    assert sorted(listed) == sorted(every)
    above = {name: listed[:number] for number, name in enumerate(listed)}
    allowed = {name: {one.partition(".")[0] for one in seen} for name, seen in BESIDE.items() if name in above}
    allowed |= {name: {*GROUND, *LINE[: LINE.index(name)]} for name in LINE if name not in GROUND}
    assert {name: left for name, seen in allowed.items() if (left := sorted(seen - set(above[name])))} == {}


@pytest.mark.parametrize("name", READMES)
def test_every_command_stands_in_the_table_of_commands(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    told = {
        word
        for row in re.findall(r"^\| (`kinerja [^|]*) \|", text, re.MULTILINE)
        for word in re.findall(r"`kinerja ([a-z-]+)", row)
    }
    assert sorted(told) == sorted(COMMANDS)


def test_no_page_names_an_employee_of_the_example_governments() -> None:
    """The audit of a site takes such an id for a leak, and rightly: pages go to every government."""
    people = {folder.name for folder in (ROOT / "records").glob("*/units/*/people/*")}
    named = re.compile(rf"\b({'|'.join(sorted(people))})\b")
    assert people
    assert [page.as_posix() for page in DOCS.glob("*/*/index.md") if named.search(page.read_text("utf-8"))] == []
