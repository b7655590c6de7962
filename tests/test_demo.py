"""The demonstration governments: repeatable, free of findings, and with exactly the planted delays."""

import re
from collections import Counter
from pathlib import Path

import pytest

from kinerja import demo, periods, watch
from kinerja.demo import bungo
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.load.index import Index
from kinerja.model import (
    KINDS,
    Development,
    Employee,
    Evaluation,
    FeedbackTallies,
    FollowUp,
    Goal,
    Indicator,
    IndicatorReview,
    Objection,
    Plan,
    Progress,
    StaffFigures,
    Survey,
)
from kinerja.pipeline import check
from project import ROOT

NAMES = ("bukittinggi", "tanjungpinang", "bungo", "sawahlunto")
SEEDS = (1, 20)
MOST_FILES = 6000
ROSTER = re.compile(r"units/[a-z0-9-]+/rosters/[0-9SQ-]+-[0-9]{4}\.yml")
# Kinds that every public body of the demonstration has.
EVERYWHERE = frozenset(
    {
        "government",
        "period",
        "goal",
        "unit",
        "indicator",
        "agreement",
        "measurement",
        "organisation-rating",
        "employee",
        "plan",
        "evaluation",
        "development",
        "follow-up",
        "indicator-review",
    }
)
OWN = {
    "bukittinggi": {"survey", "objection"},
    "tanjungpinang": {"survey", "feedback"},
    "bungo": {"progress", "objection"},
    "sawahlunto": {"survey"},
}


