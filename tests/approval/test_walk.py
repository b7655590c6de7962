"""The steps of a history are those that Git itself tells, for histories of any shape."""

import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from histories import git
from kinerja.approval.walk import steps
from kinerja.load.git import Repository

# Each commit: which earlier ones are its parents (counted backwards), and what it writes into which of three files.
COMMIT = st.tuples(st.lists(st.integers(1, 6), max_size=3), st.integers(0, 2), st.integers(0, 3))
HISTORIES = st.lists(COMMIT, min_size=1, max_size=14)
NUMBERS = count()


def built(folder: Path, history: list[tuple[list[int], int, int]]) -> Path:
    """A bare repository with these commits; the last one is the main branch."""
    repository = folder / f"{next(NUMBERS)}.git"
    lines = []
    for place, (parents, file, content) in enumerate(history, 1):
        known = list(dict.fromkeys(place - one for one in parents if one < place)) or ([place - 1] if place > 1 else [])
        lines.append(f"commit refs/heads/main\nmark :{place}\ncommitter A <a@x> {place} +0000\ndata 1\nx")
        lines += [f"{'merge' if number else 'from'} :{parent}" for number, parent in enumerate(known)]
        lines.append(f"M 100644 inline f{file}\ndata 1\n{content}")
    git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", str(repository))
    git(repository, "fast-import", "--quiet", "--force", given="\n".join((*lines, "")).encode())
    return repository


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES)
def test_a_step_has_the_files_and_commits_that_git_tells(
    tmp_path: Path, history: list[tuple[list[int], int, int]]
) -> None:
    root = built(tmp_path, history)
    found = list(steps(Repository(root), git(root, "rev-parse", "main"), None))
    line = git(root, "rev-list", "--first-parent", "--reverse", "main").split()
    assert [one.commit.id for one in found] == line
    seen: list[str] = []
    for one in found:
        apart = [f"^{one.parent}"] if one.parent else []
        brought = set(git(root, "rev-list", one.commit.id, *apart).split()) - {one.commit.id}
        assert {sub.id for sub in one.side} == brought
        assert one.whole
        assert [raw.path for raw in one.files] == named(root, "--root", *filter(None, (one.parent,)), one.commit.id)
        touching = {(path, sub.id) for path, some in one.touched.items() for sub in some}
        assert touching == {
            (path, sub) for sub in (*brought, one.commit.id) for path in named(root, "--root", "-c", sub)
        }
        seen += [sub.id for sub in one.side]
    assert len(seen) == len(set(seen)), "a commit comes with one step only"


def named(root: Path, *words: str) -> list[str]:
    told = git(root, "diff-tree", "--no-commit-id", "--name-only", "-r", *words)
    return told.split()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES, st.data())
def test_steps_since_one_of_them_are_the_rest(
    tmp_path: Path, history: list[tuple[list[int], int, int]], data: st.DataObject
) -> None:
    root = built(tmp_path, history)
    every = list(steps(Repository(root), git(root, "rev-parse", "main"), None))
    place = data.draw(st.integers(0, len(every) - 1))
    rest = list(steps(Repository(root), every[-1].commit.id, every[place].commit.id))
    assert [(one.commit, one.files, one.side) for one in rest] == [
        (one.commit, one.files, one.side) for one in every[place + 1 :]
    ]


@pytest.mark.parametrize(
    "setting",
    [
        ("diff.renames", "copies"),
        ("diff.ignoreSubmodules", "all"),
        ("log.showRoot", "false"),
        ("core.quotePath", "true"),
        ("diff.noprefix", "true"),
        ("core.abbrev", "4"),
    ],
    ids=lambda setting: setting[0],
)
def test_no_setting_of_the_repository_changes_what_is_told(tmp_path: Path, setting: tuple[str, str]) -> None:
    root = built(tmp_path, [([], 0, 1), ([1], 1, 1), ([2], 2, 2), ([1, 2], 0, 3)])
    before = list(steps(Repository(root), git(root, "rev-parse", "main"), None))
    git(root, "config", *setting)
    assert list(steps(Repository(root), git(root, "rev-parse", "main"), None)) == before


def test_the_number_of_processes_does_not_grow_with_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = built(tmp_path, [([1], 0, 1)] * 5)
    long = built(tmp_path, [([1], place % 3, place % 2) for place in range(900)])
    assert started(monkeypatch, lambda: walked(short)) == started(monkeypatch, lambda: walked(long))


def walked(root: Path) -> int:
    return sum(1 for _ in steps(Repository(root), "refs/heads/main", None))


def started(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> int:
    """How many processes some work starts."""
    made, true = [], subprocess.Popen

    def popen(*words: object, **options: object) -> object:
        made.append(words)
        return true(*words, **options)

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "Popen", popen)
        work()
    return len(made)
