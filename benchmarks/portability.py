"""Whether another builder makes the same pages of the same Markdown files: zensical beside MkDocs; a Markdown table.

Usage: portability.py ZENSICAL, the path of the program. `kinerja build` must have run before. The exit code is 1 where
an article differs.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
SITES = {"mkdocs.yml": "", "mkdocs.en.yml": "en"}


class Article(HTMLParser):
    """What the article of a page says: its texts, its links and its pictures, in their order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        _, _, rest = source.partition("<article")
        self.feed(rest.partition(">")[2].partition("</article>")[0])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts += [f"{tag} {name} {value}" for name, value in attrs if name in {"href", "src", "id", "aria-label"}]

    def handle_data(self, data: str) -> None:
        self.parts += data.split()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder)
        for part in ("docs", "theme"):
            shutil.copytree(ROOT / "build" / part, other / "build" / part)
        for settings in SITES:
            shutil.copy(ROOT / settings, other)
        start = time.perf_counter()
        for settings in SITES:
            build(other, settings)
        print(f"| zensical, both languages, s | {time.perf_counter() - start:.2f} |\n|---|---:|")
        raise SystemExit(compared(other / "site"))


def build(folder: Path, settings: str) -> None:
    command = [Path(sys.argv[1]).absolute(), "build", "--config-file", settings]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def compared(site: Path) -> int:
    names = sorted(path.relative_to(ROOT / "site").as_posix() for path in (ROOT / "site").rglob("*.html"))
    missing = [name for name in names if not (site / name).is_file()]
    others = [name for name in names if name not in missing and not same(name, site)]
    print(f"| pages | {len(names)} |\n| missing | {len(missing)} |\n| other article | {len(others)} |")
    for name in [*missing, *others][:20]:
        print(f"- {name}")
    return 1 if missing or others else 0


def same(name: str, site: Path) -> bool:
    ours, theirs = (Article((folder / name).read_text(encoding="utf-8")).parts for folder in (ROOT / "site", site))
    # The invisible mark of zensical's own link past the head.
    return ours == [part for part in theirs if not re.fullmatch(r"\w+ id __skip", part)]


if __name__ == "__main__":
    main()
