"""All files that MkDocs reads, written only where they change; what is no longer produced is removed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kinerja import resources
from kinerja.publish import plain_files
from kinerja.publish.abreast import abreast
from kinerja.publish.content import RuleEntry, Site
from kinerja.publish.faults import SiteFault
from kinerja.publish.files import FILES, search_index
from kinerja.publish.pages import PAGES
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice
from kinerja.texts import LANGUAGES

__all__ = ["RuleEntry", "Site", "SiteFault", "render"]

_THEME = Path(__file__).parent / "theme"
_STYLES = Path(__file__).parent / "styles"
_PAGE, _PICTURE = ".md", ".png"


def render(site: Site, folder: Path) -> None:
    """Write `docs/<language>/` and `theme/` below a folder."""
    abreast(lambda language: _write(folder / "docs" / language, _documents(site, Voice(language))), LANGUAGES)
    _write(folder / "theme", _theme())


def _documents(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    press = Press(site, voice)
    entries: list[search_index.Entry] = []
    for module in PAGES:
        for page in module.pages(site, voice):
            entries += search_index.entries(voice, page)
            yield press.file(page)
    for name, content in _hand_written(site, voice.language):
        if name.endswith(_PAGE):
            entries += search_index.written(voice, name, content)
        yield name, content
    yield from search_index.files(voice, entries)
    for room in FILES:
        yield from room.files(site, voice)


def _hand_written(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    """The pages that the site has of its own, and those that ship with the program where it has none.

    A page's pictures lie beside it. Other files stay out, so that nothing is published by lying in the wrong folder.
    """
    for suffix in (_PAGE, _PICTURE):
        folders = (folder / language for folder in (resources.hand_written(), site.hand_written))
        shipped, own = (_copies(folder, f"**/*{suffix}") for folder in folders)
        yield from (dict(shipped) | dict(own)).items()


def _theme() -> Iterator[tuple[str, bytes]]:
    yield from _copies(_THEME, "**/*")
    # One file is one request: each part of the face is written apart and sent together.
    yield "assets/kinerja.css", b"\n".join(part.read_bytes() for part in sorted(_STYLES.glob("*.css")))


def _copies(folder: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    for source in sorted(folder.glob(pattern)):
        if source.is_file():
            yield source.relative_to(folder).as_posix(), source.read_bytes()


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    kept: set[str] = set()
    for name, content in files:
        if name in kept:
            raise SiteFault(f"two pages want the same place: {name}")
        kept.add(name)
        target = f"{folder}/{name}"
        if plain_files.read(target) != content:
            plain_files.write(target, content)
    _remove_others(folder, kept)


def _remove_others(folder: Path, kept: set[str]) -> None:
    for old in sorted(folder.rglob("*"), reverse=True):
        if old.is_dir() and not old.is_symlink():
            if not any(old.iterdir()):
                old.rmdir()
        elif old.relative_to(folder).as_posix() not in kept:
            old.unlink()
