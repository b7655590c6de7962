"""What should be known by the day of a release and is not: by period and unit, with due dates and reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.marks import Mark, figure_mark
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists.listing import numbered, sliced, turn
from kinerja.publish.pages.lists.missing import Missing, Unproven, missing, unproven, within_time
from kinerja.publish.voice import Voice

# As many rows as a page can carry and still be light.
_ROWS = 40


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A missing figure in words."""

    name: str
    address: Address
    mark: Mark
    target: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class UnitBlock:
    """The missing figures of a unit in one period."""

    name: str
    address: Address
    rows: tuple[MissingRow, ...]


@dataclass(frozen=True, slots=True)
class PeriodBlock:
    """The missing figures of a period, and when they were due."""

    anchor: str
    period: str
    sentence: str
    units: tuple[UnitBlock, ...]


@dataclass(frozen=True, slots=True)
class UnprovenRow:
    """A unit in words."""

    name: str
    address: Address
    sentence: str


def count(release: Release) -> int:
    """How many figures of periods that are over are missing: overdue, or without any stated due date."""
    return len(missing(release))


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """For each government as many pages as it needs, one at least."""
    for release in site.latest:
        found, bare = missing(release), unproven(release)
        lines: tuple[Missing | Unproven, ...] = (*found, *bare)
        pieces = sliced(lines, _ROWS)
        awaited = _awaited(voice, release)
        lead = _lead(voice, release, found)
        at = partial(address.late, release.government.id)
        title = voice.text("late.title", government=release.government.name)
        for number, piece in enumerate(pieces, 1):
            here = turn(number, len(pieces), at)
            yield Page(
                address=at(number),
                title=numbered(voice, title, here),
                description=voice.text("promises.about", government=release.government.name, lead=lead),
                template="late.html",
                release=release,
                trail=parts.crumbs(release),
                kind="list",
                view={
                    "lead": lead,
                    "periods": _periods(voice, release, [one for one in piece if isinstance(one, Missing)]),
                    "unproven": _unproven(voice, release, [one for one in piece if isinstance(one, Unproven)]),
                    "is_missing": bool(found),
                    "is_unproven": bool(bare),
                    "awaited": awaited,
                    "turn": here,
                },
            )


def _lead(voice: Voice, release: Release, found: Sequence[Missing]) -> str:
    overdue = sum(one.due is not None for one in found)
    numbers = {"overdue": overdue, "undated": len(found) - overdue, "number": len(found)}
    key = "none" if not found else "all_undated" if not overdue else "all_overdue"
    if 0 < overdue < len(found):
        key = "some_overdue"
    facts = {name: voice.number(number) for name, number in numbers.items()}
    return voice.text(f"late.{key}", day=voice.day(release.made), **facts)


def _awaited(voice: Voice, release: Release) -> str:
    number = within_time(release)
    return voice.text("late.within_time", number=voice.number(number)) if number else ""


def _periods(voice: Voice, release: Release, found: Sequence[Missing]) -> tuple[PeriodBlock, ...]:
    return tuple(
        _period(voice, release, tuple(group))
        for _, group in groupby(found, key=lambda one: (one.due is None, one.figure.period))
    )


def _period(voice: Voice, release: Release, found: Sequence[Missing]) -> PeriodBlock:
    one = found[0]
    facts = {"days": voice.number(one.days), "ends": voice.day(one.ends)}
    sentence = (
        voice.text("late.undated", **facts)
        if one.due is None
        else voice.text("late.overdue", due=voice.day(one.due), **facts)
    )
    units = groupby(found, key=lambda each: each.unit.id)
    return PeriodBlock(
        anchor=one.figure.period,
        period=voice.period(one.figure.period),
        sentence=sentence,
        units=tuple(_unit(voice, release, tuple(group)) for _, group in units),
    )


def _unit(voice: Voice, release: Release, found: Sequence[Missing]) -> UnitBlock:
    unit = found[0].unit
    rows = tuple(_row(voice, release, one) for one in found)
    return UnitBlock(unit.name, address.unit(release.government.id, unit.id), rows)


def _row(voice: Voice, release: Release, one: Missing) -> MissingRow:
    target = one.figure.target
    return MissingRow(
        name=one.indicator.name,
        address=address.indicator(release.government.id, one.unit.id, one.indicator.id),
        mark=figure_mark(voice, release, one.figure),
        target="" if target is None else voice.text("late.target", target=voice.amount(target, one.indicator)),
        reason=one.figure.reason,
    )


def _unproven(voice: Voice, release: Release, found: Sequence[Unproven]) -> tuple[UnprovenRow, ...]:
    return tuple(
        UnprovenRow(
            one.unit.name,
            address.unit(release.government.id, one.unit.id),
            voice.text("late.unproven", number=voice.number(one.number), figures=voice.number(one.figures)),
        )
        for one in found
    )
