"""The composite action: what it installs, what it runs, and what it gives back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from ci_world import BETTER, HOSTILE, MEASUREMENT, WRONG, Server
from workflow_runner import Machine, Ran, git, run_composite, run_job, workflow

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"


def checked_out(machine: Machine, server: Server, head: str) -> None:
    """Main in the work tree and the proposal beside it, as the workflow leaves them."""
    git(machine.work, "clone", "--quiet", server.repository.as_uri(), ".")
    git(machine.work, "fetch", "--quiet", "origin", head)


def act(machine: Machine, base: str, head: str, **inputs: str) -> Ran:
    return run_composite(machine, ACTION, {"base": base, "head": head, **inputs})


@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, ["check", "review --public"]),
        ({"command": "check"}, ["check"]),
        ({"command": "review", "public": "false"}, ["review"]),
        ({"public": "no", "strict": "true"}, ["check --strict", "review --strict --public"]),
    ],
)
def test_the_action_does_what_its_inputs_say(
    inputs: Mapping[str, str], asked: list[str], server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("github")
    head = there.change("Realisasi", {MEASUREMENT: BETTER}, "refs/pull/7/head")
    main = git(there.repository, "rev-parse", "main")
    machine = Machine(tmp_path / "machine", there.folder, {})
    checked_out(machine, there, head)
    ran = act(machine, "main", head, **inputs)
    assert not ran.failed, ran.said
    words = {
        "check": f"check --since {main} --at {head}",
        "review": f"review {main} {head}",
        "report": f" --format github --report markdown={machine.summary}",
    }
    expected = [
        words[name] + (f" {options}" if options else "") + (words["report"] if name == "check" else "")
        for name, _, options in (one.partition(" ") for one in asked)
    ]
    assert machine.asked == expected
    assert ran.outputs["run"] == ({} if inputs.get("command") == "review" else {"passed": "true"})
    assert machine.log.read_text(encoding="utf-8").splitlines() == [
        f"install --quiet --require-hashes --requirement {ROOT}/requirements/run.txt"
        f" --requirement {ROOT}/requirements/build.txt",
        f"install --quiet --no-deps --no-build-isolation {ROOT}",
    ]


def test_a_fault_fails_the_action_and_is_an_output(server: Callable[..., Server], tmp_path: Path) -> None:
    there = server("github")
    head = there.change("Realisasi", {MEASUREMENT: WRONG}, "refs/pull/7/head")
    machine = Machine(tmp_path / "machine", there.folder, {})
    checked_out(machine, there, head)
    ran = act(machine, "main", head, language="en")
    assert (ran.outcomes, ran.outputs["run"]) == ({"run": "failure"}, {"passed": "false"})
    assert "nothing of that name was found" in ran.said["run"]
    assert len(machine.asked) == 2


@pytest.mark.parametrize(
    "inputs",
    [{"command": "release"}, {"command": HOSTILE}, {"head": HOSTILE}, {"head": "--output=evil"}, {"base": ""}],
    ids=str,
)
def test_an_input_that_is_none_runs_nothing(
    inputs: Mapping[str, str], server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("github")
    machine = Machine(tmp_path / "machine", there.folder, {})
    checked_out(machine, there, "main")
    ran = run_composite(machine, ACTION, {"base": "main", "head": "main", **inputs})
    assert ran.failed
    assert (machine.asked, machine.log.exists(), list(tmp_path.rglob("evil*"))) == ([], False, [])


def test_the_workflow_of_this_repository_fetches_the_proposal_and_runs_the_action_of_main(
    server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("github")
    head = there.change(HOSTILE, {MEASUREMENT: BETTER}, "refs/pull/7/head")
    main = git(there.repository, "rev-parse", "main")
    event: dict[str, Any] = {"pull_request": {"number": 7, "base": {"sha": main}, "head": {"sha": head}}}
    machine = Machine(tmp_path / "machine", there.folder, event)
    checked_out(machine, there, "main")
    told = workflow(ROOT / ".github/workflows/validate.yml")
    checkout, fetch, examine = told["jobs"]["records"]["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert not run_job(machine, told, "records").failed
    assert git(machine.work, "cat-file", "-t", head) == "commit"
    assert git(machine.work, "rev-parse", "HEAD") == main
    assert (fetch["name"], examine["uses"]) == ("Proposal", "./")
    declared = workflow(ACTION)["inputs"]
    assert set(examine["with"]) <= set(declared)
    assert {name for name, one in declared.items() if one.get("required") == "true"} <= set(examine["with"])
