"""What changed is read from Git's objects, whatever lies in the work tree, and so is who wrote it."""

import hashlib
from pathlib import Path

import pytest
from test_verify import loose

import history_town as town
from histories import History, Odd, blob, git, who
from kinerja.approval import changed as module
from kinerja.approval.changed import changed, writers
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Repository

PLAN = town.path(town.plan("p-004", 10))


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "kota.git")


def changes(history: History, before: str | None, after: str) -> dict[str, module.Changed]:
    return {one.path: one for one in changed(Repository(history.finish()), before, after)}


def test_a_changed_record_is_told_before_and_after(history: History) -> None:
    old, new = history.files[PLAN], town.files(town.plan("p-004", 12))[PLAN]
    made = history.direct({PLAN: new}, "p-004")
    (one,) = changes(history, history.first, made.head).values()
    assert (one.path, one.before, one.after) == (
        PLAN,
        hashlib.sha256(old).hexdigest(),
        hashlib.sha256(new).hexdigest(),
    )
    assert (one.old, one.new) == (town.plan("p-004", 10), town.plan("p-004", 12))
    assert (one.kind and one.kind.name, one.blob, one.plain) == ("plan", blob(new), True)


def test_a_removed_record_keeps_its_kind_and_the_content_that_evidence_hangs_on(history: History) -> None:
    made = history.direct({PLAN: None}, "p-004")
    (one,) = changes(history, history.first, made.head).values()
    assert (one.after, one.new, one.kind and one.kind.name) == (None, None, "plan")
    assert one.blob == blob(town.files(town.plan("p-004", 10))[PLAN])


def test_without_a_commit_before_every_file_is_new(history: History) -> None:
    found = changes(history, None, history.first)
    assert set(found) == set(town.start())
    assert {one.before for one in found.values()} == {None}


@pytest.mark.parametrize(
    ("path", "content", "plain"),
    [
        (PLAN, Odd("120000", b"government.yml"), False),
        (PLAN, Odd("100755", town.files(town.plan("p-004", 12))[PLAN]), False),
        (PLAN, Odd("160000", b"1" * 40), False),
        ("scripts/run", Odd("100755", b"#!/bin/sh\n"), True),
        ("scripts/link", Odd("120000", b"run"), False),
    ],
)
def test_links_submodules_and_executables_are_told(history: History, path: str, content: Odd, plain: bool) -> None:
    made = history.direct({path: content}, "p-004")
    assert changes(history, history.first, made.head)[path].plain is plain


def test_a_renamed_file_is_one_removed_and_one_new(history: History) -> None:
    moved = PLAN.replace("2025", "2026")
    made = history.direct({PLAN: None, moved: history.files[PLAN]}, "p-004")
    found = changes(history, history.first, made.head)
    assert {path: (one.before is None, one.after is None) for path, one in found.items()} == {
        PLAN: (False, True),
        moved: (True, False),
    }
    assert found[moved].kind is None, "the record says another year than its path"


def test_a_file_that_is_too_large_is_not_plain(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1000)
    made = history.direct({"scripts/a": b"x" * 1000, "scripts/b": b"x" * 999}, "p-004")
    found = changes(history, history.first, made.head)
    assert {path: one.plain for path, one in found.items()} == {"scripts/a": False, "scripts/b": True}


def test_bytes_are_those_of_git_and_not_of_the_work_tree(tmp_path: Path) -> None:
    root = tmp_path / "kota"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / ".gitattributes").write_text("*.md text eol=crlf\n")
    (root / "scripts").mkdir()
    (root / "scripts/x.md").write_bytes(b"one\r\ntwo\r\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")
    (root / "scripts/x.md").write_text("something else")
    found = {one.path: one.after for one in changed(Repository(root), None, git(root, "rev-parse", "HEAD"))}
    assert found["scripts/x.md"] == hashlib.sha256(b"one\ntwo\n").hexdigest()


def test_only_what_lies_below_the_root_is_told_and_relative_to_it(tmp_path: Path) -> None:
    root = tmp_path / "kota"
    (root / "inner/records").mkdir(parents=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    for name in ("outer.txt", "inner/a b.txt", "inner/records/README.md"):
        (root / name).write_text("x")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")
    found = [one.path for one in changed(Repository(root / "inner"), None, git(root, "rev-parse", "HEAD"))]
    assert found == ["a b.txt", "records/README.md"]


def test_a_content_that_is_lost_is_said_and_not_taken_for_a_removed_file(history: History) -> None:
    new = town.files(town.plan("p-004", 12))[PLAN]
    made = history.direct({PLAN: new}, "p-004")
    folder = history.finish()
    loose(folder)
    name = blob(new)
    (folder / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(CannotRun) as refused:
        list(changed(Repository(folder), history.first, made.head))
    assert refused.value.reason == "objects-missing"


def test_every_commit_of_a_proposal_is_told_by_the_files_it_touches(history: History) -> None:
    one = history.propose(
        town.files(town.plan("p-004", 12)),
        "p-004",
        ("p-005", town.files(town.plan("p-004", 13))),
        ("p-006", town.files(town.plan("p-005", 13))),
    )
    folder = history.finish()
    found = writers(Repository(folder), history.first, one.head)
    other = town.path(town.plan("p-005", 13))
    assert {path: [commit.author for commit in some] for path, some in found.items()} == {
        PLAN: [address("p-004"), address("p-005")],
        other: [address("p-006")],
    }


def address(employee: str) -> str:
    return who(employee).partition("<")[2].rstrip(">")
