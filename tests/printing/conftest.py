"""The sample records in a real repository that leaves out what is local."""

from pathlib import Path

import printing_sample as sample
import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose local file with names is ignored by Git."""
    folder = tmp_path / "proyek"
    sample.write(folder, *sample.RECORDS)
    (folder / ".gitignore").write_text("/build/\n/nip.yml\n")
    (folder / "nip.yml").write_text(sample.PEOPLE)
    sample.git(folder, "init", "--quiet")
    sample.git(folder, "add", "--all")
    return folder
