"""A small real project in a real Git repository, for tests that go the whole way."""

import shutil
import subprocess
from pathlib import Path

import msgspec

from kinerja.model import KIND_BY_TYPE, Record

ROOT = Path(__file__).parent.parent
COMMITTED_AT = "2026-01-31T08:00:00+07:00"


def git(folder: Path, *words: str) -> str:
    """Runs Git in a folder, with a name and a time of its own."""
    who = ["-c", "user.name=Penguji", "-c", "user.email=penguji@example.org", "-c", "commit.gpgsign=false"]
    moment = {"GIT_AUTHOR_DATE": COMMITTED_AT, "GIT_COMMITTER_DATE": COMMITTED_AT}
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **moment}
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def commit(folder: Path, *, allow_empty: bool = False) -> None:
    """Commits everything in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Catatan", *(["--allow-empty"] if allow_empty else []))


def project(folder: Path, *governments: str) -> Path:
    """A root with some of the quoted governments, the policies and the hand-written pages, committed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*governments, "policies"):
        shutil.copytree(ROOT / "records" / name, folder / "records" / name)
    for language in ("id", "en"):
        shutil.copytree(ROOT / "docs" / language, folder / "docs" / language)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / ".gitignore").write_text("/build/\n/site/\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def write(root: Path, *records: Record) -> None:
    """Writes each record where it belongs, as the YAML that JSON is, one key a line."""
    encoder = msgspec.json.Encoder(decimal_format="number")
    for record in records:
        file = root / KIND_BY_TYPE[type(record)].path_of(record)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(msgspec.json.format(encoder.encode(record), indent=2))


def change(file: Path, old: str, new: str) -> None:
    """Replaces a text that stands exactly once in a file."""
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
