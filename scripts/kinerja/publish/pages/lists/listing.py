"""What the long lists of a government share: its promises with their latest figures, and pages to turn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.marks import Mark, figure_mark
from kinerja.publish.pages import parts
from kinerja.publish.voice import Voice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Promise:
    """An indicator of a unit, and the figure that tells most of it today, if there is any."""

    unit: PublishedUnit
    indicator: PublishedIndicator
    figure: Figure | None

    def address(self, release: Release) -> Address:
        """The page of the indicator."""
        return address.indicator(release.government.id, self.unit.id, self.indicator.id)


@dataclass(frozen=True, slots=True)
class Turn:
    """Which of a list's pages this is (from 1), and the pages before and after it."""

    number: int
    total: int
    before: Address | None
    after: Address | None


def promises(release: Release) -> Iterator[Promise]:
    """All promises of a government, unit by unit."""
    for unit in release.units:
        for indicator in unit.indicators:
            yield Promise(unit, indicator, parts.headline(indicator))


def mark(voice: Voice, release: Release, figure: Figure | None) -> Mark:
    """The mark of a figure, and of none."""
    return figure_mark(voice, release, figure) if figure else Mark(voice.text("promises.no_figure"), "none")


def reading(voice: Voice, indicator: PublishedIndicator, figure: Figure | None) -> str:
    """A figure in one phrase: what was reached of what, and when."""
    if figure is None:
        return voice.text("promises.no_figure")
    told = (("realisation", figure.realisation), ("target", figure.target))
    facts = {name: voice.amount(value, indicator) for name, value in told if value is not None}
    if not facts:
        return voice.text("promises.no_figure")
    key = "both" if len(facts) == 2 else next(iter(facts))
    return voice.text(f"promises.reading.{key}", period=voice.period(figure.period), **facts)


def sliced(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """A list in pieces of at most `size`; of an empty list one empty piece."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [()]


def turn(number: int, total: int, at: Callable[[int], Address]) -> Turn:
    """The place of a page among `total` pages, the addresses of which `at` knows."""
    return Turn(number, total, at(number - 1) if number > 1 else None, at(number + 1) if number < total else None)


def numbered(voice: Voice, title: str, one: Turn) -> str:
    """The title of a page; pages of one list need titles of their own."""
    if one.number == 1:
        return title
    return voice.text("promises.numbered", title=title, number=one.number, total=one.total)
