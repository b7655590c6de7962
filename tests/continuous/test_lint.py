"""Every workflow, of this repository and of those that `kinerja ci` writes, passes the linters of workflows."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from ci_world import Server
from workflow_runner import git

ROOT = Path(__file__).parents[2]
TOOLS = Path(sys.executable).parent


def run(*words: str | Path, cwd: Path) -> tuple[int, str]:
    done = subprocess.run([*map(str, words)], cwd=cwd, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def zizmor(folder: Path, *options: str) -> tuple[int, str]:
    files = sorted([*folder.rglob("workflows/*.yml"), *folder.glob("action.yml")])
    assert files
    return run(
        TOOLS / "zizmor",
        "--pedantic",
        "--offline",
        "--no-progress",
        "--quiet",
        "--color=never",
        *options,
        *files,
        cwd=folder,
    )


def actionlint(folder: Path, *options: str) -> tuple[int, str]:
    return run(TOOLS / "actionlint", *options, *sorted(folder.rglob("workflows/*.yml")), cwd=folder)


def own(folder: Path) -> Path:
    """The workflows and the action of this repository, in a folder of their own."""
    for file in [*(ROOT / ".github/workflows").glob("*.yml"), ROOT / "action.yml"]:
        place = folder / file.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())
    git(folder, "init", "--quiet")
    return folder


def test_the_workflows_and_the_action_of_this_repository_pass(tmp_path: Path) -> None:
    folder = own(tmp_path)
    assert zizmor(folder) == (0, "No findings to report. Good job! (1 ignored)\n")
    assert actionlint(folder) == (0, "")


def test_what_is_written_for_github_passes(server: Callable[..., Server]) -> None:
    folder = server("github").repository
    assert zizmor(folder) == (0, "No findings to report. Good job!\n")
    assert actionlint(folder) == (0, "")


def test_what_is_written_for_forgejo_passes_but_for_the_image_that_only_its_server_can_pin(
    server: Callable[..., Server], tmp_path: Path
) -> None:
    folder = server("forgejo").repository
    settings = tmp_path / "zizmor.yml"
    settings.write_text("rules: {unpinned-images: {disable: true}}\n")
    assert zizmor(folder, "--config", str(settings)) == (0, "No findings to report. Good job!\n")
    labels = tmp_path / "actionlint.yaml"
    labels.write_text("self-hosted-runner: {labels: [docker]}\n")
    assert actionlint(folder, "-config-file", str(labels)) == (0, "")


HAZARDS = {
    "dangerous-triggers": ("  pull_request:\n", "  pull_request_target:\n"),
    "template-injection": ("run: git -c fetch", "run: echo ${{ github.event.pull_request.title }}; git -c fetch"),
    "artipacked": ("          persist-credentials: false\n", ""),
    "unpinned-uses": ("@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0", "@v7"),
    "excessive-permissions": ("permissions: {}\n", "permissions: write-all\n"),
    "undocumented-permissions": ("contents: read # fetches main and the proposal", "contents: write"),
}


@pytest.mark.parametrize("hazard", HAZARDS)
def test_the_linter_would_see_each_hazard(hazard: str, tmp_path: Path) -> None:
    folder = own(tmp_path)
    file = folder / ".github/workflows/validate.yml"
    old, new = HAZARDS[hazard]
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    code, told = zizmor(folder)
    assert code != 0
    assert f"[{hazard}]" in told


def test_a_job_that_is_there_twice_is_seen(tmp_path: Path) -> None:
    folder = own(tmp_path)
    file = folder / ".github/workflows/ci.yml"
    text = file.read_text(encoding="utf-8")
    jobs = text[text.index("jobs:\n") + len("jobs:\n") :]
    file.write_text(text + jobs, encoding="utf-8")
    code, told = actionlint(folder)
    assert code == 1
    assert 'key "portability" is duplicated' in told


@pytest.mark.parametrize("forge", ["github", "forgejo", "gitlab"])
def test_all_that_is_written_is_plain_yaml_and_shell(forge: str, server: Callable[..., Server]) -> None:
    folder = server(forge).repository
    yamls = [*folder.glob(".*/workflows/*.yml"), *folder.glob(".gitlab-ci.yml")]
    for file in yamls:
        assert yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in folder.glob(".*/kinerja/*.sh"):
        assert run("bash", "-n", file, cwd=folder) == (0, "")
    assert len(yamls) == (1 if forge == "gitlab" else 3)
