"""The same finished articles as inputs of our builder, of plain MkDocs Material and of Hugo, with their commands.

Each page of every builder holds the article of one page of a made-up city. Ours and that of Hugo have the same frame
around it; Material has its own, with its navigation and its search.

Usage: site_peers.py build ROOT LANGUAGES | whole ROOT PAGES
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.publish.builder import build_site

if TYPE_CHECKING:
    from kinerja.publish.site import Site

ROOT = Path(__file__).parents[1]
LANGUAGES = ("id", "en")
URL = "https://kinerja.invalid/"
# A city of one unit has so many pages, and each further unit adds so many.
_FIRST, _EACH = 45, 7

STOCK = """\
site_name: Kinerja
site_url: {url}
docs_dir: docs
site_dir: site
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.sections, navigation.indexes, navigation.prune, navigation.top]
markdown_extensions: [tables, toc]
"""

HUGO = """\
baseURL = "{url}"
title = "Kinerja"
disableKinds = ["taxonomy", "term", "RSS", "404", "home"]
[security]
allowContent = [".*"]
"""


@dataclass(frozen=True)
class Command:
    """What to run, where, with which environment, and the folder in which the site will be."""

    argv: list[str]
    cwd: Path
    env: dict[str, str]
    output: Path


def prepare(folder: Path, pages: int, languages: int = 1) -> dict[str, Command]:
    """Write the inputs of every builder below an empty folder; the commands by name.

    `pages` are those of one language, of which there are one or two. `kinerja` and `material` and `hugo` build the same
    finished articles; `kinerja-whole` renders a city of at least so many pages from its release first, with all its
    open data, always in both languages. `hugo` is there if the program is on the PATH or in the variable HUGO.
    """
    said = LANGUAGES[:languages]
    root = folder / "kinerja"
    articles(root, pages, said)
    commands = {"kinerja": _ours(root, "build", str(languages)), "material": _material(root, folder / "material", said)}
    hugo = os.environ.get("HUGO") or shutil.which("hugo")
    if hugo:
        commands["hugo"] = _hugo(hugo, root, folder / "hugo", said)
    whole = folder / "whole"
    whole.mkdir()
    return commands | {"kinerja-whole": _ours(whole, "whole", str(pages))}


def articles(root: Path, pages: int, languages: tuple[str, ...]) -> None:
    """The first pages of a city as MkDocs reads them, exactly so many in each language, and nothing but pages."""
    from kinerja.publish.site import render

    render(enough(pages), root / "build")
    shutil.rmtree(root / "build/docs" / "en" if "en" not in languages else root / "none", ignore_errors=True)
    for language in languages:
        docs = root / "build/docs" / language
        kept = {docs / name for name in ours(docs, pages)}
        for path in docs.rglob("*"):
            if path.is_file() and path not in kept:
                path.unlink()


def enough(pages: int) -> "Site":
    """A city with at least so many pages."""
    from city import city

    return city(max(1, -(-(pages - _FIRST) // _EACH)))


def ours(docs: Path, pages: int) -> list[str]:
    """The pages that are taken: those of the site itself before those of the city."""
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    names.sort(key=lambda name: (name.count("/"), name))
    if len(names) < pages:
        raise SystemExit(f"{len(names)} pages instead of {pages}")
    return names[:pages]


def _ours(root: Path, *what: str) -> Command:
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root)
    environment = {
        "PYTHONPATH": str(ROOT / "scripts"),
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": URL,
        "SOURCE_DATE_EPOCH": "1795320306",
    }
    work, *rest = what
    return Command(
        [sys.executable, str(Path(__file__).resolve()), work, str(root), *rest],
        root,
        dict(os.environ) | environment,
        root / "site",
    )


def _material(root: Path, folder: Path, languages: tuple[str, ...]) -> Command:
    """One project of stock Material; the pages of another language stand in a folder of their own."""
    for language, name, title, body in _read(root, languages):
        target = folder / "docs" / ("" if language == "id" else language) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {json.dumps(title)}\n---\n{body}", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK.format(url=URL), encoding="utf-8")
    environment = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1"}
    return Command([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, environment, folder / "site")


def _hugo(program: str, root: Path, folder: Path, languages: tuple[str, ...]) -> Command:
    """A project whose only layout is the frame of our own pages, with title, address and content left open."""
    for language, name, title, body in _read(root, languages):
        # A folder with an index would be one bundle, below which Hugo looks for no pages.
        place = name.removesuffix("/index.md") if "/" in name else "beranda"
        target = folder / "content" / ("" if language == "id" else language) / f"{place}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {json.dumps(title)}\n---\n{body}", encoding="utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_frame(root), encoding="utf-8")
    (folder / "hugo.toml").write_text(HUGO.format(url=URL), encoding="utf-8")
    return Command([program, "--quiet"], folder, dict(os.environ), folder / "public")


def _read(root: Path, languages: tuple[str, ...]) -> Iterator[tuple[str, str, str, str]]:
    """Language, path, title and body of each page."""
    for language in languages:
        docs = root / "build/docs" / language
        for path in sorted(docs.rglob("*.md")):
            _, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
            name = path.relative_to(docs).as_posix()
            yield language, name, path.parent.name, body


def _frame(root: Path) -> str:
    """The frame of one of our pages as a layout of Hugo."""
    os.environ |= {"SITE_URL": URL, "SOURCE_DATE_EPOCH": "1795320306", "NO_MKDOCS_2_WARNING": "1"}
    build_site(root, root / "site", ("id",))
    deepest = max((root / "site").rglob("index.html"), key=lambda path: len(path.parts))
    page = deepest.read_text(encoding="utf-8")
    shutil.rmtree(root / "site")
    place = deepest.parent.relative_to(root / "site").as_posix()
    title = re.escape(re.findall(r"<title>(.*) - Kinerja</title>", page)[0])
    page = re.sub(r"(<article[^>]*>).*(</article>)", r"\1{{ .Content }}\2", page, flags=re.DOTALL)
    return re.sub(title, "{{ .Title }}", page).replace(f"{URL}{place}/", "{{ .Permalink }}")


def main() -> None:
    work, root = sys.argv[1], Path(sys.argv[2])
    if work == "build":
        build_site(root, root / "site", LANGUAGES[: int(sys.argv[3])])
    else:
        from kinerja import building

        building.make(root, root / "site", enough(int(sys.argv[3])))


if __name__ == "__main__":
    main()
