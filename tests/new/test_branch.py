"""`kinerja new --branch` proposes one file, and touches nothing else in the repository."""

from pathlib import Path

import pytest

from kinerja import cli
from kinerja.drafting.branching import usual_name
from kinerja.load import repository
from kinerja.model import KIND_BY_NAME, Goal, Government, kind_names
from new_world import new
from project import commit, git, write

GOAL = ("goal", "--set", "id=maju", "--set", "statement=Kota maju.", "--set", "mission=m-1", "--branch")
PATH = "records/kota-contoh/goals/maju.yml"
BRANCH = "usulan/goal-maju"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which work lies about, and whose hooks must never run."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "settings").write_text("[user]\n\tname = p-001\n\temail = akun-001@example.org\n")
    place = tmp_path / "catatan"
    write(place, Government(id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="year"))
    git(place, "init", "--quiet", "--initial-branch=main")
    commit(place)
    for hook in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change"):
        file = place / ".git/hooks" / hook
        file.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran-{hook}\nexit 1\n")
        file.chmod(0o755)
    write(place, Goal(government="kota-contoh", id="lain", statement="Kota lain.", mission="m-1"))
    (place / "catatan.txt").write_text("sementara")
    git(place, "-c", "core.hooksPath=/dev/null", "add", "catatan.txt")
    return place


def state(root: Path) -> tuple[str, bytes, str, dict[str, bytes]]:
    """Where the work stands: what Git says of it, the index, HEAD, and every file."""
    files = {str(file): file.read_bytes() for file in root.rglob("*") if ".git" not in file.parts and file.is_file()}
    index = (root / ".git/index").read_bytes()
    return (
        git(root, "-c", "core.hooksPath=/dev/null", "status", "--porcelain", "--branch"),
        index,
        (root / ".git/HEAD").read_text(),
        files,
    )


def test_the_branch_holds_one_commit_with_one_file_and_the_work_stays(root: Path) -> None:
    before = state(root)
    done = new(root, *GOAL)
    assert (done.returncode, done.stdout) == (0, f"{BRANCH}\n")
    assert f"kinerja review main {BRANCH}\n  git push origin {BRANCH}\n" in done.stderr
    assert git(root, "diff", "--name-status", "main", BRANCH) == f"A\t{PATH}\n"
    assert git(root, "log", "--format=%an <%ae> %s", f"main..{BRANCH}") == (
        f"p-001 <akun-001@example.org> Catatan baru: {PATH}\n"
    )
    assert git(root, "rev-parse", f"{BRANCH}~1") == git(root, "rev-parse", "main")
    document, findings = repository.accept(PATH, git(root, "show", f"{BRANCH}:{PATH}").encode())
    assert (findings, document is not None) == ((), True)
    assert state(root) == before
    assert list(root.parent.glob("ran-*")) == []
    assert git(root, "fsck", "--strict") == ""


def test_the_review_that_is_named_next_can_be_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(root, *GOAL)
    assert cli.run(["review", "main", BRANCH, "--root", str(root), "--lang", "en"]) in (0, 1)
    assert PATH in capsys.readouterr().out


def test_a_proposal_starts_from_the_main_branch_wherever_the_work_stands(root: Path) -> None:
    git(root, "-c", "core.hooksPath=/dev/null", "switch", "--quiet", "--create", "lain")
    git(root, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--message", "Lain")
    assert new(root, *GOAL, "usul-saya").stdout == "usul-saya\n"
    assert git(root, "rev-parse", "usul-saya~1") == git(root, "rev-parse", "main")


def test_records_in_a_folder_of_a_repository_are_proposed_there(root: Path) -> None:
    whole = root.parent / "besar"
    whole.mkdir()
    (root / ".git").rename(root.parent / "lama")
    root.rename(whole / "dalam")
    git(whole, "init", "--quiet", "--initial-branch=main")
    commit(whole)
    assert new(whole / "dalam", *GOAL).returncode == 0
    assert git(whole, "diff", "--name-status", "main", BRANCH) == f"A\tdalam/{PATH}\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [("lama", "sudah ada, dan tidak diubah"), ("a..b", "tidak dapat dipakai"), ("a b", "tidak dapat dipakai")],
)
def test_a_branch_that_is_there_or_has_no_good_name_changes_nothing(root: Path, name: str, said: str) -> None:
    git(root, "-c", "core.hooksPath=/dev/null", "branch", "lama")
    branches = git(root, "for-each-ref")
    done = new(root, *GOAL[:-1], f"--branch={name}")
    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True)
    assert git(root, "for-each-ref") == branches


def test_a_name_with_personal_data_is_refused_and_not_repeated(root: Path) -> None:
    done = new(root, *GOAL[:-1], "--branch=usulan/hubungi@contoh.go.id")
    assert (done.returncode, "contoh.go.id" in done.stderr) == (2, False)


def test_nobody_proposes_without_saying_to_git_who_they_are(root: Path) -> None:
    (root.parent / "settings").write_text("")
    done = new(root, *GOAL)
    assert (done.returncode, "Git belum tahu siapa Anda" in done.stderr) == (2, True)
    assert "usulan" not in git(root, "for-each-ref")


def test_a_record_of_the_main_branch_is_not_proposed_again(root: Path) -> None:
    write(root, Goal(government="kota-contoh", id="maju", statement="Kota maju.", mission="m-1"))
    git(root, "-c", "core.hooksPath=/dev/null", "add", PATH)
    git(root, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--message", "Maju")
    (root / PATH).unlink()
    done = new(root, *GOAL)
    assert (done.returncode, "sudah ada" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", list(kind_names()))
def test_names_of_branches_hold_the_kind_and_ids_alone(name: str) -> None:
    kind = KIND_BY_NAME[name]
    ids = {"government": "kota", "unit": "dinas", "employee": "p-001", "id": "satu", "date": "2026-01-31"}
    rest = {"year": 2026, "version": 2, "period": "2026-Q1", "month": "2026-01", "number": 3, "service": "ktp"}
    made = usual_name(kind, kind.path_from({**ids, **rest}))
    assert made.startswith(f"usulan/{name}")
    assert set(made.removeprefix(f"usulan/{name}")) <= set("abcdefghijklmnopqrstuvwxyz0123456789-SQ" + "v")
