"""What is collected is what one repository would hold, or the reason why not; nothing else is touched."""

import shutil
from pathlib import Path

import pytest
from many import ABOVE, CENTRAL, HOST, LIST, OWN, World, git, rules

from kinerja import pipeline, releasing
from kinerja.collecting import gathering
from kinerja.collecting.gathering import Order, collect
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Repository
from project import change

POLICY = "records/policies/scoring/status-capaian.yml"


def unit_of(world: World) -> str:
    """A unit with a repository of its own."""
    return next(one for one in world.names if one != CENTRAL)


def touch(world: World, name: str) -> str:
    """Changes a record of a unit and brings the change back; its path."""
    folder = world.checkout(name)
    file = next(iter(sorted((folder / OWN / "units" / name / "indicators").glob("*.yml"))))
    file.write_text(f"{file.read_text()}# {len(file.read_text())}\n")
    world.push(name)
    return file.relative_to(folder).as_posix()


def messages(world: World) -> list[str]:
    """The commits that were collected, newest first."""
    return git(world.into, "log", "--format=%H", "main").splitlines()


def test_the_collected_files_are_those_of_the_one_repository(world: World) -> None:
    done = world.collect()
    assert (done.new, done.findings, done.taken) == (True, {}, tuple(world.names))
    assert world.tree() == world.tree(world.origin, "HEAD")


def test_a_release_of_the_collected_is_the_release_of_the_one(world: World, tmp_path: Path) -> None:
    world.collect()
    made = {}
    for name, source in (("satu", world.origin), ("banyak", world.into)):
        folder = tmp_path / name
        git(tmp_path, "clone", "--quiet", "--branch=main", str(source), str(folder))
        (released,) = releasing.release(folder)
        assert released.path
        assert released.rosters > 0
        made[name] = {
            one.relative_to(folder).as_posix(): one.read_bytes()
            for one in [released.path, *folder.glob("records/*/units/*/rosters/*")]
        }
    assert made["satu"] == made["banyak"]


def test_nothing_new_makes_no_commit_and_something_new_one(world: World) -> None:
    first = world.collect().commit
    assert world.collect() == gathering.Collected(first, new=False, taken=(), findings={})
    name = unit_of(world)
    path = touch(world, name)
    done = world.collect()
    assert (done.new, done.taken, done.findings) == (True, (name,), {})
    assert messages(world) == [done.commit, first]
    assert git(world.into, "diff", "--name-only", "main~1", "main") == path


def test_the_message_names_each_repository_with_its_commit(world: World) -> None:
    world.collect()
    lines = git(world.into, "show", "--no-patch", "--format=%b", "main").splitlines()
    heads = {name: git(world.many / f"{name}.git", "rev-parse", "main") for name in world.names}
    assert lines == [f"Repository: {name} {head}" for name, head in sorted(heads.items())]


def test_two_who_collect_the_same_get_the_same_commit(world: World, tmp_path: Path) -> None:
    other = tmp_path / "lain.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(other))
    assert world.collect().commit == world.collect(into=other).commit


def test_the_list_is_found_in_what_was_collected_before_or_in_a_file(world: World, tmp_path: Path) -> None:
    first = world.collect()
    repository = Repository(world.into)
    assert collect(repository, Order(verified=False)).commit == first.commit
    other = tmp_path / "lain.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(other))
    order = Order(listed=str(world.origin / LIST), verified=False)
    assert collect(Repository(other), order).commit == first.commit
    shutil.rmtree(other)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(other))
    with pytest.raises(CannotRun, match="collect-no-list"):
        collect(Repository(other), Order(verified=False))


def test_a_repository_out_of_reach_keeps_its_last_state_and_the_others_go_on(world: World) -> None:
    first = world.collect()
    gone, other = [one for one in world.names if one != CENTRAL][:2]
    path = touch(world, other)
    (world.many / f"{gone}.git").rename(world.many / "pindah.git")
    done = world.collect()
    assert rules(done) == {gone: ["collect-unreachable"]}
    assert done.taken == (other,)
    assert git(world.into, "diff", "--name-only", str(first.commit), "main") == path


