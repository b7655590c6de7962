"""Runs the steps of workflows as a forge does: expressions, environment, files for outputs, one shell a step."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SCRIPTS = Path(__file__).parents[2] / "scripts"
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(r"'(?:[^']|'')*'|&&|\|\||!=|==|!|\(\s*\)|[()]|[A-Za-z_][\w.-]*")

# Stands for `python3 -m venv` and what pip then installs: the program of this checkout, and a note of what was asked.
_PYTHON = """#!/bin/bash
set -e
[ "$1" != -c ] || exec {python} "$@"
[ "$1 $2" = "-m venv" ]
mkdir -p "$3/bin"
cp "{bin}/pip" "{bin}/kinerja" "$3/bin/"
"""
_PIP = """#!/bin/bash
printf '%s\\n' "$*" >> "{log}"
while [ $# -gt 0 ]; do
  if [ "$1" = --requirement ]; then cat "$2" >> "{log}.content"; fi
  shift
done
"""
_KINERJA = """#!/bin/bash
printf '%s\\n' "$*" >> "{log}.kinerja"
PYTHONPATH={scripts} exec {python} -P -m kinerja "$@"
"""


@dataclass
class Machine:
    """A runner: its folders, what it is told of the repository, and the programs that stand for those of the net."""

    folder: Path
    server: Path
    event: Mapping[str, Any]
    secrets: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.work, self.bin, self.log = self.folder / "work", self.folder / "bin", self.folder / "pip.log"
        for folder in (self.work, self.bin, self.folder / "home", self.folder / "temp"):
            folder.mkdir(parents=True)
        places = {"bin": self.bin, "log": self.log, "scripts": SCRIPTS, "python": sys.executable}
        for name, text in {"python3": _PYTHON, "pip": _PIP, "kinerja": _KINERJA}.items():
            program(self.bin / name, text.format(**places))
        # The program is there once it was installed, and not before.
        self.tools = self.folder / "tools"
        self.tools.mkdir()
        (self.bin / "python3").rename(self.tools / "python3")
        self.summary = self.folder / "summary.md"
        self.summary.touch()
        (self.folder / "event.json").write_text(json.dumps(self.event), encoding="utf-8")

    def basics(self) -> dict[str, str]:
        """The environment of every step."""
        return {
            "PATH": f"{self.tools}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "temp"),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            "SOURCE_DATE_EPOCH": "1769821200",
            **self.environment,
        }

    @property
    def asked(self) -> list[str]:
        """The commands of the program that ran, in order."""
        file = self.folder / "pip.log.kinerja"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def bash(self, script: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """One shell, as forges start it."""
        file = self.folder / "step.sh"
        file.write_text(script, encoding="utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)],
            cwd=self.work,
            env=dict(environment),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=120,
        )


@dataclass
class Ran:
    """How a job went: the outcome and what was said, step by step, and the outputs of steps by id."""

    outcomes: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether a step failed."""
        return "failure" in self.outcomes.values()


def program(file: Path, text: str) -> None:
    """A file that can be run."""
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


def workflow(file: Path) -> dict[str, Any]:
    """A workflow, in which `on` is no truth value."""
    return dict(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def run_job(machine: Machine, told: Mapping[str, Any], job: str) -> Ran:
    """Runs the steps of one job of a workflow; what `uses` names is left out."""
    ran = Ran()
    github = {
        "event": machine.event,
        "token": "t0ken",
        "sha": machine.event.get("after", ""),
        "workflow": "w",
        "ref": "r",
    }
    contexts = {"github": github, "vars": machine.variables, "secrets": machine.secrets, "steps": {}}
    inherited = machine.basics() | _github(machine)
    for scope in (told, told["jobs"][job]):
        inherited |= _filled(scope.get("env", {}), contexts)
    for step in told["jobs"][job]["steps"]:
        _run_step(machine, step, contexts, inherited, ran)
    return ran


def run_composite(machine: Machine, file: Path, inputs: Mapping[str, str]) -> Ran:
    """Runs a composite action from the folder that holds it."""
    action = workflow(file)
    given = {name: inputs.get(name, one.get("default", "")) for name, one in action["inputs"].items()}
    ran, contexts = Ran(), {"inputs": given, "steps": {}}
    inherited = machine.basics() | _github(machine) | {"GITHUB_ACTION_PATH": str(file.parent)}
    for step in action["runs"]["steps"]:
        _run_step(machine, step, contexts, inherited, ran)
    return ran


def _github(machine: Machine) -> dict[str, str]:
    return {
        "GITHUB_SERVER_URL": machine.server.as_uri(),
        "GITHUB_REPOSITORY": "kantor/catatan",
        "GITHUB_API_URL": "https://api.example.test",
        "GITHUB_EVENT_PATH": str(machine.folder / "event.json"),
        "GITHUB_STEP_SUMMARY": str(machine.summary),
        "RUNNER_TEMP": str(machine.folder / "temp"),
    }


def _run_step(
    machine: Machine, step: Mapping[str, Any], contexts: dict[str, Any], inherited: dict[str, str], ran: Ran
) -> None:
    name = step.get("id", step["name"])
    condition = step.get("if", "success()")
    if not truth(condition.removeprefix("${{").removesuffix("}}"), contexts, ran.failed):
        ran.outcomes[name] = "skipped"
        return
    if "run" not in step:
        ran.outcomes[name] = "success"
        return
    outputs, paths = machine.folder / "outputs", machine.folder / "paths"
    for file in (outputs, paths):
        file.write_text("", encoding="utf-8")
    assert "${{" not in step["run"]
    own = _filled(step.get("env", {}), contexts)
    environment = inherited | own | {"GITHUB_OUTPUT": str(outputs), "GITHUB_PATH": str(paths)}
    done = machine.bash(step["run"], environment)
    ran.said[name] = done.stdout + done.stderr
    ran.outcomes[name] = "success" if done.returncode == 0 else "failure"
    ran.outputs[name] = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
    contexts["steps"][name] = {"outcome": ran.outcomes[name], "outputs": ran.outputs[name]}
    added = paths.read_text(encoding="utf-8").splitlines()
    inherited["PATH"] = ":".join([*reversed(added), inherited["PATH"]])


def _filled(environment: Mapping[str, str], contexts: Mapping[str, Any]) -> dict[str, str]:
    return {
        key: _EXPRESSION.sub(lambda one: _shown(value_of(one[1], contexts, False)), text)
        for key, text in environment.items()
    }


def _shown(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def truth(expression: str, contexts: Mapping[str, Any], failed: bool) -> bool:
    """Whether a condition holds."""
    return bool(value_of(expression, contexts, failed))


def value_of(expression: str, contexts: Mapping[str, Any], failed: bool) -> Any:
    """An expression of a workflow: names, texts, comparisons, and the functions of this project's conditions."""
    signs = {"&&": " and ", "||": " or ", "!": " not "}
    words = []
    assert _TOKEN.sub("", expression).strip() == "", expression
    for token in _TOKEN.findall(expression):
        if token.startswith("'") or not re.match(r"[A-Za-z_]", token):
            words.append(signs.get(token, token))
        elif token in ("cancelled", "success"):
            words.append(f"(lambda: {token == 'success' and not failed})")
        else:
            words.append(f"look({token!r})")
    return eval("".join(words), {"look": lambda path: _look(contexts, path.split("."))})


def _look(value: Any, path: Sequence[str]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def git(folder: Path, *words: str, **environment: str) -> str:
    """Git with nobody's settings."""
    who = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "p-001")
    who |= dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "p-001@example.test")
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-01-31T08:00:00+07:00")
    kept = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        ["git", *words], cwd=folder, env=kept | who | when | environment, check=True, capture_output=True, text=True
    ).stdout.strip()
