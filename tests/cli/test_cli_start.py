"""The program starts quickly, stops quietly, and has a sentence for everything that stops it."""

import ast
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from cli_world import SCRIPTS, Run, environment, write

from kinerja import __version__, texts

HEAVY = {"babel", "git", "jinja2", "jsonschema", "jsonschema_rs", "markdown", "mkdocs", "msgspec", "yaml"}


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "kinerja", "--version"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert (done.stdout, loaded & HEAVY) == (f"kinerja {__version__}\n", set())
    assert "click" in loaded


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
