"""Published figures that a later release changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Figure, Release

# Unit, indicator, period.
_Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Revision:
    """A `target`, `realisation` or `achievement` of a period that release `number` changed, as canonical texts.

    `new` is None when the release no longer has it.
    """

    period: str
    number: int
    what: str
    old: str
    new: str | None


def revisions(chain: Sequence[Release]) -> Mapping[tuple[str, str], tuple[Revision, ...]]:
    """All revisions by unit and indicator, those of the newest release first. A first figure revises nothing."""
    found: dict[tuple[str, str], list[Revision]] = defaultdict(list)
    figures = [dict(_figures(release)) for release in chain]
    for number in range(len(chain) - 1, 0, -1):
        for place, figure in figures[number].items():
            before = figures[number - 1].get(place)
            if before:
                found[place[:2]] += _between(chain[number].number, before, figure)
    return {place: tuple(rows) for place, rows in found.items() if rows}


def _figures(release: Release) -> Iterator[tuple[_Place, Figure]]:
    for unit in release.units:
        for indicator in unit.indicators:
            for figure in indicator.figures:
                yield (unit.id, indicator.id, figure.period), figure


def _between(number: int, before: Figure, after: Figure) -> Iterator[Revision]:
    for what in ("target", "realisation", "achievement"):
        old, new = _text(before, what), _text(after, what)
        if old is not None and old != new:
            yield Revision(after.period, number, what, old, new)


def _text(figure: Figure, what: str) -> str | None:
    value = getattr(figure, what)
    return None if value is None else str(value)
