"""What GitLab runs: the scripts of the jobs and of the component, on a real repository."""

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from ci_world import BETTER, HOSTILE, MEASUREMENT, WRONG, Server
from workflow_runner import Machine, git

ROOT = Path(__file__).parents[2]


def component(**inputs: str) -> dict[str, Any]:
    """The component's jobs with its inputs filled in, as `include: component` does."""
    text = (ROOT / "templates/validate.yml").read_text(encoding="utf-8")
    head, body = text.split("\n---\n")
    declared = yaml.safe_load(head)["spec"]["inputs"]
    given = {name: inputs.get(name, one.get("default")) for name, one in declared.items()}
    assert set(inputs) <= set(declared)
    filled = re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda one: str(given[one[1]]).lower(), body)
    return dict(yaml.load(filled, Loader=yaml.BaseLoader))


def run(machine: Machine, told: Mapping[str, Any], job: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs one job in a clone that nothing is checked out of, as the runner leaves it."""
    git(machine.work, "init", "--quiet")
    git(machine.work, "remote", "add", "origin", (machine.server / "kantor/catatan").as_uri())
    git(machine.work, "fetch", "--quiet", "origin", variables["CI_COMMIT_SHA"])
    lines = [*told.get("default", {}).get("before_script", []), *told[job]["script"]]
    kept = told.get("variables", {}) | told[job].get("variables", {}) | variables
    return machine.bash("\n".join(lines), machine.basics() | kept)


def pipeline(server: Server) -> dict[str, Any]:
    return dict(yaml.load((server.repository / ".gitlab-ci.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


@pytest.mark.parametrize("source", ["file", "component"])
@pytest.mark.parametrize(("content", "code", "failures"), [(BETTER, 0, "0"), (WRONG, 1, "1")])
def test_a_merge_request_is_checked_and_reviewed_with_reports(
    content: str, code: int, failures: str, source: str, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("gitlab")
    head = there.change(HOSTILE, {MEASUREMENT: content, ".gitlab/kinerja/program.txt": "evil==1\n"}, "refs/x/7/head")
    machine = Machine(tmp_path / "machine", there.folder, {})
    told, job = (pipeline(there), "validate") if source == "file" else (component(), "kinerja-validate")
    names = {"CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": HOSTILE, "CI_MERGE_REQUEST_TITLE": HOSTILE}
    done = run(machine, told, job, CI_COMMIT_SHA=head, CI_PROJECT_VISIBILITY="private", **names)
    assert done.returncode == code, done.stderr
    issues = json.loads((machine.work / "code-quality.json").read_text(encoding="utf-8"))
    expected = [] if code == 0 else [("reference-exists", MEASUREMENT)]
    assert [(one["check_name"], one["location"]["path"]) for one in issues] == expected
    assert ET.parse(machine.work / "junit.xml").getroot().attrib["failures"] == failures
    review = (machine.work / "review.md").read_text(encoding="utf-8")
    assert review
    assert not machine.asked[-1].endswith(" --public")
    assert done.stdout.endswith(review)
    assert git(machine.work, "rev-parse", "HEAD") == git(there.repository, "rev-parse", "main")
    assert list(tmp_path.rglob("evil*")) == []
    installed = machine.log.read_text(encoding="utf-8")
    assert ("--require-hashes" in installed) == (source == "file")
    assert "evil" not in installed + "".join(file.read_text() for file in machine.folder.glob("pip.log.content"))


@pytest.mark.parametrize(("source", "visibility"), [("file", "internal"), ("component", "")])
def test_only_a_private_project_shows_more_than_counts(
    source: str, visibility: str, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("gitlab")
    head = there.change("Realisasi", {MEASUREMENT: BETTER}, "refs/x/7/head")
    machine = Machine(tmp_path / "machine", there.folder, {})
    told, job = (pipeline(there), "validate") if source == "file" else (component(), "kinerja-validate")
    run(machine, told, job, CI_COMMIT_SHA=head, CI_PROJECT_VISIBILITY=visibility)
    assert machine.asked[-1].endswith(" --public")


def test_the_component_takes_what_it_is_told(server: Callable[..., Server], tmp_path: Path) -> None:
    there = server("gitlab")
    head = there.change("Realisasi", {MEASUREMENT: BETTER}, "refs/x/7/head")
    machine = Machine(tmp_path / "machine", there.folder, {})
    told = component(language="en", strict="true", program="kinerja==9.9.9", stage="periksa")
    done = run(machine, told, "kinerja-validate", CI_COMMIT_SHA=head, CI_PROJECT_VISIBILITY="private")
    assert done.returncode == 0, done.stderr
    assert "0 errors, 0 warnings" in done.stdout
    assert [one.split()[-2:] for one in machine.asked if "--strict" not in one] == []
    assert machine.log.read_text(encoding="utf-8") == "install --quiet --only-binary :all: kinerja==9.9.9\n"
    assert told["kinerja-validate"]["stage"] == "periksa"


def test_main_is_verified(server: Callable[..., Server], tmp_path: Path) -> None:
    there = server("gitlab")
    after = there.change("Realisasi", {MEASUREMENT: BETTER})
    machine = Machine(tmp_path / "machine", there.folder, {})
    done = run(machine, pipeline(there), "verify", CI_COMMIT_SHA=after, CI_PROJECT_VISIBILITY="private")
    assert done.returncode == 0, done.stdout + done.stderr
    assert machine.asked == ["verify-history", "check"]


@pytest.mark.parametrize(("visibility", "asked"), [("private", ["status"]), ("internal", [])])
def test_the_list_of_what_is_late_is_made_for_private_projects_only(
    visibility: str, asked: list[str], server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("gitlab")
    machine = Machine(tmp_path / "machine", there.folder, {})
    head = git(there.repository, "rev-parse", "main")
    done = run(machine, pipeline(there), "late", CI_COMMIT_SHA=head, CI_PROJECT_VISIBILITY=visibility)
    assert (done.returncode, machine.asked) == (0, asked), done.stderr
    assert ("Daftar yang terlambat tidak dibuat" in done.stdout) == (not asked)


def test_every_job_says_when_it_runs_and_only_then_is_a_proposal_read(server: Callable[..., Server]) -> None:
    told = pipeline(server("gitlab"))
    jobs = {name: one for name, one in told.items() if name not in ("workflow", "variables", "default")}
    rules = {name: [rule["if"] for rule in one["rules"]] for name, one in jobs.items()}
    assert rules == {
        "validate": ['$CI_PIPELINE_SOURCE == "merge_request_event"'],
        "verify": ['$CI_PIPELINE_SOURCE == "push"'],
        "site": ['$CI_PIPELINE_SOURCE == "push"'],
        "late": ['$CI_PIPELINE_SOURCE == "schedule"'],
    }
    assert told["variables"]["GIT_CHECKOUT"] == "false"
