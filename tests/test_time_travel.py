"""Records as of a commit: the same findings and scores as then, from Git's objects alone."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja import cli, pipeline, report, texts
from kinerja.cli import score_data
from kinerja.diagnostic import CannotRun
from kinerja.load import commit as commits, repository
from kinerja.load.tree import Entry, Mode, folders
from kinerja.load.yaml_text import LARGEST
from kinerja.model import Agreement, Target
from project import change, commit, git, project, write

UNIT = "records/tanah-datar/units/pemerintah-kabupaten"
APM = f"{UNIT}/measurements/2016.yml"
STATUS = "records/policies/scoring/status-capaian.yml"


def scores(root: Path, at: str | None = None) -> str:
    return "".join(score_data.as_json(pipeline.ledgers(root, at=at)))


def rules(root: Path, at: str = "HEAD") -> dict[str, str]:
    """The errors of a commit: path and rule."""
    return {one.at.path: one.rule for one in pipeline.check(root, at=at).errors}


def made_by_hand(root: Path, *entries: str) -> str:
    """A commit whose `records/kota` holds these entries (`mode type id\\tname`), whatever Git thinks of them."""

    def tree(*lines: str) -> str:
        done = subprocess.run(
            ["git", "mktree", "-z"],
            cwd=root,
            input="".join(f"{line}\0" for line in lines),
            text=True,
            capture_output=True,
            check=True,
        )
        return done.stdout.strip()

    inner = tree(*entries)
    for name in ("kota", "records"):
        inner = tree(f"040000 tree {inner}\t{name}")
    return git(root, "commit-tree", inner, "-m", "Pohon buatan").strip()


def blob(root: Path, content: str) -> str:
    (root / "isi").write_text(content)
    return git(root, "hash-object", "-w", "isi").strip()


def test_findings_are_the_same_byte_for_byte_in_the_folder_and_in_its_commit(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar", "kota-padang")
    change(root / APM, "value: 82.92", "value: .nan")
    (root / UNIT / "indicators" / "catatan.txt").write_text("bukan catatan")
    (root / UNIT / "indicators" / "besar.yml").write_text("#" * (LARGEST + 9))
    (root / UNIT / "indicators" / "tautan.yml").symlink_to("apm-sd-mi.yml")
    (root / UNIT / "tautan").symlink_to("indicators", target_is_directory=True)
    (root / "records" / "kota-lain").symlink_to("kota-padang", target_is_directory=True)
    (root / "records" / "tanah-datar" / ".tersembunyi.yml").write_text("a: [")
    (root / "records" / "tanah-datar" / "README.md").write_text("Catatan")
    commit(root)
    now, then = pipeline.check(root), pipeline.check(root, at="HEAD")
    assert sorted(one.rule for one in then.errors) == [
        *["file-is-link"] * 3,
        "file-unexpected",
        "yaml-not-finite",
        "yaml-too-large",
    ]
    assert now == then
    for language in texts.LANGUAGES:
        assert report.text(now.findings, language) == report.text(then.findings, language)


def test_a_linked_folder_is_told_and_what_it_leads_to_is_not_read(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    shutil.move(root / "records" / "tanah-datar", root / "lain")
    (root / "records" / "tanah-datar").symlink_to(root / "lain", target_is_directory=True)
    commit(root)
    assert rules(root) == {"records/tanah-datar": "file-is-link"}
    assert pipeline.check(root) == pipeline.check(root, at="HEAD")
    assert list(pipeline.ledgers(root)) == []


def test_an_older_commit_gives_the_scores_that_were_given_then(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    first = scores(root)
    git(root, "tag", "pertama")
    change(root / APM, "value: 82.92", "value: 80.00")
    (root / STATUS).write_text((root / STATUS).read_text().replace("99.99\n", "89.99\n").replace("100\n", "90\n"))
    shutil.rmtree(root / UNIT / "indicators")
    commit(root)
    assert scores(root) != first
    assert scores(root, at="pertama") == scores(root, at="HEAD~1") == first


def test_what_is_not_committed_is_not_seen(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    before = scores(root)
    change(root / APM, "value: 82.92", "value: 80.00")
    assert scores(root, at="HEAD") == before != scores(root)


def test_an_unchanged_record_is_scored_by_the_rule_of_its_own_period(tmp_path: Path) -> None:
    root = project(tmp_path, "kota-padang")
    target = Target(indicator="ipm", value=Decimal(82))
    place = {"government": "kota-padang", "unit": "pemerintah-kota", "version": 1}
    write(root, *(Agreement(**place, year=year, targets=(target,)) for year in (2018, 2021)))
    strict = (root / STATUS).read_text().partition("examples:")[0].replace("id: status-capaian", "id: status-ketat")
    strict = strict.replace("lowest: 100\n", "lowest: 102\n").replace("highest: 99.99\n", "highest: 101.99\n")
    (root / "records/policies/scoring/status-ketat.yml").write_text(strict)
    change(
        root / "records/kota-padang/government.yml",
        "policies:\n",
        'policies:\n  - policy: status-ketat\n    use: status\n    valid_from: "2020-01-01"\n',
    )
    commit(root)
    assert pipeline.check(root, at="HEAD").errors == ()
    scores = (one for ledger in pipeline.ledgers(root, at="HEAD") for one in ledger.scores)
    found = {one.period: (one.achievement, one.status) for one in scores if one.status}
    assert {period: (str(figure), verdict.policy, verdict.band) for period, (figure, verdict) in found.items()} == {
        "2018": ("100.30", "status-capaian", "achieved"),
        "2021": ("101.10", "status-ketat", "close"),
    }


def test_the_root_may_be_a_folder_inside_the_repository(tmp_path: Path) -> None:
    root = project(tmp_path / "kerja", "tanah-datar")
    before = scores(root)
    shutil.rmtree(root / ".git")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    (root / APM).unlink()
    assert scores(root, at="HEAD") == before


def test_without_policies_of_its_own_a_commit_is_scored_by_the_shipped_ones(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    before = scores(root)
    shutil.rmtree(root / "records" / "policies")
    commit(root)
    assert scores(root, at="HEAD") == scores(root) == before


@pytest.mark.parametrize("revision", ["tidak-ada", "HEAD~1", "HEAD:records", "--all", "-h", "", "HEAD..HEAD"])
def test_a_revision_that_is_no_commit_is_told(tmp_path: Path, revision: str) -> None:
    root = project(tmp_path, "tanah-datar")
    with pytest.raises(CannotRun, match="unknown-revision"):
        pipeline.check(root, at=revision)


def test_a_folder_without_git_has_no_revisions(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    shutil.rmtree(root / ".git")
    with pytest.raises(CannotRun, match="no-history"):
        list(pipeline.ledgers(root, at="HEAD"))


def test_only_ordinary_files_of_a_commit_are_records(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    git(root, "update-index", "--chmod=+x", APM)
    head = git(root, "rev-parse", "HEAD").strip()
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{head},{UNIT}/indicators/modul.yml")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{head},records/kota-modul")
    git(root, "commit", "--quiet", "--message", "Bukan berkas biasa")
    assert rules(root) == {
        APM: "file-is-executable",
        f"{UNIT}/indicators/modul.yml": "file-is-link",
        "records/kota-modul": "file-is-link",
    }


def test_a_replaced_object_is_not_believed(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    before = scores(root)
    other = blob(root, (root / APM).read_text().replace("82.92", "99.99"))
    git(root, "replace", git(root, "rev-parse", f"HEAD:{APM}").strip(), other)
    assert "99.99" in git(root, "show", f"HEAD:{APM}")
    assert scores(root, at="HEAD") == before


def test_an_absent_object_is_one_finding_and_hides_no_other(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    lost = git(root, "rev-parse", f"HEAD:{APM}").strip()
    (root / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    assert rules(root) == {APM: "file-unreadable"}


@pytest.mark.parametrize("name", [".git", ".GIT", "..", "."])
def test_a_name_that_git_keeps_for_itself_refuses_the_whole_revision(tmp_path: Path, name: str) -> None:
    root = project(tmp_path, "tanah-datar")
    revision = made_by_hand(root, f"100644 blob {blob(root, 'kind: unit')}\t{name}")
    with pytest.raises(CannotRun, match="revision-broken"):
        pipeline.check(root, at=revision)


def test_a_name_that_stands_twice_refuses_the_whole_revision(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    lines = [f"100644 blob {blob(root, text)}\tgovernment.yml" for text in ("kind: unit", "kind: goal")]
    with pytest.raises(CannotRun, match="revision-broken"):
        pipeline.check(root, at=made_by_hand(root, *lines))


def test_a_name_with_signs_that_act_on_a_terminal_is_shown_without_them(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    revision = made_by_hand(root, f"100644 blob {blob(root, 'a: 1')}\ta\x1b[31m\n.txt")
    assert rules(root, revision) == {"records/kota/a?[31m?.txt": "file-unexpected"}


def told(entries: Iterable[Entry]) -> list[tuple[str, Mode]]:
    """All but the ids, which a folder does not know."""
    return [(one.path, one.mode) for one in entries]


def test_a_tree_of_a_commit_lists_and_reads_as_the_folder_does(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    with commits.opened(root, None) as folder, commits.opened(root, "HEAD") as held:
        assert folders(folder, "records") == folders(held, "records") == ("policies", "tanah-datar")
        assert repository.governments(held) == ("tanah-datar",)
        for name in ("records/tanah-datar", "records/policies", "docs/releases", "records/tidak-ada"):
            entries = held.entries(name)
            assert told(entries) == told(folder.entries(name))
            assert told(held.children(name)) == told(folder.children(name))
            assert list(held.read(entries, LARGEST)) == list(folder.read(entries, LARGEST))
            assert [held.find(one.path) for one in entries] == list(entries)
            assert told(filter(None, (folder.find(one.path) for one in entries))) == told(entries)


@pytest.mark.parametrize(
    ("language", "sentence"), [("id", "Revisi itu tidak ada"), ("en", "There is no such revision")]
)
def test_the_commands_tell_an_unknown_revision_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    root = project(tmp_path, "tanah-datar")
    for command in ("check", "score"):
        assert cli.run([command, "--at", "tidak-ada", "--root", str(root), "--lang", language]) == 2
        shown = capsys.readouterr()
        assert (shown.out, sentence in shown.err) == ("", True)


def test_the_commands_show_a_commit_and_a_record_that_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, "tanah-datar")
    monkeypatch.chdir(root)
    assert cli.run(["score", "--trace", APM, "--format", "json"]) == 0
    before = capsys.readouterr().out
    change(root / APM, "value: 82.92", "value: .nan")
    assert cli.run(["check", APM]) == 1
    (root / APM).unlink()
    capsys.readouterr()
    assert cli.run(["score", "--trace", APM, "--format", "json", "--at", "HEAD"]) == 0
    assert json.loads(before) == json.loads(capsys.readouterr().out)
    assert cli.run(["check", APM, "--at", "HEAD"]) == 0
    assert cli.run(["score", "--trace", APM]) == 2
