"""Puts what was imported in its place: all files or none, and what was there before comes back when one cannot be."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kinerja.diagnostic import CannotRun
from kinerja.sheets.planning import File


def write(root: Path, files: Sequence[File]) -> None:
    """Writes the files. Raises CannotRun, with everything as it was, if one changed meanwhile or cannot be written."""
    for file in files:
        _refuse_changed(root, file)
    done: list[File] = []
    made: list[Path] = []
    try:
        # Beside the records, not among them: what a breakdown leaves there would be taken for a record.
        with tempfile.TemporaryDirectory(dir=root, prefix=".kinerja-") as folder:
            beside = [_beside(Path(folder), number, file.after) for number, file in enumerate(files)]
            for file, new in zip(files, beside, strict=True):
                made += _folders(root, (root / file.path).parent)
                done.append(file)
                new.replace(root / file.path)
    except OSError as error:
        _restore(root, done, made)
        raise CannotRun("import-not-written") from error


def _refuse_changed(root: Path, file: File) -> None:
    """Nobody's work is lost: the file must still be what the plan has seen, and lie where its path says."""
    target = root / file.path
    try:
        now = target.read_bytes()
    except FileNotFoundError:
        now = None
    except OSError:
        now = b""
    parent = next(one for one in target.parents if one.exists())
    if now != file.before or parent.resolve() != root.resolve() / parent.relative_to(root):
        raise CannotRun("import-changed", path=file.path)


def _beside(folder: Path, number: int, content: bytes) -> Path:
    written = folder / str(number)
    written.write_bytes(content)
    written.chmod(0o644)
    return written


def _folders(root: Path, folder: Path) -> list[Path]:
    """Makes the folders on the way to a file; gives those that were not there, innermost first."""
    made = [one for one in (folder, *folder.parents) if one.is_relative_to(root) and not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return made


def _restore(root: Path, done: Sequence[File], made: Sequence[Path]) -> None:
    for file in done:
        target = root / file.path
        if file.before is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(file.before)
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)
