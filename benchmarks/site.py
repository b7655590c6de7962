"""How long the site of a city takes beside stock MkDocs Material, what one changed figure costs, what pages weigh.

Usage: site.py [UNITS [ROUNDS]]. Prints Markdown tables, and writes the numbers to `build/bench/site.json`.
"""

import gzip
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from city import ROOT, city, city_later
from views import first_view

from kinerja import building
from kinerja.publish.site import render

os.environ.update(NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH="1795320306")
os.environ.pop("SITE_URL", None)

UNITS = int(sys.argv[1]) if len(sys.argv) > 1 else 40
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
# A city of real size; only its weight is measured.
WHOLE_CITY = 300

STOCK = {
    "site_name": "Kinerja",
    "theme": {
        "name": "material",
        "font": False,
        "features": ["navigation.tabs", "navigation.sections", "navigation.indexes", "navigation.top"],
    },
    "markdown_extensions": ["tables", "toc"],
}


def main() -> None:
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        prepare(root)
        found |= beside_stock(root)
        found |= one_change(root)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        prepare(root)
        found |= weights(root)
    out = ROOT / "build/bench/site.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    table(found)


def prepare(root: Path) -> None:
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, root)


def beside_stock(root: Path) -> dict[str, object]:
    """Seconds from a release to the site, and those of stock Material for the same finished articles, in turn."""
    render(city(UNITS), root / "build")
    for language in ("id", "en"):
        stock(root, language)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        shutil.rmtree(root / "build/docs")
        ours.append(seconds(lambda: building.make(root, root / "site", city(UNITS))))
        theirs.append(seconds(lambda: [mkdocs(root, language) for language in ("id", "en")]))
    pages = sum(1 for _ in (root / "build/docs").rglob("*.md"))
    mine, stocks = statistics.median(ours), statistics.median(theirs)
    return {"pages": pages, "site_s": mine, "stock_material_s": stocks, "ratio": mine / stocks}


def stock(root: Path, language: str) -> None:
    """The same articles as files of a stock project: only the front matter of our theme is left out."""
    docs = root / f"stock-{language}/docs"
    for path in (root / "build/docs" / language).rglob("*.md"):
        target = docs / path.relative_to(root / "build/docs" / language)
        target.parent.mkdir(parents=True, exist_ok=True)
        _, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        target.write_text(f"---\ntitle: {json.dumps(path.parent.name)}\n---\n{body}", encoding="utf-8")
    settings = STOCK | {"docs_dir": "docs", "site_dir": "site"}
    (docs.parent / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def mkdocs(root: Path, language: str) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=root / f"stock-{language}", check=True, capture_output=True)


def one_change(root: Path) -> dict[str, object]:
    """What a new release with one other figure changes in the built site."""
    before = digests(root / "site")
    taken = seconds(lambda: building.make(root, root / "site", city_later(UNITS)))
    after = digests(root / "site")
    changed = sorted(name for name in after if after[name] != before.get(name))
    pages = [name for name in changed if name.endswith(".html")]
    return {
        "changed_files": len(changed),
        "changed_pages": len(pages),
        "of_files": len(after),
        "again_s": taken,
        "changed": changed,
    }


def weights(root: Path) -> dict[str, object]:
    """Bytes of a city of real size: first views and the search index compressed, the largest page as it is."""
    building.make(root, root / "site", city(WHOLE_CITY))
    site = root / "site"
    unit = site / "instansi/kota-contoh/unit-7/index.html"
    largest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    index = next(site.glob("cari/search-index.js"))
    return {
        "first_view_home": first_view(site / "index.html"),
        "first_view_unit": first_view(unit),
        "first_view_indicator": first_view(unit.parent / "janji-1/index.html"),
        "first_view_search": first_view(site / "cari/index.html"),
        "search_index": index.stat().st_size,
        "search_index_gzip": len(gzip.compress(index.read_bytes())),
        "largest_page": largest.stat().st_size,
        "largest_page_name": largest.relative_to(site).as_posix(),
        "files": sum(1 for path in site.rglob("*") if path.is_file()),
    }


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return round(time.perf_counter() - start, 2)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def table(found: dict[str, object]) -> None:
    print(f"| city of {UNITS} units, weights of {WHOLE_CITY}, median of {ROUNDS} | |\n|---|---:|")
    for name, value in found.items():
        if not isinstance(value, list):
            print(f"| {name.replace('_', ' ')} | {f'{value:.2f}' if isinstance(value, float) else value} |")


if __name__ == "__main__":
    main()
