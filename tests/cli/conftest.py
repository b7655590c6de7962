"""The program as its users run it, on a small government of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli_world import RECORDS, Run, commit, environment, write


@pytest.fixture
def kinerja(tmp_path: Path) -> Run:
    """Runs the program in a process of its own."""

    def run(*arguments: str, cwd: Path = tmp_path, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kinerja", *arguments],
            cwd=cwd,
            env=environment(**variables),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the records of the small government and its two pages written by hand, committed."""
    for name, content in RECORDS.items():
        write(tmp_path, f"records/kota-contoh/{name}", content)
    for page in ("id/tentang/index", "en/about/index"):
        write(tmp_path, f"docs/{page}.md", "# Kota Contoh\n")
    commit(tmp_path)
    return tmp_path
