"""A real push to a real server: what is forged is refused in plain words, what is honest enters."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from git_server import bare, install, push, serving

import history_town as town
from histories import MAIN, NOTES, History, git
from kinerja.model import kind_names

BOTH = (MAIN, NOTES)
PLAN = f"{town.folder('p-004')}/plans/2025.yml"


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path / "asal.git")
    yield made
    made.end()


def server(history: History) -> Path:
    """A server that has what was there before, and judges from now on."""
    folder = bare(history.finish().parent / "peladen.git", hook=False)
    git(history.folder, "push", "--quiet", str(folder), f"{history.first}:{MAIN}")
    install(folder)
    return folder


def plan(history: History, target: int = 12) -> None:
    one = history.propose(town.files(town.plan("p-004", target)), "p-004")
    history.approve(one, "p-003")
    history.merge(one)


def the_employee_approves(history: History) -> None:
    one = history.propose(town.files(town.plan("p-004", 12)), "p-008")
    history.approve(one, "p-004", "employee")
    history.merge(one)


def another_superior_approves(history: History) -> None:
    one = history.propose(town.files(town.plan("p-004", 12)), "p-004")
    history.approve(one, "p-002")
    history.merge(one)


def the_plan_is_edited_after_approval(history: History) -> None:
    one = history.propose(town.files(town.plan("p-004", 12)), "p-004")
    history.approve(one, "p-003")
    history.merge(one, extra=town.files(town.plan("p-004", 2)))


def a_closed_period_is_changed(history: History) -> None:
    one = history.propose(town.files(town.measurement("2024", 99)), "p-008")
    history.approve(one, "p-002", "unit-head")
    history.merge(one)


def a_record_of_an_unknown_kind_comes(history: History) -> None:
    one = history.propose({f"{town.folder('p-004')}/plans/2026.yml": b"kind: hadiah\n"}, "p-004")
    history.approve(one, "p-003")
    history.merge(one)


def an_evaluation_comes_without_approval(history: History) -> None:
    plan(history)
    history.direct(town.files(town.evaluation("p-005", "2025")), "p-003")


EVALUATION = f"{town.folder('p-005')}/evaluations/2025.yml"
STRANGE = f"{town.folder('p-004')}/plans/2026.yml"
FIGURES = f"{town.OWN}/units/dinas/measurements/2024.yml"
# What arrives at the one who pushed: place and sentence, the rule, and how to mend it.
REFUSED: tuple[tuple[Callable[[History], None], tuple[tuple[str, str, str], ...]], ...] = (
    (
        the_employee_approves,
        (
            (
                f"{PLAN}: Perubahan dalam commit {{commit}} disetujui oleh pegawai yang dicatat sendiri. "
                "Yang berwenang: p-003.",
                "Tidak seorang pun menyetujui catatannya sendiri",
                "Mintalah persetujuan dari atasan pegawai itu.",
            ),
        ),
    ),
    (
        another_superior_approves,
        (
            (
                f"{PLAN}: Perubahan dalam commit {{commit}} disetujui oleh orang yang tidak berwenang pada hari itu, "
                "atau sebagai jabatan lain. Yang berwenang: p-003.",
                "Yang menyetujui adalah yang berwenang pada hari itu",
                "Mintalah persetujuan dari yang berwenang. "
                "Bila atasan berganti, perbarui catatan pegawai lebih dahulu.",
            ),
        ),
    ),
    (
        the_plan_is_edited_after_approval,
        (
            (
                f"{PLAN}: Isi catatan ini dalam commit {{commit}} bukan isi yang disetujui. "
                "Isinya disunting sesudah persetujuan. Yang berwenang: p-003.",
                "Yang digabungkan sama dengan yang disetujui",
                "Pulihkan catatan ini ke isi yang disetujui, atau mintalah persetujuan lagi untuk isi yang baru.",
            ),
        ),
    ),
    (
        a_closed_period_is_changed,
        (
            (
                f"{FIGURES}: Commit {{commit}} mengubah catatan periode 2024, padahal periode itu sudah ditutup.",
                "Periode yang sudah ditutup tidak diubah",
                "Pulihkan catatan ini. Koreksi periode yang sudah ditutup dibuat sebagai catatan amendment, "
                "dengan persetujuan dua kantor.",
            ),
        ),
    ),
    (
        a_record_of_an_unknown_kind_comes,
        (
            (
                f"{STRANGE}: Commit {{commit}} menaruh berkas ini di folder records/, "
                "tetapi isinya bukan catatan yang diterima di tempat itu.",
                "Di folder records hanya ada catatan yang diterima",
                "Jalankan kinerja check untuk melihat sebabnya. Perbaiki atau hapus berkas ini, lalu ajukan lagi.",
            ),
            (
                f'{STRANGE}: Kunci "kind" tidak ada atau isinya tidak dikenal.',
                "Setiap catatan menyebut jenisnya",
                f"Tulis kind dengan salah satu dari: {', '.join(kind_names())}.",
            ),
        ),
    ),
    (
        an_evaluation_comes_without_approval,
        (
            (
                f"{EVALUATION}: Commit {{commit}} mengubah catatan ini tanpa persetujuan. "
                "Tingkat atasan memerlukan 1 persetujuan. Yang berwenang: p-003.",
                "Setiap perubahan disetujui yang berwenang",
                "Pulihkan catatan ini, lalu ajukan lagi perubahannya. "
                "Yang berwenang menyetujuinya dengan kinerja approve sebelum digabungkan.",
            ),
        ),
    ),
)


@pytest.mark.parametrize(("make", "reasons"), REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_a_forged_push_is_refused_in_plain_words(
    make: Callable[[History], None], reasons: tuple[tuple[str, str, str], ...], history: History
) -> None:
    make(history)
    folder = server(history)
    with serving(folder) as address:
        taken, told = push(history.folder, address, *BOTH)
    assert not taken
    said = [f"Kiriman ditolak. Kesalahan: {len(reasons)}."]
    for number, (what, rule, mend) in enumerate(reasons, 1):
        said.append(f"{number}. {what.format(commit=history.main[:12])}")
        said += [f"   Aturannya: {rule}", f"   Cara memperbaiki: {mend}"]
    assert told == [*said, "Tidak ada yang berubah di server. Perbaiki, lalu kirim lagi."]
    assert git(folder, "rev-parse", MAIN) == history.first
    assert git(folder, "for-each-ref", NOTES) == ""


def test_an_honest_push_is_taken_and_so_is_the_next_one(history: History) -> None:
    plan(history)
    first = history.main
    plan(history, 14)
    folder = server(history)
    with serving(folder) as address:
        assert push(history.folder, address, f"{first}:{MAIN}", NOTES) == (True, [])
        assert push(history.folder, address, MAIN) == (True, [])
        assert push(history.folder, address, *BOTH) == (True, [])
    assert git(folder, "rev-parse", MAIN) == history.main


def test_a_first_push_into_an_empty_server_is_judged_as_well(history: History) -> None:
    plan(history)
    folder = bare(history.finish().parent / "peladen.git")
    with serving(folder) as address:
        taken, told = push(history.folder, address, MAIN)
        assert (taken, told[0]) == (False, "Kiriman ditolak. Kesalahan: 1.")
        assert push(history.folder, address, *BOTH) == (True, [])


def test_other_branches_are_free_and_may_go(history: History) -> None:
    an_evaluation_comes_without_approval(history)
    folder = server(history)
    with serving(folder) as address:
        assert push(history.folder, address, f"{MAIN}:refs/heads/usul") == (True, [])
        assert push(history.folder, address, f"+{history.first}:refs/heads/usul") == (True, [])
        assert push(history.folder, address, ":refs/heads/usul") == (True, [])


def test_the_main_branch_and_the_approvals_only_go_forward(history: History) -> None:
    plan(history)
    folder = server(history)
    with serving(folder) as address:
        assert push(history.folder, address, *BOTH)[0]
        held = git(folder, "for-each-ref")
        empty = git(history.folder, "commit-tree", "-m", "kosong", git(history.folder, "mktree", given=b""))
        shrunk = git(history.folder, "commit-tree", "-m", "x", "-p", NOTES, git(history.folder, "mktree", given=b""))
        for refs, sentence in (
            ((f"+{history.first}:{MAIN}",), "Riwayat ini tidak melanjutkan yang ada di server"),
            ((f"+{empty}:{NOTES}",), "Riwayat ini tidak melanjutkan yang ada di server"),
            ((f":{NOTES}",), "Kiriman ini menghapusnya dari server."),
            ((f"{shrunk}:{NOTES}",), "1 bukti persetujuan hilang dari berkas ini."),
            ((f"{MAIN}:refs/replace/{history.main}",), "Kiriman ini mengganti isi riwayat dengan git replace."),
        ):
            taken, told = push(history.folder, address, *refs)
            assert not taken
            assert sentence in "\n".join(told)
    assert git(folder, "for-each-ref") == held


def test_what_is_of_a_day_to_come_is_refused(history: History) -> None:
    history.day = "2025-03-20"
    plan(history)
    folder = server(history)
    with serving(folder, SOURCE_DATE_EPOCH="1741651200") as address:  # 2025-03-11
        taken, told = push(history.folder, address, *BOTH)
    assert not taken
    days = [line for line in told if "Tanggalnya 2025-03-20, dan hari itu belum tiba menurut jam server." in line]
    assert len(days) == 2


def test_sentences_are_english_where_the_server_asks_for_it(history: History) -> None:
    an_evaluation_comes_without_approval(history)
    folder = server(history)
    with serving(folder, KINERJA_LANG="en") as address:
        taken, told = push(history.folder, address, *BOTH)
    assert not taken
    assert told[0] == "The push is refused. Faults: 1."
    assert told[-1] == "Nothing changed on the server. Mend it, then push again."


def test_a_push_that_cannot_be_judged_is_refused(history: History) -> None:
    plan(history)
    folder = server(history)
    (folder / "bin/kinerja").unlink()
    with serving(folder) as address:
        assert not push(history.folder, address, *BOTH)[0]
    assert git(folder, "rev-parse", MAIN) == history.first
