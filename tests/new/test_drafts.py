"""What was answered is never lost: a conversation that was stopped goes on, and leaves nothing behind when it ends."""

import stat
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.load import repository
from kinerja.model import (
    Agreement,
    Employee,
    Government,
    Indicator,
    Measurement,
    PeriodTarget,
    Plan,
    PlanIndicator,
    PlanResult,
    Target,
    Unit,
)
from new_world import stopped, talk
from project import commit, git, write

OF_PERSON = {"government": "kota-contoh", "unit": "dinas", "employee": "p-001"}
PEOPLE = "records/kota-contoh/units/dinas/people/p-001"
PLAN = f"{PEOPLE}/plans/2026.yml"
IN_UNIT = {"government": "kota-contoh", "unit": "dinas"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A unit with two indicators, its agreement, and one employee with last year's plan, in a Git repository."""
    place = tmp_path / "catatan"
    result = PlanResult(
        id="r-1",
        kind="main",
        text="Layanan tepat waktu.",
        indicators=(PlanIndicator(id="i-1", aspect="time", text="Bagian yang tepat waktu", target=Decimal(90)),),
    )
    targets = tuple(
        Target(indicator=name, value=Decimal(80), periods=(PeriodTarget(period="2025-S1", value=Decimal(40)),))
        for name in ("antrean", "layanan")
    )
    write(
        place,
        Government(id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="year"),
        Unit(government="kota-contoh", id="dinas", name="Dinas Contoh", type="dinas"),
        *(
            Indicator(
                **IN_UNIT,
                id=name,
                name=f"Bagian {name} selesai",
                definition="Bagian yang selesai.",
                aspect="time",
                unit_of_measure="persen",
                direction="increase",
                method="ratio",
            )
            for name in ("antrean", "layanan")
        ),
        Agreement(**IN_UNIT, year=2025, version=1, targets=targets),
        Employee(**OF_PERSON, post="Kepala", employment="pns", role="staff"),
        Unit(government="kota-contoh", id="kantor", name="Kantor Contoh", type="dinas"),
        *(
            Employee(
                government="kota-contoh",
                unit="kantor",
                employee=name,
                post="Staf",
                employment="pns",
                role="staff",
                account=f"akun-{name[2:]}",
            )
            for name in ("p-003", "p-004")
        ),
        Plan(
            **OF_PERSON,
            year=2025,
            approach="qualitative",
            evaluator="p-002",
            status="agreed",
            results=(result,),
        ),
    )
    git(place, "init", "--quiet", "--initial-branch=main")
    commit(place)
    return place


def drafts(root: Path) -> list[Path]:
    return sorted((root / ".git/kinerja/drafts").glob("*"))


@pytest.mark.parametrize("how", ["Ctrl-C", "closed", "killed"])
def test_a_plan_stopped_at_its_third_question_goes_on_from_there(root: Path, how: str) -> None:
    ended = stopped(root, ["1", ""], how, "plan", "--lang", "en")
    assert ended.returncode == {"Ctrl-C": 130, "closed": -1, "killed": -9}[how]
    if how == "Ctrl-C":
        assert ended.shown.rstrip().endswith("kept as a draft. Go on with: kinerja new plan --resume")
    (file,) = drafts(root)
    assert file.name == "plan-1.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert git(root, "status", "--porcelain") == ""
    # Chosen among the drafts; the year; like last year; evaluator and status anew; behaviours; nothing more; write.
    code, out, shown = talk(root, ["1", "2026", "", "draft", "", ""], "plan", "--lang", "en")
    assert (code, out) == (0, f"{PLAN}\n"), shown
    assert "1. kota-contoh, dinas, p-001, 20" in shown
    assert "Begin with what" in shown
    document, findings = repository.accept(PLAN, (root / PLAN).read_bytes())
    assert (findings, document is not None) == ((), True)
    assert drafts(root) == []


def test_a_list_goes_on_at_the_item_where_it_was_stopped(root: Path) -> None:
    words = ("measurement", "--unit", "dinas", "--period", "2025", "--yes", "--lang", "en")
    ended = stopped(root, ["", "1", "81.50"], "Ctrl-C", *words)
    assert "1/2: Bagian antrean selesai (80)" in ended.shown
    assert "2/2: Bagian layanan selesai (80)" in ended.shown
    code, out, shown = talk(root, ["1", "82", ""], *words[:1], "--yes", "--resume", "--lang", "en")
    assert (code, out) == (0, "records/kota-contoh/units/dinas/measurements/2025.yml\n"), shown
    document, _ = repository.accept(out.strip(), (root / out.strip()).read_bytes())
    assert document is not None
    assert isinstance(document.record, Measurement)
    assert [(one.indicator, str(one.value)) for one in document.record.results] == [
        ("antrean", "81.50"),
        ("layanan", "82"),
    ]
    assert drafts(root) == []


def test_a_part_of_a_year_lists_what_has_a_target_for_it(root: Path) -> None:
    words = ("measurement", "--unit", "dinas", "--yes", "--lang", "en", "--period")
    assert "1/2: Bagian antrean selesai (40)" in stopped(root, [""], "killed", *words, "2025-S1").shown
    assert "with a target" not in stopped(root, [], "killed", *words, "2025-S2", "--discard").shown


def test_an_evaluation_lists_the_results_of_the_plan(root: Path) -> None:
    words = ("evaluation", "--unit", "dinas", "--employee", "p-001", "--period", "2025", "--set", "status=draft")
    ended = stopped(root, ["p-002", "1", ""], "killed", *words, "--lang", "en")
    assert "1/1: Layanan tepat waktu." in ended.shown
    assert "Results > #1 > Realisations > #1: choose one way" in ended.shown


def test_drafts_are_resumed_and_thrown_away_without_questions(root: Path) -> None:
    stopped(root, ["maju"], "killed", "goal", "--lang", "en")
    stopped(root, ["", "unggul"], "killed", "goal", "--lang", "en")
    assert len(drafts(root)) == 2
    code, out, shown = talk(root, [], "goal", "--resume", "--lang", "en")
    assert (code, out) == (2, "")
    assert "There are 2 unfinished drafts." in shown
    code, _, _ = talk(root, [], "goal", "--discard", "--lang", "en")
    assert (code, drafts(root)) == (130, [])
    code, _, shown = talk(root, [], "goal", "--resume", "--lang", "en")
    assert (code, "There is no unfinished draft of goal." in shown) == (2, True)


def test_an_answer_that_is_refused_is_not_kept(root: Path) -> None:
    stopped(root, ["maju", "Surat ke hubungi@contoh.go.id"], "Ctrl-C", "goal", "--lang", "en")
    (file,) = drafts(root)
    assert "@" not in file.read_text()


def test_a_damaged_draft_is_told_and_left_alone(root: Path) -> None:
    stopped(root, ["maju"], "killed", "goal", "--lang", "en")
    (file,) = drafts(root)
    file.write_text("{")
    code, _, shown = talk(root, [], "goal", "--resume", "--lang", "en")
    assert (code, "is damaged" in shown, file.read_text()) == (2, True, "{")


def test_without_git_the_draft_lies_among_the_users_own_data(root: Path) -> None:
    (root / ".git").rename(root.parent / "git")
    stopped(root, ["maju"], "killed", "goal", "--lang", "en")
    (file,) = (root.parent / "catatan-data/kinerja/drafts").rglob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_who_writes_is_offered_their_own_unit_and_id(root: Path) -> None:
    git(root, "config", "user.email", "123+Akun-004@example.org")
    shown = stopped(root, ["", ""], "killed", "plan", "--lang", "en").shown
    assert "[kantor] > " in shown
    assert "[p-004] > " in shown
    git(root, "config", "user.email", "lain@example.org")
    assert "[kantor]" not in stopped(root, ["1"], "killed", "plan", "--discard", "--lang", "en").shown
