"""People's figures from records to releases: closed periods, changes that wait, refusals that leave nothing behind."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from kinerja import pipeline, releasing
from kinerja.diagnostic import CannotRun
from kinerja.disclose import published
from kinerja.disclose.register import open_register
from kinerja.load import repository
from kinerja.model import Development, Roster
from project import change, commit, git, project

CITY = "sawahlunto"
UNIT = "dinas-pariwisata"
YEARS = ("2024", "2025")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one demonstration city, without what was released of it before."""
    made = project(tmp_path / "kota", CITY)
    for folder in (made / "records" / CITY / "units").glob("*/rosters"):
        shutil.rmtree(folder)
    if git(made, "status", "--porcelain"):
        commit(made)
    return made


def release(root: Path) -> releasing.Released:
    """Releases the city and commits what that wrote."""
    (released,) = releasing.release(root, CITY)
    if git(root, "status", "--porcelain"):
        commit(root)
    return released


def latest(root: Path) -> published.Release:
    return open_register(root / "docs/releases" / CITY).releases[-1]


def groups(root: Path, period: str = "2025") -> Mapping[tuple[str, str | None], published.StaffGroup]:
    (staff,) = (one for one in latest(root).staff if one.period == period)
    return {(one.kind, one.unit): one for one in staff.groups}


def files(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and ".git" not in file.parts
    }


def people(root: Path, unit: str) -> list[Path]:
    return sorted((root / "records" / CITY / "units" / unit / "people").iterdir())


def add_hours(root: Path, unit: str, number: int) -> None:
    """Gives some people of a unit five more training hours in 2025."""
    found = (one for one in repository.load(root, CITY).index.of(Development))
    chosen = [one for one in found if one.record.unit == unit and one.record.year == 2025][:number]
    assert len(chosen) == number
    for document in chosen:
        hours = document.record.entries[0].hours
        change(root / document.path, f"    hours: {hours}\n", f"    hours: {hours + 5}\n")


def test_closed_years_are_shown_in_groups_and_who_was_counted_is_kept(root: Path) -> None:
    released = release(root)
    assert (released.number, released.waiting) == (1, ())
    shown = latest(root)
    assert [one.period for one in shown.staff] == list(YEARS)
    assert shown.disclosure is not None
    counted = {
        (one.record.period, one.record.unit): len(one.record.people)
        for one in repository.load(root, CITY).index.of(Roster)
    }
    assert released.rosters == len(counted) == 2 * 4
    for period in YEARS:
        whole = groups(root, period)["government", None]
        total = sum(count for (one, _), count in counted.items() if one == period)
        assert whole.staff.low <= total <= (whole.staff.high or total)
        assert {one.stated_in for one in groups(root, period).values()} == {1}
    assert pipeline.check(root, CITY).errors == ()


def test_releasing_again_changes_nothing(root: Path) -> None:
    release(root)
    before = files(root)
    assert release(root) == releasing.Released(CITY, 1, None)
    assert files(root) == before


def test_lists_that_an_interrupted_release_left_behind_are_no_part_of_the_next(root: Path) -> None:
    release(root)
    written = root / "records" / CITY / "units" / UNIT / "rosters" / "2025-0001.yml"
    orphan = written.with_name("2024-0002.yml")
    text = written.read_text().replace('period: "2025"', 'period: "2024"').replace("release: 1", "release: 2")
    orphan.write_text(text)
    add_hours(root, UNIT, 10)
    commit(root)
    assert release(root).rosters == 1
    assert sorted(file.name for file in written.parent.iterdir()) == ["2024-0001.yml", "2025-0001.yml", "2025-0002.yml"]


def test_one_late_evaluation_waits(root: Path) -> None:
    late = next(one for one in people(root, UNIT) if not (one / "follow-ups").exists()) / "evaluations" / "2025.yml"
    text = late.read_bytes()
    late.unlink()
    commit(root)
    release(root)
    before = files(root)
    late.write_bytes(text)
    commit(root)
    released = release(root)
    assert released == releasing.Released(CITY, 1, None, waiting=("2025",))
    assert files(root) == {**before, str(late.relative_to(root)): text}


