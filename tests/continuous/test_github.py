"""What GitHub and Forgejo run: each step of the workflows as they are written, on a real repository."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ci_world import BETTER, HOSTILE, MEASUREMENT, WRONG, Server
from workflow_runner import Machine, git, program, run_job, workflow

FORGES = ("github", "forgejo")


def pull_request(head: str, *, private: bool = True, fork: bool = False) -> dict[str, Any]:
    """The payload of the event, as far as the workflows could look at it."""
    return {
        "action": "synchronize",
        "number": 7,
        "pull_request": {
            "number": 7,
            "title": HOSTILE,
            "body": HOSTILE,
            "head": {"sha": head, "ref": HOSTILE, "label": HOSTILE, "repo": {"fork": fork, "full_name": "x/catatan"}},
            "base": {"ref": "main", "sha": "0" * 40},
        },
        "repository": {"private": private, "full_name": "kantor/catatan"},
    }


def push(before: str, after: str, *, private: bool = True) -> dict[str, Any]:
    return {"before": before, "after": after, "repository": {"private": private, "full_name": "kantor/catatan"}}


def told(server: Server, forge: str, name: str) -> dict[str, Any]:
    return workflow(server.repository / f".{forge}/workflows/{name}.yml")


@pytest.mark.parametrize("forge", FORGES)
def test_a_proposal_is_checked_and_reviewed_by_what_main_says(
    forge: str, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server(forge)
    head = there.change("Realisasi", {MEASUREMENT: BETTER}, "refs/pull/7/head")
    machine = Machine(tmp_path / "machine", there.folder, pull_request(head))
    ran = run_job(machine, told(there, forge, "validate"), "validate")
    assert ran.outcomes == {"Fetch": "success", "Install": "success", "check": "success", "Review": "success"}, ran.said
    main = git(there.repository, "rev-parse", "main")
    assert machine.asked == [
        f"check --since {main} --at {head} --format github --report markdown={machine.summary}",
        f"review refs/remotes/origin/main {head}",
    ]
    summary = machine.summary.read_text(encoding="utf-8")
    assert "0 kesalahan, 0 peringatan" in summary
    assert "87" in summary
    assert machine.log.read_text(encoding="utf-8").splitlines() == [
        "install --quiet --no-deps --only-binary :all: --require-hashes"
        f" --requirement .{forge}/kinerja/requirements.txt",
        f"install --quiet --no-deps --requirement .{forge}/kinerja/program.txt",
    ]


def test_a_proposal_with_a_fault_fails_and_is_reviewed_all_the_same(
    server: Callable[..., Server], tmp_path: Path
) -> None:
    forge = "github"
    there = server(forge)
    head = there.change("Realisasi", {MEASUREMENT: WRONG}, "refs/pull/7/head")
    machine = Machine(tmp_path / "machine", there.folder, pull_request(head))
    ran = run_job(machine, told(there, forge, "validate"), "validate")
    assert (ran.outcomes["check"], ran.outcomes["Review"]) == ("failure", "failure")
    assert f"::error file={MEASUREMENT},line=6" in ran.said["check"]
    assert f"| <code>{MEASUREMENT}&#58;6</code> | <code>reference-exists</code> |" in machine.summary.read_text()


@pytest.mark.parametrize("forge", FORGES)
def test_nothing_of_a_hostile_fork_is_run_or_lies_in_the_work_tree(
    forge: str, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server(forge)
    trap = "import pathlib; pathlib.Path('evil').touch()\n"
    files: dict[str, str | None] = {
        **dict.fromkeys(("kinerja.py", "sitecustomize.py", "usercustomize.py", "yaml.py", "conftest.py"), trap),
        f"records/kota-contoh/units/dinas/{HOSTILE}.yml": BETTER,
        "records/kota-contoh/units/dinas/%0A::error::x,y:z.yml": BETTER,
        f".{forge}/kinerja/program.txt": "evil==1\n",
        f".{forge}/kinerja/requirements.txt": "evil==1\n",
        f".{forge}/workflows/validate.yml": "on: pull_request\n",
        ".gitattributes": "* filter=evil\n",
        ".gitmodules": '[submodule "x"]\n\tpath = x\n\turl = ../x\n',
    }
    head = there.change(HOSTILE, files, "refs/pull/7/head")
    machine = Machine(tmp_path / "machine", there.folder, pull_request(head, private=False, fork=True))
    ran = run_job(machine, told(there, forge, "validate"), "validate")
    assert ran.outcomes["check"] == "failure"
    assert list(tmp_path.rglob("evil*")) == []
    assert git(machine.work, "rev-parse", "HEAD") == git(there.repository, "rev-parse", "main")
    assert git(machine.work, "status", "--porcelain", "--ignored", "--", ":!build") == ""
    assert "evil" not in (tmp_path / "machine/pip.log.content").read_text(encoding="utf-8")
    commands = [line for line in ran.said["check"].splitlines() if line.startswith("::")]
    assert [line.partition(",")[0] for line in commands] == [
        "::error file=records/kota-contoh/units/dinas/$(touch evil)`touch evil`;touch evil #\"'.yml",
        "::error file=records/kota-contoh/units/dinas/%250A%3A%3Aerror%3A%3Ax%2Cy%3Az.yml",
    ]
    assert machine.asked[-1] == f"review refs/remotes/origin/main {head} --public"


@pytest.mark.parametrize("private", [False, None])
def test_only_a_repository_known_to_be_private_shows_more_than_counts(
    private: bool | None, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("github")
    head = there.change("Realisasi", {MEASUREMENT: BETTER}, "refs/pull/7/head")
    event = pull_request(head)
    event["repository"] = {} if private is None else {"private": private}
    machine = Machine(tmp_path / "machine", there.folder, event)
    run_job(machine, told(there, "github", "validate"), "validate")
    assert machine.asked[-1].endswith(" --public")


def test_the_token_is_kept_nowhere(server: Callable[..., Server], tmp_path: Path) -> None:
    there = server("github")
    head = there.change("Realisasi", {MEASUREMENT: BETTER}, "refs/pull/7/head")
    machine = Machine(tmp_path / "machine", there.folder, pull_request(head))
    ran = run_job(machine, told(there, "github", "validate"), "validate")
    assert not ran.failed
    kept = [file for file in machine.folder.rglob("*") if file.is_file() and b"t0ken" in file.read_bytes()]
    assert kept == []
    assert [one for one in ran.said.values() if "t0ken" in one] == []


@pytest.mark.parametrize("forge", FORGES)
def test_main_is_verified_and_its_site_waits_for_a_release(
    forge: str, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server(forge)
    before = git(there.repository, "rev-parse", "main")
    after = there.change("Realisasi", {MEASUREMENT: BETTER})
    machine = Machine(tmp_path / "machine", there.folder, push(before, after))
    ran = run_job(machine, told(there, forge, "main"), "verify")
    assert set(ran.outcomes.values()) == {"success"}, ran.said
    assert machine.asked == [
        "verify-history",
        f"check --format github --report markdown={machine.summary}",
    ]
    second = Machine(tmp_path / "second", there.folder, push(before, after))
    ran = run_job(second, told(there, forge, "main"), "site")
    assert not ran.failed
    assert "::notice title=kinerja::Belum ada rilis" in ran.said["build"]
    assert (second.asked, ran.outputs["build"]) == ([], {})


def test_without_a_key_no_review_is_signed_and_the_job_says_so(server: Callable[..., Server], tmp_path: Path) -> None:
    there = server("github")
    before = git(there.repository, "rev-parse", "main")
    machine = Machine(tmp_path / "machine", there.folder, push(before, before))
    ran = run_job(machine, told(there, "github", "main"), "approvals")
    assert not ran.failed
    assert "::notice title=kinerja::Tidak ada kunci persetujuan" in ran.said["Sign"]
    assert machine.asked == []


CURL = """#!/bin/bash -e
[ "$(cat)" = "Authorization: Bearer t0ken" ]
[ "${@: -1}" = https://api.example.test/repos/kantor/catatan ]
printf '%s' '{ANSWER}'
"""


@pytest.mark.parametrize(
    ("forge", "answer", "private"),
    [
        ("github", '{"private": true}', True),
        ("forgejo", '{"private": true}', True),
        ("github", '{"private": false}', False),
    ],
)
def test_the_list_of_what_is_late_is_made_for_private_repositories_only(
    forge: str, answer: str, private: bool, server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server(forge)
    machine = Machine(tmp_path / "machine", there.folder, {"schedule": "17 23 * * 0"})
    program(machine.tools / "curl", CURL.replace("{ANSWER}", answer))
    ran = run_job(machine, told(there, forge, "late"), "late")
    assert not ran.failed, ran.said
    assert machine.asked == (["status"] if private else [])
    assert machine.summary.read_text(encoding="utf-8").startswith("```text\n" if private else "")
    assert ("::notice title=kinerja::" in ran.said["Status"]) == (not private)


def test_without_an_answer_whether_it_is_private_the_list_is_not_made(
    server: Callable[..., Server], tmp_path: Path
) -> None:
    there = server("github")
    machine = Machine(tmp_path / "machine", there.folder, {"schedule": "17 23 * * 0"})
    program(machine.tools / "curl", "#!/bin/bash\nexit 22\n")
    ran = run_job(machine, told(there, "github", "late"), "late")
    assert (ran.outcomes["Status"], machine.asked) == ("failure", [])


@pytest.mark.parametrize("name", ["validate", "late"])
def test_no_job_that_a_proposal_can_start_sees_a_secret_or_may_write(name: str, server: Callable[..., Server]) -> None:
    text = (server("github").repository / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    assert ": write" not in text
