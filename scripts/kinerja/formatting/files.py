"""Which files of records are to be laid out, and how one is written: whole or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from kinerja.diagnostic import Finding
from kinerja.formatting.layout import formatted
from kinerja.load import yaml_text
from kinerja.load.tree import Entry, Mode, WorkTree


class Done(msgspec.Struct, frozen=True):
    """A file, whether its layout is not (or was not) the canonical one, and why it was left as it is."""

    path: str
    differs: bool
    findings: tuple[Finding, ...]


def below(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """The files of records at and below these paths, relative to the root, each once; links are left alone."""
    tree = WorkTree(root)
    direct = [entry for path in paths if (entry := tree.find(path))]
    return _records((*direct, *tree.entries(*paths)))


def existing(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Those of the paths at which a file of a record lies."""
    tree = WorkTree(root)
    return _records(entry for path in paths if (entry := tree.find(path)))


def laid_out(root: Path, paths: Iterable[str], *, write: bool) -> Iterator[Done]:
    """Looks at each file, and writes those that differ. A file that is no good record stays as it is."""
    for path in paths:
        file = root / path
        with file.open("rb") as stream:
            source = stream.read(yaml_text.LARGEST + 1)
        content, findings = formatted(path, source)
        differs = content is not None and content != source
        if content is not None and differs and write:
            replace(file, content)
        yield Done(path, differs, findings)


def replace(file: Path, content: bytes) -> None:
    """Puts other content into a file, with the same rights: at every moment the old or the new lies there whole."""
    handle, name = tempfile.mkstemp(prefix=".kinerja-", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        beside.chmod(file.stat().st_mode)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _records(entries: Iterable[Entry]) -> tuple[str, ...]:
    held = (one.path for one in entries if one.mode is Mode.FILE and one.name.endswith(".yml"))
    return tuple(sorted({path for path in held if path.startswith("records/")}))
