"""Answers become one mean for each group; what a single rater said stays outside, whatever is run."""

import csv
import io
import subprocess
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from kinerja import answers, cli, record_text, tally, texts
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.model import Employee, Government, PolicyUse, Unit
from project import commit, git, project, write

PLACE = {"government": "kota-contoh", "unit": "dinas"}
RECORD = "records/kota-contoh/units/dinas/people/p-002/feedback/2025.yml"
WANTED = tally.Wanted("dinas", "p-002", "2025")
SCALE = answers.Scale(Decimal(1), Decimal(10))
HEADS = ("kelompok", "q1", "q2")
SUPERIOR = ("atasan", "9", "8")
PEERS = (("rekan", "7", "8"), ("Rekan Kerja", "6", "6"), ("peers", "9", "10"))

Table = Sequence[Sequence[str]]


def person(employee: str, role: str) -> Employee:
    return Employee(**PLACE, employee=employee, post="Petugas", employment="pns", role=role)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a head, an official and a policy for feedback; `jawaban/` is ignored."""
    folder = project(tmp_path / "proyek")
    use = PolicyUse(policy="umpan-balik-360-pemalang", use="feedback", valid_from="2020-01-01")
    write(
        folder,
        Government(id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="year", policies=(use,)),
        Unit(**{"government": "kota-contoh", "id": "dinas"}, name="Dinas Contoh", type="dinas"),
        person("p-001", "head"),
        person("p-002", "functional"),
    )
    (folder / ".gitignore").write_text("/build/\n/jawaban/\n")
    commit(folder)
    return folder


def table(*rows: Sequence[str], heads: Sequence[str] = HEADS, delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows([heads, *rows])
    return stream.getvalue()


def saved(file: Path, content: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return file


def refusal(root: Path, source: Path, wanted: tally.Wanted = WANTED) -> CannotRun:
    with pytest.raises(CannotRun) as caught:
        tally.write(root, None, source, wanted)
    assert not (root / RECORD).exists()
    return caught.value


def test_two_peers_are_pending_and_three_give_a_figure(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--unit", "dinas", "--employee", "p-002", "--period", "2025", "--root", str(root), "--lang", "id"]
    two = saved(tmp_path / "dua.csv", table(*PEERS[:2]))
    assert cli.run(["tally", str(two), *words]) == 1
    assert capsys.readouterr().out == (
        "Belum ada rekap: belum ada kelompok yang cukup penilainya. Tidak ada yang ditulis.\n"
        "  Atasan: 0 penilai, perlu 1; tidak dicatat.\n"
        "  Rekan kerja: 2 penilai, perlu 3; tidak dicatat.\n"
        "Pertanyaan yang dibaca: 2. Kolom lain yang tidak dibaca: 0.\n"
    )
    assert not (root / RECORD).exists()
    three = saved(tmp_path / "tiga.csv", table(*PEERS))
    assert cli.run(["tally", str(three), *words]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        f"Rekap ditulis di {RECORD}.",
        "  Atasan: 0 penilai, perlu 1; tidak dicatat.",
        "  Rekan kerja: 3 penilai, dicatat.",
    ]
    assert (root / RECORD).read_text() == (
        "# yaml-language-server: $schema=../../../../../../../schemas/feedback.schema.json\n"
        "kind: feedback\n"
        "government: kota-contoh\n"
        "unit: dinas\n"
        "employee: p-002\n"
        'period: "2025"\n'
        "role: staff\n"
        "tallies:\n"
        "  - group: peers\n"
        "    raters: 3\n"
        "    mean: 7.7\n"
    )


def test_a_group_below_its_minimum_is_left_out_and_the_others_count(root: Path, tmp_path: Path) -> None:
    source = saved(tmp_path / "jawaban.csv", table(SUPERIOR, *PEERS[:2], ("bawahan", "1", "1")))
    done = tally.write(root, None, source, WANTED)
    assert done.record is not None
    assert [(one.group, one.raters, str(one.mean)) for one in done.record.tallies] == [("superior", 1, "8.5")]
    assert done.groups == (
        tally.Group("superior", 1, 1),
        tally.Group("peers", 2, 3),
        tally.Group("subordinates", 1, None),
    )


def test_a_head_is_rated_by_subordinates_too(root: Path, tmp_path: Path) -> None:
    source = saved(tmp_path / "jawaban.csv", table(*[("bawahan", "4", "5")] * 3, heads=HEADS))
    done = tally.write(root, None, source, tally.Wanted("dinas", "p-001", "2025"))
    assert done.record is not None
    assert (done.record.role, [one.group for one in done.record.tallies]) == ("head", ["subordinates"])


def test_one_file_for_each_rater_gives_the_same_as_one_table(root: Path, tmp_path: Path) -> None:
    for number, row in enumerate((SUPERIOR, *PEERS)):
        saved(tmp_path / "penilai" / f"{number}.csv", table(row, delimiter=";"))
    whole = saved(tmp_path / "semua.csv", table(SUPERIOR, *PEERS))
    records = repository.load(root, "kota-contoh").index
    assert tally.compose(records, tmp_path / "penilai", WANTED) == tally.compose(records, whole, WANTED)


ROWS = st.lists(
    st.tuples(st.sampled_from(["atasan", "rekan"]), st.integers(1, 10).map(str), st.integers(1, 10).map(str)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, shuffle=st.randoms(use_true_random=False))
def test_the_order_of_raters_changes_nothing(
    rows: list[tuple[str, str, str]], shuffle: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("jawaban")
    mixed = list(rows)
    shuffle.shuffle(mixed)
    found = [
        answers.read(saved(folder / f"{name}.csv", table(*content)), SCALE)
        for name, content in (("a", rows), ("b", mixed))
    ]
    assert sorted(map(repr, found[0].raters)) == sorted(map(repr, found[1].raters))
    groups = sorted({one.group for one in found[0].raters})
    assert tally.tallies(found[0], groups) == tally.tallies(found[1], groups)


def test_commas_marks_of_excel_and_unanswered_questions_are_understood(tmp_path: Path) -> None:
    content = "\ufeff" + table(("rekan", "7,5", ""), ("rekan", "", ""), ("rekan", "8", "9"), delimiter=";")
    found = answers.read(saved(tmp_path / "excel.csv", content), SCALE)
    assert [str(one.mean) for one in found.raters] == ["15/2", "17/2"]


def test_what_form_tools_add_is_left_unread(tmp_path: Path) -> None:
    heads = ("No", "Timestamp", "Email", "kelompok", "Akuntabel", "Kompeten", "Saran")
    row = ("1", "2026/01/05 09.30", "seseorang", "rekan", "7", "8", "Sudah baik")
    found = answers.read(saved(tmp_path / "formulir.csv", table(row, heads=heads)), SCALE)
    assert (found.questions, found.unread, len(found.raters)) == (2, 4, 1)


def test_themes_are_counted_from_three_raters_on_and_never_kept(root: Path, tmp_path: Path) -> None:
    rows = [
        ("rekan", "7", "Komunikasi; disiplin"),
        ("rekan", "8", " komunikasi;komunikasi"),
        ("rekan", "9", f"KOMUNIKASI;{'panjang ' * 9}"),
        ("atasan", "9", f"disiplin;{'panjang ' * 9}"),
        ("rekan", "9", f"ketus;{'panjang ' * 9}"),
    ]
    source = saved(tmp_path / "tema.csv", table(*rows, heads=("kelompok", "q1", "tema")))
    done = tally.write(root, None, source, WANTED)
    assert done.themes == (("komunikasi", 3),)
    assert "komunikasi" not in (root / RECORD).read_text()


def test_answers_inside_the_work_tree_are_refused_unless_they_are_ignored(root: Path) -> None:
    content = table(SUPERIOR, *PEERS)
    assert refusal(root, saved(root / "jawaban.csv", content)).reason == "private-file-in-git"
    inside = saved(root / "rahasia" / "budi.csv", content).parent
    fault = refusal(root, inside)
    assert (fault.reason, fault.facts) == ("private-file-in-git", {"path": str(inside)})
    ignored = saved(root / "jawaban" / "semua.csv", content)
    git(root, "add", "--force", "jawaban/semua.csv")
    assert refusal(root, ignored).reason == "private-file-in-git"
    git(root, "rm", "--quiet", "--cached", "jawaban/semua.csv")
    assert tally.write(root, None, ignored, WANTED).path == RECORD


def test_a_second_tally_of_the_same_period_is_refused(root: Path, tmp_path: Path) -> None:
    tally.write(root, None, saved(tmp_path / "satu.csv", table(*PEERS)), WANTED)
    before = (root / RECORD).read_bytes()
    later = saved(tmp_path / "dua.csv", table(*PEERS, ("rekan", "1", "1")))
    with pytest.raises(CannotRun) as caught:
        tally.write(root, None, later, WANTED)
    assert (caught.value.reason, (root / RECORD).read_bytes()) == ("tally-exists", before)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "answers-unreadable"),
        ("kelompok,q1\nrekan\n", "answers-unreadable"),
        ('kelompok,q1\nrekan,"7\n', "answers-unreadable"),
        ("kelompok,q1\nrekan,7\n" + "#" * (answers.LARGEST + 1), "answers-unreadable"),
        ("q1\n7\n", "answers-no-group"),
        ("kelompok,group,q1\nrekan,rekan,7\n", "answers-no-group"),
        ("kelompok,q1,q1\nrekan,7,8\n", "answers-no-group"),
        ("kelompok,q1\nRAHASIA,7\n", "answers-group-unknown"),
        ("kelompok,q1\nrekan,11\n", "answers-off-scale"),
        ("kelompok,q1\nrekan,7\nrekan,RAHASIA\n", "answers-off-scale"),
        ("kelompok,q1\nrekan,-7\n", "answers-none"),
        ("kelompok,q1\n", "answers-none"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_without_quoting_it(
    root: Path, tmp_path: Path, content: str, reason: str
) -> None:
    fault = refusal(root, saved(tmp_path / "jawaban.csv", content))
    assert fault.reason == reason
    told = texts.text("id", f"commands.errors.{reason}", **fault.facts)
    assert "RAHASIA" not in told
    assert fault.__cause__ is None


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (tally.Wanted("dinas", "p-009", "2025"), "tally-no-employee"),
        (tally.Wanted("../dinas", "p-002", "2025"), "tally-no-employee"),
        (tally.Wanted("dinas", "p-002", "tahun ini"), "tally-no-period"),
        (tally.Wanted("dinas", "p-002", "2019"), "tally-no-policy"),
        (tally.Wanted("dinas", "p-002", "2025", "tidak-ada"), "tally-no-policy"),
        (tally.Wanted("dinas", "p-002", "2025", "status-capaian"), "tally-no-policy"),
        (tally.Wanted("dinas", "p-002", "0025", "umpan-balik-360-pemalang"), "tally-refused"),
    ],
)
def test_what_is_not_known_is_refused(root: Path, tmp_path: Path, wanted: tally.Wanted, reason: str) -> None:
    source = saved(tmp_path / "jawaban.csv", table(SUPERIOR, *PEERS))
    assert refusal(root, source, wanted).reason == reason


def test_a_folder_without_tables_and_a_path_that_is_not_there_are_refused(root: Path, tmp_path: Path) -> None:
    assert refusal(root, saved(tmp_path / "lain" / "catatan.txt", "").parent).reason == "answers-no-table"
    assert refusal(root, tmp_path / "tidak-ada.csv").reason == "path-missing"


def test_the_government_must_be_named_when_there_are_several(root: Path, tmp_path: Path) -> None:
    source = saved(tmp_path / "jawaban.csv", table(SUPERIOR, *PEERS))
    (root / "records/kota-lain").mkdir()
    fault = refusal(root, source)
    assert (fault.reason, fault.facts) == ("which-government", {"known": "kota-contoh, kota-lain"})
    with pytest.raises(CannotRun) as caught:
        tally.write(root, "kota-baru", source, WANTED)
    assert caught.value.reason == "unknown-government"
    assert tally.write(root, "kota-contoh", source, WANTED).path == RECORD


# Each stands once in the tables and nowhere else; none is a mean.
TRACES = ("6.1357", "8.2468", "7.9753", "4.1918", "21:43:07", "terlalu pendiam", "penilai-siti")


def everything(root: Path) -> Iterator[bytes]:
    """What lies in the work tree and in every object of the repository, packed, loose, reachable or not."""
    hidden = root / "jawaban"
    for file in root.rglob("*"):
        if file.is_file() and hidden not in file.parents:
            yield file.name.encode() + b"\n" + file.read_bytes()
    for line in git(root, "cat-file", "--batch-all-objects", "--batch-check", "--unordered").splitlines():
        identifier, kind, _ = line.split()
        shown = ["git", *(("ls-tree",) if kind == "tree" else ("cat-file", kind)), identifier]
        yield subprocess.run(shown, cwd=root, check=True, capture_output=True).stdout


@pytest.mark.parametrize("packed", [False, True])
def test_no_single_answer_is_anywhere_in_the_repository_or_in_what_is_said(
    root: Path, capfd: pytest.CaptureFixture[str], packed: bool
) -> None:
    heads = ("kelompok", "q1", "Timestamp", "Saran", "tema")
    for number, (answer, name) in enumerate(zip(TRACES[:4], ("a", "b", "c", "penilai-siti"), strict=True)):
        row = ("rekan", answer, f"2026-01-05 {TRACES[4]}", TRACES[5], f"tema-{number}")
        saved(root / "jawaban" / f"{name}.csv", table(row, heads=heads))
    words = ["--unit", "dinas", "--employee", "p-002", "--period", "2025", "--root", str(root)]
    assert cli.run(["tally", str(root / "jawaban"), *words]) == 0
    commit(root)
    if packed:
        git(root, "gc", "--quiet", "--prune=now")
    assert "mean: 6.6" in (root / RECORD).read_text()
    told = capfd.readouterr()
    places = [told.out.encode(), told.err.encode(), *everything(root)]
    assert len(places) > 20
    assert [trace for trace in (*TRACES, "tema-") for place in places if trace.encode() in place] == []


def accepted() -> list[Path]:
    return sorted(file for file in (Path(__file__).parent / "cases/schema").glob("*/ok/*.yml"))


@pytest.mark.parametrize("file", accepted(), ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_a_record_written_is_the_record_read_again(file: Path) -> None:
    document, _ = repository.accept("catatan.yml", file.read_bytes())
    assert document is not None
    again, faults = repository.accept("catatan.yml", record_text.encoded(document.record))
    assert (faults, again and again.record) == ((), document.record)