def test_a_removed_employee_changes_no_figure(root: Path) -> None:
    release(root)
    before = latest(root).staff
    shutil.rmtree(people(root, UNIT)[5])
    commit(root)
    released = release(root)
    assert "2025" in released.waiting
    assert latest(root).staff == before


def test_nine_changed_records_wait_and_ten_restate_their_groups_only(root: Path) -> None:
    release(root)
    before = groups(root)
    add_hours(root, UNIT, 9)
    commit(root)
    assert release(root) == releasing.Released(CITY, 1, None, waiting=("2025",))
    git(root, "revert", "--no-edit", "HEAD")
    add_hours(root, UNIT, 10)
    commit(root)
    released = release(root)
    assert (released.number, released.rosters, released.waiting) == (2, 1, ())
    after = groups(root)
    restated = {key for key, one in after.items() if one.stated_in == 2}
    assert restated == {("government", None), ("unit", UNIT)}
    assert {key: one for key, one in after.items() if key not in restated} == {
        key: one for key, one in before.items() if key not in restated
    }
    assert groups(root, "2024") == {key: one for key, one in groups(root, "2024").items() if one.stated_in == 1}


def test_a_unit_that_moves_to_another_parent_leaves_published_years_as_they_were(root: Path) -> None:
    release(root)
    before = latest(root).staff
    unit = root / "records" / CITY / "units" / "kecamatan-talawi" / "unit.yml"
    unit.write_text(unit.read_text().replace("type:", "parent: sekretariat-daerah\ntype:", 1))
    commit(root)
    released = release(root)
    assert released.number == 2
    assert latest(root).staff == before


def test_an_empty_unit_takes_part_in_nothing(root: Path) -> None:
    shutil.rmtree(root / "records" / CITY / "units" / "kecamatan-talawi" / "people")
    commit(root)
    release(root)
    assert all("kecamatan-talawi" not in one.members for one in groups(root).values())


def test_where_everybody_is_alike_both_outcomes_stay_possible(root: Path) -> None:
    for folder in (root / "records" / CITY).glob("units/*/people/*/follow-ups"):
        shutil.rmtree(folder)
    commit(root)
    release(root)
    assert {one.follow_ups.shown.low for one in groups(root).values() if one.follow_ups.shown} == {0}
    assert all(one.follow_ups.shown is None or one.follow_ups.shown.high >= 5 for one in groups(root).values())


def test_the_same_person_counted_in_two_units_is_refused(root: Path) -> None:
    other = root / "records" / CITY / "units" / "dinas-kesehatan" / "people"
    folder = people(root, UNIT)[4]
    for name in ("employee.yml", "plans/2025.yml", "evaluations/2025.yml"):
        target = other / folder.name / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text((folder / name).read_text().replace(f"unit: {UNIT}", "unit: dinas-kesehatan", 1))
    commit(root)
    before = files(root)
    with pytest.raises(pipeline.Refused) as refusal:
        release(root)
    assert "counted-once" in {one.rule for one in refusal.value.result.errors}
    assert files(root) == before


def test_without_the_lists_of_counted_people_nothing_is_released(root: Path) -> None:
    release(root)
    shutil.rmtree(root / "records" / CITY / "units" / UNIT / "rosters")
    commit(root)
    before = files(root)
    with pytest.raises(CannotRun) as refusal:
        release(root)
    assert refusal.value.reason == "rosters-missing"
    assert UNIT in str(refusal.value.facts["units"])
    assert files(root) == before


def test_a_release_that_would_give_somebody_away_with_earlier_ones_is_refused_whole(root: Path) -> None:
    release(root)
    file = root / "docs/releases" / CITY / "0001.json"
    content = json.loads(file.read_bytes())
    (group,) = (one for one in content["staff"][-1]["groups"] if one["kind"] == "unit" and one.get("unit") == UNIT)
    group["good"]["shown"] = {"low": "100", "high": "100"}
    file.write_bytes(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
    change(root / "records" / CITY / "units" / UNIT / "unit.yml", 'name: "Dinas', 'name: "Kantor Dinas')
    commit(root)
    before = files(root)
    with pytest.raises(releasing.GivenAway) as refusal:
        release(root)
    found = {(one.reason, one.group) for one in refusal.value.report.failures}
    assert ("group-forced", f"unit:{UNIT}") in found
    assert files(root) == before
