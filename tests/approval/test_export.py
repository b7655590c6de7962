"""Exported evidence is verified by OpenSSH alone; what nobody of the government signed is left out."""

import subprocess
from pathlib import Path

import pytest
from msgspec import structs

import history_town as town
from histories import History, altered, damaged, git
from kinerja.approval.export import export
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Repository
from kinerja.model import Key


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "repo.git")


def verified(folder: Path) -> list[tuple[str, str, bool]]:
    """Principal and record of each line of the index, and whether OpenSSH verifies it."""
    found = []
    for line in (folder / "index.tsv").read_text().splitlines():
        name, who, when, path = line.split("\t")
        words = ["-Y", "verify", "-f", "allowed_signers", "-I", who, "-n", "kinerja-approval"]
        command = ["ssh-keygen", *words, "-s", f"{name}.sig", "-O", f"verify-time={when}"]
        statement = (folder / name).read_bytes()
        done = subprocess.run(command, cwd=folder, input=statement, capture_output=True, check=False)
        found.append((who, path, done.returncode == 0))
    return sorted(found)


def test_openssh_verifies_every_exported_statement(history: History, tmp_path: Path) -> None:
    plan, other = town.files(town.plan("p-004", 12)), town.files(town.unit("dinas"), town.plan("p-005", 11))
    first = history.propose(plan, "p-008")
    history.approve(first, "p-003")
    second = history.propose(other, "p-008")
    history.by_forge(second, "p-003", path=town.path(town.plan("p-005", 11)))
    history.offices(second, path=f"{town.OWN}/units/dinas/unit.yml")
    root = history.finish()
    folder = tmp_path / "bukti"
    assert export(Repository(root), folder, town.TOWN) == 4
    unit = f"{town.OWN}/units/dinas/unit.yml"
    assert verified(folder) == [
        (town.FORGE, town.path(town.plan("p-005", 11)), True),
        ("p-003", town.path(town.plan("p-004", 12)), True),
        ("p-009", unit, True),
        ("p-010", unit, True),
    ]
    names = {one.name for one in folder.iterdir()} - {"allowed_signers", "index.tsv"}
    assert len(names) == 8
    assert git(root, "notes", "--ref", "kinerja-approvals", "list") != ""


def test_what_is_damaged_foreign_or_said_by_another_is_left_out(history: History, tmp_path: Path) -> None:
    plan = town.files(town.plan("p-004", 12))
    one = history.propose(plan, "p-008")
    (path,), (content,) = plan.keys(), plan.values()
    good = history.evidence(one, path, "p-003")
    for evidence in (
        damaged(good),
        altered(good, '"p-003"', '"p-002"'),
        history.evidence(one, path, "p-003", signer=town.key("p-004")),
        history.evidence(one, path, "p-003", signer=town.key("siapa saja")),
        history.evidence(one, path, "p-003", namespace="git"),
    ):
        history.note(evidence, content)
    root = history.finish()
    assert export(Repository(root), tmp_path / "kosong", town.TOWN) == 0
    assert sorted(file.name for file in (tmp_path / "kosong").iterdir()) == ["allowed_signers", "index.tsv"]


def test_a_folder_that_holds_something_is_left_alone(history: History, tmp_path: Path) -> None:
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi/catatan").write_text("lama")
    with pytest.raises(CannotRun, match="export-exists"):
        export(Repository(history.finish()), tmp_path / "isi", town.TOWN)
    assert [one.name for one in (tmp_path / "isi").iterdir()] == ["catatan"]


def test_evidence_of_who_has_left_stays_verifiable_and_ended_keys_stay_ended(history: History, tmp_path: Path) -> None:
    plan = town.files(town.plan("p-004", 12))
    first = history.propose(plan, "p-008")
    history.approve(first, "p-003")
    history.approve(first, "p-003", signer=town.key(town.FIRST_KEY), on="2025-02-11")
    history.merge(first)
    gone = history.propose({town.path(town.employee("p-003")): None}, "p-008")
    history.merge(gone)
    ended = structs.replace(town.employee("p-009"), keys=())
    history.merge(history.propose(town.files(ended), "p-008"))
    root = history.finish()
    folder = tmp_path / "bukti"
    assert export(Repository(root), folder, town.TOWN) == 2
    path = town.path(town.plan("p-004", 12))
    assert verified(folder) == [("p-003", path, True)] * 2
    lines = (folder / "allowed_signers").read_text()
    assert len([line for line in lines.splitlines() if line.startswith(("p-003 ", "p-009 "))]) == 3
    assert f'valid-before="20250228235959Z" ssh-ed25519 {town.key(town.FIRST_KEY).public}' in lines


def test_a_key_that_was_ended_later_is_not_taken_as_it_was_before(history: History, tmp_path: Path) -> None:
    until = Key(public=town.key("p-003").public, valid_from=town.SINCE, valid_until="2025-02-05")
    history.merge(history.propose(town.files(structs.replace(town.employee("p-003"), keys=(until,))), "p-008"))
    late = history.propose(town.files(town.plan("p-004", 12)), "p-008")
    history.approve(late, "p-003", on="2025-02-06")
    folder = tmp_path / "bukti"
    assert export(Repository(history.finish()), folder, town.TOWN) == 1
    assert [fine for _, _, fine in verified(folder)] == [False]
