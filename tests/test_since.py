"""What a reviewer of a change sees: what it brings, wherever that shows, and nothing that was there before."""

from pathlib import Path

import pytest

from kinerja import cli, pipeline
from kinerja.changes import check_since
from kinerja.diagnostic import CannotRun
from project import change, commit, git, project

UNIT = "records/tanah-datar/units/pemerintah-kabupaten"
APM = f"{UNIT}/measurements/2016.yml"
# A pattern, not a person; put together here so that no such number stands in the repository.
NUMBER = "19900101" + "201501" + "1" + "001"


def told(root: Path, revision: str = "HEAD", government: str | None = None) -> list[tuple[str, str]]:
    return [(one.rule, one.at.path) for one in check_since(root, revision, government).findings]


def test_a_change_of_nothing_brings_nothing_though_there_are_old_findings(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    assert pipeline.check(root).findings
    assert told(root) == []


def test_all_findings_of_a_changed_record_are_told_old_ones_too(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    change(root / APM, "value: 82.92", "value: 83.00")
    commit(root)
    assert told(root) == []
    assert told(root, "HEAD~1") == [("published-value-follows", APM)] * 2


def test_a_removed_record_is_missed_where_others_refer_to_it(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar", "kota-padang")
    (root / UNIT / "indicators/apm-sd-mi.yml").unlink()
    found = told(root)
    assert {path for rule, path in found if rule == "reference-exists"} == {
        APM,
        f"{UNIT}/agreements/2016-v1.yml",
        f"{UNIT}/measurements/2015.yml",
    }
    assert not any("kota-padang" in path for _, path in found)


def test_a_file_that_git_does_not_know_yet_is_part_of_the_change(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    (root / "records/tanah-datar/catatan.txt").write_text("bukan catatan")
    assert told(root) == [("file-unexpected", "records/tanah-datar/catatan.txt")]


def test_a_government_that_is_new_is_told_whole(tmp_path: Path) -> None:
    root = project(tmp_path, "kota-padang")
    git(root, "branch", "lama")
    other = project(tmp_path / "lain", "tanah-datar")
    (other / "records/tanah-datar").rename(root / "records/tanah-datar")
    commit(root)
    expected = [(one.rule, one.at.path) for one in pipeline.check(root, "tanah-datar").findings]
    assert told(root, "lama", "tanah-datar") == expected != []


def test_a_personnel_number_in_a_commit_message_is_refused_and_not_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, "tanah-datar")
    git(root, "commit", "--quiet", "--allow-empty", "--message", f"Target\n\nuntuk NIP {NUMBER}")
    head = git(root, "rev-parse", "HEAD")[:12]
    assert told(root, "HEAD~1") == [("personal-number", f"commit {head}")]
    assert cli.run(["check", "--root", str(root), "--since", "HEAD~1"]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith(f"commit {head}:3:11: error[personal-number] ")
    assert NUMBER not in printed


@pytest.mark.parametrize("revision", ["tidak-ada", "--output=bocor", "", "HEAD~99"])
def test_an_unknown_revision_is_named_as_such(tmp_path: Path, revision: str) -> None:
    root = project(tmp_path, "tanah-datar")
    with pytest.raises(CannotRun, match="unknown-revision"):
        check_since(root, revision)
    assert not (root / "bocor").exists()


def test_a_proposal_is_seen_in_a_copy_without_files_as_where_it_was_made(tmp_path: Path) -> None:
    root = project(tmp_path / "asal", "tanah-datar", "kota-padang")
    change(root / APM, "value: 82.92", "value: 80.00")
    (root / UNIT / "indicators/apm-sd-mi.yml").unlink()
    git(root, "commit", "--quiet", "--all", "--message", f"Usul {NUMBER}")
    here = check_since(root, "HEAD~1")
    bare = tmp_path / "peladen.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(root), str(bare))
    assert check_since(bare, "main~1", at="main").findings == here.findings
    assert {one.rule for one in here.findings} >= {"reference-exists", "personal-number"}
    assert cli.run(["check", "--root", str(bare), "--since", "main~1", "--at", "main"]) == 1
    assert cli.run(["check", "--root", str(bare), "--since", "main", "--at", "main"]) == 0