def test_a_history_that_was_written_anew_is_not_taken(world: World) -> None:
    world.collect()
    before, name = world.tree(), unit_of(world)
    folder = world.checkout(name)
    git(folder, "commit", "--quiet", "--amend", "--message", "Lain")
    git(folder, "push", "--quiet", "--force", "origin", "main")
    done = world.collect()
    assert (done.new, rules(done), world.tree()) == (False, {name: ["collect-rewritten"]}, before)


def test_a_record_of_another_unit_is_refused_with_the_name_of_the_repository(world: World) -> None:
    world.collect()
    before = world.tree()
    name, other = [one for one in world.names if one != CENTRAL][:2]
    stolen = f"{OWN}/units/{other}/people/p-999999/plans/2027.yml"
    for path in (stolen, f"{OWN}/units/{other}/measurements/2024.yml", "records/lain/government.yml"):
        file = world.checkout(name) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("kind: plan\n")
    world.push(name)
    done = world.collect()
    assert rules(done) == {name: ["collect-foreign"] * 3}
    assert {(one.facts["repository"], one.at.path) for one in done.findings[name]} == {
        (name, stolen),
        (name, f"{OWN}/units/{other}/measurements/2024.yml"),
        (name, "records/lain/government.yml"),
    }
    assert (done.new, world.tree()) == (False, before)


def test_a_unit_cannot_take_its_head_back_from_the_superior(world: World) -> None:
    """Only the unit's own repository says who the superior is, and evaluations of the head lie where that one works."""
    world.collect()
    before, name = world.tree(), unit_of(world)
    (head,) = (
        one.parent.name
        for one in (world.checkout(name) / OWN / "units" / name / "people").glob("*/employee.yml")
        if "heads_unit: true" in one.read_text()
    )
    file = world.checkout(name) / OWN / "units" / name / "people" / head / "evaluations/2026.yml"
    file.parent.mkdir(parents=True)
    file.write_text("kind: evaluation\n")
    world.push(name)
    done = world.collect()
    assert (done.new, rules(done), world.tree()) == (False, {name: ["collect-foreign"]}, before)


def test_a_changed_copy_is_refused_and_one_that_lags_behind_is_told(world: World) -> None:
    world.collect()
    name = unit_of(world)
    goal = next(iter(sorted((world.checkout(CENTRAL) / OWN / "goals").glob("*.yml")))).name
    change(world.checkout(CENTRAL) / OWN / "goals" / goal, "kind: goal\n", "kind: goal  # baru\n")
    world.push(CENTRAL)
    lagging = world.collect()
    others = [one for one in world.names if one != CENTRAL]
    assert rules(lagging) == {one: ["collect-copy-old"] for one in others}
    assert lagging.new
    assert "# baru" in git(world.into, "show", f"main:{OWN}/goals/{goal}")
    change(world.checkout(name) / OWN / "goals" / goal, "kind: goal\n", "kind: goal  # sendiri\n")
    world.push(name)
    refused = world.collect()
    assert rules(refused)[name] == ["collect-copy-differs", "collect-copy-old"]
    assert (refused.new, refused.findings[name][0].facts["home"]) == (False, CENTRAL)


def test_links_programs_and_files_that_are_no_records_are_refused(world: World) -> None:
    world.collect()
    before, name = world.tree(), unit_of(world)
    folder = world.checkout(name) / OWN / "units" / name
    (folder / "measurements" / "2024.yml").symlink_to("2023.yml")
    (folder / "catatan.txt").write_text("bebas\n")
    (folder / "unit.yml").chmod(0o755)
    world.push(name)
    done = world.collect()
    assert {(one.at.path.removeprefix(f"{OWN}/units/{name}/"), one.rule) for one in done.findings[name]} >= {
        ("measurements/2024.yml", "collect-not-plain"),
        ("unit.yml", "collect-not-plain"),
        ("catatan.txt", "collect-unknown"),
    }
    assert (done.new, world.tree()) == (False, before)


def test_the_first_time_a_repository_at_fault_is_left_out_and_the_rest_is_taken(world: World) -> None:
    name = unit_of(world)
    (world.checkout(name) / OWN / "catatan.txt").write_text("bebas\n")
    world.push(name)
    done = world.collect()
    assert done.new
    assert rules(done)[name] == ["collect-unknown"]
    assert name not in done.taken
    held = git(world.into, "ls-tree", "-r", "--name-only", "main").splitlines()
    own = f"{OWN}/units/{name}/"
    # Of its head there is what the superior wrote.
    assert {one.split("/")[4] for one in held if one.startswith(own)} == {"people"}
    assert len({one.split("/")[5] for one in held if one.startswith(own)}) == 1


