"""What is collected was approved where it was written; what was not stays out, and the rest goes on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from many import HOST, git, rules

import history_town as town
from histories import Files, History
from kinerja.collecting import dividing, gathering
from kinerja.collecting.gathering import Order, collect
from kinerja.load.git import Repository
from kinerja.model import Approvals, Repositories, Repository as Listed

UNITS = ("balai", "dinas")
Work = Callable[[History], None]


def the_list() -> Repositories:
    """The town in three repositories."""
    return Repositories(
        government=town.TOWN,
        repositories=(
            Listed(id="kota", url=f"{HOST}kota.git", central=True, units=("kota",)),
            *(Listed(id=name, url=f"{HOST}{name}.git", units=(name,)) for name in UNITS),
        ),
    )


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Files]:
    """What each repository of the town begins with."""
    place = tmp_path_factory.mktemp("kota")
    one = History(place / "satu.git", {**town.start(), **town.files(the_list())}).finish()
    found: dict[str, Files] = {}
    for made in dividing.divide(one, place / "terbagi", None):
        git(place, "clone", "--quiet", str(made.folder), str(place / made.id))
        files = (file for file in (place / made.id).rglob("*") if file.is_file() and ".git" not in file.parts)
        found[made.id] = {file.relative_to(place / made.id).as_posix(): file.read_bytes() for file in files}
    return found


class Town:
    """The repositories of the town, written anew as often as wanted: each with its beginning and what is worked."""

    def __init__(self, folder: Path, beginnings: dict[str, Files]) -> None:
        self._folder, self._beginnings = folder / "banyak", beginnings
        self.into = folder / "terkumpul.git"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.into))
        (folder / "gitconfig").write_text(f'[url "{self._folder.as_uri()}/"]\n\tinsteadOf = {HOST}\n')

    def work(self, **works: Work) -> None:
        """Writes them."""
        shutil.rmtree(self._folder, ignore_errors=True)
        for name, start in self._beginnings.items():
            history = History(self._folder / f"{name}.git", start)
            works.get(name, lambda _: None)(history)
            history.finish()

    def collect(self) -> gathering.Collected:
        """Collects with proof."""
        return collect(Repository(self.into), Order(listed=f"{HOST}kota.git"))

    def held(self, path: str) -> str:
        """A file of what was collected."""
        return git(self.into, "show", f"main:{path}")


@pytest.fixture
def a_town(tmp_path: Path, beginnings: dict[str, Files], monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town, with nothing worked yet, collected once."""
    made = Town(tmp_path, beginnings)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made.work()
    assert made.collect().findings == {}
    return made


def approved(employee: str, approver: str) -> Work:
    """A plan that is changed by the employee and approved."""

    def do(history: History) -> None:
        proposal = history.propose(town.files(town.plan(employee, 12)), employee)
        history.approve(proposal, approver)
        history.merge(proposal)

    return do


def alone(employee: str) -> Work:
    """A plan that is changed by the employee alone."""

    def do(history: History) -> None:
        history.merge(history.propose(town.files(town.plan(employee, 99)), employee))

    return do


def test_approved_changes_are_collected_with_the_evidence_of_each_repository(a_town: Town) -> None:
    a_town.work(balai=approved("p-004", "p-003"), dinas=approved("p-003", "p-002"))
    done = a_town.collect()
    assert (done.findings, done.taken) == ({}, ("balai", "dinas"))
    for employee in ("p-004", "p-003"):
        assert "target: 12" in a_town.held(f"{town.folder(employee)}/plans/2025.yml")
    notes = git(a_town.into, "for-each-ref", "--format=%(refname)", "refs/kinerja/notes")
    assert notes.splitlines() == ["refs/kinerja/notes/balai", "refs/kinerja/notes/dinas"]


def test_a_repository_with_an_unapproved_change_stays_as_it_was_and_the_others_go_on(a_town: Town) -> None:
    a_town.work(balai=alone("p-004"), dinas=approved("p-003", "p-002"))
    done = a_town.collect()
    assert rules(done) == {"balai": ["collect-not-approved", "approval-missing"]}
    assert (done.new, done.taken) == (True, ("dinas",))
    assert "target: 10" in a_town.held(f"{town.folder('p-004')}/plans/2025.yml")
    assert "target: 12" in a_town.held(f"{town.folder('p-003')}/plans/2025.yml")
    a_town.work(balai=approved("p-004", "p-003"), dinas=approved("p-003", "p-002"))
    again = a_town.collect()
    assert (again.findings, again.taken) == ({}, ("balai",))


def test_evidence_of_one_repository_counts_in_no_other(a_town: Town) -> None:
    """The same bytes at the same path are approved once, where they are written: there is no second place for them."""

    def smuggled(history: History) -> None:
        proposal = history.propose(town.files(town.plan("p-003", 12)), "p-003")
        history.approve(proposal, "p-002")
        history.merge(proposal)

    a_town.work(balai=smuggled)
    done = a_town.collect()
    assert "collect-foreign" in rules(done)["balai"]
    assert done.taken == ()


def test_a_repository_cannot_leave_the_policy(a_town: Town) -> None:
    """Two offices of the unit's own repository may approve it there; the collection still says no."""

    def leave(history: History) -> None:
        own = town.government(Approvals(policy="tidak-ada"))
        proposal = history.propose(town.files(own), "p-001")
        history.offices(proposal)
        history.merge(proposal)

    a_town.work(balai=leave)
    done = a_town.collect()
    assert "collect-without-policy" in rules(done)["balai"]
    assert done.taken == ()


def test_an_unproven_central_repository_stays_as_it_was_like_any_other(a_town: Town) -> None:
    first = git(a_town.into, "rev-parse", "main")

    def seize(history: History) -> None:
        changed = town.files(town.with_key(town.employee("p-002"), "p-666", "2020-01-01"))
        history.merge(history.propose(changed, "p-002"))

    a_town.work(kota=seize, balai=approved("p-004", "p-003"))
    done = a_town.collect()
    assert rules(done)["kota"][0] == "collect-not-approved"
    assert "kota" not in done.taken
    assert done.commit != first
    assert "p-666" not in a_town.held(f"{town.folder('p-002')}/employee.yml")


def test_a_period_that_the_centre_closed_is_closed_everywhere_even_where_its_copy_lags(a_town: Town) -> None:
    def close(history: History) -> None:
        proposal = history.propose(town.files(town.period("2025", "frozen")), "p-001")
        history.offices(proposal)
        history.merge(proposal)

    a_town.work(kota=close)
    assert rules(a_town.collect()) == {name: ["collect-copy-old"] for name in UNITS}
    a_town.work(kota=close, balai=approved("p-004", "p-003"))
    done = a_town.collect()
    assert rules(done)["balai"] == ["collect-closed", "collect-copy-old"]
    assert (done.new, done.findings["balai"][0].facts["period"]) == (False, "2025")
    assert "target: 10" in a_town.held(f"{town.folder('p-004')}/plans/2025.yml")
