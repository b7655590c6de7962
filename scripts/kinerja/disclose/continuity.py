"""From release to release: an indicator that changed without saying so breaks its series, for good.

A release is compared with the ones before it, because they are what citizens have read. What is found is kept in
every later release, so that changing an indicator back, or taking it out for a while, mends nothing.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from msgspec import structs

from kinerja import periods
from kinerja.diagnostic import Finding
from kinerja.disclose import published
from kinerja.load.document import Document
from kinerja.load.tree import Tree
from kinerja.model import Break, Indicator, Record
from kinerja.score.ledger import Ledger, ledger
from kinerja.validate.catalogue import BREAK_IS_DECLARED

# The keys of an indicator that its figures hang on, and what a change of one is called.
WATCHED = (
    ("definition", "definition"),
    ("method", "method"),
    ("aggregation", "method"),
    ("decimals", "method"),
    ("direction", "direction"),
    ("scale", "scale"),
    ("unit_of_measure", "unit"),
)
# Releases are our own files; this only keeps a wrong one from filling the memory.
LARGEST = 1 << 28
_KEYS = {what: key for key, what in reversed(WATCHED)}


@dataclass(frozen=True)
class Continued:
    """A ledger scored with the breaks that were found, the breaks, and a finding for each that is not declared.

    `units` are those of its indicators with such breaks: in them other things may be found than in the records.
    """

    ledger: Ledger
    breaks: tuple[published.FoundBreak, ...] = ()
    findings: tuple[Finding, ...] = ()
    units: frozenset[str] = frozenset()


class Past:
    """What earlier releases said of indicators: of each the newest word, and every break that was found."""

    def __init__(self, releases: Sequence[published.Release]) -> None:
        self.next = len(releases) + 1
        self.breaks = releases[-1].breaks if releases else ()
        units = (unit for release in releases for unit in release.units)
        self._last = {(unit.id, one.id): one for unit in units for one in unit.indicators}

    def last(self, indicator: Indicator) -> published.PublishedIndicator | None:
        """How the newest release that had it shows an indicator."""
        return self._last.get((indicator.unit, indicator.id))


def continued(scored: Ledger, past: Past) -> Continued:
    """The ledger, of all records or of some units, as the release after those of the past shows it."""
    breaks = _breaks(scored, past)
    documents = tuple(_affected(scored, breaks))
    if not documents:
        return Continued(scored, breaks)
    broken = scored.records.replaced(*(_broken(document, found) for document, found in documents))
    told = tuple(finding for document, found in documents for finding in _told(document, found))
    return Continued(ledger(broken), breaks, told, frozenset(one.record.unit for one, _ in documents))


def joined(breaks: Iterable[published.FoundBreak]) -> tuple[published.FoundBreak, ...]:
    """The breaks that were found in several parts, each once, in order."""
    return tuple(sorted(set(breaks), key=_order))


def undeclared(scored: Ledger, past: Past) -> tuple[Finding, ...]:
    """The findings of breaks that the indicators do not declare."""
    affected = _affected(scored, _breaks(scored, past))
    return tuple(finding for document, found in affected for finding in _told(document, found))


def _breaks(scored: Ledger, past: Past) -> tuple[published.FoundBreak, ...]:
    """The breaks found before and those found now."""
    known = {_key(one) for one in past.breaks}
    fresh = (one for one in _found(scored, past) if _key(one) not in known)
    return tuple(sorted((*past.breaks, *fresh), key=_order))


def _affected(
    scored: Ledger, breaks: Sequence[published.FoundBreak]
) -> Iterator[tuple[Document[Indicator], Sequence[published.FoundBreak]]]:
    """The indicators with breaks, and these."""
    by_indicator: dict[tuple[str, str], list[published.FoundBreak]] = defaultdict(list)
    for one in breaks:
        by_indicator[one.unit, one.indicator].append(one)
    for document in scored.records.of(Indicator) if breaks else ():
        found = by_indicator.get((document.record.unit, document.record.id))
        if found:
            yield document, found


def read(tree: Tree, folder: str) -> tuple[published.Release, ...]:
    """The releases in a folder of a tree, oldest first; none when one is broken, which `register` tells."""
    files = [one for one in tree.entries(folder) if one.name.endswith(".json") and not one.name.startswith(".")]
    try:
        return tuple(published.decode(content or b"") for content in tree.read(files, LARGEST))
    except msgspec.MsgspecError:
        return ()


def _found(scored: Ledger, past: Past) -> Iterator[published.FoundBreak]:
    """What differs from the last release that had the indicator."""
    shown: dict[tuple[str, str], list[str]] = defaultdict(list)
    for score in scored.scores if past.next > 1 else ():
        shown[score.unit, score.indicator].append(score.period)
    for document in scored.records.of(Indicator):
        unit, name = document.record.unit, document.record.id
        before = past.last(document.record)
        changed = _changed(before, document.record) if before else ()
        period = _first_changed(document.record, before, shown[unit, name]) if before and changed else None
        for what in changed if period else ():
            yield published.FoundBreak(unit=unit, indicator=name, period=period or "", what=what, found_in=past.next)


def _first_changed(indicator: Indicator, last: published.PublishedIndicator, shown: Sequence[str]) -> str | None:
    """The first period that starts after every published result, else the one with the latest result.

    None when no result was published, or a break is declared from the latest one on.
    """
    results = [one.period for one in last.figures if one.realisation is not None]
    if not results:
        return None
    latest = max(results, key=_start)
    if any(_start(one.period) >= _start(latest) for one in indicator.breaks):
        return None
    after = (period for period in shown if _start(period) > _start(latest))
    return min(after, key=lambda period: (_start(period), -periods.span(period).months), default=latest)


def _changed(last: published.PublishedIndicator, indicator: Indicator) -> tuple[str, ...]:
    """What differs, each once. Releases made before scales were published have none to compare with."""
    keys = (one for one in WATCHED if one[0] != "scale" or last.scale)
    names = (what for key, what in keys if _plain(getattr(last, key)) != _plain(getattr(indicator, key)))
    return tuple(dict.fromkeys(names))


def _plain(value: object) -> object:
    """The words of a text: spaces, capitals and punctuation are no change of a definition. `%` is a word here."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFKC", value).casefold()
    return "".join(" " if unicodedata.category(sign)[0] in "ZP" and sign != "%" else sign for sign in text).split()


def _broken(document: Document[Indicator], found: Sequence[published.FoundBreak]) -> Document[Record]:
    declared = document.record.breaks
    known = {(one.period, one.what) for one in declared}
    added = (Break(period=one.period, what=one.what) for one in found if (one.period, one.what) not in known)
    return Document(
        document.path, document.kind, structs.replace(document.record, breaks=(*declared, *added)), document.source
    )


def _told(document: Document[Indicator], found: Sequence[published.FoundBreak]) -> Iterator[Finding]:
    declared = {one.period for one in document.record.breaks}
    for one in found:
        if one.period not in declared:
            key = _KEYS[one.what]
            at = document.at(key)
            yield BREAK_IS_DECLARED.finding(at, key=key, what=one.what, period=one.period, release=one.found_in)


def _start(period: str) -> int:
    return periods.span(period).first


def _key(one: published.FoundBreak) -> tuple[str, str, str, str]:
    return one.unit, one.indicator, one.period, one.what


def _order(one: published.FoundBreak) -> tuple[str, str, tuple[int, int], str]:
    return one.unit, one.indicator, periods.order(one.period), one.what
