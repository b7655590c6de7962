"""All indicators of a government with their latest figures, by what became of the promise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kinerja.disclose.published import Release
from kinerja.publish import address, sentences
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.marks import SHAPES, Count, Mark, Tally
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists.listing import Promise, Turn, mark, numbered, promises, sliced, turn
from kinerja.publish.voice import Voice

# As many rows as a page can carry and still be light; what has more is read group by group.
_ROWS = 35


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise in words; without `row` there is no figure at all."""

    name: str
    address: Address
    unit: str
    unit_address: Address
    mark: Mark
    row: parts.Row | None
    retired: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The promises with one shape: how many there are, where they are listed, and the rows that are listed here."""

    shape: str
    number: int
    address: Address
    anchor: str
    rows: tuple[PromiseRow, ...] = ()


def place(release: Release, shape: str) -> tuple[Address, str]:
    """Address and anchor of the promises with a shape of `marks`."""
    return _place(release, shape, sum(len(unit.indicators) for unit in release.units))


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """For each government one page, and pages of each group where it promised much."""
    for release in site.latest:
        by_shape: dict[str, list[Promise]] = {shape: [] for shape in SHAPES}
        for shape, promise in _shaped(release):
            by_shape[shape].append(promise)
        total = sum(map(len, by_shape.values()))
        groups = tuple(
            Group(shape, len(held), *_place(release, shape, total), _rows(voice, release, held, total))
            for shape, held in by_shape.items()
        )
        yield _front(voice, release, groups)
        if total > _ROWS:
            for group in groups:
                yield from _of_group(voice, release, groups, group, by_shape[group.shape])


def _shaped(release: Release) -> Iterator[tuple[str, Promise]]:
    # A shape is the same in every language.
    voice = Voice("id")
    for promise in promises(release):
        yield mark(voice, release, promise.figure).shape, promise


def _place(release: Release, shape: str, total: int) -> tuple[Address, str]:
    government = release.government.id
    if total <= _ROWS:
        return address.promises(government), f"#{shape}" if total else ""
    return address.promises(government, group=f"promises-{shape}"), ""


def _rows(voice: Voice, release: Release, held: Sequence[Promise], total: int) -> tuple[PromiseRow, ...]:
    return tuple(_row(voice, release, one) for one in held) if total <= _ROWS else ()


def _front(voice: Voice, release: Release, groups: tuple[Group, ...]) -> Page:
    government = release.government
    return Page(
        address=address.promises(government.id),
        title=voice.text("promises.title", government=government.name),
        description=voice.text("promises.about", government=government.name, lead=_lead(voice, groups)),
        template="promises.html",
        release=release,
        trail=parts.crumbs(release),
        kind="list",
        view={
            "lead": _lead(voice, groups),
            "groups": groups,
            "here": None,
            "bar": parts.bar(voice, _tally(voice, groups)),
            # Without any promise there is nothing to group; with few, empty groups tell something too.
            "listed": groups if 0 < sum(one.number for one in groups) <= _ROWS else (),
            "turn": Turn(1, 1, None, None),
        },
    )


def _of_group(
    voice: Voice, release: Release, groups: tuple[Group, ...], group: Group, held: Sequence[Promise]
) -> Iterator[Page]:
    government = release.government
    title = voice.text(f"promises.titles.{group.shape}", government=government.name)
    at = partial(address.promises, government.id, group=f"promises-{group.shape}")
    pieces = sliced(held, _ROWS)
    for number, piece in enumerate(pieces, 1):
        here = turn(number, len(pieces), at)
        rows = tuple(_row(voice, release, one) for one in piece)
        yield Page(
            address=at(number),
            title=numbered(voice, title, here),
            description=voice.text("promises.about", government=government.name, lead=_lead(voice, groups)),
            template="promises.html",
            release=release,
            trail=(*parts.crumbs(release), Crumb(voice.text("promises.short"), address.promises(government.id))),
            kind="list",
            view={
                "lead": voice.text(f"promises.meanings.{group.shape}"),
                "groups": groups,
                "here": group.shape,
                "bar": None,
                "listed": (Group(group.shape, group.number, group.address, group.anchor, rows),),
                "turn": here,
            },
        )


def _row(voice: Voice, release: Release, promise: Promise) -> PromiseRow:
    unit, indicator, figure = promise.unit, promise.indicator, promise.figure
    return PromiseRow(
        name=indicator.name,
        address=promise.address(release),
        unit=unit.name,
        unit_address=address.unit(release.government.id, unit.id),
        mark=mark(voice, release, figure),
        row=parts.figure_row(voice, release, unit, indicator, figure) if figure else None,
        retired=indicator.status == "retired",
    )


def _tally(voice: Voice, groups: Sequence[Group]) -> Tally:
    told = (Count(Mark(voice.text(f"promises.groups.{one.shape}"), one.shape), one.number) for one in groups)
    return Tally("", sum(one.number for one in groups), tuple(one for one in told if one.number))


def _lead(voice: Voice, groups: Sequence[Group]) -> str:
    told = _tally(voice, groups)
    if not told.indicators:
        return voice.text("promises.none_at_all")
    return voice.text("promises.told", total=voice.number(told.indicators), parts=sentences.parts(voice, told))
