"""What was corrected after a period was closed, and every figure that moved from one release to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedChange, PublishedCorrection, PublishedUnit, Release
from kinerja.publish import address, release_files
from kinerja.publish.address import Address
from kinerja.publish.changes import MOVED, Change, Step, history
from kinerja.publish.content import Site
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.history.words import ChangeWords, Line
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# So many fit on a page that a phone loads at once; the files of the releases hold all.
_CORRECTIONS = 10
_VALUES = 5
_MOVES = 20


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record that was corrected: its name where that is known, and where it stands in the record."""

    name: str
    place: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in words; `release` is the first release that had it."""

    id: str
    title: str
    name: str
    address: Address | None
    path: str
    reason: str
    posts: str
    values: tuple[Value, ...]
    more: int
    release: Release | None


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that moved, and the release since when."""

    line: Line
    release: Release
    address: Address


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each government, also when nothing was corrected yet."""
    for chain in site.chains:
        yield _page(voice, chain)


def _page(voice: Voice, chain: Sequence[Release]) -> Page:
    latest = chain[-1]
    government = latest.government
    rows = _newest_first(latest.corrections)
    moves = [(step, one) for step in history(chain) for one in step.changes if one.kind in MOVED]
    words = ChangeWords(voice, latest)
    facts = {"name": government.name, "count": voice.number(len(rows)), "moves": voice.number(len(moves))}
    return Page(
        address=address.corrections(government.id),
        title=voice.text("corrections.title", name=government.name),
        description=voice.text("corrections.description", **facts),
        template="corrections.html",
        release=latest,
        trail=parts.crumbs(latest),
        kind="list",
        feed=release_files.feed(voice.language, government.id),
        view={
            "rows": tuple(_rows(voice, chain, rows[:_CORRECTIONS])),
            "more_rows": max(0, len(rows) - _CORRECTIONS),
            "moves": tuple(_move(words, step, one) for step, one in moves[:_MOVES]),
            "more_moves": max(0, len(moves) - _MOVES),
        },
    )


def _move(words: ChangeWords, step: Step, one: Change) -> Move:
    release = step.after
    return Move(words.line(step, one), release, address.release(release.government.id, release.number))


def _newest_first(corrections: Sequence[PublishedCorrection]) -> list[PublishedCorrection]:
    return sorted(corrections, key=lambda one: (span(one.period).order, one.number), reverse=True)


def _rows(
    voice: Voice, chain: Sequence[Release], corrections: Sequence[PublishedCorrection]
) -> Iterator[CorrectionRow]:
    latest = chain[-1]
    since = {(one.period, one.number): release for release in reversed(chain) for one in release.corrections}
    units = {unit.id: unit for unit in latest.units}
    for one in corrections:
        name, place = _subject(latest, units, one.path)
        yield CorrectionRow(
            id=f"{one.period}-{one.number}",
            title=voice.text("corrections.one", number=one.number, period=voice.period(one.period)),
            name=name,
            address=place,
            path=one.path,
            reason=one.reason,
            posts=", ".join(one.approved_by),
            values=tuple(_value(voice, change) for change in one.changes[:_VALUES]),
            more=max(0, len(one.changes) - _VALUES),
            release=since.get((one.period, one.number)),
        )


def _value(voice: Voice, one: PublishedChange) -> Value:
    old = voice.text("none") if one.old is None else voice.value(one.old)
    field = one.pointer.rpartition("/")[2]
    name = voice.word("corrections.fields", field)
    return Value("" if name == field else name, one.pointer, old, voice.value(one.new))


def _subject(release: Release, units: dict[str, PublishedUnit], path: str) -> tuple[str, Address | None]:
    """What a record is about: the name and page of its unit, indicator or survey, where there is one."""
    government = release.government.id
    match path.removesuffix(".yml").split("/"):
        case ["units", unit, "indicators", name] if unit in units:
            for one in units[unit].indicators:
                if one.id == name:
                    return one.name, address.indicator(government, unit, name)
        case ["units", unit, "surveys", name] if unit in units:
            for survey in units[unit].surveys:
                if f"{survey.period}-{survey.service}" == name:
                    return survey.service_name, address.survey(government, unit, survey)
    match path.split("/"):
        case ["units", unit, *_] if unit in units:
            return units[unit].name, address.unit(government, unit)
    return "", None
