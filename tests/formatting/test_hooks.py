"""The hooks for pre-commit run what this program has, on the files that they are for."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kinerja.model import KINDS
from project import ROOT, commit, git

HOOKS = {one["id"]: one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_bytes())}
# https://pre-commit.com/#new-hooks, as far as it is used here.
KEYS = {"id", "name", "description", "entry", "language", "files", "types", "pass_filenames"}
GOAL = "records/kota-contoh/goals/maju.yml"
UNTIDY = "id: maju\nkind: goal\ngovernment: kota-contoh\nstatement: Kota maju.\nmission: m-1 # misi\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    government = tmp_path / "records/kota-contoh/government.yml"
    government.parent.mkdir(parents=True)
    government.write_text(
        "kind: government\nid: kota-contoh\nname: Kota Contoh\ntype: city\ndata: example\ncadence: year\n"
        "missions:\n  - id: m-1\n    text: Kota yang maju.\n"
    )
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    (tmp_path / GOAL).parent.mkdir()
    (tmp_path / GOAL).write_text(UNTIDY)
    return tmp_path


def run(root: Path, identifier: str, *files: str) -> subprocess.CompletedProcess[str]:
    """What pre-commit does: the words of the entry, and the names of the files when they are wanted."""
    hook = HOOKS[identifier]
    program, *words = shlex.split(hook["entry"])
    assert program == "kinerja"
    given = files if hook.get("pass_filenames", True) else ()
    command = [sys.executable, "-m", "kinerja", *words, *given]
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "PYTHONPATH": str(ROOT / "scripts"), "KINERJA_LANG": "en"}
    own = {"HOME": str(root.parent), "KINERJA_CACHE": str(root.parent / "cache")}
    return subprocess.run(
        command, cwd=root, env={**environment, **own}, capture_output=True, text=True, timeout=60, check=False
    )


def test_hooks_say_all_that_pre_commit_asks_for_and_nothing_else() -> None:
    assert list(HOOKS) == ["kinerja-fmt", "kinerja-check"]
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language"} <= set(hook) <= KEYS
        assert hook["language"] == "python"


def test_hooks_are_for_the_files_of_every_kind_of_record() -> None:
    for kind in KINDS:
        path = re.sub(r"{\w+}", "x", kind.path)
        assert all(re.search(hook["files"], path) for hook in HOOKS.values()), path
    assert re.search(HOOKS["kinerja-fmt"]["files"], "docs/records/x.yml") is None


def test_the_hooks_lay_out_and_check_what_is_committed(root: Path) -> None:
    git(root, "add", "--all")
    laid_out = run(root, "kinerja-fmt", GOAL)
    assert (laid_out.returncode, laid_out.stdout.splitlines()[0]) == (0, f"{GOAL}: laid out.")
    assert (root / GOAL).read_text().endswith("mission: m-1  # misi\n")
    assert run(root, "kinerja-check").returncode == 0
    (root / GOAL).write_text(UNTIDY.replace("id: maju", "id: lain"))
    refused = run(root, "kinerja-check")
    assert refused.returncode == 1
    assert GOAL in refused.stdout
