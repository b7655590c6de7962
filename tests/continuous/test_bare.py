"""A bare server: the hook that `kinerja ci` writes stands in the way of a push, and refuses when it cannot judge."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from ci_world import BETTER, MEASUREMENT, Server
from workflow_runner import Machine, git

from kinerja.continuous import placing, templating


def pushed(server: Server, to: Path, ref: str, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "push", str(to), ref],
        cwd=server.repository,
        env={"PATH": path, "HOME": str(to), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_push_goes_by_the_hook_and_nothing_enters_without_the_program(
    server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("bare")
    bare = tmp_path / "catatan.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(there.repository), str(bare))
    shutil.rmtree(bare / "hooks")
    placing.write(bare, templating.files("bare", "main", templating.PROGRAM))
    there.change("Realisasi", {MEASUREMENT: BETTER}, "refs/heads/usulan")
    machine = Machine(tmp_path / "machine", there.folder, {})
    path = "/usr/local/bin:/usr/bin:/bin"

    refused = pushed(there, bare, "usulan", path)
    assert refused.returncode != 0
    assert "pre-receive hook declined" in refused.stderr
    accepted = pushed(there, bare, "usulan", f"{machine.bin}:{path}")
    assert accepted.returncode == 0, accepted.stderr
    assert machine.asked == ["receive"]
    assert git(bare, "rev-parse", "usulan") == git(there.repository, "rev-parse", "usulan")
