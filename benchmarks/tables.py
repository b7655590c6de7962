"""Results as Markdown tables, in the languages of the public; the same tables stand on the page about speed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from verdicts import rows

ROOT = Path(__file__).parents[1]
PAGES = {"id": ROOT / "docs/id/kecepatan/index.md", "en": ROOT / "docs/en/speed/index.md"}
PLACE = re.compile(r"(<!-- measured: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)

Words = Mapping[str, Any]


def filled(page: str, results: Mapping[str, Any], language: str) -> str:
    """A page with the table of each marked place made anew."""
    return PLACE.sub(lambda found: f"{found[1]}\n{table(found[2], results, language)}\n{found[4]}", page)


def table(name: str, results: Mapping[str, Any], language: str) -> str:
    """One of TABLES as Markdown."""
    words = _words()[language]
    return _markdown(words["heads"][name], TABLES[name](results, words))


def _verdicts(results: Mapping[str, Any], words: Words) -> Iterator[tuple[str, ...]]:
    for row in rows(results["measures"]):
        unit = words["units"][row.unit]
        limits = "; ".join(_limit(one, words) for one in (row.bar, row.goal))
        figure = f"{_figure(row.value, words)}{unit}"
        yield words["rows"][row.name], figure, limits, words["results"][row.verdict]


def _measures(results: Mapping[str, Any], words: Words) -> Iterator[tuple[str, ...]]:
    for name, found in results["measures"].items():
        sizes = {size: _whole(count, words) for size, count in found.items() if isinstance(count, int)}
        work = words["experiments"][name].format_map(sizes)
        for task, measured in found.items():
            if isinstance(measured, dict):
                figures = (_figure(measured[one], words) for one in ("wall", "cpu", "peak"))
                yield f"{work}: {words['tasks'][task]}", *figures


def _profile(results: Mapping[str, Any], words: Words) -> Iterator[tuple[str, ...]]:
    found = results["profile"]
    for stage, seconds in sorted(found["stages"].items(), key=lambda one: -one[1]):
        share = f"{round(100 * seconds / found['seconds'])} %"
        yield words["stages"][stage], _figure(seconds, words), share


def _floor(results: Mapping[str, Any], words: Words) -> Iterator[tuple[str, ...]]:
    for name, seconds in results["floor"].items():
        yield words["floors"][name], _figure(seconds, words)


def _machine(results: Mapping[str, Any], words: Words) -> Iterator[tuple[str, ...]]:
    for name, value in ({"date": results["date"]} | results["machine"]).items():
        yield words["machine"][name], str(value)
    yield from results["versions"].items()


TABLES = {"verdicts": _verdicts, "measures": _measures, "profile": _profile, "floor": _floor, "machine": _machine}


def _markdown(heads: Iterable[str], lines: Iterable[tuple[str, ...]]) -> str:
    heads = tuple(heads)
    ruler = ("---", *("---:" for _ in heads[1:]))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, ruler, *lines))


def _figure(value: float, words: Words) -> str:
    """Three significant digits; the whole part is never shortened."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    whole, point, part = f"{value:,.{digits}f}".partition(".")
    return whole.replace(",", words["thousands"]) + (words["decimal"] + part if point else "")


def _limit(value: float, words: Words) -> str:
    return f"{value:.3g}".replace(".", words["decimal"]) if value < 10 else _whole(round(value), words)


def _whole(value: int, words: Words) -> str:
    return f"{value:,}".replace(",", words["thousands"])


@cache
def _words() -> Mapping[str, Words]:
    return dict(yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8")))
