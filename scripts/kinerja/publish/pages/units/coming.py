"""What a unit is to do next: the steps that it wrote down, and the targets that are still to come."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.pages import parts
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

_LISTED = 6


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator and what is told of it: a step, or a target."""

    name: str
    address: Address
    text: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A period with targets whose results are not known yet; `due` says by when, where the government says so."""

    period: str
    due: str
    targets: tuple[Told, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Next:
    """Steps and coming targets, each with a sentence about those that found no room."""

    steps: tuple[Told, ...]
    more: str
    coming: tuple[Coming, ...]


def what_next(voice: Voice, release: Release, unit: PublishedUnit) -> Next:
    """What a unit is to do next."""
    steps = [(one, found.next_step) for one in unit.indicators if (found := parts.headline(one)) and found.next_step]
    return Next(
        steps=tuple(_told(release, unit, one, step) for one, step in steps[:_LISTED]),
        more=_more(voice, len(steps)),
        coming=tuple(_coming(voice, release, unit)),
    )


def _coming(voice: Voice, release: Release, unit: PublishedUnit) -> Iterator[Coming]:
    """The next target of each indicator, by period."""
    found: dict[str, list[tuple[PublishedIndicator, str]]] = defaultdict(list)
    for indicator in unit.indicators:
        figure = _awaited(indicator)
        if figure and figure.target is not None:
            found[figure.period].append((indicator, voice.amount(figure.target, indicator)))
    for period in sorted(found, key=lambda one: span(one).order):
        targets = tuple(_told(release, unit, one, target) for one, target in found[period][:_LISTED])
        yield Coming(voice.period(period), _due(voice, release, period), targets, _more(voice, len(found[period])))


def _awaited(indicator: PublishedIndicator) -> Figure | None:
    """The first target without a result after all results of periods as long: half a year is no result of the year."""
    spans = [(span(one.period), one) for one in indicator.figures]
    last = {
        own.months: own.order for own, one in sorted(spans, key=lambda pair: pair[0].order) if one.state != "pending"
    }
    waiting = [
        (own.order, one)
        for own, one in spans
        if one.state == "pending" and (own.months not in last or own.order > last[own.months])
    ]
    return min(waiting, key=lambda pair: pair[0], default=(None, None))[1]


def _due(voice: Voice, release: Release, period: str) -> str:
    due = next((one.measurements_due for one in release.periods if one.id == period), None)
    if due is None:
        return ""
    return voice.text("unit.due_past" if due < release.made[:10] else "unit.due", date=voice.day(due))


def _told(release: Release, unit: PublishedUnit, indicator: PublishedIndicator, text: str) -> Told:
    return Told(indicator.name, address.indicator(release.government.id, unit.id, indicator.id), text)


def _more(voice: Voice, count: int) -> str:
    return voice.text("unit.more_next", count=voice.number(count - _LISTED)) if count > _LISTED else ""