@pytest.fixture(scope="module", params=SEEDS)
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contoh")
    demo.write(folder, request.param)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def index(folder: Path, name: str) -> Index:
    return repository.load(folder, name).index


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        demo.write(tmp_path / name, seed)
    one, again, other = (contents(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert one != other


def test_the_demonstration_has_no_findings_even_when_judged_as_a_bodys_own_records(root: Path) -> None:
    assert check(root).findings == ()
    files = list((root / "records").glob("*/government.yml"))
    for file in files:
        file.write_text(file.read_text().replace("data: example", "data: own"))
    found = check(root).findings
    for file in files:
        file.write_text(file.read_text().replace("data: own", "data: example"))
    assert found == ()


def test_files_are_few_enough_and_as_many_as_are_told(tmp_path: Path) -> None:
    told = demo.write(tmp_path, 1)
    files = contents(tmp_path)
    assert tuple(told) == NAMES
    assert told == {name: sum(path.startswith(f"records/{name}/") for path in files) for name in NAMES}
    assert len(files) == sum(told.values()) <= MOST_FILES


@pytest.mark.parametrize("name", NAMES)
def test_every_government_has_its_kinds_and_says_that_its_figures_are_examples(root: Path, name: str) -> None:
    found = index(root, name)
    government = found.own_record()
    assert government is not None
    assert (government.data, government.name.endswith("(contoh)")) == ("example", True)
    policies = {"scoring-policy", "disclosure-policy", "approval-policy"}
    assert {kind.name for kind in KINDS if found.of(kind.type)} - policies == EVERYWHERE | OWN[name]


@pytest.mark.parametrize(
    ("name", "cadence"),
    [("bukittinggi", "year"), ("tanjungpinang", "year"), ("bungo", "semester"), ("sawahlunto", "year")],
)
def test_figures_about_people_go_over_the_periods_of_the_evaluations(root: Path, name: str, cadence: str) -> None:
    found = index(root, name)
    government = found.own_record()
    assert government is not None
    assert government.staff_figures == StaffFigures(policy="staf-standar", cadence=cadence)
    assert {periods.length(one.record.period) for one in found.of(Evaluation)} == {cadence}
    policy = found.disclosure_policy("staf-standar")
    assert policy is not None
    assert set(policy.good.ratings) < {one.record.rating for one in found.of(Evaluation)}


def test_the_number_of_employees_gives_disclosure_control_something_to_do(root: Path) -> None:
    employees = {name: Counter(one.record.unit for one in index(root, name).of(Employee)) for name in NAMES}
    assert {name: sum(units.values()) for name, units in employees.items()} == {
        "bukittinggi": 215,
        "tanjungpinang": 60,
        "bungo": 61,
        "sawahlunto": 60,
    }
    assert min(employees["bukittinggi"].values()) == 5


@pytest.mark.parametrize("name", NAMES)
def test_most_are_rated_good_and_not_all(root: Path, name: str) -> None:
    ratings = Counter(one.record.rating for one in index(root, name).of(Evaluation))
    assert ratings.most_common(1)[0][0] == "baik"
    assert {"sangat-baik", "baik"} < set(ratings)


@pytest.mark.parametrize(
    ("name", "scheme", "code"),
    [
        ("bukittinggi", "kemendagri", "13.75"),
        ("bukittinggi", "bps", "1375"),
        ("tanjungpinang", "kemendagri", "21.72"),
        ("tanjungpinang", "bps", "2172"),
        ("bungo", "kemendagri", "15.08"),
        ("bungo", "bps", "1509"),
        ("sawahlunto", "kemendagri", "13.73"),
        ("sawahlunto", "bps", "1373"),
    ],
)
def test_region_codes_are_those_of_their_scheme(root: Path, name: str, scheme: str, code: str) -> None:
    government = index(root, name).own_record()
    assert government is not None
    assert [one.code for one in government.codes if one.scheme == scheme] == [code]


def test_the_planted_delays_of_bungo_are_found_and_nothing_else(root: Path) -> None:
    found = tuple(watch.obligations(index(root, "bungo"), bungo.AS_OF, 30))
    urgent = sorted((one.state, one.obligation, one.employee) for one in found if one.state not in {"on-track", "done"})
    assert urgent == [
        *(("late", "plan", one) for one in bungo.WITHOUT_PLAN),
        *(("no-evidence", "evidence", one) for one in bungo.WITHOUT_EVIDENCE),
        *(("stale", "progress", one) for one in bungo.SILENT),
    ]


def test_progress_in_bungo_is_answered_on_the_next_day(root: Path) -> None:
    entries = [entry for one in index(root, "bungo").of(Progress) for entry in one.record.entries]
    days = {int(entry.feedback.date[8:]) - int(entry.date[8:]) for entry in entries if entry.feedback}
    assert (days, all(entry.feedback for entry in entries)) == ({1}, True)


def test_bungo_is_evaluated_each_semester_on_plans_of_a_year_and_uses_the_outcome(root: Path) -> None:
    found = index(root, "bungo")
    assert {one.record.period for one in found.of(Evaluation)} == {"2024-S1", "2024-S2", "2025-S1"}
    assert {one.record.year for one in found.of(Plan)} == {2024, 2025}
    assert {one.record.type for one in found.of(FollowUp)} == {"coaching", "talent-pool", "training"}


def test_the_fast_permit_office_of_bukittinggi_earns_recognition_and_an_incentive_is_proposed(root: Path) -> None:
    found = index(root, "bukittinggi")
    earned = {one.record.type: one.record.unit for one in found.of(FollowUp) if one.record.type != "coaching"}
    assert (earned["recognition"], earned["incentive"]) == ("dpmptsp", "dpmptsp")
    assert {one.record.type for one in found.of(FollowUp)} == {"coaching", "recognition", "incentive", "leadership"}
    assert {entry.kind for one in found.of(Development) for entry in one.record.entries} == {"leadership"}
    reviews = [one.record.date for one in found.of(IndicatorReview) if one.record.subject == "system"]
    assert reviews == ["2024-06-28", "2024-12-20", "2025-06-30", "2025-12-19"]


def test_superior_and_peers_rate_in_tanjungpinang(root: Path) -> None:
    tallies = [one.record for one in index(root, "tanjungpinang").of(FeedbackTallies)]
    assert {tuple(part.group for part in one.tallies) for one in tallies} == {("superior", "peers")}
    assert min(part.raters for one in tallies for part in one.tallies if part.group == "peers") >= 4


def test_the_review_in_sawahlunto_adds_satisfaction_to_quantities(root: Path) -> None:
    found = index(root, "sawahlunto")
    aspects = Counter(
        (one.record.status, one.record.aspect) for one in found.of(Indicator) if one.record.unit == "dinas-pariwisata"
    )
    assert aspects == {("active", "quantity"): 2, ("retired", "quantity"): 1, ("active", "quality"): 1}
    review = found.get(IndicatorReview, date="2024-12-16")
    assert review is not None
    assert [(one.indicator, one.decision, one.successor) for one in review.record.items] == [
        ("brosur-dibagikan", "retired", "kepuasan-pengunjung"),
        ("kepuasan-pengunjung", "added", None),
    ]
    assert {one.record.service for one in found.of(Survey)} == {"museum", "puskesmas"}
    titles = {entry.title for one in found.of(Development) for entry in one.record.entries}
    assert titles == {"Pelatihan penanganan pengaduan"}


@pytest.mark.parametrize("name", ["bukittinggi", "bungo"])
def test_one_objection_is_decided_above_the_evaluator(root: Path, name: str) -> None:
    (objection,) = index(root, name).of(Objection)
    assert objection.record.decision is not None
    assert objection.record.decision.outcome == "upheld"


def test_every_goal_is_served_by_an_indicator(root: Path) -> None:
    for name in NAMES:
        found = index(root, name)
        served = {one.record.goal for one in found.of(Indicator)}
        assert {one.record.id for one in found.of(Goal)} <= served


def test_a_government_that_exists_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "records" / "bungo" / "government.yml"
    file.parent.mkdir(parents=True)
    file.write_text("milik sendiri\n")
    with pytest.raises(CannotRun) as caught:
        demo.write(tmp_path, 1)
    assert (caught.value.reason, caught.value.facts) == ("demo-exists", {"known": "bungo"})
    assert contents(tmp_path) == {"records/bungo/government.yml": b"milik sendiri\n"}


def test_a_folder_that_lacks_a_policy_of_the_demonstration_gets_nothing(tmp_path: Path) -> None:
    (tmp_path / "records" / "policies").mkdir(parents=True)
    with pytest.raises(CannotRun) as caught:
        demo.write(tmp_path, 1)
    missing = "predikat-permenpanrb-6-2022, predikat-pp-30-2019, staf-standar, umpan-balik-360-pemalang"
    assert (caught.value.reason, caught.value.facts) == ("demo-policies", {"missing": missing})
    assert contents(tmp_path) == {}


def test_the_demonstration_in_the_repository_is_what_the_command_writes(tmp_path: Path) -> None:
    demo.write(tmp_path, 1)
    for name in NAMES:
        folder = Path("records") / name
        # Each release writes whom it counted beside the records that the command wrote.
        kept = {path: source for path, source in contents(ROOT / folder).items() if not ROSTER.fullmatch(path)}
        assert kept == contents(tmp_path / folder)
