"""Whoever may approve sees what, signs it with one command, and nobody else can; services sign for their reviews."""

import contextlib
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from cli_world import SCRIPTS
from msgspec import structs

import history_town as town
from histories import History, Odd, Proposal, environment, git
from kinerja import cli
from kinerja.approval import approving, proposals
from kinerja.approval.approvers import Who
from kinerja.approval.notes import REF, Notes
from kinerja.approval.statement import Review, Statement, read
from kinerja.approval.verify import verify
from kinerja.load.git import Repository
from kinerja.model import Acting, Government

EVENTS = Path(__file__).parents[1] / "approval/events"
DAY, EPOCH = "2025-02-10", "1739156400"
PLAN = town.path(town.plan("p-004", 12))
MEASUREMENT = town.path(town.measurement("2025", 80))


class Done(NamedTuple):
    """What a command left: exit code and what it said."""

    returncode: int
    stdout: str
    stderr: str


class World:
    """A town in a bare repository with a proposal on a branch, and the command."""

    def __init__(self, folder: Path, government: Government | None = None) -> None:
        self.folder = folder
        self.root = folder / "repo.git"
        self.history = History(self.root, town.start() | (town.files(government) if government else {}))
        self.history.day = DAY

    def finish(self, proposal: Proposal) -> Proposal:
        self.history.finish()
        git(self.root, "branch", "usulan", proposal.head)
        return proposal

    def key(self, name: str) -> str:
        return str(town.key(name).write(self.folder / name.replace(" ", "-")))

    def words(self, *words: str, root: Path | None = None) -> list[str]:
        return ["approve", *words, "--root", str(root or self.root), "--lang", "id"]

    def run(self, *words: str, epoch: str = EPOCH, root: Path | None = None) -> Done:
        """Runs the command in this process, without a terminal."""
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, variables(epoch), clear=True),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = cli.run(self.words(*words, root=root))
        return Done(code, out.getvalue(), err.getvalue())

    def event(self, name: str, change: Callable[[Any], object]) -> str:
        """A payload with the commits and people of this town."""
        content = json.loads((EVENTS / f"{name}.json").read_bytes())
        change(content)
        file = self.folder / "event.json"
        file.write_text(json.dumps(content))
        return str(file)

    def signed(self) -> list[Statement]:
        with Notes(Repository(self.root)) as notes:
            found = [read(one.statement) for some in notes.of(notes) for one in some]
        return sorted(
            (one for one in found if one), key=lambda one: (one.subject[0].name, one.predicate.approver.employee)
        )

    def approvals(self) -> list[tuple[str, str, str]]:
        """Record, approver and relation of all that is signed."""
        stated = ((one.subject[0].name, one.predicate.approver) for one in self.signed())
        return [(path, by.employee, by.relation) for path, by in stated]

    def refused(self) -> list[str]:
        """The rules that the history breaks once the proposal is merged, as the verifier has them."""
        when = {"GIT_AUTHOR_DATE": f"{DAY}T09:00:00+0700", "GIT_COMMITTER_DATE": f"{DAY}T09:00:00+0700"}
        person = {f"GIT_{role}_EMAIL": f"noreply@{town.FORGE}" for role in ("AUTHOR", "COMMITTER")}
        tree = git(self.root, "rev-parse", "usulan^{tree}")
        words = ["git", "commit-tree", tree, "-p", "main", "-p", "usulan", "-m", "Gabung"]
        done = subprocess.run(
            words, cwd=self.root, env=environment(**when, **person), check=True, capture_output=True, text=True
        )
        return [one.rule for one in verify(Repository(self.root), done.stdout.strip()).findings]


def variables(epoch: str = EPOCH) -> dict[str, str]:
    return environment(PYTHONPATH=str(SCRIPTS), PYTHONUTF8="1", COLUMNS="80", SOURCE_DATE_EPOCH=epoch)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def proposed(world: World, author: str = "p-008") -> Proposal:
    """A plan that p-003 approves, and a measurement that p-002 does."""
    return world.finish(world.history.propose(town.files(town.plan("p-004", 12), town.measurement("2025", 80)), author))


