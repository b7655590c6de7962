"""What the page about speed says is what was measured, and what measures is sound."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from project import project

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import bench  # noqa: E402
import cold_profile  # noqa: E402
import experiments  # noqa: E402
import peers  # noqa: E402
import tables  # noqa: E402
import verdicts  # noqa: E402
from stopwatch import Task, in_turn  # noqa: E402

RESULTS = json.loads(bench.RESULTS.read_text(encoding="utf-8"))
WORDS = yaml.safe_load((BENCHMARKS / "words.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", list(tables.PAGES))
def test_the_page_about_speed_shows_what_was_measured(language: str) -> None:
    page = tables.PAGES[language].read_text(encoding="utf-8")
    assert page == tables.filled(page, RESULTS, language)
    assert [name for _, name, *_ in tables.PLACE.findall(page)] == list(tables.TABLES)


def test_the_report_shows_what_was_measured() -> None:
    assert bench.RESULTS.with_suffix(".md").read_text(encoding="utf-8") == bench.report(RESULTS, "en")


def test_every_row_was_measured_in_full() -> None:
    assert RESULTS["divisor"] == 1
    assert [row.name for row in verdicts.rows(RESULTS["measures"])] == [rule.name for rule in verdicts.RULES]
    assert list(RESULTS["measures"]) == list(experiments.EXPERIMENTS)


def test_all_tables_have_words_in_every_language() -> None:
    known = {
        "rows": {rule.name for rule in verdicts.RULES},
        "experiments": set(experiments.EXPERIMENTS),
        "stages": set(cold_profile.STAGES),
        "floors": set(RESULTS["floor"]),
        "machine": {"date", *RESULTS["machine"]},
        "heads": set(tables.TABLES),
    }
    for words in WORDS.values():
        assert {name: set(words[name]) for name in known} == known
    assert WORDS["id"]["tasks"].keys() == WORDS["en"]["tasks"].keys()


def test_a_row_tells_whether_bar_and_goal_hold() -> None:
    rule = verdicts.Ratio("x", "one", "ours", "theirs", 0.75, 0.5)
    told = {
        ours: rule.row({"one": {"ours": {"wall": ours}, "theirs": {"wall": 2.0}}}).verdict
        for ours in (1.0, 1.01, 1.5, 1.51)
    }
    assert told == {1.0: "goal", 1.01: "bar", 1.5: "bar", 1.51: "missed"}


@pytest.mark.parametrize(("wall", "exponent"), [(1.0, 0.0), (10.0, 0.5), (100.0, 1.0), (10_000.0, 2.0)])
def test_growth_is_the_exponent_of_size(wall: float, exponent: float) -> None:
    rule = verdicts.Growth("x", "cold", "less", "more", 1, 1)
    measures = {
        "less": {"records": 20, "cold": {"wall": 1.0}},
        "more": {"records": 2000, "cold": {"wall": wall}},
    }
    assert rule.row(measures).value == pytest.approx(exponent)


def test_rows_whose_experiment_did_not_run_are_left_out() -> None:
    version = {"kinerja": {"wall": 0.01}, "check-jsonschema": {"wall": 0.1}}
    assert [row.name for row in verdicts.rows({"version": version})] == ["version"]


def test_figures_are_written_as_each_language_writes_them() -> None:
    row = {"kinerja": {"wall": 0.01234, "cpu": 1.5, "peak": 1234.5}}
    results = {"measures": {"version": row}}
    assert tables.table("measures", results, "en").splitlines()[2] == "| `--version`: kinerja | 0.012 | 1.50 | 1,234 |"
    assert tables.table("measures", results, "id").splitlines()[2] == "| `--version`: kinerja | 0,012 | 1,50 | 1.234 |"


def test_tasks_run_in_turn_and_the_first_round_does_not_count(tmp_path: Path) -> None:
    said = tmp_path / "said"
    tasks = {
        name: Task([[sys.executable, "-c", f"open({str(said)!r}, 'a').write({name!r})"]], tmp_path) for name in "ab"
    }
    found = in_turn(tasks, 2)
    assert said.read_text() == "ababab"
    assert all(0 < one["fastest"] <= one["wall"] <= one["slowest"] for one in found.values())


def test_memory_and_time_of_a_task_include_all_its_processes(tmp_path: Path) -> None:
    work = "x = bytearray(80 << 20); sum(range(2_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    (found,) = in_turn({"x": Task([["true"], [sys.executable, "-c", child]], tmp_path)}, 1).values()
    assert 80 < found["peak"] < 200
    assert found["cpu"] > 0.02


def test_a_failing_program_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such record"):
        in_turn({"x": Task([[sys.executable, "-c", "raise SystemExit('no such record')"]], tmp_path)}, 1)


def test_the_scene_is_set_again_before_each_round(tmp_path: Path) -> None:
    made = tmp_path / "made"
    task = Task([[sys.executable, "-c", f"import os; os.mkdir({str(made)!r})"]], tmp_path, before=lambda: clear(made))
    assert in_turn({"x": task}, 2)["x"]["wall"] > 0


def clear(folder: Path) -> None:
    if folder.exists():
        folder.rmdir()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one record of each kind: the good cases of the schemas."""
    root = tmp_path_factory.mktemp("peers") / "town"
    for file in sorted((ROOT / "tests/cases/schema").glob("*/ok/*.yml")):
        place = root / "records" / file.parent.parent.name / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())
    return root


def test_the_one_schema_for_peers_says_what_the_schema_of_each_kind_says(town: Path) -> None:
    peers.Peers(ROOT / "build/bench", ROOT / "schemas", town)
    one = jsonschema_rs.Draft202012Validator(json.loads((town.parent / "records.schema.json").read_text()))
    wrong = []
    for file in sorted((ROOT / "tests/cases/schema").glob("*/*/*.yml")):
        record = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)
        own = json.loads((ROOT / f"schemas/{file.parent.parent.name}.schema.json").read_text())
        if one.is_valid(record) != jsonschema_rs.Draft202012Validator(own).is_valid(record):
            wrong.append(file)
    assert wrong == []
    assert not one.is_valid({"kind": "nothing"})
    assert not one.is_valid({})


def test_peers_get_every_record(town: Path) -> None:
    files = {path.relative_to(town).as_posix() for path in (town / "records").rglob("*.yml")}
    found = peers.Peers(ROOT / "build/bench", ROOT / "schemas", town)
    given = [word for command in found.check_jsonschema().commands for word in command[3:]]
    assert (sorted(given), found.records) == (sorted(files), len(files))


def test_a_proposal_changes_as_many_evaluations_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "scripts"))
    town = experiments.Bench(tmp_path, 50).town("small", 3)
    git = ["git", "-C", town.repository, "diff", "--numstat", "HEAD~1"]
    changed = subprocess.run(git, check=True, capture_output=True, text=True).stdout.splitlines()
    assert [line.split("\t")[:2] for line in changed] == [["1", "1"]] * 3
    assert all("/evaluations/" in line for line in changed)


def test_the_profile_accounts_for_the_whole_time(tmp_path: Path) -> None:
    command = [sys.executable, BENCHMARKS / "cold_profile.py", project(tmp_path / "root", "kota-padang")]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert set(found["stages"]) == set(cold_profile.STAGES)
    assert found["seconds"] == pytest.approx(sum(found["stages"].values()), abs=0.01)
    assert found["stages"]["start"] > 0