def test_a_unit_without_records_is_missed(world: World) -> None:
    name = unit_of(world)
    git(world.checkout(name), "rm", "-r", "--quiet", f"{OWN}/units/{name}/unit.yml")
    world.push(name)
    assert "collect-unit-missing" in rules(world.collect())[name]


def test_a_list_that_lies_about_its_place_is_refused(world: World) -> None:
    name = unit_of(world)
    change(world.checkout(name) / LIST, f"here: {name}", f"here: {CENTRAL}")
    world.push(name)
    assert rules(world.collect())[name] == ["collect-here"]


def test_records_of_closed_periods_stay_where_they_were_when_the_superior_changes(world: World) -> None:
    world.collect()
    before, unit = world.tree(), unit_of(world)
    posting = next(
        one
        for one in sorted((world.checkout(unit) / OWN / "units" / unit / "people").glob("*/employee.yml"))
        if "heads_unit" not in one.read_text() and (one.parent / "evaluations/2023.yml").exists()
    )
    text = posting.read_text()
    posting.write_text(text[: text.index("superior:")] + f"superior:\n  employee: p-000001\n  unit: {ABOVE}\n")
    world.push(unit)
    done = world.collect()
    closed = "status: frozen" in (world.checkout(unit) / OWN / "periods/2023.yml").read_text()
    assert closed
    told = [one.at.path for one in done.findings.get(unit, ())]
    # Follow-ups of people go on after a period is closed.
    assert all("/follow-ups/" in path for path in told)
    assert done.new is not bool(told)
    assert (world.tree() == before) is bool(told)


def test_what_lacks_in_a_unit_is_found_when_all_are_together(world: World) -> None:
    plan = next(
        one
        for one in sorted((world.checkout(CENTRAL) / OWN / "units").glob("*/people/*/plans/*.yml"))
        if f"/{ABOVE}/" not in str(one)
    )
    text = plan.read_text()
    wanted = next(line.split()[-1] for line in text.splitlines() if line.strip().startswith("indicator: "))
    plan.write_text(text.replace(f"indicator: {wanted}", "indicator: tidak-ada"))
    world.push(CENTRAL)
    assert pipeline.check(world.checkout(CENTRAL)).errors == ()
    world.collect()
    found = pipeline.check(world.into, at="main").errors
    assert {one.rule for one in found} == {"reference-exists"}
    assert {one.facts["id"] for one in found} == {"tidak-ada"}


def test_no_work_tree_is_touched(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "kerja"
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(folder))
    (folder / "catatan.txt").write_text("milik saya\n")
    repository = Repository(folder)
    with pytest.raises(CannotRun, match="collect-branch-in-use"):
        collect(repository, Order(listed=f"{HOST}{CENTRAL}.git", verified=False))
    done = collect(repository, Order(listed=f"{HOST}{CENTRAL}.git", branch="terkumpul", verified=False))
    assert done.new
    assert world.tree(folder, "terkumpul") == world.tree(world.origin, "HEAD")
    assert sorted(one.name for one in folder.iterdir()) == [".git", "catatan.txt"]
    assert git(folder, "status", "--porcelain") == "?? catatan.txt"


def test_no_hook_is_run_and_no_other_protocol_is_spoken(world: World, tmp_path: Path) -> None:
    hooks = world.into / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("reference-transaction", "post-update", "update", "pre-auto-gc"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (hooks / name).chmod(0o755)
    assert world.collect().new
    order = Order(listed=f"ext::touch {tmp_path}/ran", verified=False)
    with pytest.raises(CannotRun, match="collect-no-central"):
        collect(Repository(world.into), order)
    assert not (tmp_path / "ran").exists()


def test_the_repositories_are_only_read(world: World) -> None:
    def content() -> dict[str, bytes]:
        return {str(one): one.read_bytes() for one in world.many.rglob("*") if one.is_file()}

    before = content()
    world.collect()
    assert content() == before
