"""Help is complete in both languages: each golden file is what a reader sees."""

import os
from pathlib import Path

import click
import pytest
from cli_world import Run

from kinerja.cli import COMMANDS, program

GOLDEN = Path(__file__).parent / "help"
CASES = [(language, name) for language in ("id", "en") for name in ("kinerja", *COMMANDS)]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_the_help_of_every_command_is_what_readers_saw_last(kinerja: Run, language: str, name: str) -> None:
    words = [] if name == "kinerja" else [name]
    done = kinerja(*words, "--help", "--lang", language)
    golden = GOLDEN / language / f"{name}.txt"
    if os.environ.get("KINERJA_UPDATE"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(done.stdout, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, golden.read_text(encoding="utf-8"), "")


@pytest.mark.parametrize(("language", "name"), CASES)
def test_help_names_every_argument_and_option(language: str, name: str) -> None:
    command = program if name == "kinerja" else program.get_command(click.Context(program), name)
    assert command is not None
    shown = (GOLDEN / language / f"{name}.txt").read_text(encoding="utf-8")
    names = [flag for param in command.params if isinstance(param, click.Option) for flag in param.opts]
    assert [flag for flag in (*names, "--help") if flag not in shown] == []


def test_no_golden_file_is_left_of_a_command_that_is_gone() -> None:
    files = sorted(path.relative_to(GOLDEN).with_suffix("").as_posix() for path in GOLDEN.rglob("*.txt"))
    assert files == sorted(f"{language}/{name}" for language, name in CASES)


@pytest.mark.parametrize("name", ["kinerja", *COMMANDS])
def test_indonesian_help_has_no_words_of_the_english_frame(name: str) -> None:
    shown = (GOLDEN / "id" / f"{name}.txt").read_text(encoding="utf-8")
    frame = ("Usage", "Options", "Commands", "Show this message", "default:", "OPTIONS", "TEXT")
    assert [word for word in frame if word in shown] == []


def test_without_a_command_the_help_is_shown_and_nothing_ran(kinerja: Run) -> None:
    done = kinerja()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (GOLDEN / "id" / "kinerja.txt").read_text(encoding="utf-8")
