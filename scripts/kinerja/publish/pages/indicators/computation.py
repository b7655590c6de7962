"""How every figure of an indicator was computed, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish import address, sentences
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# The page of the indicator has room for so many figures as rows of a table.
ROWS = 12

# So many figures with their inputs and steps fit on a page of 40 KB.
_FIGURES = 10


@dataclass(frozen=True, slots=True)
class Section:
    """A figure with its computation, if there was anything to compute, and its printed figures."""

    id: str
    period: str
    sentence: str
    capped: str | None
    computation: parts.Computation | None
    comparisons: tuple[parts.ComparisonRow, ...]
    compared: str


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The pages of each indicator that has more to tell than the page of the indicator itself."""
    for release in site.latest:
        for unit in release.units:
            for indicator in unit.indicators:
                if is_needed(indicator):
                    yield from _pages(voice, release, unit, indicator)


def is_needed(indicator: PublishedIndicator) -> bool:
    """Whether the page of the indicator cannot show everything: it has the latest computation and some rows."""
    return len(indicator.figures) > ROWS or sum(bool(one.inputs or one.trace) for one in indicator.figures) > 1


def newest_first(indicator: PublishedIndicator) -> Sequence[Figure]:
    """The figures of an indicator in the order of all its tables."""
    return sorted(indicator.figures, key=lambda one: span(one.period).order, reverse=True)


def of_figure(voice: Voice, release: Release, figure: Figure) -> parts.Computation | None:
    """The computation of a figure in words."""
    title = voice.text("indicator.computed_for", period=voice.period(figure.period))
    return parts.computation(voice, release, title, figure.inputs, figure.trace)


def _pages(voice: Voice, release: Release, unit: PublishedUnit, indicator: PublishedIndicator) -> Iterator[Page]:
    ordered = newest_first(indicator)
    place = (release.government.id, unit.id, indicator.id)
    addresses = [address.computation(*place, number) for number in range(1, -(-len(ordered) // _FIGURES) + 1)]
    for number, here in enumerate(addresses):
        figures = ordered[number * _FIGURES : (number + 1) * _FIGURES]
        periods = voice.period(figures[0].period), voice.period(figures[-1].period)
        title = voice.text("computation.title", name=indicator.name)
        yield Page(
            address=here,
            title=voice.text("computation.page", title=title, number=number + 1) if number else title,
            description=voice.text("computation.description", name=indicator.name, unit=unit.name, count=len(ordered)),
            template="computation.html",
            release=release,
            trail=(*parts.crumbs(release, unit), Crumb(indicator.name, address.indicator(*place))),
            view={
                "indicator": indicator.name,
                "above": address.indicator(*place),
                "first": periods[0],
                "last": periods[1],
                "sections": tuple(_section(voice, release, indicator, one) for one in figures),
                "number": number + 1,
                "addresses": addresses,
            },
        )


def _section(voice: Voice, release: Release, indicator: PublishedIndicator, figure: Figure) -> Section:
    return Section(
        id=figure.period,
        period=voice.period(figure.period),
        sentence=sentences.reached(voice, release, indicator, figure),
        capped=sentences.capped(voice, figure),
        computation=of_figure(voice, release, figure),
        comparisons=tuple(parts.comparison_row(voice, release, figure.period, one) for one in figure.comparisons),
        compared=sentences.compared(voice, figure.comparisons),
    )
