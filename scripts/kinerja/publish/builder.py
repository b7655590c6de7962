"""MkDocs, once per language, strict and without a network."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kinerja import resources
from kinerja.publish.address import ROOTS
from kinerja.publish.faults import SiteFault
from kinerja.texts import LANGUAGES

SETTINGS = {"id": "mkdocs.yml", "en": "mkdocs.en.yml"}


def build_site(root: Path, target: Path) -> None:
    """Build `build/docs/<language>` of a root into a target, each other language in a folder of its own below it.

    The settings are those of the root, else those that ship with the program. Raises SiteFault.
    """
    # A notice about the future of MkDocs is no message for those who build this site.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    for language in LANGUAGES:
        _build(root, target / ROOTS[language], language)


def site_url() -> str:
    """The address under which the site will be read, without the last slash; empty when it is not known."""
    return os.environ.get("SITE_URL", "").rstrip("/")


def _build(root: Path, folder: Path, language: str) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from kinerja.publish.finished import FinishedPages

    own = root / SETTINGS[language]
    settings = own if own.exists() else resources.site_settings() / SETTINGS[language]
    base = site_url()
    with _complaints() as complaints, settings.open("rb") as source:
        try:
            config = load_config(
                source,
                # Folders in the settings count from the root, also when the settings ship with the program.
                config_file_path=str(root / SETTINGS[language]),
                site_dir=str(folder.resolve()),
                site_url=f"{base}/{ROOTS[language]}" if base else "",
                strict=True,
            )
            config.plugins["finished"] = FinishedPages()
            build(config)
            _remove_scripts(folder)
        except MkDocsException as fault:
            raise SiteFault("\n".join([*complaints, str(fault)])) from fault


def _remove_scripts(folder: Path) -> None:
    """Takes away what the theme brings for browsers and no page asks for: megabytes on a memory stick."""
    shutil.rmtree(folder / "assets" / "javascripts")
    for unused in (folder / "assets" / "stylesheets").glob("*"):
        if unused.suffix == ".map" or unused.name.startswith("palette."):
            unused.unlink()


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
