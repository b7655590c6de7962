"""The units of a government by kind, so that only like stands beside like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedUnit, Release
from kinerja.publish import address
from kinerja.publish.pages.governments.standing import Standing, standing
from kinerja.publish.pages.lists import peers
from kinerja.publish.voice import Voice

# Of a government with more units than this only the kinds are listed; the page of each kind lists its units.
NAMED = 40


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit and how it stands."""

    name: str
    address: address.Address
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """All units of one kind: how many, how they stand together, and each of them where there are few."""

    id: str
    word: str
    address: address.Address
    number: int
    standing: Standing | None
    units: tuple[UnitRow, ...]


def unit_groups(voice: Voice, release: Release) -> tuple[UnitGroup, ...]:
    """The kinds of which there are several units, and their units, both in the order of their names."""
    found = (_group(voice, release, kind, units) for kind, units in peers.groups(release).items() if len(units) > 1)
    return tuple(sorted(found, key=lambda one: (one.word.casefold(), one.id)))


def alone(voice: Voice, release: Release) -> tuple[UnitRow, ...]:
    """The units of which there is no other of the same kind, in the order of their names."""
    single = [units[0] for units in peers.groups(release).values() if len(units) == 1]
    return tuple(_rows(voice, release, sorted(single, key=lambda one: (one.name.casefold(), one.id))))


def _group(voice: Voice, release: Release, kind: str, units: Sequence[PublishedUnit]) -> UnitGroup:
    named = len(release.units) <= NAMED
    return UnitGroup(
        id=kind,
        word=peers.kind_word(voice, kind),
        address=address.peers(release.government.id, kind),
        number=len(units),
        standing=standing(voice, release, units),
        units=tuple(_rows(voice, release, units)) if named else (),
    )


def _rows(voice: Voice, release: Release, units: Sequence[PublishedUnit]) -> Iterator[UnitRow]:
    for unit in units:
        place = address.unit(release.government.id, unit.id)
        yield UnitRow(unit.name, place, standing(voice, release, (unit,)))