def test_each_approver_signs_their_own_part_and_then_the_history_is_proved(world: World) -> None:
    proposal = proposed(world)
    first = world.run("usulan", "--key", world.key("p-003"), "--yes")
    assert (first.returncode, first.stderr) == (0, "")
    assert world.approvals() == [(PLAN, "p-003", "superior")]
    assert world.refused() == ["approval-missing"]
    second = world.run("main", "usulan", "--key", world.key("p-002"), "--as", "p-002", "--yes")
    assert second.returncode == 0
    assert world.approvals() == [(PLAN, "p-003", "superior"), (MEASUREMENT, "p-002", "unit-head")]
    assert world.refused() == []
    said = world.signed()[0].predicate
    assert (said.on, said.head, said.employee, said.author) == (DAY, proposal.head, "p-004", "p-008")


def test_the_approver_reads_what_changes_what_is_not_theirs_and_what_comes_next(world: World) -> None:
    proposal = proposed(world)
    done = world.run("usulan", "--key", world.key("p-003"), "--yes")
    assert done.stdout == (
        f"Penyetuju p-003, {DAY}. Usulan {proposal.head[:12]} dibandingkan dengan {proposal.base[:12]}.\n"
        "\n"
        f"Siap disetujui: {PLAN}\n"
        "  Sasaran kinerja pegawai 2025, p-004 di balai: diubah\n"
        "  Hasil kerja yang direncanakan hasil-1 › Indikator banyaknya › Target: 10 → 12\n"
        "  Anda menyetujui sebagai atasan langsung.\n"
        "  Perlu: Disetujui atasan langsung. Banyaknya persetujuan: 1.\n"
        "\n"
        f"Tidak dapat Anda setujui: {MEASUREMENT}\n"
        "  Yang berwenang adalah orang lain.\n"
        "  Yang boleh menyetujui: p-002 (pimpinan unit), p-001 (pimpinan unit di atasnya)."
        " Alasan: Disetujui pimpinan unit.\n"
        "\n"
        f"Persetujuan untuk 1 berkas ditandatangani dan disimpan di {REF}.\n"
        f"Kirim dengan --push origin, atau dengan: git push origin {REF}\n"
    )


def test_signing_again_adds_nothing(world: World) -> None:
    proposed(world)
    for _ in range(2):
        assert world.run("usulan", "--key", world.key("p-003"), "--yes").returncode == 0
    assert git(world.root, "rev-list", "--count", REF) == "1"


@pytest.mark.parametrize(
    ("approver", "author", "reason"),
    [
        ("p-005", "p-008", "Yang berwenang adalah orang lain."),
        ("p-004", "p-008", "Yang berwenang adalah orang lain."),
        ("p-002", "p-008", "Yang berwenang adalah orang lain."),
        ("p-003", "p-003", "Anda ikut menulis perubahan ini."),
        ("p-003", "p-099", "Penulis perubahan ini tidak dikenal."),
        ("p-007", "p-008", "Yang berwenang adalah orang lain."),
    ],
)
def test_who_may_not_approve_is_told_why_and_signs_nothing(
    world: World, approver: str, author: str, reason: str
) -> None:
    world.finish(world.history.propose(town.files(town.plan("p-004", 12)), author))
    done = world.run("usulan", "--key", world.key(approver), "--yes")
    assert (done.returncode, done.stderr) == (1, "Tidak ada yang ditandatangani.\n")
    assert f"  {reason}" in done.stdout
    assert world.signed() == []


def test_who_is_made_superior_by_the_proposal_itself_may_not_approve_it(world: World) -> None:
    acting = (Acting(employee="p-005", unit="balai", kind="plt", valid_from=DAY),)
    changes = town.files(structs.replace(town.employee("p-004"), acting=acting), town.plan("p-004", 12))
    world.finish(world.history.propose(changes, "p-008"))
    assert world.run("usulan", "--key", world.key("p-005"), "--yes").returncode == 1
    assert world.signed() == []


def test_who_stands_in_on_the_day_signs_as_such_and_not_a_day_later(world: World) -> None:
    world.finish(world.history.propose(town.files(town.plan("p-004", 12)), "p-008"))
    last, after = "1741917600", "1742004000"  # 14 and 15 March 2025
    done = world.run("usulan", "--key", world.key("p-006"), "--yes", epoch=last)
    assert (done.returncode, "Anda menyetujui sebagai atasan langsung (plh.)." in done.stdout) == (0, True)
    assert world.signed()[0].predicate.approver.acting == "plh"
    assert world.run("usulan", "--key", world.key("p-006"), "--yes", epoch=after).returncode == 1


