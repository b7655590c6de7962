import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja import pipeline, releasing
from kinerja.diagnostic import CannotRun
from kinerja.disclose.register import open_register
from kinerja.load import repository
from kinerja.load.tree import WorkTree
from project import ROOT, change, commit, project

APM = "records/tanah-datar/units/pemerintah-kabupaten/measurements/2016.yml"


@pytest.fixture(autouse=True)
def no_declared_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_first_release_carries_the_time_of_the_commit_and_the_figures(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    (released,) = releasing.release(root)
    assert released == releasing.Released("tanah-datar", 1, root / "docs/releases/tanah-datar/0001.json")
    (release,) = open_register(root / "docs/releases/tanah-datar").releases
    assert (release.number, release.previous, release.made) == (1, None, "2026-01-31T01:00:00Z")
    (unit,) = release.units
    figures = {(one.id, figure.period): figure.achievement for one in unit.indicators for figure in one.figures}
    assert figures["apm-sd-mi", "2016"] == figures["apm-smp-mts", "2016"] == Decimal("101.46")


def test_nothing_new_makes_no_release(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    releasing.release(root)
    assert releasing.release(root) == (releasing.Released("tanah-datar", 1, None),)


def test_a_changed_figure_makes_the_next_release_and_leaves_the_first_alone(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    releasing.release(root)
    first = (root / "docs/releases/tanah-datar/0001.json").read_bytes()
    change(root / APM, "value: 82.92", "value: 83.00")
    commit(root)
    (released,) = releasing.release(root)
    assert released.number == 2
    assert (root / "docs/releases/tanah-datar/0001.json").read_bytes() == first


def test_a_record_that_is_not_committed_is_not_released(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    change(root / APM, "value: 82.92", "value: 83.00")
    with pytest.raises(CannotRun) as refusal:
        releasing.release(root)
    assert (refusal.value.reason, dict(refusal.value.facts)) == ("not-committed", {"files": 1})
    assert not (root / "docs/releases").exists()


def test_a_folder_without_history_is_not_released(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    subprocess.run(["rm", "-rf", str(root / ".git")], check=True)
    with pytest.raises(CannotRun, match="no-history"):
        releasing.release(root)


def test_an_error_in_the_records_stops_the_release_and_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    change(root / APM, "value: 82.92", "value: .nan")
    commit(root)
    with pytest.raises(pipeline.Refused) as refusal:
        releasing.release(root)
    assert [(one.rule, one.at.path) for one in refusal.value.result.errors] == [("yaml-not-finite", APM)]
    assert not (root / "docs/releases").exists()


def test_a_broken_file_hides_no_finding_of_another(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar", "kota-padang")
    change(root / APM, "value: 82.92", "value: .nan")
    before = {one.order for one in pipeline.check(ROOT, "kota-padang").findings}
    found = pipeline.check(root).findings
    assert before < {one.order for one in found}
    assert [one.rule for one in found if one.at.path == APM] == ["yaml-not-finite"]


def test_an_unknown_government_is_named_as_such(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    with pytest.raises(CannotRun) as refusal:
        pipeline.check(root, "kota-lain")
    assert (refusal.value.reason, dict(refusal.value.facts)) == ("unknown-government", {"known": "tanah-datar"})


def test_the_declared_time_is_used_and_a_wrong_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, "tanah-datar")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(CannotRun, match="bad-source-date-epoch"):
        releasing.release(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (released,) = releasing.release(root)
    assert released.path is not None
    assert json.loads(released.path.read_bytes())["made"] == "2023-11-14T22:13:20Z"


@pytest.mark.parametrize("government", repository.governments(ROOT))
def test_the_committed_releases_are_what_the_records_give(government: str) -> None:
    register = open_register(ROOT / "docs" / "releases" / government)
    (records,) = pipeline.records(WorkTree(ROOT), government)
    found = pipeline.check(ROOT, government).findings
    assert register.holds(pipeline.candidate(records, register, "", found))


def test_releasing_this_repository_again_changes_nothing_about_people_either(tmp_path: Path) -> None:
    root = project(tmp_path / "salinan", *repository.governments(ROOT))
    shutil.copytree(ROOT / "docs" / "releases", root / "docs" / "releases")
    assert [(one.path, one.rosters, one.waiting) for one in releasing.release(root)] == [(None, 0, ())] * 8
