"""The command itself: whatever is not a push is refused, in one sentence and without a traceback."""

import io
import sys
from pathlib import Path

import pytest
from git_server import bare

from histories import MAIN, NOTES, git
from kinerja import cli
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Repository
from kinerja.receiving.updates import Push, Update, read

ONE, OTHER, NONE = "1" * 40, "2" * 40, "0" * 40


def told(folder: Path, lines: bytes, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    return cli.run(["receive", "--root", str(folder)])


@pytest.mark.parametrize(
    "lines",
    [
        b"bukan kiriman\n",
        f"{ONE} {OTHER}\n".encode(),
        f"{ONE} {OTHER} {MAIN} lagi\n".encode(),
        f"{ONE} {OTHER[:39]} {MAIN}\n".encode(),
        f"{ONE} {OTHER} main\n".encode(),
        f"{ONE} {OTHER} refs/heads/\x1b[31m\n".encode(),
        f"{NONE} {ONE} {MAIN}\n{ONE} {OTHER} {MAIN}\n".encode(),
        b"\xff\xfe\n",
    ],
)
def test_lines_that_git_does_not_write_are_refused(
    lines: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KINERJA_LANG", "id")
    assert told(bare(tmp_path / "a.git", hook=False), lines, monkeypatch) == 2
    assert capsys.readouterr().err == (
        "Galat: Masukan bukan kiriman yang ditulis Git. Perintah ini dijalankan Git sebagai kait pre-receive.\n"
    )


@pytest.mark.parametrize("line", [f"{NONE} {ONE} {MAIN}", f"{NONE} {ONE} {NOTES}", f"{ONE} {OTHER} {MAIN}"])
def test_a_commit_that_is_not_there_is_refused(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KINERJA_LANG", "id")
    assert told(bare(tmp_path / "a.git", hook=False), f"{line}\n".encode(), monkeypatch) == 2
    assert capsys.readouterr().err == (
        "Galat: Revisi itu tidak ada di Git. Sebutkan commit, cabang, atau tag yang ada.\n"
    )


def test_only_the_main_branch_the_approvals_and_replacements_matter(tmp_path: Path) -> None:
    repository = Repository(bare(tmp_path / "a.git", hook=False))
    lines = [
        f"{ONE} {OTHER} {ref}\n" for ref in (MAIN, NOTES, "refs/heads/usul", f"refs/replace/{ONE}", "refs/tags/v1")
    ]
    update = Update(ONE, OTHER, MAIN)
    assert read(lines, repository) == Push(
        update, Update(ONE, OTHER, NOTES), (Update(ONE, OTHER, f"refs/replace/{ONE}"),)
    )
    assert read([f"{ONE} {NONE} {MAIN}\n"], repository).main == Update(ONE, None, MAIN)
    assert read([], repository) == Push(None, None, ())


def test_the_main_branch_is_the_one_that_the_server_names(tmp_path: Path) -> None:
    folder = bare(tmp_path / "a.git", hook=False)
    git(folder, "symbolic-ref", "HEAD", "refs/heads/utama")
    lines = [f"{ONE} {OTHER} {MAIN}\n", f"{ONE} {OTHER} refs/heads/utama\n"]
    assert read(lines, Repository(folder)).main == Update(ONE, OTHER, "refs/heads/utama")
    (folder / "HEAD").write_text(f"{ONE}\n")
    with pytest.raises(CannotRun, match="receive-no-main"):
        read(lines, Repository(folder))