def test_two_offices_sign_one_after_the_other(world: World) -> None:
    world.finish(world.history.propose(town.files(town.period("2025", "review")), "p-008"))
    for approver in ("p-009", "p-010"):
        assert world.refused() != []
        assert world.run("usulan", "--key", world.key(approver), "--yes").returncode == 0
    assert world.refused() == []
    assert [one.predicate.approver.office for one in world.signed()] == ["inspektorat", "organisasi"]


def test_rules_of_the_repository_itself_are_signed_by_offices_and_other_files_by_nobody(world: World) -> None:
    changes = {".github/workflows/periksa.yml": b"name: x\n", "docs/catatan.md": b"x\n", "records/README.md": b"x\n"}
    world.finish(world.history.propose(changes, "p-008"))
    done = world.run("usulan", "--key", world.key("p-009"), "--yes")
    assert (done.returncode, "Tidak memerlukan persetujuan: 2 berkas." in done.stdout) == (0, True)
    assert world.approvals() == [(".github/workflows/periksa.yml", "p-009", "office")]
    assert world.run("usulan", "--key", world.key("p-010"), "--yes").returncode == 0
    assert world.refused() == []


def test_a_file_that_is_no_record_and_one_that_may_be_run_are_signed_by_nobody(world: World) -> None:
    lies = f"{town.OWN}/units/balai/people/p-004/plans/salinan.yml"
    changes = {
        PLAN: Odd("100755", town.files(town.plan("p-004", 12))[PLAN]),
        lies: town.files(town.plan("p-004", 12))[PLAN],
    }
    proposal = world.finish(world.history.propose(changes, "p-008"))
    done = world.run("usulan", "--key", world.key("p-003"), "--yes")
    assert (done.returncode, world.signed()) == (1, [])
    # The check refuses them before anybody could sign; the judgement of who may sign does not rely on it.
    asked = proposals.proposal(Repository(world.root), None, proposal.head)
    files = proposals.changes(asked)
    state = proposals.state_of(asked, files)
    found = approving.verdicts(asked, state, files, Who("p-003", DAY))
    assert [(one.reason, one.statements) for one in found] == [("unfit", ())] * 2


def test_what_an_employee_writes_about_their_own_month_needs_nobody(world: World) -> None:
    world.finish(world.history.propose(town.files(town.progress("p-004", "2025-02", "Selesai")), "p-004"))
    done = world.run("usulan", "--key", world.key("p-003"), "--yes")
    told = "Tidak memerlukan persetujuan, karena pegawai menulisnya sendiri: 1 berkas."
    assert (done.returncode, told in done.stdout, world.signed()) == (1, True, [])
    assert world.refused() == []


def test_a_removed_plan_is_approved_like_any_change(world: World) -> None:
    world.finish(world.history.propose({town.path(town.plan("p-004", 10)): None}, "p-008"))
    assert world.run("usulan", "--key", world.key("p-003"), "--yes").returncode == 0
    (one,) = world.signed()
    assert (one.predicate.removed, one.subject[0].digest) == (True, one.predicate.previous)
    assert world.refused() == []


def test_a_closed_period_and_what_the_main_branch_changed_meanwhile_are_not_approved(world: World) -> None:
    old = world.history.propose(town.files(town.plan("p-004", 12), town.measurement("2024", 99)), "p-008")
    world.history.merge(world.history.propose(town.files(town.plan("p-004", 11)), "p-008"))
    world.finish(old)
    done = world.run("usulan", "--as", "p-003", "--dry-run")
    assert done.returncode == 1
    assert "  Cabang utama sudah mengubah berkas ini." in done.stdout
    assert "  Periodenya sudah ditutup." in done.stdout


