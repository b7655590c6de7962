"""What is remembered of earlier checks may be damaged, foreign, old or gone: the findings are right all the same."""

import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from town import OWN, made

from kinerja import cli, pipeline
from kinerja.checking import context
from kinerja.checking.examine import Examiner
from kinerja.checking.memo import Change, Damaged, Memo, State
from kinerja.checking.run import CACHE, Manner
from kinerja.diagnostic import Finding
from kinerja.load.parts import Part
from project import change, git, project

UNIT = "records/tanah-datar/units/pemerintah-kabupaten"
APM = f"{UNIT}/measurements/2016.yml"
FILE = ".git/kinerja/files-tanah-datar.sqlite"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("kota") / "asal")


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the parts that are examined from now on."""
    names: list[str] = []
    real = Examiner.examine

    def watched(self: Examiner, part: Part) -> object:
        names.append(part.name)
        return real(self, part)

    monkeypatch.setattr(Examiner, "examine", watched)
    yield names


def cold(root: Path, at: str | None = None) -> tuple[Finding, ...]:
    return pipeline.check(root, at=at, manner=Manner(remember=False)).findings


def heard(root: Path) -> tuple[tuple[Finding, ...], list[str]]:
    """The findings, and what was said about the memo."""
    said: list[str] = []
    return pipeline.check(root, manner=Manner(jobs=1, notice=said.append)).findings, said


def test_nothing_is_examined_again_when_nothing_changed(tmp_path: Path, examined: list[str]) -> None:
    root = project(tmp_path, "tanah-datar")
    first = pipeline.check(root)
    assert examined
    examined.clear()
    assert pipeline.check(root) == first
    assert examined == []


def test_a_changed_unit_is_examined_again_with_those_that_asked_about_it(town: Path, examined: list[str]) -> None:
    one, other, *_ = sorted((town / OWN / "units").iterdir())
    superior = sorted(other.glob("people/*/employee.yml"))[-1]
    employee = next(
        file for file in sorted(one.glob("people/*/employee.yml"), reverse=True) if "superior:" in file.read_text()
    )
    text, _, _ = employee.read_text().partition("superior:")
    employee.write_text(f"{text}superior:\n  employee: {superior.parent.name}\n  unit: {other.name}\n")
    pipeline.check(town, manner=Manner(jobs=1))
    for file, expected in ((superior, {one.name, other.name}), (employee, {one.name})):
        examined.clear()
        file.write_text(file.read_text().replace('post: "', 'post: "Pelaksana ', 1))
        assert pipeline.check(town, manner=Manner(jobs=1)).findings == cold_of(town, examined)
        assert expected <= set(examined)
    # Nobody asks about who is no superior.
    assert examined == [one.name]


def cold_of(root: Path, examined: list[str]) -> tuple[Finding, ...]:
    """The findings without memo; what is examined for them does not count."""
    before = list(examined)
    found = cold(root)
    examined[:] = before
    return found


def test_another_version_of_the_program_believes_nothing(
    tmp_path: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, "tanah-datar")
    pipeline.check(root)
    examined.clear()
    monkeypatch.setattr(context, "_program", lambda: b"lain")
    assert heard(root) == (cold(root), [])
    assert examined


def test_a_change_of_the_policies_is_seen(tmp_path: Path) -> None:
    root = project(tmp_path, "kota-padang")
    before = pipeline.check(root).findings
    policy = root / "records/policies/scoring/status-capaian.yml"
    policy.write_text(policy.read_text().replace("id: status-capaian", "id: status-lain"))
    after = pipeline.check(root).findings
    assert after == cold(root) != before


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_memo_is_noticed_or_harmless(tmp_path: Path, seed: int) -> None:
    root = project(tmp_path, "tanah-datar")
    change(root / APM, "value: 82.92", "value: 80.00")
    expected = pipeline.check(root).findings
    chance, file = random.Random(seed), root / FILE
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 20, 400))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content[: chance.choice((len(content), len(content) // 2))])
    change(root / APM, "value: 80.00", "value: 81.00")
    findings, said = heard(root)
    assert findings == cold(root)
    assert said in ([], ["memo-damaged"], ["memo-not-kept"])
    assert expected != ()


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 99, b"SQLite format 3\0" + bytes(4096)])
def test_a_foreign_file_is_replaced_with_a_notice(tmp_path: Path, content: bytes) -> None:
    root = project(tmp_path, "tanah-datar")
    expected = pipeline.check(root).findings
    (root / FILE).write_bytes(content)
    findings, said = heard(root)
    assert findings == expected
    assert said == (["memo-damaged"] if content else [])
    assert heard(root) == (expected, [])


def test_an_outcome_that_was_changed_on_purpose_is_not_believed(tmp_path: Path) -> None:
    import sqlite3

    root = project(tmp_path, "tanah-datar")
    expected = pipeline.check(root).findings
    for change_of in ("UPDATE part SET outcome = (SELECT outcome FROM part WHERE name = '')", "DELETE FROM part"):
        with sqlite3.connect(root / FILE) as base:
            base.execute(change_of)
        base.close()
        assert heard(root) == (expected, ["memo-damaged"])


def test_of_two_runs_at_once_the_slower_one_keeps_nothing(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "memo.sqlite", b"satu")
    empty = Change({}, frozenset(), {b"12345678": b"\x90"}, frozenset())
    slow = memo.recall()
    memo.keep(memo.recall(), empty)
    quick = memo.recall()
    memo.keep(slow, Change({}, frozenset(), {b"abcdefgh": b"\x90"}, frozenset()))
    assert memo.recall() == quick
    assert quick.joint == {b"12345678": b"\x90"}


def test_a_memo_is_of_one_version_only(tmp_path: Path) -> None:
    Memo(tmp_path / "memo.sqlite", b"satu").keep(State(), Change({}, frozenset(), {}, frozenset()))
    assert Memo(tmp_path / "memo.sqlite", b"dua").recall() == State()
    with pytest.raises(Damaged):
        Memo(tmp_path / "memo.sqlite", b"satu").listing("tidak-ada")


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    blob = git(root, "rev-parse", f"HEAD:{APM}").strip()
    file = root / ".git" / "objects" / blob[:2] / blob[2:]
    content = file.read_bytes()
    file.unlink()
    assert [one.rule for one in pipeline.check(root, at="HEAD").errors] == ["file-unreadable"]
    file.write_bytes(content)
    assert pipeline.check(root, at="HEAD").errors == ()


def test_where_nothing_may_be_written_the_result_stands_and_a_notice_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, "kota-padang")
    (tmp_path / "berkas").write_text("bukan folder")
    monkeypatch.setenv(CACHE, str(tmp_path / "berkas"))
    assert heard(root) == (cold(root), ["memo-not-kept"])
    assert cli.run(["check", "--root", str(root), "--lang", "en"]) == 0
    assert "could not be kept" in capsys.readouterr().err


def test_without_room_on_the_disk_nothing_half_written_stays(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    program = "import sys; from kinerja import cli; sys.exit(cli.run(sys.argv[1:]))"

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--root", str(root), "--lang", "id"],
        capture_output=True, text=True, preexec_fn=little_room, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "tidak dapat disimpan" in done.stderr
    assert heard(root)[0] == cold(root)


def test_without_memo_nothing_is_written_and_the_work_tree_stays_as_it_was(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    assert cli.run(["check", "--root", str(root), "--no-memo"]) == 0
    assert not (root / ".git" / "kinerja").exists()
    assert cli.run(["check", "--root", str(root)]) == 0
    assert (root / FILE).exists()
    assert git(root, "status", "--porcelain") == ""


def test_a_folder_without_git_is_checked_too(tmp_path: Path) -> None:
    import shutil

    root = project(tmp_path, "tanah-datar")
    expected = pipeline.check(root).findings
    shutil.rmtree(root / ".git")
    assert heard(root) == (expected, [])
