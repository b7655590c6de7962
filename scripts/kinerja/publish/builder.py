"""MkDocs, once per language, strict and without a network; pages alike are drawn once and stamped."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja import resources
from kinerja.publish.abreast import abreast, chunks
from kinerja.publish.address import ROOTS
from kinerja.publish.faults import SiteFault
from kinerja.publish.stamp import source
from kinerja.publish.stamp.stamping import copy, stamp
from kinerja.texts import LANGUAGES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from kinerja.publish.finished import FinishedPages

SETTINGS = {"id": "mkdocs.yml", "en": "mkdocs.en.yml"}


def build_site(root: Path, target: Path, languages: Sequence[str] = LANGUAGES) -> None:
    """Build `build/docs/<language>` of a root into a target, each other language in a folder of its own below it.

    The settings are those of the root, else those that ship with the program. Raises SiteFault.
    """
    # A notice about the future of MkDocs is no message for those who build this site.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Loaded once, before every language has a process of its own.
    import_module("kinerja.publish.stamp.drawing")

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside:
        folders = {language: Path(beside) / language for language in languages}
        abreast(lambda language: _build(root, folders[language], language), languages)
        _put_together({ROOTS[language]: folder for language, folder in folders.items()}, target)


def site_url() -> str:
    """The address under which the site will be read, without the last slash; empty when it is not known."""
    return os.environ.get("SITE_URL", "").rstrip("/")


def _put_together(folders: dict[str, Path], target: Path) -> None:
    """The language that lies at the root first, the others into it."""
    if target.exists():
        shutil.rmtree(target)
    for place in sorted(folders):
        folders[place].rename(target / place)


def _build(root: Path, folder: Path, language: str) -> None:
    from mkdocs.exceptions import MkDocsException

    from kinerja.publish.finished import FinishedPages

    with _complaints() as complaints:
        try:
            if not _stamped(root, folder, language):
                _drawn(_config(root, folder, language), FinishedPages())
        except MkDocsException as fault:
            raise SiteFault("\n".join([*complaints, str(fault)])) from fault


def _stamped(root: Path, folder: Path, language: str) -> bool:
    """Builds the site with stamped pages; False if the settings or the theme want more than a frame for each page."""
    from kinerja.publish.stamp.drawing import Drawing

    with tempfile.TemporaryDirectory() as empty:
        config = _config(root, folder, language, empty)
        if not _is_plain(config, root):
            return False
        held = source.read(root / "build" / "docs" / language)
        drawing = Drawing(held, config)
        _drawn(config, drawing)
    if not drawing.is_faithful():
        return False
    files = [name for name in held.files if name not in config.theme.static_templates]
    abreast(lambda names: stamp(drawing, names, folder), chunks(drawing.left()))
    abreast(lambda names: copy(held.folder, names, folder), chunks(files))
    return True


def _is_plain(config: "MkDocsConfig", root: Path) -> bool:
    """Whether nothing but the theme of this program has a say in what becomes of a page."""
    ours = config.theme.name == "material" and config.theme.custom_dir == str(root / "build" / "theme")
    others = (config.plugins, config.hooks, config.exclude_docs, config.draft_docs, config.use_directory_urls)
    return ours and bool(config.nav) and not any(others)


def _config(root: Path, folder: Path, language: str, docs: str | None = None) -> "MkDocsConfig":
    from mkdocs.config import load_config

    own = root / SETTINGS[language]
    settings = own if own.exists() else resources.site_settings() / SETTINGS[language]
    base = site_url()
    with settings.open("rb") as opened:
        return load_config(
            opened,
            # Folders in the settings count from the root, also when the settings ship with the program.
            config_file_path=str(root / SETTINGS[language]),
            docs_dir=docs,
            site_dir=str(folder.resolve()),
            site_url=f"{base}/{ROOTS[language]}" if base else "",
            strict=True,
        )


def _drawn(config: "MkDocsConfig", plugin: "FinishedPages") -> None:
    from mkdocs.commands.build import build

    config.plugins["finished"] = plugin
    build(config)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What MkDocs logs as wrong while it works, instead of printing it."""
    seen: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: seen.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield seen
    finally:
        logger.removeHandler(handler)
