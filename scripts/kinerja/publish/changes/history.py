"""The changes of a whole chain of releases, computed once for all pages, feeds and files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kinerja.disclose.published import Release
from kinerja.publish.changes.between import between
from kinerja.publish.changes.change import Change
from kinerja.publish.once import once


@dataclass(frozen=True, slots=True)
class Step:
    """A release, the one before it, and what changed."""

    before: Release | None
    after: Release
    changes: tuple[Change, ...]

    @property
    def by_unit(self) -> dict[str, list[Change]]:
        """The changes of each unit by its id, those of the whole government under an empty one."""
        units: dict[str, list[Change]] = {}
        for one in self.changes:
            units.setdefault(one.unit.id if one.unit else "", []).append(one)
        return units


def history(chain: Sequence[Release]) -> tuple[Step, ...]:
    """Each release of a chain with what it changed, newest first."""
    return tuple(_steps(chain))[::-1]


def _steps(chain: Sequence[Release]) -> Iterator[Step]:
    withheld = _withheld(chain[-1]) if chain else frozenset()
    for before, after in zip((None, *chain), chain, strict=False):
        yield Step(before, after, tuple(_without(one, withheld) for one in _between(before, after)))


@once(256)
def _between(before: Release | None, after: Release) -> tuple[Change, ...]:
    return between(before, after)


def _withheld(release: Release) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (unit.id, one.period, one.service) for unit in release.units for one in unit.surveys if one.withheld
    )


def _without(one: Change, withheld: frozenset[tuple[str, str, str]]) -> Change:
    """A change of a survey that the newest release withholds is told without its values, in old releases too."""
    if not (one.survey and one.unit and (one.unit.id, one.period, one.subject) in withheld):
        return one
    return replace(one, kind="survey-withheld", old=None, new=None)
