"""All files that MkDocs reads, written only where they change; what is no longer produced is removed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kinerja import resources
from kinerja.publish import opendata
from kinerja.publish.address import OPEN_DATA, VECTORS, path
from kinerja.publish.content import VECTORS_SCHEMA, RuleEntry, Site
from kinerja.publish.faults import SiteFault
from kinerja.publish.pages import PAGES
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice
from kinerja.texts import LANGUAGES

__all__ = ["RuleEntry", "Site", "SiteFault", "render"]

_THEME = Path(__file__).parent / "theme"


def render(site: Site, folder: Path) -> None:
    """Write `docs/<language>/` and `theme/` below a folder."""
    for language in LANGUAGES:
        _write(folder / "docs" / language, _documents(site, Voice(language)))
    _write(folder / "theme", _copies(_THEME, "**/*"))


def _documents(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    press = Press(site, voice)
    for module in PAGES:
        for page in module.pages(site, voice):
            yield press.file(page)
    yield from _data(site, voice.language)
    yield from _vectors(site, voice.language)
    yield from _copies(site.hand_written / voice.language, "*.md")


def _data(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    folder = path(language, OPEN_DATA)
    for release in site.latest:
        for name, content in opendata.files(release, language):
            yield f"{folder}{release.government.id}/{name}", content
    every = (release for chain in site.releases for release in chain)
    yield f"{folder}index.json", opendata.index(every, language)


def _vectors(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    files = site.vector_files()
    for file in (*files, resources.schemas() / VECTORS_SCHEMA) if files else ():
        yield f"{path(language, VECTORS)}{file.name}", file.read_bytes()


def _copies(folder: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    for source in sorted(folder.glob(pattern)):
        if source.is_file():
            yield source.relative_to(folder).as_posix(), source.read_bytes()


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    kept: set[Path] = set()
    for name, content in files:
        target = folder / name
        if target in kept:
            raise SiteFault(f"two pages want the same place: {name}")
        kept.add(target)
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    _remove_others(folder, kept)


def _remove_others(folder: Path, kept: set[Path]) -> None:
    for old in sorted(folder.rglob("*"), reverse=True):
        if old.is_dir() and not old.is_symlink():
            if not any(old.iterdir()):
                old.rmdir()
        elif old not in kept:
            old.unlink()
