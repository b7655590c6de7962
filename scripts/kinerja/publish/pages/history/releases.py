"""The releases of a government: what each changed, and how anybody checks that none was altered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import address, release_files
from kinerja.publish.address import Address
from kinerja.publish.changes import Step, history
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.governments.change_box import counts, summary
from kinerja.publish.pages.history.words import ChangeWords, Line
from kinerja.publish.voice import Voice

# A list tells so many releases, and leads to the older ones; a page tells so many changes, and its files all.
_TOLD = 30
_LINES = 40

# What happens to a unit as a whole is told of the government.
_OF_GOVERNMENT = frozenset({"unit-new", "unit-gone"})


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release in a list; `document` is the link to its file from the page."""

    release: Release
    address: Address
    summary: str
    sha256: str
    document: str


@dataclass(frozen=True, slots=True)
class UnitLines:
    """The changes of one unit; of the whole government when `name` is empty."""

    id: str
    name: str
    address: Address | None
    lines: tuple[Line, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The list of each government's releases, and one page for each release."""
    for chain in site.chains:
        steps = history(chain)
        yield _list(voice, chain, steps)
        words = ChangeWords(voice, chain[-1])
        for step in steps:
            yield _page(voice, chain, words, step)


def _list(voice: Voice, chain: Sequence[Release], steps: Sequence[Step]) -> Page:
    latest = chain[-1]
    government = latest.government
    here = address.releases(government.id)
    facts = {"name": government.name, "count": voice.number(len(chain)), "date": voice.day(latest.made)}
    return Page(
        address=here,
        title=voice.text("releases.title", name=government.name),
        description=voice.text("releases.description", **facts),
        template="releases.html",
        release=latest,
        trail=parts.crumbs(latest),
        kind="list",
        feed=release_files.feed(voice.language, government.id),
        view={
            "rows": tuple(_row(voice, here, step) for step in steps[:_TOLD]),
            "older": tuple((step.after, address.release(government.id, step.after.number)) for step in steps[_TOLD:]),
            "broken": release_files.broken(chain),
        },
    )


def _row(voice: Voice, here: Address, step: Step) -> ReleaseRow:
    one = step.after
    return ReleaseRow(
        release=one,
        address=address.release(one.government.id, one.number),
        summary=summary(voice, step.changes),
        sha256=release_files.sha256(one),
        document=release_files.document(voice.language, here, one),
    )


def _page(voice: Voice, chain: Sequence[Release], words: ChangeWords, step: Step) -> Page:
    one, latest = step.after, chain[-1]
    government = latest.government
    here = address.release(government.id, one.number)
    title = voice.text("releases.release_title", number=one.number, name=government.name)
    told = summary(voice, step.changes)
    return Page(
        address=here,
        title=title,
        description=voice.text("releases.release_description", title=title, date=voice.day(one.made), summary=told),
        template="release.html",
        release=latest,
        trail=(*parts.crumbs(latest), Crumb(voice.text("releases.short"), address.releases(government.id))),
        view={
            "one": one,
            "counts": counts(voice, step.changes),
            "groups": tuple(_groups(words, step)),
            "hidden": max(0, len(step.changes) - _LINES),
            "before": _neighbour(chain, one.number - 1),
            "after": _neighbour(chain, one.number + 1),
            "sha256": release_files.sha256(one),
            "document": release_files.document(voice.language, here, one),
        },
    )


def _neighbour(chain: Sequence[Release], number: int) -> tuple[int, Address] | None:
    known = any(one.number == number for one in chain)
    return (number, address.release(chain[-1].government.id, number)) if known else None


def _groups(words: ChangeWords, step: Step) -> Iterator[UnitLines]:
    """The most important changes, unit by unit; what is no unit's comes first."""
    groups: dict[str, list[Line]] = {"": []}
    names = {}
    for one in step.changes[:_LINES]:
        unit = one.unit if one.kind not in _OF_GOVERNMENT else None
        place = unit.id if unit else ""
        names[place] = unit.name if unit else ""
        groups.setdefault(place, []).append(words.line(step, one))
    for place, lines in groups.items():
        if lines:
            yield UnitLines(place, names[place], words.unit(place) if place else None, tuple(lines))
