"""The sample is the same for the same order, breaks no rule, and holds every kind of record in its canonical form."""

import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja import record_text, sampling
from kinerja.diagnostic import CannotRun
from kinerja.load.repository import accept
from kinerja.model import KINDS
from kinerja.pipeline import check
from kinerja.sampling import city
from kinerja.sampling.body import Body
from kinerja.sampling.files import File
from kinerja.sampling.planting import Planter
from kinerja.sampling.staff import members
from project import git

SMALL = sampling.Order(employees=60, years=2, seed=5)
# Policies ship with the program, and `kinerja release` writes rosters.
LEFT_OUT = {"scoring-policy", "disclosure-policy", "approval-policy", "office", "repositories", "roster"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sampel")
    sampling.make(folder, sampling.Order(employees=400, years=1, seed=1))
    return folder


def head(folder: Path) -> str:
    return git(folder, "rev-parse", "HEAD")


def test_the_same_order_gives_the_same_commit_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("satu", 5), ("lagi", 5), ("lain", 6)):
        sampling.make(tmp_path / name, sampling.Order(employees=60, years=2, seed=seed))
    assert head(tmp_path / "satu") == head(tmp_path / "lagi") != head(tmp_path / "lain")


def test_no_setting_of_the_user_and_no_repository_around_changes_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sampling.make(tmp_path / "biasa", SMALL)
    (tmp_path / ".gitconfig").write_text("[core]\n\tautocrlf = true\n[user]\n\tname = Orang\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "lain"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.eol=crlf'")
    sampling.make(tmp_path / "diatur", SMALL)
    assert head(tmp_path / "biasa") == head(tmp_path / "diatur")
    assert not (tmp_path / "lain").exists()
    assert b"\r" not in (tmp_path / "diatur" / "README.md").read_bytes()


def test_every_year_is_a_commit_of_no_real_author_and_the_work_tree_is_clean(tmp_path: Path) -> None:
    made = sampling.make(tmp_path, SMALL)
    log = git(tmp_path, "log", "--reverse", "--format=%an %ae %cI %s").splitlines()
    assert log == [
        "kinerja sample sample@kinerja.invalid 2024-03-01T00:00:00+00:00 Catatan kinerja tahun 2023",
        "kinerja sample sample@kinerja.invalid 2025-03-01T00:00:00+00:00 Catatan kinerja tahun 2024",
    ]
    assert git(tmp_path, "status", "--porcelain") == ""
    assert len(git(tmp_path, "ls-files").splitlines()) == made.files


def test_a_bare_repository_holds_the_same_commits_and_no_work_tree(tmp_path: Path) -> None:
    sampling.make(tmp_path / "biasa", SMALL)
    sampling.make(tmp_path / "gudang", SMALL, bare=True)
    assert head(tmp_path / "gudang") == head(tmp_path / "biasa")
    assert not (tmp_path / "gudang" / "records").exists()


@pytest.mark.parametrize(("employees", "years", "seed"), [(20, 1, 3), (61, 3, 8), (150, 1, 11)])
def test_no_rule_is_broken_at_any_size(employees: int, years: int, seed: int, tmp_path: Path) -> None:
    made = sampling.make(tmp_path, sampling.Order(employees=employees, years=years, seed=seed))
    result = check(tmp_path)
    # The one indicator without an owner has a waiver.
    assert (result.findings, result.waived, made.planted) == ((), 1, ())


def test_a_larger_one_breaks_no_rule_either(sample: Path) -> None:
    assert check(sample).findings == ()


def test_every_file_is_in_the_form_that_the_program_writes(sample: Path) -> None:
    kinds: Counter[str] = Counter()
    for file in sorted((sample / "records").rglob("*.yml")):
        path = file.relative_to(sample).as_posix()
        document, findings = accept(path, file.read_bytes())
        assert document is not None, (path, findings)
        assert record_text.encoded(document.record) == document.source, path
        assert document.kind.path_of(document.record) == path
        kinds[document.kind.name] += 1
    assert {kind.name for kind in KINDS} - set(kinds) == LEFT_OUT


def test_units_and_files_have_the_size_of_real_ones(sample: Path) -> None:
    files = [file.stat().st_size for file in (sample / "records").rglob("*.yml")]
    assert 7 <= len(files) / 400 <= 9
    assert 1500 <= sum(files) / len(files) <= 2500
    units = [len(list((unit / "people").iterdir())) for unit in (sample / "records/kota-sampel/units").iterdir()]
    # Who moved has a folder in both units.
    assert sum(units) - 2 == 400
    assert min(units) >= 15
    assert max(units) <= 60


def test_some_moved_some_stood_in_and_units_stand_in_three_steps() -> None:
    body = Body(sampling.Order(employees=1500, years=1, seed=1))
    postings = [one for office in body.offices() for one in members(body, office)]
    twice = [one for one, times in Counter(posting.id for posting in postings).items() if times == 2]
    assert len(twice) == 7
    assert len({posting.id for posting in postings}) == 1500
    assert {posting.acting_kind for posting in postings if posting.standing_in} == {"plt", "plh"}
    above = {office.id: office.parent for office in body.offices()}
    assert sum(parent is None for parent in above.values()) == 1
    assert sum(office.is_leaf for office in body.offices()) == 37


def test_nothing_is_kept_of_a_unit_when_the_next_one_is_written() -> None:
    body = Body(sampling.Order(employees=600, years=1, seed=1))
    # Sentences are made once for each theme, and stay.
    written = sum(len(file.text) for file in city.of_year(body, Planter(body), 2023))
    tracemalloc.start()
    for _ in city.of_year(body, Planter(body), 2023):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The largest unit, of 24 or so, alone is a twentieth.
    assert most < written / 20


def test_a_folder_that_holds_anything_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "catatan.txt"
    kept.write_text("penting")
    for taken in (tmp_path, kept):
        with pytest.raises(CannotRun) as refused:
            sampling.make(taken, SMALL)
        assert refused.value.reason == "sample-exists"
    assert [file.name for file in tmp_path.iterdir()] == ["catatan.txt"]


def test_without_git_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kosong").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    for folder in ("kosong", "baru"):
        with pytest.raises(CannotRun) as refused:
            sampling.make(tmp_path / folder, SMALL)
        assert refused.value.reason == "sample-git"
    assert [file.name for file in tmp_path.rglob("*")] == ["kosong"]


def test_when_git_fails_on_the_way_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails = tmp_path / "bin" / "git"
    fails.parent.mkdir()
    # Takes what it is asked to, but for the stream of commits.
    fails.write_text('#!/bin/sh\ncase "$*" in *fast-import*) exit 1;; esac\n')
    fails.chmod(0o755)
    monkeypatch.setenv("PATH", str(fails.parent))
    with pytest.raises(CannotRun) as refused:
        sampling.make(tmp_path / "sampel", SMALL)
    assert refused.value.reason == "sample-git"
    assert [file.name for file in tmp_path.iterdir()] == ["bin"]


def test_half_a_repository_is_taken_away_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object) -> Iterator[File]:
        yield File("records/catatan.yml", "kind: unit\n")
        raise KeyboardInterrupt

    monkeypatch.setattr(city, "of_year", stops)
    with pytest.raises(KeyboardInterrupt):
        sampling.make(tmp_path / "sampel", SMALL)
    assert list(tmp_path.iterdir()) == []
