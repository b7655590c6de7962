"""`kinerja verify-history`: what it says in both languages, what it writes, and how it ends."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import history_town as town
from histories import History
from kinerja import cli

Run = Callable[..., tuple[int, str, str]]
COUNTS = {
    "id": "kota: 2 langkah diperiksa, 1 langkah sebelum ada aturan persetujuan. "
    "2 perubahan memerlukan persetujuan, 0 tidak.\n- Disetujui atasan langsung: 1 dari 1\n",
    "en": "kota: 2 steps verified, 1 steps before there was an approval policy. "
    "2 changes need approval, 0 do not.\n- Approved by the direct superior: 1 of 1\n",
}
MISSING = {
    "id": "{path}:1:1: error[approval-missing] Commit {commit} mengubah catatan ini tanpa persetujuan. "
    "Tingkat unit-induk memerlukan 1 persetujuan. Yang berwenang: p-001.\n",
    "en": "{path}:1:1: error[approval-missing] Commit {commit} changes this record without approval. "
    "Tier unit-induk needs 1 approvals. Who may: p-001.\n",
}
AGREEMENT = f"{town.OWN}/units/dinas/agreements/2025-v1.yml"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(root: Path, *words: str) -> tuple[int, str, str]:
        code = cli.run(["verify-history", "--root", str(root), "--head", "main", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def repository(folder: Path, *, honest: bool) -> tuple[Path, str]:
    """A town with an approved plan, and an agreement that somebody approved, or nobody."""
    history = History(folder / "kota.git")
    one = history.propose(town.files(town.plan("p-004", 12)), "p-004")
    history.approve(one, "p-003", signer=town.key(town.FIRST_KEY))
    history.merge(one)
    other = history.propose(town.files(town.agreement(2025, 70)), "p-006")
    if honest:
        history.approve(other, "p-001", "parent-head")
    history.merge(other)
    return history.finish(), history.main


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_honest_history_is_proved(tmp_path: Path, run: Run, language: str) -> None:
    root, main = repository(tmp_path, honest=True)
    code, said, _ = run(root, "--lang", language)
    assert code == 0
    assert said.startswith(COUNTS[language])
    assert said.splitlines()[-1].endswith(f"commit {main[:12]} (2025-02-03).")


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_nobody_approved_is_told_with_who_may(tmp_path: Path, run: Run, language: str) -> None:
    root, main = repository(tmp_path, honest=False)
    code, said, _ = run(root, "--lang", language)
    assert code == 1
    assert said.startswith(MISSING[language].format(path=AGREEMENT, commit=main[:12]))
    assert COUNTS[language] in said
    assert ": 1." in said.splitlines()[-1]


def test_json_has_the_findings_and_the_counts(tmp_path: Path, run: Run) -> None:
    root, main = repository(tmp_path, honest=False)
    code, said, _ = run(root, "--format", "json", "--lang", "en")
    found = json.loads(said)
    assert code == 1
    assert [(one["rule"], one["path"], one["facts"]["who"]) for one in found["findings"]] == [
        ("approval-missing", AGREEMENT, "p-001")
    ]
    assert found["summary"] == {"files": 2, "errors": 1, "warnings": 0, "waived": 0}
    assert {key: found[key] for key in ("commit", "day", "since", "steps", "ignored")} == {
        "commit": main,
        "day": "2025-02-03",
        "since": None,
        "steps": 3,
        "ignored": 0,
    }
    (government,) = found["governments"]
    assert (government["government"], government["steps"], government["changes"]) == ("kota", 2, 2)


def test_the_public_form_is_printed_and_written_alike(tmp_path: Path, run: Run) -> None:
    root, main = repository(tmp_path, honest=False)
    file = tmp_path / "docs/approvals/kota.json"
    code, said, _ = run(root, "--format", "public", "--publish", str(file))
    assert code == 1
    assert file.read_text(encoding="utf-8") == said
    found = json.loads(said)
    assert (found["commit"], found["findings"]) == (main, [{"rule": "approval-missing", "count": 1}])
    assert "records/" not in said
    assert "p-00" not in said


def test_evidence_is_exported_so_that_openssh_alone_verifies_it(tmp_path: Path, run: Run) -> None:
    root, _ = repository(tmp_path, honest=True)
    folder = tmp_path / "bukti"
    code, _, _ = run(root, "--export", str(folder))
    assert code == 0
    lines = [line.split("\t") for line in (folder / "index.tsv").read_text().splitlines()]
    assert sorted(path for *_, path in lines) == sorted((AGREEMENT, town.path(town.plan("p-004", 12))))
    for name, principal, day, _ in lines:
        words = ["-f", "allowed_signers", "-I", principal, "-n", "kinerja-approval", "-s", f"{name}.sig"]
        subprocess.run(
            ["ssh-keygen", "-Y", "verify", *words, f"-Overify-time={day}"],
            input=(folder / name).read_bytes(),
            cwd=folder,
            check=True,
            capture_output=True,
        )


def test_only_what_follows_a_revision_is_judged(tmp_path: Path, run: Run) -> None:
    root, main = repository(tmp_path, honest=False)
    code, said, _ = run(root, "--since", main, "--lang", "en")
    assert code == 0
    assert said.splitlines()[-1].endswith(f"(2025-02-03), since {main[:12]}.")


def test_without_an_approval_policy_it_says_so(tmp_path: Path, run: Run) -> None:
    history = History(tmp_path / "kota.git", {"records/README.md": b"x"})
    root = history.finish()
    assert run(root, "--lang", "en")[:2] == (
        0,
        "No public body uses an approval policy yet (the key approvals in government.yml). No approval was verified.\n",
    )
    code, said, complaint = run(root, "--format", "public", "--lang", "en")
    assert (code, said) == (2, "")
    assert "No public body uses an approval policy" in complaint


def test_an_unknown_government_ends_with_a_sentence(tmp_path: Path, run: Run) -> None:
    root, _ = repository(tmp_path, honest=True)
    code, said, complaint = run(root, "--government", "tiada", "--lang", "en")
    assert (code, said) == (2, "")
    assert "There are: kota." in complaint