def test_only_what_is_named_is_signed_and_nothing_when_part_of_it_may_not_be(world: World) -> None:
    changes = town.files(town.plan("p-004", 12), town.plan("p-005", 11), town.measurement("2025", 80))
    world.finish(world.history.propose(changes, "p-008"))
    key = world.key("p-003")
    both = world.run("usulan", "--key", key, "--yes", "--only", f"{world.root}/{town.OWN}/units")
    assert (both.returncode, world.signed()) == (1, [])
    absent = world.run("usulan", "--key", key, "--yes", "--only", str(world.root / "records/lain"))
    assert (absent.returncode, "--only" in absent.stderr, world.signed()) == (2, True, [])
    one = world.run("usulan", "--key", key, "--yes", "--only", f"{world.root}/{town.folder('p-004')}")
    assert (one.returncode, world.approvals()) == (0, [(PLAN, "p-003", "superior")])


def test_a_proposal_with_errors_is_refused_with_its_findings(world: World) -> None:
    plan = town.plan("p-004", 12)
    broken = {PLAN: town.files(plan)[PLAN].replace(b"hasil-1", b"Hasil 1")}
    world.finish(world.history.propose(broken, "p-008"))
    done = world.run("usulan", "--key", world.key("p-003"), "--yes")
    assert (done.returncode, world.signed()) == (1, [])
    assert done.stdout.startswith(f"{PLAN}:")
    assert (
        done.stderr == "Usulan ini memuat kesalahan, sehingga tidak dapat disetujui. Tidak ada yang ditandatangani.\n"
    )


def test_a_dry_run_shows_and_signs_nothing(world: World) -> None:
    proposed(world)
    named = world.run("usulan", "--as", "p-003", "--dry-run")
    keyed = world.run("usulan", "--key", world.key("p-003"), "--dry-run")
    assert (named.returncode, named.stdout) == (0, keyed.stdout)
    assert (keyed.stderr, world.signed()) == ("Belum ada yang ditandatangani.\n", [])


CANNOT: dict[str, tuple[tuple[str, ...], str]] = {
    "no key": ((), "Sebutkan berkas kunci"),
    "a key that is not there": (("--key", "tidak-ada"), "Berkas kunci tidak ada"),
    "a key of nobody": (("--key", "siapa"), "tidak tercatat di cabang utama"),
    "a key of somebody else": (("--key", "p-005", "--as", "p-003"), "tidak tercatat di cabang utama"),
    "nobody of that name": (("--key", "p-003", "--as", "p-099"), "Tidak ada pegawai"),
    "a government that is not there": (("--key", "p-003", "--government", "lain"), "Yang ada: kota."),
    "a forge without an event": (("--key", "p-003", "--forge", "github"), "memerlukan --event"),
    "nobody to ask": (("--key", "p-003"), "Tidak ada terminal"),
}


@pytest.mark.parametrize("why", CANNOT)
def test_what_stops_the_command_is_one_sentence(world: World, why: str) -> None:
    proposed(world)
    words, sentence = CANNOT[why]
    for name in ("p-003", "p-005", "siapa"):
        world.key(name)
    named = [str(world.folder / word) if last == "--key" else word for last, word in pairwise(("", *words))]
    done = world.run("usulan", *named)
    assert (done.returncode, done.stderr.count("\n"), world.signed()) == (2, 1, [])
    assert sentence in done.stderr


def test_an_ended_key_signs_nothing_more(world: World) -> None:
    proposed(world)
    key = world.key(town.FIRST_KEY)
    assert world.run("usulan", "--key", key, "--dry-run").returncode == 0
    done = world.run("usulan", "--key", key, "--yes", epoch="1741917600")
    assert (done.returncode, done.stderr) == (2, "Galat: Kunci itu tidak berlaku pada 2025-03-14.\n")


def test_there_is_nothing_to_approve_in_the_main_branch_and_in_what_is_foreign_to_it(world: World) -> None:
    proposed(world)
    git(world.root, "branch", "asing", git(world.root, "commit-tree", "usulan^{tree}", "-m", "Asing"))
    key = world.key("p-003")
    assert "sudah termasuk dalam cabang utama" in world.run("main", "--key", key).stderr
    assert "tidak berasal dari cabang utama" in world.run("asing", "--key", key).stderr
    assert "Revisi itu tidak ada" in world.run("tidak-ada", "--key", key).stderr


