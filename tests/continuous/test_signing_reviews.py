"""After a merge on GitHub: approving reviews become signed notes, and the history is verified by them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ci_world import Server
from workflow_runner import Machine, git, program, run_job, workflow

HOST = "github.example.test"
UNIT = "records/kota-contoh/units/dinas"
PERIOD = """
    kind: period
    government: kota-contoh
    id: "2025"
    starts: "2025-01-01"
    ends: "2025-12-31"
    status: open
    """
EMPLOYEE = """
    kind: employee
    government: kota-contoh
    unit: dinas
    employee: {name}
    post: Jabatan
    employment: pns
    role: {role}
    account: akun-{name}
    """
RESULT = """
    kind: measurement
    government: kota-contoh
    unit: dinas
    period: "2025"
    results:
      - indicator: layanan
        value: 87
    """
# Answers of the API by what is asked of it. Meanwhile, somebody else pushes a note.
CURL = """#!/bin/bash -e
git -C "{server}" notes --ref kinerja-approvals add --force --message x main
url="${{@: -1}}"
grep -q '^Authorization: Bearer t0ken$' "${{5#@}}"
cat "{answers}/$(tr / _ <<< "${{url#https://api.example.test/repos/kantor/catatan/}}")"
"""


def approvals(public: str) -> str:
    return f"""
    approvals:
      policy: empat-mata
      forges:
        - host: {HOST}
          keys:
            - public: {public}
              valid_from: "2025-01-01"
    """


def prepared(server: Server, folder: Path) -> str:
    """Puts people and the approval policy in force; the private key of the service, as the secret holds it."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / "key")], check=True)
    public = (folder / "key.pub").read_text(encoding="utf-8").split()[1]
    government = (server.repository / "records/kota-contoh/government.yml").read_text(encoding="utf-8")
    added = "\n".join(line[4:] for line in approvals(public).splitlines()[1:])
    people = {"p-001": "head\n    heads_unit: true", "p-002": "staff", "p-003": "staff"}
    server.change(
        "Orang dan kebijakan",
        {
            "records/kota-contoh/government.yml": government + added,
            "records/kota-contoh/periods/2025.yml": PERIOD,
            ".github/CODEOWNERS": "* @akun-p-002",
            **{
                f"{UNIT}/people/{name}/employee.yml": EMPLOYEE.format(name=name, role=role)
                for name, role in people.items()
            },
        },
    )
    return (folder / "key").read_text(encoding="utf-8")


def merged(server: Server) -> tuple[str, str, str]:
    """A result that p-002 proposed and the service merged: main before, the proposal, and the merge."""
    before = git(server.repository, "rev-parse", "main")
    writer = {"GIT_AUTHOR_EMAIL": f"7+akun-p-002@{HOST}", "GIT_COMMITTER_EMAIL": f"noreply@{HOST}"}
    file = server.repository / UNIT / "measurements/2025.yml"
    git(server.repository, "checkout", "--quiet", "-b", "usulan")
    file.write_text("\n".join(line[4:] for line in RESULT.splitlines()[1:]), encoding="utf-8")
    git(server.repository, "add", "--all")
    git(server.repository, "commit", "--quiet", "--message", "Realisasi 2025", **writer)
    head = git(server.repository, "rev-parse", "HEAD")
    git(server.repository, "update-ref", "refs/pull/7/head", head)
    git(server.repository, "checkout", "--quiet", "main")
    git(server.repository, "merge", "--quiet", "--no-ff", "--message", "Gabung #7", "usulan", **writer)
    return before, head, git(server.repository, "rev-parse", "HEAD")


def review(number: int, account: str, state: str, head: str) -> dict[str, Any]:
    return {"id": number, "state": state, "user": {"login": account}, "commit_id": head, "body": "$(touch evil)\n`x`"}


def answers(folder: Path, head: str, merge: str, reviews: list[dict[str, Any]]) -> None:
    """What the API of the service knows of the proposal."""
    folder.mkdir()
    repository = {"html_url": f"https://{HOST}/kantor/catatan"}
    pull = {"number": 7, "merge_commit_sha": merge, "head": {"sha": head}, "base": {"ref": "main", "repo": repository}}
    for name, content in {
        f"commits_{merge}_pulls": [pull, {**pull, "number": 6, "merge_commit_sha": "0" * 40}],
        "pulls_7": pull,
        "pulls_7_reviews?per_page=100": reviews,
    }.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")


def went(server: Server, folder: Path, key: str, event: dict[str, Any], job: str) -> tuple[Machine, Any]:
    machine = Machine(folder, server.folder, event, secrets={"KINERJA_APPROVAL_KEY": key})
    program(machine.tools / "curl", CURL.format(answers=folder.parent / "answers", server=server.repository))
    told = workflow(server.repository / ".github/workflows/main.yml")
    return machine, run_job(machine, told, job)


RIGHT = [("akun-p-001", "APPROVED"), ("akun-p-001", "COMMENTED")]
# A colleague, the writer, a stranger, and somebody who took it back.
WRONG = [
    ("akun-p-003", "APPROVED"),
    ("akun-p-002", "APPROVED"),
    ("orang-lain", "APPROVED"),
    ("akun-p-001", "APPROVED"),
    ("akun-p-001", "CHANGES_REQUESTED"),
]


@pytest.mark.parametrize(
    ("reviews", "passes"),
    [([*WRONG[:3], *RIGHT], True), (WRONG, False), ([*RIGHT, ("akun-p-001", "DISMISSED")], False)],
    ids=["right", "wrong", "dismissed"],
)
def test_only_the_review_of_the_right_person_lets_a_merge_pass(
    reviews: list[tuple[str, str]], passes: bool, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("github")
    key = prepared(there, tmp_path)
    before, head, merge = merged(there)
    given = [review(number, *one, head) for number, one in enumerate(reviews, 1)]
    answers(tmp_path / "answers", head, merge, given)
    event = {"before": before, "after": merge, "repository": {"private": True}}
    machine, signed = went(there, tmp_path / "sign", key, event, "approvals")
    assert not signed.failed, signed.said
    assert list(tmp_path.rglob("evil*")) == []
    assert [file for file in machine.folder.rglob("*") if file.is_file() and key.encode() in file.read_bytes()] == []
    noted = [line.split()[1] for line in git(there.repository, "notes", "--ref", "kinerja-approvals").splitlines()]
    record = git(there.repository, "rev-parse", f"{merge}:{UNIT}/measurements/2025.yml")
    assert sorted(noted) == sorted([merge, *([record] if passes else [])])
    machine, verified = went(there, tmp_path / "verify", "", event, "verify")
    assert verified.outcomes["Verify"] == ("success" if passes else "failure"), verified.said
    assert ("approval-missing" in verified.said["Verify"]) != passes
    assert (verified.outcomes["Owners"], verified.outcomes["Check"]) == ("failure", "success"), verified.said
    assert "codeowners --check .github/CODEOWNERS" in machine.asked
