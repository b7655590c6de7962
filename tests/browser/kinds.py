"""Which pages of a site to look at: all, or the largest of each kind."""

from pathlib import Path


def pages(folder: Path) -> list[str]:
    """The paths of all pages."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def languages(folder: Path, language: str) -> list[str]:
    """The paths of the pages of a language."""
    return [name for name in pages(folder) if name.startswith("en/") == (language == "en")]


def kinds(folder: Path, language: str) -> list[str]:
    """The largest page of each kind: pages at the same depth under the same word show the same things."""
    largest: dict[tuple[str, int], str] = {}
    for name in languages(folder, language):
        parts = Path(name).parts[language == "en" :]
        kind = (parts[0] if len(parts) > 1 else name, len(parts))
        if kind not in largest or _size(folder, name) > _size(folder, largest[kind]):
            largest[kind] = name
    return sorted(largest.values())


def _size(folder: Path, name: str) -> int:
    return (folder / name).stat().st_size