def test_without_a_policy_there_is_nobody_to_ask(tmp_path: Path) -> None:
    world = World(tmp_path, structs.replace(town.government(), approvals=None))
    proposed(world)
    done = world.run("usulan", "--key", world.key("p-003"), "--yes")
    assert (done.returncode, done.stderr.startswith("Galat: Tidak ada aturan persetujuan di cabang utama.")) == (
        2,
        True,
    )


def test_what_concerns_two_governments_is_approved_for_one_at_a_time(tmp_path: Path) -> None:
    other = structs.replace(town.government(), id="kabupaten", name="Kabupaten Contoh")
    world = World(tmp_path, other)
    policy = town.start()[town.POLICY].replace(b"merge_within_days: 14", b"merge_within_days: 10")
    world.finish(world.history.propose({town.POLICY: policy}, "p-008"))
    done = world.run("usulan", "--key", world.key("p-009"), "--yes")
    assert (done.returncode, "kabupaten, kota" in done.stderr, world.signed()) == (2, True, [])
    named = world.run("usulan", "--key", world.key("p-009"), "--yes", "--government", "kota")
    assert (named.returncode, world.approvals()) == (0, [(town.POLICY, "p-009", "office")])


# At a terminal.


def at_terminal(world: World, answer: str, *words: str) -> tuple[int, str]:
    """Exit code and screen of the command at a terminal where somebody types an answer."""
    process, screen = pty.fork()
    if process == 0:  # pragma: no cover - the child becomes the command
        os.chdir(world.folder)
        os.execvpe(sys.executable, [sys.executable, "-m", "kinerja", *world.words(*words)], variables())
    shown = b""
    while b"Ketik ya" not in shown:
        shown += os.read(screen, 4096)
    os.write(screen, answer.encode())
    try:
        while piece := os.read(screen, 4096):
            shown += piece
    except OSError:
        # Linux: the other side has ended.
        pass
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


@pytest.mark.parametrize(
    ("answer", "code"), [("ya\n", 0), ("YA\n", 0), ("y\n", 1), ("\n", 1), ("tidak\n", 1), ("\x04", 1)]
)
def test_a_person_at_a_terminal_is_asked_and_only_a_whole_yes_signs(world: World, answer: str, code: int) -> None:
    proposed(world)
    found, shown = at_terminal(world, answer, "usulan", "--key", world.key("p-003"))
    assert (found, len(world.signed())) == (code, 1 - code)
    assert "Tanda tangani persetujuan untuk 1 berkas? Ketik ya: " in shown
    assert ("Belum ada yang ditandatangani." in shown) == bool(code)


# On the way to others.


def test_approvals_of_many_who_send_to_the_same_place_all_arrive(world: World) -> None:
    proposed(world)
    others = [world.folder / name for name in ("satu", "dua")]
    for folder in others:
        git(world.folder, "clone", "--quiet", "--bare", "--branch", "usulan", str(world.root), str(folder))
    for folder, approver in zip(others, ("p-003", "p-002"), strict=True):
        done = world.run("usulan", "--key", world.key(approver), "--yes", "--push", "origin", root=folder)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("Persetujuan terkirim ke origin.\n")
    assert world.approvals() == [(PLAN, "p-003", "superior"), (MEASUREMENT, "p-002", "unit-head")]
    assert world.refused() == []
    assert "diterima" not in git(others[1], "for-each-ref")


def test_a_remote_that_takes_nothing_is_told_and_the_approval_stays(
    world: World, capfd: pytest.CaptureFixture[str]
) -> None:
    proposed(world)
    hook = world.folder / "penolak.git/hooks/pre-receive"
    git(world.folder, "clone", "--quiet", "--bare", str(world.root), str(world.folder / "penolak.git"))
    hook.write_text("#!/bin/sh\necho tidak >&2\nexit 1\n")
    hook.chmod(0o700)
    for remote in (str(world.folder / "penolak.git"), "tidak-ada", "--upload-pack=touch bocor"):
        done = world.run("usulan", "--key", world.key("p-003"), "--yes", "--push", remote)
        assert (done.returncode, done.stderr.startswith("Galat: Persetujuan sudah disimpan di sini")) == (2, True)
    assert "tidak" in capfd.readouterr().err
    assert world.approvals() == [(PLAN, "p-003", "superior")]
    assert not list(world.folder.rglob("bocor"))


# At Git services.


