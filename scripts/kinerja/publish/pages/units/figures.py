"""The indicators of a unit with their latest figures: on its page, or where there are many on pages of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish import address, charts, sentences
from kinerja.publish.address import Address
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists.listing import numbered, sliced, turn
from kinerja.publish.voice import Voice

# With more than this the page of the unit shows what was not reached, and a list of its own has all.
LISTED = 10
_ROWS = 24

# What needs attention first; the order of the records within.
_ATTENTION = ("empty", "half", "none", "full")


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest figure of an indicator, whether that is better than before, and the shape of its series."""

    row: parts.Row
    change: str
    spark: charts.Sparkline | None


@dataclass(frozen=True, slots=True)
class Every:
    """How many indicators have figures, and the list of all of them."""

    count: int
    address: Address


def latest(voice: Voice, release: Release, unit: PublishedUnit) -> tuple[Latest, ...]:
    """The rows for the page of the unit, at most `LISTED`."""
    rows = rows_of(voice, release, unit, unit.indicators)
    if len(rows) > LISTED:
        rows = sorted(rows, key=lambda one: _ATTENTION.index(one.row.mark.shape))[:LISTED]
    return tuple(rows)


def rows_of(
    voice: Voice, release: Release, unit: PublishedUnit, indicators: Iterable[PublishedIndicator]
) -> list[Latest]:
    """The latest figures of some indicators of a unit, without those that have none."""
    figures = [(one, figure) for one in indicators if (figure := parts.headline(one))]
    return [_latest(voice, release, unit, one, figure) for one, figure in figures]


def every(release: Release, unit: PublishedUnit) -> Every | None:
    """The list of all indicators, where the page of the unit has no room for them."""
    count = sum(bool(one.figures) for one in unit.indicators)
    return Every(count, _place(release, unit, 1)) if count > LISTED else None


def without(release: Release, unit: PublishedUnit) -> tuple[Crumb, ...]:
    """Some of the indicators that have no figure at all."""
    found = (one for one in unit.indicators if not one.figures)
    return tuple(
        Crumb(one.name, address.indicator(release.government.id, unit.id, one.id)) for one in islice(found, LISTED)
    )


def pages(voice: Voice, release: Release, unit: PublishedUnit) -> Iterator[Page]:
    """The list of all indicators of a unit that has many."""
    if not every(release, unit):
        return
    title = voice.text("unit.every_title", name=unit.name)
    pieces = sliced([one for one in unit.indicators if one.figures], _ROWS)
    for number, piece in enumerate(pieces, 1):
        here = turn(number, len(pieces), lambda other: _place(release, unit, other))
        yield Page(
            address=_place(release, unit, number),
            title=numbered(voice, title, here),
            description=voice.text("unit.every_description", name=unit.name, government=release.government.name),
            template="unit_figures.html",
            release=release,
            trail=parts.crumbs(release, unit),
            kind="list",
            view={"rows": rows_of(voice, release, unit, piece), "turn": here},
        )


def _place(release: Release, unit: PublishedUnit, number: int) -> Address:
    # Below a word of its own: what follows an indicator's id is never a page.
    return *address.unit(release.government.id, unit.id), "@promises", str(number)


def _latest(
    voice: Voice, release: Release, unit: PublishedUnit, indicator: PublishedIndicator, figure: Figure
) -> Latest:
    spark = parts.spark(voice, indicator)
    # The shape may be of shorter periods than the figure; then these are told in words.
    trend = parts.trend(voice, indicator) if spark and figure.change is None and not figure.series_break else None
    change = trend.sentence if trend else _change(voice, indicator, figure)
    return Latest(parts.figure_row(voice, release, unit, indicator, figure), change, spark)


def _change(voice: Voice, indicator: PublishedIndicator, figure: Figure) -> str:
    """The change against the period before, and where the direction tells it whether that is good."""
    told = sentences.change(voice, figure)
    rising = {"increase": True, "decrease": False}.get(indicator.direction)
    if not figure.change or rising is None:
        return told
    key = "better" if (figure.change > 0) == rising else "worse"
    return voice.text(f"unit.{key}", change=told)
