"""What should be known by the day of a release and is not, and what is known without proof."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish.span import span

_STATES = frozenset({"pending", "not-measured"})


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that is missing though its period is over; `due` is None where no due date was stated.

    `days` have gone by from the due date, or else from the last day of the period, to the day of the release.
    """

    unit: PublishedUnit
    indicator: PublishedIndicator
    figure: Figure
    ends: str
    due: str | None
    days: int


@dataclass(frozen=True, slots=True)
class Unproven:
    """A unit with figures that name neither evidence nor a source: how many of how many."""

    unit: PublishedUnit
    number: int
    figures: int


def missing(release: Release) -> tuple[Missing, ...]:
    """What is overdue, then what has no due date; each newest period first, unit by unit."""
    return tuple(sorted(_missing(release), key=_order))


def within_time(release: Release) -> int:
    """How many figures of periods that are over are still awaited and not yet due."""
    return sum(not _is_due(release, ends, due) for *_, ends, due in _awaited(release))


def unproven(release: Release) -> tuple[Unproven, ...]:
    """The units with such figures, in the order of the release."""
    found = []
    for unit in release.units:
        known = [one for indicator in unit.indicators for one in indicator.figures if one.realisation is not None]
        bare = sum(not one.evidence and one.source is None for one in known)
        if bare:
            found.append(Unproven(unit, bare, len(known)))
    return tuple(found)


def _missing(release: Release) -> Iterator[Missing]:
    made = _day(release.made)
    for unit, indicator, figure, ends, due in _awaited(release):
        if _is_due(release, ends, due):
            yield Missing(unit, indicator, figure, ends, due, (made - _day(due or ends)).days)


def _awaited(
    release: Release,
) -> Iterator[tuple[PublishedUnit, PublishedIndicator, Figure, str, str | None]]:
    """Every figure without a result, with the last day of its period and the due date."""
    stated = {one.id: (one.ends, one.measurements_due) for one in release.periods}
    for unit in release.units:
        for indicator in unit.indicators:
            for figure in indicator.figures:
                if figure.state in _STATES and figure.realisation is None:
                    ends, due = stated.get(figure.period) or (_last_day(figure.period), None)
                    if _day(ends) < _day(release.made):
                        yield unit, indicator, figure, ends, due


def _is_due(release: Release, ends: str, due: str | None) -> bool:
    return _day(due or ends) < _day(release.made)


def _order(one: Missing) -> tuple[bool, tuple[int, ...]]:
    return one.due is None, tuple(-part for part in span(one.figure.period).order)


def _last_day(period: str) -> str:
    parsed = span(period)
    month = parsed.number * parsed.months
    return date(parsed.year, month, monthrange(parsed.year, month)[1]).isoformat()


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])
