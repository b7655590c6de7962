"""Units of one kind side by side: never a league table, only what can fairly be compared."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from statistics import median

from kinerja.disclose.published import PublishedUnit, Release, Summary
from kinerja.publish import address, dot_strip, sentences
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.marks import tally
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists.listing import numbered, sliced, turn
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# As many units as a page can carry and still be light.
_ROWS = 40

# The middle of fewer units would only be the figure of one of them, or between two.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Middle:
    """The average achievements of a group in one period, lowest first, and their median when there are enough."""

    period: str
    averages: tuple[Decimal, ...]

    @property
    def median(self) -> Decimal | None:
        """The exact median, or None when there are too few units."""
        return median(self.averages) if len(self.averages) >= _FEWEST else None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in words."""

    name: str
    address: Address
    indicators: str
    counts: str
    average: str
    remark: str


def groups(release: Release) -> dict[str, tuple[PublishedUnit, ...]]:
    """The units of each kind, by name; a kind may have one unit only."""
    found: dict[str, list[PublishedUnit]] = defaultdict(list)
    for unit in sorted(release.units, key=_by_name):
        found[unit.type].append(unit)
    return {kind: tuple(found[kind]) for kind in sorted(found)}


def middle(units: Sequence[PublishedUnit]) -> Middle | None:
    """The averages of the latest period that at least half of the units with any average share."""
    averages: dict[str, list[Decimal]] = defaultdict(list)
    rated = 0
    for unit in units:
        known = {one.period: one.average for one in unit.summaries if one.average is not None}
        rated += bool(known)
        for period, average in known.items():
            averages[period].append(average)
    shared = [period for period, held in averages.items() if 2 * len(held) >= rated]
    if not shared:
        return None
    latest = max(shared, key=lambda one: span(one).order)
    return Middle(latest, tuple(sorted(averages[latest])))


def kind_word(voice: Voice, kind: str) -> str:
    """The word for a kind of units; local kinds, which no locale can know, by their own name."""
    word = voice.word("unit_types", kind)
    return kind.replace("-", " ").capitalize() if word == kind else word


def _by_name(unit: PublishedUnit) -> tuple[str, str]:
    # School 2 stands before school 10.
    return re.sub(r"[0-9]+", lambda found: found[0].zfill(20), unit.name.casefold()), unit.id


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """For each kind of units of each government as many pages as it needs."""
    for release in site.latest:
        for kind, units in groups(release).items():
            yield from _pages(voice, release, kind, units)


def _pages(voice: Voice, release: Release, kind: str, units: tuple[PublishedUnit, ...]) -> Iterator[Page]:
    government = release.government
    compared = middle(units)
    lead = _lead(voice, units, compared)
    facts = {"kind": kind_word(voice, kind), "government": government.name}
    at = partial(address.peers, government.id, kind)
    pieces = sliced(units, _ROWS)
    for number, piece in enumerate(pieces, 1):
        here = turn(number, len(pieces), at)
        yield Page(
            address=at(number),
            title=numbered(voice, voice.text("peers.title", **facts), here),
            description=voice.text("peers.about", lead=lead, **facts),
            template="peers.html",
            release=release,
            trail=parts.crumbs(release),
            kind="list",
            keywords=(kind,),
            view={
                "lead": lead,
                "rows": tuple(_row(voice, release, unit, compared) for unit in piece),
                "alone": len(units) == 1,
                "period": voice.period(compared.period) if compared else "",
                "strip": dot_strip.strip(compared.averages, compared.median) if compared and len(units) > 1 else None,
                "strip_words": _strip_words(voice, compared) if compared else None,
                "turn": here,
            },
        )


def _lead(voice: Voice, units: Sequence[PublishedUnit], compared: Middle | None) -> str:
    if len(units) == 1:
        return voice.text("peers.alone", name=units[0].name)
    said = voice.text("peers.count", count=voice.number(len(units)))
    return f"{said} {_median(voice, compared)}" if compared else f"{said} {voice.text('peers.no_average')}"


def _median(voice: Voice, compared: Middle) -> str:
    facts = {"period": voice.period(compared.period), "count": voice.number(len(compared.averages))}
    if compared.median is None:
        return voice.text("peers.too_few", fewest=_FEWEST, **facts)
    return voice.text("peers.median", median=voice.percent(compared.median), **facts)


def _strip_words(voice: Voice, compared: Middle) -> dict[str, str]:
    lowest, highest = voice.percent(compared.averages[0]), voice.percent(compared.averages[-1])
    reach = voice.text("peers.reach", lowest=lowest, highest=highest)
    return {
        "lowest": lowest,
        "highest": highest if highest != lowest else "",
        "median": "" if compared.median is None else voice.text("peers.line", median=voice.percent(compared.median)),
        "sentence": f"{_median(voice, compared)} {reach}",
    }


def _row(voice: Voice, release: Release, unit: PublishedUnit, compared: Middle | None) -> UnitRow:
    none = voice.text("none")
    place = address.unit(release.government.id, unit.id)
    summary = next((one for one in unit.summaries if compared and one.period == compared.period), None)
    if summary is None:
        return UnitRow(unit.name, place, none, voice.text("peers.no_figures"), none, "")
    counted = {"counted": voice.number(summary.counted), "indicators": voice.number(summary.indicators)}
    return UnitRow(
        name=unit.name,
        address=place,
        indicators=voice.text("peers.counted", **counted),
        counts=sentences.parts(voice, tally(voice, release, summary.period, [summary])) or none,
        average=none if summary.average is None else voice.percent(summary.average),
        remark=_remark(voice, summary),
    )


def _remark(voice: Voice, summary: Summary) -> str:
    weighted = voice.text("peers.weighted") if summary.weighted and summary.average is not None else ""
    return " ".join(one for one in (weighted, sentences.not_comparable(voice, summary)) if one)
