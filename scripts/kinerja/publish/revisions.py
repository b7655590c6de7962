"""Published figures that a later release changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinerja.disclose.published import Figure, Release
from kinerja.publish.changes.change import paired, text

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
    for before, after in reversed(tuple(pairwise(chain))):
        for old, new in paired(_figures(before), _figures(after), lambda one: one[0]):
            if old and new:
                (unit, indicator, _), figure = new
                found[unit, indicator] += _between(after.number, old[1], figure)
    return {place: tuple(rows) for place, rows in found.items() if rows}


def _figures(release: Release) -> Iterator[tuple[_Place, Figure]]:
    for unit in release.units:
        for indicator in unit.indicators:
            for figure in indicator.figures:
                yield (unit.id, indicator.id, figure.period), figure


def _between(number: int, before: Figure, after: Figure) -> Iterator[Revision]:
    for what in ("target", "realisation", "achievement"):
        old, new = text(getattr(before, what)), text(getattr(after, what))
        if old is not None and old != new:
            yield Revision(after.period, number, what, old, new)
