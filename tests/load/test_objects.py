"""Objects of a repository are read through one pipe; whoever stops early takes nothing from the next reader."""

from pathlib import Path

import pytest

from kinerja.load.git import Objects, Repository
from project import commit, git

NAMES = ("satu", "dua", "tiga")


@pytest.mark.parametrize("taken", range(len(NAMES) + 1))
def test_who_stops_reading_early_leaves_nothing_for_the_next_one(taken: int, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for name in NAMES:
        (tmp_path / name).write_text(f"isi {name}\n")
    commit(tmp_path)
    ids = [git(tmp_path, "rev-parse", f"HEAD:{name}").strip() for name in NAMES]
    objects = Objects(Repository(tmp_path))
    begun = objects.read(ids, 100)
    assert [next(begun) for _ in range(taken)] == [f"isi {name}\n".encode() for name in NAMES[:taken]]
    begun.close()
    assert list(objects.read(ids[::-1], 100)) == [f"isi {name}\n".encode() for name in reversed(NAMES)]
    objects.close()
