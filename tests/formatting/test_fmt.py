"""`kinerja fmt`: writes whole files or nothing, and leaves alone what it does not understand."""

import io
import stat
from contextlib import chdir, redirect_stdout
from pathlib import Path

import pytest

from kinerja import cli
from kinerja.formatting import files
from project import commit, git

OFFICE = "records/kota-contoh/offices/kantor.yml"
GOAL = "records/kota-contoh/goals/maju.yml"
UNTIDY = b"# catatan\nid: maju\nkind: goal\ngovernment: kota-contoh\nstatement: Kota maju.\nmission: m-1 # misi\n"
TIDY = (
    b"# yaml-language-server: $schema=../../../schemas/goal.schema.json\n# catatan\nkind: goal\n"
    b'government: kota-contoh\nid: maju\nstatement: "Kota maju."\nmission: m-1  # misi\n'
)
BROKEN = b"kind: office\nid:\tkantor\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An untidy record, one that is refused, and files that are none."""
    for path, content in {GOAL: UNTIDY, OFFICE: BROKEN, "records/kota-contoh/README.md": b"# x\n"}.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (tmp_path / GOAL).chmod(0o640)
    (tmp_path / "records/kota-contoh/goals/lain.yml").symlink_to("maju.yml")
    return tmp_path


def fmt(root: Path, *words: str) -> tuple[int, str]:
    told = io.StringIO()
    with chdir(root), redirect_stdout(told):
        return cli.run(["fmt", *words, "--lang", "en"]), told.getvalue()


def held(root: Path) -> dict[str, bytes]:
    found = (file for file in sorted((root / "records").rglob("*")) if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


def test_good_records_are_laid_out_and_refused_ones_stay_as_they_are(root: Path) -> None:
    before = held(root)
    code, told = fmt(root)
    assert code == 1
    assert told.startswith(f"{GOAL}: laid out.\n{OFFICE}:2:")
    assert told.endswith("\nFiles looked at: 2. Laid out: 1. Refused and left as they were: 1.\n")
    link = "records/kota-contoh/goals/lain.yml"
    assert held(root) == {**before, GOAL: TIDY, link: TIDY}
    assert (root / link).is_symlink()
    assert stat.S_IMODE((root / GOAL).stat().st_mode) == 0o640
    assert fmt(root, GOAL) == (0, "Files looked at: 1. Laid out: 0. Refused and left as they were: 0.\n")


def test_a_check_tells_and_changes_nothing(root: Path) -> None:
    before = held(root)
    code, told = fmt(root, "--check", "records/kota-contoh/goals")
    assert (code, held(root)) == (1, before)
    assert told == f"{GOAL}: not in the canonical layout.\nFiles looked at: 1. To be laid out: 1. Refused: 0.\n"


def test_only_what_changed_since_a_revision_is_looked_at(root: Path) -> None:
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    assert fmt(root, "--since", "HEAD") == (0, "Files looked at: 0. Laid out: 0. Refused and left as they were: 0.\n")
    (root / GOAL).write_bytes(UNTIDY + b"# akhir\n")
    (root / OFFICE).unlink()
    code, told = fmt(root, "--since", "HEAD", ".")
    assert (code, told.splitlines()[0]) == (0, f"{GOAL}: laid out.")
    assert (root / GOAL).read_bytes() == TIDY + b"# akhir\n"


def test_a_write_that_fails_leaves_the_old_file_and_no_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(root)

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="No space"):
        files.replace(root / GOAL, TIDY)
    assert held(root) == before
