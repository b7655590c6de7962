"""`kinerja ci`: files that are written once, compared later, and never put over somebody else's."""

import os
from pathlib import Path

import pytest
from cli_world import Run

from kinerja import __version__, texts
from kinerja.continuous import FORGES
from kinerja.model import kind_names

ROOT = Path(__file__).parents[2]
EXPECTED = {
    "github": [
        ".github/kinerja/program.txt",
        ".github/kinerja/requirements.txt",
        ".github/kinerja/sign-reviews.sh",
        ".github/workflows/late.yml",
        ".github/workflows/main.yml",
        ".github/workflows/validate.yml",
    ],
    "gitlab": [".gitlab-ci.yml", ".gitlab/kinerja/program.txt", ".gitlab/kinerja/requirements.txt"],
    "forgejo": [
        ".forgejo/kinerja/program.txt",
        ".forgejo/kinerja/requirements.txt",
        ".forgejo/workflows/late.yml",
        ".forgejo/workflows/main.yml",
        ".forgejo/workflows/validate.yml",
    ],
    "bare": ["hooks/pre-receive"],
    "editor": [
        ".vscode/extensions.json",
        ".vscode/settings.json",
        *sorted(f"schemas/{kind}.schema.json" for kind in kind_names()),
    ],
}


def content(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


@pytest.mark.parametrize("forge", FORGES)
def test_each_forge_gets_its_files_the_same_ones_every_time(forge: str, kinerja: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    done = kinerja("ci", forge, str(first))
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.split("\n\n")[0].splitlines()
    assert told == [f"{path}: ditulis." for path in EXPECTED[forge]]
    assert sorted(content(first)) == EXPECTED[forge]
    kinerja("ci", forge, str(second), "--lang", "en", PYTHONHASHSEED="1")
    assert content(first) == content(second)
    assert kinerja("ci", forge, str(first), "--check").returncode == 0
    again = kinerja("ci", forge, str(first))
    assert again.stdout.splitlines()[0] == f"{EXPECTED[forge][0]}: sudah sesuai."
    assert content(first) == content(second)


def test_no_template_leaves_a_sign_of_its_own(kinerja: Run, tmp_path: Path) -> None:
    for forge in FORGES:
        kinerja("ci", forge, str(tmp_path / forge), "--branch", "utama")
    for path, source in content(tmp_path).items():
        text = source.decode()
        assert "<%" not in text, path
        assert "<{" not in text, path
        assert "Written by: kinerja ci" in text.split("\n", 2)[0] + text.split("\n", 2)[1], path
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
    assert (tmp_path / "bare/hooks/pre-receive").stat().st_mode & 0o111 == 0o111


def test_branch_and_program_stand_where_they_are_used(kinerja: Run, tmp_path: Path) -> None:
    wheel = "https://unduh.example.test/kinerja-0.1.0-py3-none-any.whl#sha256=" + "0" * 64
    kinerja("ci", "github", str(tmp_path / "a"), "--branch", "utama", "--program", wheel)
    written = content(tmp_path / "a")
    assert written[".github/kinerja/program.txt"].decode().splitlines()[1] == wheel
    for name in ("main", "validate"):
        assert b'branches: ["utama"]' in written[f".github/workflows/{name}.yml"]
    kinerja("ci", "github", str(tmp_path / "b"))
    assert content(tmp_path / "b")[".github/kinerja/program.txt"].decode().splitlines()[1] == f"kinerja=={__version__}"
    locked = (ROOT / "requirements/ci.txt").read_bytes()
    assert content(tmp_path / "b")[".github/kinerja/requirements.txt"].split(b"\n", 1)[1] == locked


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--branch", '"]; x: ["'),
        ("--branch", "-x"),
        ("--branch", "$(x)"),
        ("--branch", "a\nb"),
        ("--program", "a\n--index-url http://x"),
        ("--program", "--index-url=http://x"),
        ("--program", "ä"),
    ],
)
def test_a_wish_that_could_be_more_than_a_name_is_refused(
    option: str, value: str, kinerja: Run, tmp_path: Path
) -> None:
    done = kinerja("ci", "github", str(tmp_path / "a"), option, value)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Galat: N")
    assert not (tmp_path / "a").exists()


def test_what_differs_is_told_and_mended(kinerja: Run, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    kinerja("ci", "github", str(folder))
    (folder / ".github/workflows/late.yml").unlink()
    changed = folder / ".github/workflows/main.yml"
    changed.write_text(changed.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    foreign = folder / ".github/workflows/validate.yml"
    foreign.write_text("on: push\n", encoding="utf-8")
    told = kinerja("ci", "github", str(folder), "--check", "--lang", "en")
    assert (told.returncode, told.stderr) == (1, "")
    assert [line for line in told.stdout.splitlines() if not line.endswith("as it should be.")] == [
        ".github/workflows/late.yml: missing.",
        ".github/workflows/main.yml: differs from what this program writes.",
        ".github/workflows/validate.yml: was not written by this command.",
    ]
    before = content(folder)
    refused = kinerja("ci", "github", str(folder), "--lang", "en")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "These files were not written by this command: .github/workflows/validate.yml." in refused.stderr
    assert content(folder) == before
    assert kinerja("ci", "github", str(folder), "--force").returncode == 0
    assert kinerja("ci", "github", str(folder), "--check").returncode == 0


def test_a_link_is_nobody_elses_file_to_write_to(kinerja: Run, tmp_path: Path) -> None:
    folder, other = tmp_path / "a", tmp_path / "other"
    other.write_text("# Written by: kinerja ci github\n", encoding="utf-8")
    (folder / ".github/kinerja").mkdir(parents=True)
    (folder / ".github/kinerja/program.txt").symlink_to(other)
    assert kinerja("ci", "github", str(folder)).returncode == 2
    assert kinerja("ci", "github", str(folder), "--force").returncode == 0
    assert other.read_text(encoding="utf-8") == "# Written by: kinerja ci github\n"
    assert not (folder / ".github/kinerja/program.txt").is_symlink()


def test_a_hook_that_cannot_run_is_told_and_mended(kinerja: Run, tmp_path: Path) -> None:
    kinerja("ci", "bare", str(tmp_path / "a"))
    hook = tmp_path / "a/hooks/pre-receive"
    hook.chmod(0o644)
    assert kinerja("ci", "bare", str(tmp_path / "a"), "--check").returncode == 1
    kinerja("ci", "bare", str(tmp_path / "a"))
    assert os.access(hook, os.X_OK)


def test_notices_can_stand_in_a_command_between_double_quotes() -> None:
    for language in texts.LANGUAGES:
        notices = {key: one for key, one in texts.section(language, "ci").items() if key.startswith("notices.")}
        assert notices
        assert [key for key, one in notices.items() if set(one) & set('"$`\\:\n')] == []
