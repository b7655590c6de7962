"""Whatever somebody writes into a record, the pages show it and do nothing else."""

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, count, cycle, zip_longest
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import changes_sample
import msgspec
import payloads
import publish_sample
import pytest
from filling import NUMBER, filled, free_fields, used_fields
from kinds import pages
from making import made
from playwright.sync_api import Browser
from visiting import PHONE, served, visit

from kinerja.model import Grade
from kinerja.publish.site import Site

# One round fills every free text of the sample once; with public lists in HOSTILE_LISTS all texts take about twenty.
ROUNDS = int(os.environ.get("HOSTILE_ROUNDS", "1"))

OWN = (
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} #{7*7} <%= 7*7 %>",
    "[x](javascript:alert(1)) ![](javascript:alert(2)) <https://x.invalid>",
    "{: onclick=alert(1) } {:#isi} `kode` ```",
    "</title><script>alert(1)</script>",
    "</div></div></article><img src=x onerror=alert(1)>",
    "]]> <!-- --> </script> <![CDATA[ <?php",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp &notit;",
    "Donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627 \u05d3\u05d4\u05d5",
    "\U0001f600\U0001f469\U0001f3fd\U0001f4bb \U0001f1ee\U0001f1e9" * 9,
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349" * 20,
    "--- \ntitle: x\n---\n\n# Judul\n\n* butir\n\n    kode",
)

TOKEN = re.compile(r"Q\d+Z")


def holdable(text: str) -> bool:
    """Whether a record can hold a text as a text: the reader refuses signs that nobody sees."""
    return not NUMBER.fullmatch(text.strip()) and not any(
        unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and sign != "\n" for sign in text
    )


def corpus() -> list[str]:
    """All texts once, those of the lists in turn, so that each round has some of each."""
    everything = dict.fromkeys(chain.from_iterable(zip_longest(_stirred([*payloads.made()]), *payloads.listed())))
    return [*OWN, *(one for one in everything if one and one.strip() and holdable(one))]


def _stirred(texts: list[str]) -> list[str]:
    """The texts in another order, the same each time: neighbours are made of the same parts."""
    return [texts[place * 997 % len(texts)] for place in range(len(texts))]


def sample() -> Site:
    """A site that shows every free text there is."""
    site = changes_sample.site()
    chains = tuple(tuple(_graded(one) for one in releases) for releases in site.releases)
    return replace(site, releases=chains, policies=publish_sample.site().policies)


def _graded(release: Any) -> Any:
    if not release.units:
        return release
    office, *others = release.units
    first, *rest = office.indicators
    first = msgspec.structs.replace(first, scale=(Grade(word="Baik", value=1),))
    return msgspec.structs.replace(release, units=(msgspec.structs.replace(office, indicators=(first, *rest)), *others))


@dataclass(frozen=True)
class Planted:
    """A built site, and the texts in it in the order of the fields."""

    folder: Path
    texts: tuple[str, ...]


def planted(texts: Iterator[str], root: Path) -> Planted:
    """The sample with another text in each field."""
    said: list[str] = []

    def say() -> str:
        said.append(next(texts))
        return said[-1]

    site = sample()
    other = replace(
        site,
        releases=tuple(tuple(filled(release, say) for release in releases) for releases in site.releases),
        policies=tuple(filled(policy, say) for policy in site.policies),
    )
    return Planted(made(other, root), tuple(said))


def flat(text: str) -> str:
    return " ".join(re.split("[ \t\n\r\f]+", text)).strip()


def test_the_sample_has_something_in_every_free_text_of_a_release() -> None:
    site = sample()
    used = {field for releases in site.releases for release in releases for field in used_fields(release)}
    assert sorted(free_fields() - used) == []


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value, names of fields too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable((name, *strings(one)) for name, one in value.items())
    elif isinstance(value, list):
        yield from chain.from_iterable(map(strings, value))


def content(path: Path) -> str:
    """What a program reads in a file; it fails where the file is not what its name says."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".html":
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        return " ".join(chain.from_iterable(strings(json.loads(block)) for block in blocks))
    if path.suffix == ".svg":  # a chart cuts long texts, so it only has to be whole
        ElementTree.fromstring(text)
        return ""
    if path.suffix == ".xml":
        return " ".join(ElementTree.fromstring(text).itertext())
    if path.suffix == ".csv":
        return " ".join(chain.from_iterable(csv.reader(io.StringIO(text), strict=True)))
    if path.name == "search-index.js":
        text = text.partition("=")[2].rstrip(";\n")
    return " ".join(strings(json.loads(text)))


def read_by_programs(folder: Path) -> list[str]:
    """The files that programs read, by their paths."""
    kinds = ("*.html", "*.xml", "*.svg", "*.csv", "*.json", "*.jsonld", "search-index.js")
    return sorted(path.relative_to(folder).as_posix() for kind in kinds for path in folder.rglob(kind))


def lost(before: str, after: str, texts: tuple[str, ...]) -> list[str]:
    """The texts that are not where the harmless words stand, neither as they are nor in an example of JSON."""
    there = flat(after)
    missing = (texts[int(token[1:-1])] for token in sorted(set(TOKEN.findall(before))))
    return [one for one in missing if flat(one) not in there and flat(json.dumps(one)[1:-1]) not in there]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The site with a word of its own in each free text, which tells where each of them is shown."""
    return planted((f"Q{number}Z" for number in count()), tmp_path_factory.mktemp("harmless"))


@pytest.mark.parametrize("number", range(ROUNDS))
def test_hostile_texts_are_shown_and_do_nothing(
    number: int, harmless: Planted, browser: Browser, tmp_path: Path
) -> None:
    texts = corpus()
    start = number * len(harmless.texts) % len(texts)
    hostile = planted(cycle([*texts[start:], *texts[:start]]), tmp_path)
    assert pages(hostile.folder) == pages(harmless.folder)

    faults: dict[str, list[str]] = {}
    with served(hostile.folder) as host, visit(browser, host.url, viewport=PHONE) as tab:
        for name in (one for one in pages(hostile.folder) if not one.endswith("404.html")):
            calm = publish_sample.Skeleton((harmless.folder / name).read_text(encoding="utf-8")).text
            wrong = tab.go(host.address(name))
            wrong += lost(calm, tab.page.evaluate("document.documentElement.textContent"), hostile.texts)
            if tab.width() > PHONE["width"]:
                wrong.append(f"width {tab.width()}")
            if wrong:
                faults[name] = wrong
    assert not faults, json.dumps(faults, indent=1)


def test_programs_read_hostile_texts_unchanged(harmless: Planted, tmp_path: Path) -> None:
    hostile = planted(cycle(corpus()), tmp_path)
    names = read_by_programs(hostile.folder)
    assert names == read_by_programs(harmless.folder)
    faults = {
        name: wrong
        for name in names
        if (wrong := lost(content(harmless.folder / name), content(hostile.folder / name), hostile.texts))
    }
    assert not faults, json.dumps(faults, indent=1)
