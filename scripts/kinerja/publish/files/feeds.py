"""The feeds of each government and of each of its units: what changed, release by release."""

from collections.abc import Iterator, Sequence

from kinerja.disclose.published import PublishedUnit, Release
from kinerja.publish import address, release_files
from kinerja.publish.address import ROOTS, Address, from_file, path
from kinerja.publish.atom import Entry, Feed, atom, urn
from kinerja.publish.changes import Change, Step, history
from kinerja.publish.content import Site
from kinerja.publish.pages.governments.change_box import summary
from kinerja.publish.pages.history.words import ChangeWords
from kinerja.publish.voice import Voice

# A reader comes by often enough for these; the pages of the releases tell the rest.
_ENTRIES = 20
_LINES = 20

_News = list[tuple[Step, Sequence[Change]]]


def files(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    """One feed for each government and each unit of its newest release."""
    for chain in site.chains:
        yield from _Feeds(site, voice, chain[-1]).files(history(chain))


class _Feeds:
    """The feeds of one government in one language."""

    def __init__(self, site: Site, voice: Voice, latest: Release) -> None:
        self._voice = voice
        self._latest = latest
        self._url = site.url
        self._root = ROOTS[voice.language]
        self._words = ChangeWords(voice, latest)

    def files(self, steps: Sequence[Step]) -> Iterator[tuple[str, bytes]]:
        """Path below the folder of the language, and bytes."""
        government = self._latest.government
        news: dict[str, _News] = {unit.id: [] for unit in self._latest.units}
        for step in steps:
            for unit, changes in step.by_unit.items():
                if unit in news and len(news[unit]) < _ENTRIES:
                    news[unit].append((step, changes))
        place = release_files.feed(self._voice.language, government.id)
        told: _News = [(step, step.changes) for step in steps[:_ENTRIES]]
        yield place, self._feed(place, address.government(government.id), government.name, told)
        for one in self._latest.units:
            if news[one.id]:
                yield self._of_unit(one, news[one.id])

    def _of_unit(self, unit: PublishedUnit, news: _News) -> tuple[str, bytes]:
        government = self._latest.government
        place = release_files.feed(self._voice.language, government.id, unit.id)
        title = self._voice.text("format.title", name=unit.name, place=government.name)
        return place, self._feed(place, address.unit(government.id, unit.id), title, news, unit.id)

    def _feed(self, place: str, page: Address, title: str, news: _News, unit: str = "") -> bytes:
        government = self._latest.government
        language = self._voice.language
        return atom(
            Feed(
                id=urn(government.id, unit, language),
                language=language,
                title=self._voice.text("changes.feed_title", title=title),
                author=government.name,
                link=self._link(place, page),
                itself=f"{self._url}/{self._root}{place}" if self._url else "",
                entries=[self._entry(place, step, changes, unit) for step, changes in news],
            )
        )

    def _entry(self, place: str, step: Step, changes: Sequence[Change], unit: str) -> Entry:
        one = step.after
        lines = [self._words.plain(step, change) for change in changes[:_LINES]]
        if len(changes) > _LINES:
            lines.append(self._voice.text("changes.more", count=self._voice.number(len(changes) - _LINES)))
        return Entry(
            id=urn(one.government.id, release_files.sha256(one), unit, self._voice.language),
            title=self._voice.text("colophon.release", number=one.number, date=self._voice.day(one.made)),
            updated=one.made,
            link=self._link(place, address.release(one.government.id, one.number)),
            summary=summary(self._voice, changes),
            lines=tuple(lines) or (self._voice.text("changes.none"),),
        )

    def _link(self, place: str, page: Address) -> str:
        """The whole address of a page where that of the site is known, else the way from the feed to it."""
        return from_file(self._root + place, self._root + path(self._voice.language, page), self._url)
