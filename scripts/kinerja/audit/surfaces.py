"""Reads the built site as a citizen's scraper does, and tells every number about people that no release explains.

Figures come from open data, tables of pages and release files as claims, which the attack weighs like the releases.
Numbers in texts, attributes, drawings and the search index beside them are explained by the release or told.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from kinerja.audit import surfaces_tables as tables
from kinerja.audit.knowledge import Claim
from kinerja.audit.surfaces_figures import Figures, figures
from kinerja.audit.surfaces_numbers import numbers, span, without_names
from kinerja.audit.surfaces_page import Page, Told, page

_UNKNOWN = Figures("", 0, {}, frozenset(), ())
# A script that assigns one object: `const searchIndex={"pages":[[texts and numbers …, address], …], …};`.
_SEARCH_INDEX = "search-index.js"


@dataclass(frozen=True, order=True)
class Unexplained:
    """Something said about people that the release does not say: in which file, in what place of it, and what."""

    path: str
    where: str
    text: str


@dataclass(frozen=True)
class Surfaces:
    """The claims of a site by government, and what the release of the government does not explain, in order."""

    claims: Mapping[str, tuple[Claim, ...]]
    unexplained: tuple[Unexplained, ...]


def claims(site: Path) -> Surfaces:
    """All that the files of a built site say of people."""
    reading = _Site(site)
    unexplained = sorted({*reading.releases(), *reading.tables(), *reading.pages(), *reading.search()})
    ordered = {name: tuple(dict.fromkeys(found)) for name, found in sorted(reading.claims.items())}
    return Surfaces(ordered, tuple(unexplained))


def compare(found: Iterable[Claim], releases: Sequence[Mapping[str, Any]]) -> tuple[Unexplained, ...]:
    """Claims that say something other than the release they were published with; releases of one government."""
    stated = {one["number"]: figures(one).groups for one in releases}
    differing = set()
    for claim in found:
        group = stated.get(claim.release, {}).get((claim.period, claim.group))
        if group is None or group.shown.get(claim.metric) != (claim.low, claim.high):
            where = " ".join(filter(None, (claim.period, *claim.group, claim.metric)))
            differing.add(Unexplained(claim.source, where, f"{claim.low}–{claim.high}"))
    return tuple(sorted(differing))


class _Site:
    """A site while it is read: release files first, for they explain the rest."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._figures: dict[str, Figures] = {}
        self._pages: dict[str, tuple[Page, Figures]] = {}
        self.claims: dict[str, list[Claim]] = {}

    def releases(self) -> Iterator[Unexplained]:
        """The files of releases; the newest of a government explains what its other files say."""
        numbered: dict[tuple[str, int], Figures] = {}
        for file, path in self._files("release.json"):
            try:
                own = figures(json.loads(file.read_bytes(), parse_float=Decimal))
            except (ValueError, KeyError, TypeError, ArithmeticError):
                yield Unexplained(path, "unreadable", "")
                continue
            if numbered.setdefault((own.government, own.release), own) != own:
                yield Unexplained(path, "release-differs", own.government)
            if self._figures.setdefault(own.government, own).release < own.release:
                self._figures[own.government] = own
            for (period, group), stated in own.groups.items():
                for metric, (low, high) in stated.shown.items():
                    self._claim(own, Claim(path, own.release, period, group, metric, low, high))

    def tables(self) -> Iterator[Unexplained]:
        """The tables `staff.csv` and `staff.json`; each stands in the folder of its government."""
        for file, path in (*self._files("staff.csv"), *self._files("staff.json")):
            own = self._of(path)
            try:
                rows = tables.rows(file)
            except (ValueError, csv.Error):
                yield Unexplained(path, "unreadable", "")
                continue
            for claim in tables.claims(rows, path, own.release):
                self._claim(own, claim)
            yield from (Unexplained(path, where, text) for where, text in tables.faults(rows, own))

    def pages(self) -> Iterator[Unexplained]:
        """The pages with sections or cells about people."""
        for file, path in self._files("*.html"):
            text = file.read_text(encoding="utf-8", errors="replace")
            if "staff" in text or "data-metric" in text:
                read = page(text)
                self._pages[path] = read, self._of(path, *(one.government for one in read.told[:1]))
                for told in read.told:
                    yield from self._told(path, read.language, told)

    def search(self) -> Iterator[Unexplained]:
        """Entries of the search index that lead to a page with something about people.

        They may also tell what the page tells outside of the sections about people: the figures of a unit.
        """
        for file, path in self._files(_SEARCH_INDEX):
            script = file.read_text(encoding="utf-8").strip()
            for *texts, address in json.loads(script.partition("=")[2].rstrip(";")).get("pages", ()):
                target = normpath(PurePosixPath(path).parent / str(address))
                read, own = self._pages.get(target, (None, _UNKNOWN))
                if read and read.told:
                    text = " ".join(one for one in texts if isinstance(one, str))
                    elsewhere = (value for _, value in numbers(read.outside, read.language))
                    allowed = own.searchable | {value for value in elsewhere if value is not None}
                    yield from _strange(path, "search-index", text, read.language, own, allowed)

    def _told(self, path: str, language: str, told: Told) -> Iterator[Unexplained]:
        own, place = self._of(path, told.government), told.place
        if place is None:
            allowed = frozenset() if told.where.startswith("svg") else own.plain
            yield from _strange(path, told.where, told.text, language, own, allowed)
            return
        stated = own.groups.get((place.period, place.group))
        bounds = frozenset(stated.shown.get(place.metric, ()) if stated else ())
        if told.where != "cell":
            yield from _strange(path, told.where, told.text, language, own, bounds | own.plain)
            return
        # Of the limits that stand in other places none has business inside a figure.
        yield from _strange(path, "cell", told.text, language, _UNKNOWN, bounds)
        found = span(told.text, language)
        if found:
            self._claim(own, Claim(path, own.release, place.period, place.group, place.metric, *found))
        elif numbers(told.text, language):
            yield Unexplained(path, "cell", told.text)

    def _claim(self, own: Figures, claim: Claim) -> None:
        self.claims.setdefault(own.government, []).append(claim)

    def _of(self, path: str, government: str = "") -> Figures:
        """The figures of the government that is named, or in whose folder the file lies."""
        names = (government, *PurePosixPath(path).parts)
        return next((self._figures[name] for name in names if name in self._figures), _UNKNOWN)

    def _files(self, pattern: str) -> list[tuple[Path, str]]:
        return [(file, file.relative_to(self._site).as_posix()) for file in sorted(self._site.rglob(pattern))]


def _strange(
    path: str, where: str, text: str, language: str, own: Figures, allowed: frozenset[Decimal]
) -> Iterator[Unexplained]:
    rest = without_names(text, own.names)
    # Attributes are written for programs as often as for people.
    languages = (language, "en") if where.startswith("attribute") else (language,)
    read = [numbers(rest, one) for one in languages]
    for same in zip(*read, strict=True):
        if not any(value in allowed for _, value in same):
            yield Unexplained(path, where, same[0][0])
