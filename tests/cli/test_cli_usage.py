"""A command that cannot run says why in one sentence of the reader's language, and exits with 2."""

from pathlib import Path

import pytest
from cli_world import Run, write

HERE = "records/kota-contoh/units/dinas/measurements/2024.yml"

SENTENCES = [
    (
        ["chek"],
        "Galat: Tidak ada perintah chek. Mungkin maksud Anda: check.",
        "Error: There is no command chek. Perhaps you mean: check.",
    ),
    (["xyzzy"], "Galat: Tidak ada perintah xyzzy.", "Error: There is no command xyzzy."),
    (
        ["check", "--strikt"],
        "Galat: Tidak ada pilihan --strikt. Mungkin maksud Anda: --strict.",
        "Error: There is no option --strikt. Perhaps you mean: --strict.",
    ),
    (["--nonsense"], "Galat: Tidak ada pilihan --nonsense.", "Error: There is no option --nonsense."),
    (["explain"], "Galat: ATURAN belum disebut.", "Error: RULE is missing."),
    (
        ["rules", "extra"],
        "Galat: Ada kata berlebih di akhir perintah.",
        "Error: There are too many words at the end of the command.",
    ),
    (
        ["check", "--format", "xml"],
        "Galat: Nilai --format harus salah satu dari: text, json, github, gitlab, junit, sarif.",
        "Error: The value of --format must be one of: text, json, github, gitlab, junit, sarif.",
    ),
    (
        ["serve", "--port", "http"],
        "Galat: Nilai --port harus bilangan bulat dari 1 sampai 65535.",
        "Error: The value of --port must be a whole number from 1 to 65535.",
    ),
    (
        ["serve", "--port", "65536"],
        "Galat: Nilai --port harus bilangan bulat dari 1 sampai 65535.",
        "Error: The value of --port must be a whole number from 1 to 65535.",
    ),
    (
        ["check", "--government"],
        "Galat: Pilihan --government ditulis dengan nilai yang kurang atau berlebih.",
        "Error: Option --government has a value missing or one too many.",
    ),
    (
        ["check", "--strict=1"],
        "Galat: Pilihan --strict ditulis dengan nilai yang kurang atau berlebih.",
        "Error: Option --strict has a value missing or one too many.",
    ),
    (
        ["check", "records/tidak-ada.yml"],
        "Galat: Jalur records/tidak-ada.yml tidak ada.",
        "Error: There is no path records/tidak-ada.yml.",
    ),
    (
        ["check", "/"],
        "Galat: Jalur / berada di luar folder proyek.",
        "Error: The path / is outside the project's folder.",
    ),
    (
        ["check", "--government", "kota-lain"],
        "Galat: Instansi itu tidak ada di records/. Yang ada: kota-contoh.",
        "Error: That public body is not in records/. There are: kota-contoh.",
    ),
    (
        ["explain", "weights-ad-up"],
        "Galat: Tidak ada aturan weights-ad-up. Mungkin maksud Anda: weights-add-up, policy-weights-add-up. "
        "Semua aturan terlihat dengan perintah kinerja rules.",
        "Error: There is no rule weights-ad-up. Perhaps you mean: weights-add-up, policy-weights-add-up. "
        "See all rules with the command kinerja rules.",
    ),
    (
        ["score", "--trace", "records/kota-contoh/government.yml"],
        "Galat: Tidak ada nilai yang dihitung dari records/kota-contoh/government.yml. "
        "Sebutkan indikator, perjanjian, pengukuran, survei, predikat organisasi, atau evaluasi.",
        "Error: No score is computed from records/kota-contoh/government.yml. "
        "Name an indicator, an agreement, a measurement, a survey, an organisation rating or an evaluation.",
    ),
]


@pytest.mark.parametrize(("arguments", "indonesian", "english"), SENTENCES)
@pytest.mark.usefixtures("project")
def test_every_misuse_has_its_sentence_in_both_languages(
    kinerja: Run, arguments: list[str], indonesian: str, english: str
) -> None:
    for language, sentence in (("id", indonesian), ("en", english)):
        done = kinerja(*arguments, KINERJA_LANG=language)
        assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (2, "", sentence)


def test_a_misuse_shows_how_the_command_is_used(kinerja: Run) -> None:
    assert kinerja("check", "--strikt").stderr.splitlines() == [
        "Pemakaian: kinerja check [PILIHAN] [JALUR...]",
        "Bantuan: kinerja check --help",
        "",
        "Galat: Tidak ada pilihan --strikt. Mungkin maksud Anda: --strict.",
    ]


def test_an_unknown_language_is_refused_in_the_language_of_the_environment(kinerja: Run) -> None:
    done = kinerja("rules", "--lang", "fr", LANG="en_US.UTF-8")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        "Error: The value of --lang must be one of: id, en.",
    )


def test_a_folder_without_records_is_told_with_the_way_out(kinerja: Run, tmp_path: Path) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()
    inside = kinerja("check", cwd=empty)
    given = kinerja("--root", str(empty), "check")
    assert (inside.returncode, given.returncode) == (2, 2)
    assert inside.stderr == (
        f"Galat: Tidak ada folder records/ di {empty} maupun di atasnya. "
        "Masuklah ke folder proyek, atau sebutkan foldernya dengan --root.\n"
    )
    assert given.stderr == (
        f"Galat: Tidak ada folder records/ di {empty}. Sebutkan folder yang memuat records/ dengan --root.\n"
    )


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_root_may_be_given_before_or_after_the_command(kinerja: Run, project: Path, place: str) -> None:
    option = ["--root", str(project)]
    arguments = [*option, "check"] if place == "before" else ["check", *option]
    assert kinerja(*arguments, cwd=Path("/")).returncode == 0


def test_the_nearest_folder_upward_with_records_is_the_root(kinerja: Run, project: Path) -> None:
    assert kinerja("check", cwd=project / "records/kota-contoh/units").returncode == 0


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[31mmerah", "a\nb", "{0}", "{fact}", "%s", "-\u202e", "' OR 1", "../../../../etc/passwd", "é" * 500],
)
@pytest.mark.usefixtures("project")
def test_hostile_words_never_give_a_traceback(kinerja: Run, hostile: str) -> None:
    for arguments in ([hostile], ["check", "--", hostile], ["explain", "--", hostile], ["score", "--trace", hostile]):
        done = kinerja(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "KINERJA_DEBUG" not in done.stderr


def test_a_path_that_is_no_text_is_shown_escaped(kinerja: Run, project: Path) -> None:
    done = kinerja("check", "\udcff.yml", cwd=project)
    assert (done.returncode, done.stderr) == (2, "Galat: Jalur \\udcff.yml tidak ada.\n")


def test_a_mistake_in_the_program_is_told_in_both_languages_and_traced_only_on_request(
    kinerja: Run, project: Path
) -> None:
    # A module of the program that cannot be imported stands for any bug.
    broken = write(project, "rusak/sitecustomize.py", "import sys\nsys.modules['kinerja.pipeline'] = None\n").parent
    path = f"{broken}:{Path(__file__).parents[2] / 'scripts'}"
    quiet = kinerja("check", PYTHONPATH=path)
    traced = kinerja("check", PYTHONPATH=path, KINERJA_DEBUG="1")
    assert (quiet.returncode, traced.returncode, quiet.stdout) == (2, 2, "")
    assert [line.split(":")[0] for line in quiet.stderr.splitlines()] == ["Galat", "Error"]
    assert traced.stderr.startswith(quiet.stderr + "Traceback")
