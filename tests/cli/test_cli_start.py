"""The program starts quickly, stops quietly, and has a sentence for everything that stops it."""

import ast
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from cli_world import SCRIPTS, Run, environment, write

from kinerja import __version__, texts
from kinerja.cli import COMMANDS

# What makes pages, sheets and explanations: a check that finds nothing needs none of it.
HEAVY = {"PIL", "babel", "git", "highspy", "jinja2", "jsonschema", "markdown", "mkdocs", "pyarrow", "weasyprint"}
HEAVY |= {"cryptography", "xlsxwriter"}
# What every other command needs.
USUAL = {"click", "dataclasses", "decimal", "inspect", "jsonschema_rs", "msgspec", "pathlib", "yaml", "yaml_rs"}


def loaded(folder: Path, *arguments: str, **variables: str) -> tuple[str, set[str]]:
    """What a command says, and the names of all packages that it loads."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "importtime", "-c", START, *arguments],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}


# Without the files that a machine's Python may load for itself at each start.
START = f"""
import sys
sys.path += {[str(SCRIPTS), *(path for path in sys.path if path.endswith("site-packages"))]}
from kinerja.__main__ import main
main()
"""


def test_the_version_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    said, packages = loaded(tmp_path, "--version")
    assert (said, packages & (HEAVY | USUAL)) == (f"kinerja {__version__}\n", set())
    assert "kinerja" in packages


def test_the_version_is_told_among_other_options_too(kinerja: Run) -> None:
    assert kinerja("--lang", "en", "--version").stdout == f"kinerja {__version__}\n"


def test_a_check_that_finds_nothing_loads_nothing_that_it_does_not_need(project: Path) -> None:
    said, packages = loaded(project, "check", LC_ALL="C.UTF-8")
    assert said.endswith("0 kesalahan, 0 peringatan.\n")
    assert packages & HEAVY == set()
    assert {"click", "msgspec"} <= packages


@pytest.mark.parametrize("typed", ["", "ch", "s", "x"])
def test_shells_complete_the_names_of_commands(kinerja: Run, typed: str) -> None:
    done = kinerja(_KINERJA_COMPLETE="bash_complete", COMP_WORDS=f"kinerja {typed}", COMP_CWORD="1")
    assert done.stdout.split() == [f"plain,{name}" for name in COMMANDS if name.startswith(typed)]


def test_shells_tell_what_a_command_does_in_the_readers_language(kinerja: Run) -> None:
    variables = {"_KINERJA_COMPLETE": "fish_complete", "COMP_WORDS": "kinerja dem", "COMP_CWORD": "dem"}
    told = {language: kinerja(**variables, KINERJA_LANG=language).stdout for language in texts.LANGUAGES}
    assert told == {
        language: f"plain,demo\t{texts.text(language, 'commands.demo.help').splitlines()[0]}\n"
        for language in texts.LANGUAGES
    }


def test_an_interrupt_ends_quietly(kinerja: Run, project: Path) -> None:
    interrupting = (
        "import sys, types\n"
        "def check(*anything):\n"
        "    raise KeyboardInterrupt\n"
        "sys.modules['kinerja.pipeline'] = types.ModuleType('pipeline')\n"
        "sys.modules['kinerja.pipeline'].check = check\n"
    )
    folder = write(project, "henti/sitecustomize.py", interrupting).parent
    done = kinerja("check", PYTHONPATH=f"{folder}:{SCRIPTS}")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")


def reasons() -> dict[str, set[str | None]]:
    """Every reason for which the program raises CannotRun, with the names of its facts."""
    calls = (
        node
        for path in (SCRIPTS / "kinerja").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "CannotRun"
    )
    return {
        call.args[0].value: {keyword.arg for keyword in call.keywords}
        for call in calls
        if isinstance(call.args[0], ast.Constant)
    }


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("reason", "facts"), sorted(reasons().items(), key=lambda one: one[0]))
def test_every_reason_not_to_run_has_its_sentence(language: str, reason: str, facts: set[str | None]) -> None:
    sentence = texts.section(language, "commands")[f"errors.{reason}"]
    wanted = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    assert wanted <= facts
