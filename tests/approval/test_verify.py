"""History is judged from Git alone: what is counted, from where on, for whom; and what is said of history itself."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from test_walk import started

import history_town as town
from histories import History, Proposal, blob, git, who
from kinerja.approval.verified import Counted, Verified, public
from kinerja.approval.verify import verify
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Repository
from kinerja.model import Approvals


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path / "kota.git")
    yield made
    made.end()


def plan(history: History, target: int) -> Proposal:
    """A change that is approved and merged."""
    one = history.propose(town.files(town.plan("p-004", target)), "p-004")
    history.approve(one, "p-003", signer=town.key(town.FIRST_KEY))
    history.merge(one)
    return one


def judged(history: History, **options: str) -> Verified:
    return verify(Repository(history.finish()), "main", **options)


def rules(verified: Verified) -> list[str]:
    return [one.rule for one in verified.findings]


def counted(verified: Verified) -> Counted:
    (one,) = verified.governments
    return one


def test_everything_is_counted_by_tier_and_nothing_of_it_names_anybody(history: History) -> None:
    plan(history, 12)
    history.direct(town.files(town.progress("p-004", "2025-02", "Dokumen pertama")), "p-004")
    history.direct(town.files(town.agreement(2025, 70)), "p-006")
    history.direct({"README.md": b"x", f"{town.OWN}/README.md": b"x"}, "p-004")
    verified = judged(history)
    shown = json.loads(public(verified, counted(verified)))
    tiers = shown.pop("tiers")
    assert shown == {
        "format": "kinerja-approvals-1",
        "government": "kota",
        "commit": history.main,
        "day": "2025-02-03",
        "since": None,
        "steps": 4,
        "changes": 3,
        "before_policy": 1,
        "findings": [{"rule": "approval-missing", "count": 1}],
    }
    assert {one["id"]: (one["changes"], one["approved"]) for one in tiers} == {
        "atasan": (1, 1),
        "pegawai": (1, 1),
        "unit-induk": (1, 0),
    }
    assert set(tiers[0]) == {"id", "title", "changes", "approved"}
    assert set(tiers[0]["title"]) == {"id", "en"}
    assert counted(verified).free == 2
    assert "p-00" not in public(verified, counted(verified)).decode()


def test_a_finding_says_where_in_which_commit_and_who_may_approve(history: History) -> None:
    made = history.direct(town.files(town.agreement(2025, 70)), "p-006")
    (found,) = judged(history).findings
    assert found.at.path == f"{town.OWN}/units/dinas/agreements/2025-v1.yml"
    assert found.facts == {"commit": made.head[:12], "tier": "unit-induk", "needed": 1, "who": "p-001"}


def test_what_came_before_the_policy_is_only_counted(tmp_path: Path) -> None:
    without = structs.replace(town.government(), approvals=None)
    history = History(tmp_path / "kota.git", {**town.start(), **town.files(without)})
    history.direct(town.files(town.plan("p-004", 30)), "p-004")
    history.direct(town.files(town.government()), "p-004")
    plan(history, 12)
    verified = judged(history)
    assert (counted(verified).before_policy, counted(verified).steps, counted(verified).changes) == (3, 1, 1)
    assert verified.findings == ()


def test_a_government_without_a_policy_is_not_judged(tmp_path: Path) -> None:
    without = structs.replace(town.government(), approvals=None)
    history = History(tmp_path / "kota.git", {**town.start(), **town.files(without)})
    history.direct(town.files(town.plan("p-004", 30)), "p-004")
    verified = judged(history)
    assert (verified.governments, verified.findings, verified.steps) == ((), (), 2)


def test_a_policy_that_does_not_exist_judges_nothing(tmp_path: Path) -> None:
    odd = town.government(Approvals(policy="tiada"))
    history = History(tmp_path / "kota.git", {**town.start(), **town.files(odd)})
    history.direct(town.files(town.plan("p-004", 30)), "p-004")
    assert judged(history).governments == ()


def test_the_policies_that_ship_with_the_program_hold_where_there_are_none(tmp_path: Path) -> None:
    history = History(
        tmp_path / "kota.git", {path: one for path, one in town.start().items() if "/policies/" not in path}
    )
    history.direct(town.files(town.agreement(2025, 70)), "p-006")
    assert rules(judged(history)) == ["approval-missing"]


def test_policies_that_a_step_brings_hold_from_the_next_one_on(tmp_path: Path) -> None:
    start = {path: one for path, one in town.start().items() if "/policies/" not in path}
    history = History(tmp_path / "kota.git", start)
    short = town.start()[town.POLICY].replace(b"merge_within_days: 14", b"merge_within_days: 1")
    one = history.propose({town.POLICY: short}, "p-004")
    history.offices(one)
    history.merge(one)
    late = history.propose(town.files(town.plan("p-004", 12)), "p-004")
    history.approve(late, "p-003", signer=town.key(town.FIRST_KEY))
    history.day = "2025-02-05"
    history.merge(late)
    assert rules(judged(history)) == ["approval-too-old"]


def test_only_steps_after_a_revision_are_judged(history: History) -> None:
    history.direct(town.files(town.agreement(2025, 70)), "p-006")
    since = history.main
    plan(history, 12)
    verified = judged(history, since=since)
    assert (verified.findings, verified.since, verified.steps) == ((), since, 1)
    assert (counted(verified).changes, counted(verified).before_policy) == (1, 0)


def test_nothing_is_judged_between_a_commit_and_itself(history: History) -> None:
    plan(history, 12)
    verified = judged(history, since=history.main)
    assert (verified.findings, verified.steps, counted(verified).changes) == ((), 0, 0)


@pytest.mark.parametrize("beside", [True, False])
def test_a_revision_off_the_main_line_is_no_beginning(history: History, beside: bool) -> None:
    one = plan(history, 12)
    newer = plan(history, 13)
    since, head = (one.head, "main") if beside else (newer.head, history.first)
    verified = verify(Repository(history.finish()), head, since)
    assert (rules(verified), verified.steps) == (["since-not-in-history"], 0)


def test_a_clone_with_files_a_bare_one_and_one_in_a_folder_are_judged_alike(tmp_path: Path) -> None:
    history = History(tmp_path / "kota.git", {f"dalam/{path}": one for path, one in town.start().items()})
    change = town.files(town.agreement(2025, 70))
    history.direct({f"dalam/{path}": one for path, one in change.items()} | {"luar": b"x"}, "p-006")
    bare = history.finish()
    git(tmp_path, "clone", "--quiet", str(bare), "salinan")
    shutil.rmtree(tmp_path / "salinan/dalam/records/kota/units")
    found = verify(Repository(tmp_path / "salinan/dalam"), "HEAD")
    assert [(one.rule, one.at.path) for one in found.findings] == [("approval-missing", *change)]
    assert rules(verify(Repository(bare), "main")) == []


def test_other_governments_are_none_of_ones_business(history: History) -> None:
    other = structs.replace(town.government(), id="lain", approvals=None)
    history.direct({**town.files(other), "records/lain/apa.yml": b"x"}, "p-004")
    plan(history, 12)
    verified = judged(history)
    assert (verified.findings, counted(verified).changes) == ((), 1)


def test_what_belongs_to_no_government_is_judged_by_all_and_told_once(history: History) -> None:
    other = structs.replace(town.government(), id="lain")
    history.direct(town.files(other), "p-004")
    history.direct({"records/apa.yml": b"x"}, "p-004")
    verified = judged(history)
    assert rules(verified) == ["unknown-record"]
    assert [(one.government, len(one.findings)) for one in verified.governments] == [("kota", 1), ("lain", 1)]
    assert [one.government for one in judged_one(history, "lain").governments] == ["lain"]


def judged_one(history: History, government: str) -> Verified:
    return verify(Repository(history.folder), "main", government=government)


def test_an_unknown_government_or_revision_is_said(history: History) -> None:
    repository = Repository(history.finish())
    for words, reason in (({"government": "tiada"}, "unknown-government"), ({"since": "tiada"}, "unknown-revision")):
        with pytest.raises(CannotRun) as refused:
            verify(repository, "main", **words)
        assert refused.value.reason == reason


def test_the_number_of_processes_does_not_grow_with_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for steps in (2, 300):
        history = History(tmp_path / f"{steps}.git")
        for target in range(steps):
            plan(history, 11 + target)
        folder = history.finish()
        made.append(started(monkeypatch, lambda folder=folder: verify(Repository(folder), "main")))
    assert made[0] == made[1] < 25


def test_evidence_may_lie_in_any_revision_of_the_notes(history: History) -> None:
    plan(history, 12)
    folder = history.finish()
    git(folder, "update-ref", "refs/heads/bukti", "refs/notes/kinerja-approvals")
    git(folder, "update-ref", "-d", "refs/notes/kinerja-approvals")
    repository = Repository(folder)
    assert rules(verify(repository, "main", notes="refs/heads/bukti")) == []
    assert rules(verify(repository, "main")) == ["approval-missing"]
    assert rules(verify(repository, "main", notes=None)) == ["approval-missing"]


def test_lines_that_are_no_evidence_are_counted(history: History) -> None:
    one = plan(history, 12)
    (content,) = one.changes.values()
    assert isinstance(content, bytes)
    folder = history.finish()
    git(folder, "notes", "--ref", "kinerja-approvals", "append", "-m", "Setuju!", blob(content))
    verified = verify(Repository(folder), "main")
    assert (verified.findings, verified.ignored) == ((), 1)


def test_a_machine_may_not_write(history: History) -> None:
    one = history.propose(town.files(town.plan("p-004", 12)), "p-004")
    history.approve(one, "p-003", signer=town.key(town.FIRST_KEY), author=None)
    history.main = history.commit(one.changes, (history.main,), f"Layanan <noreply@{town.FORGE}>", who("p-004"))
    assert rules(judged(history)) == ["author-unknown"]


@pytest.mark.parametrize("what", ["commit", "tree", "blob"])
def test_a_repository_that_lost_something_proves_nothing(history: History, what: str) -> None:
    plan(history, 12)
    lost, head = plan(history, 13), history.main
    plan(history, 14)
    folder = history.finish()
    (content,) = lost.changes.values()
    assert isinstance(content, bytes)
    loose(folder)
    name = {"commit": head, "tree": git(folder, "rev-parse", f"{head}^{{tree}}"), "blob": blob(content)}[what]
    (folder / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(CannotRun) as refused:
        verify(Repository(folder), "main")
    assert refused.value.reason in {"objects-missing", "revision-broken"}


def loose(folder: Path) -> None:
    """Every object of a repository in a file of its own."""
    packs = [(file, file.read_bytes()) for file in (folder / "objects/pack").glob("*.pack")]
    for file, _ in packs:
        for part in file.parent.glob(f"{file.stem}.*"):
            part.unlink()
    for _, content in packs:
        git(folder, "unpack-objects", "-q", given=content)


@pytest.mark.parametrize("approved", [True, False])
def test_what_never_was_a_record_is_removed_by_those_who_answer_for_the_government(
    tmp_path: Path, approved: bool
) -> None:
    stray = f"{town.OWN}/units/dinas/catatan.yml"
    history = History(tmp_path / "kota.git", {**town.start(), stray: b"kind: tiada\n"})
    one = history.propose({stray: None}, "p-006")
    if approved:
        history.offices(one)
    history.merge(one)
    verified = judged(history)
    assert rules(verified) == ([] if approved else ["approval-missing"])
    assert [(one.id, one.changes, one.approved) for one in counted(verified).tiers] == [
        ("dua-kantor", 1, int(approved))
    ]


def test_a_file_beside_records_is_free_unless_a_tier_names_it(tmp_path: Path) -> None:
    named = b'folders:\n      - "records/kota/units"\n      - "docs/releases"'
    policy = town.start()[town.POLICY].replace(b'folders:\n      - "docs/releases"', named)
    history = History(tmp_path / "kota.git", {**town.start(), town.POLICY: policy})
    history.direct({f"{town.OWN}/README.md": b"x", f"{town.OWN}/units/README.md": b"x"}, "p-004")
    (found,) = judged(history).findings
    assert (found.rule, found.at.path) == ("approval-missing", f"{town.OWN}/units/README.md")