def from_github(proposal: Proposal, account: str = "akun-003") -> Callable[[Any], object]:
    def change(event: Any) -> None:
        event["review"]["commit_id"] = proposal.head
        event["review"]["user"]["login"] = account

    return change


def test_a_review_at_github_is_signed_by_the_service_for_what_the_reviewer_may_approve(world: World) -> None:
    proposal = proposed(world)
    file = world.event("github-approved", from_github(proposal, "AKUN-003"))
    done = world.run("--event", file, "--forge", "github", "--key", world.key("forge"))
    assert (done.returncode, done.stderr) == (0, "")
    assert world.approvals() == [(PLAN, "p-003", "superior")]
    assert world.signed()[0].predicate.review == Review(forge=town.FORGE, id="80", account="AKUN-003")
    assert f"Tidak dapat Anda setujui: {MEASUREMENT}" in done.stdout
    other = world.event("github-fork", from_github(proposal, "akun-002"))
    assert world.run("--event", other, "--forge", "github", "--key", world.key("forge")).returncode == 0
    assert world.refused() == []
    assert not list(world.folder.rglob("bocor"))


@pytest.mark.parametrize("name", ["github-changes-requested", "github-commented", "github-dismissed", "github-edited"])
def test_other_reviews_sign_nothing(world: World, name: str) -> None:
    file = world.event(name, from_github(proposed(world)))
    done = world.run("--event", file, "--forge", "github", "--key", world.key("forge"))
    assert (done.returncode, world.signed()) == (0, [])
    assert done.stdout == "Berkas itu tidak memuat persetujuan. Tidak ada yang ditandatangani.\n"


@pytest.mark.parametrize("account", ["akun-008", "orang-luar", "akun-005"])
def test_the_author_a_stranger_and_a_colleague_sign_nothing_by_pressing_the_button(world: World, account: str) -> None:
    file = world.event("github-approved", from_github(proposed(world), account))
    done = world.run("--event", file, "--forge", "github", "--key", world.key("forge"))
    assert (done.returncode, world.signed()) == (0, [])


def test_a_key_that_is_no_services_key_signs_for_no_review(world: World) -> None:
    file = world.event("github-approved", from_github(proposed(world)))
    done = world.run("--event", file, "--forge", "github", "--key", world.key("p-003"))
    assert (done.returncode, town.FORGE in done.stderr, world.signed()) == (2, True, [])


def test_an_approval_at_gitlab_is_for_the_commit_of_its_time(world: World) -> None:
    old = world.history.propose(town.files(town.plan("p-004", 11)), "p-008")
    new = world.history.propose(town.files(town.plan("p-004", 12)), "p-008", base=old.head)
    world.finish(new)

    def change(told: Any) -> None:
        told["approvals"]["approved_by"] = told["approvals"]["approved_by"][:1]
        for version, head in zip(told["versions"], (new.head, old.head, old.head), strict=True):
            version["head_commit_sha"] = head

    done = world.run(
        "--event", world.event("gitlab-approvals", change), "--forge", "gitlab", "--key", world.key("forge")
    )
    assert done.returncode == 0
    assert [one.predicate.head for one in world.signed()] == [old.head]
    assert world.refused() != []


def test_a_review_at_forgejo_is_signed_too(world: World) -> None:
    proposal = proposed(world)
    file = world.event("forgejo-approved", lambda told: told["pull_request"]["head"].update(sha=proposal.head))
    assert world.run("--event", file, "--forge", "forgejo", "--key", world.key("forge")).returncode == 0
    assert world.approvals() == [(PLAN, "p-003", "superior")]


def test_after_a_merge_what_was_edited_in_it_is_not_signed(world: World) -> None:
    history = world.history
    proposal = history.propose(town.files(town.plan("p-004", 12), town.plan("p-005", 12)), "p-008")
    before = history.main
    merged = history.squash(proposal, extra=town.files(town.plan("p-005", 99)))
    world.finish(proposal)
    file = world.event("github-approved", from_github(proposal))
    done = world.run(before, merged, "--event", file, "--forge", "github", "--key", world.key("forge"))
    assert (done.returncode, world.approvals()) == (0, [(PLAN, "p-003", "superior")])
    assert "  Yang digabungkan bukan isi yang ditinjau." in done.stdout
