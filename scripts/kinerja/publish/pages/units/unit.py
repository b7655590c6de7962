"""A unit: why it does what it does, how it is doing, what is next, and how citizens can help."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedSurvey, PublishedUnit, Release, Summary
from kinerja.publish import address, release_files, sentences
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.marks import tally
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.governments.standing import Standing, standing
from kinerja.publish.pages.lists.peers import kind_word
from kinerja.publish.pages.staff.sections import StaffPages
from kinerja.publish.pages.units import figures as unit_figures, ratings
from kinerja.publish.pages.units.beside import Peers
from kinerja.publish.pages.units.coming import what_next
from kinerja.publish.pages.units.why import Reasons
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# The page has to be light on a slow connection: older periods are in the open data, ratings on their own pages.
_PERIODS, _RATINGS, _COMPUTATIONS, _SURVEYS, _BELOW = 6, 4, 2, 6, 40


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The counts of a unit in one period as a sentence, and its average with what it is taken over."""

    period: str
    counts: str
    average: str
    over: str
    not_comparable: str | None


@dataclass(frozen=True, slots=True)
class Below:
    """The units below a unit: each of them, or where there are many each kind with its page."""

    units: tuple[Crumb, ...]
    kinds: tuple[tuple[str, Address], ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The page of each unit, and the list of its indicators where there are many."""
    for chain in site.chains:
        maker = _Maker(site, voice, chain)
        for unit in chain[-1].units:
            yield maker.page(unit)
            yield from unit_figures.pages(voice, chain[-1], unit)


class _Maker:
    """Makes the pages of one government; what all units need is looked up once."""

    def __init__(self, site: Site, voice: Voice, chain: Sequence[Release]) -> None:
        self._voice, self._release = voice, chain[-1]
        self._staff = StaffPages(site, voice, chain)
        self._reasons, self._peers = Reasons(voice, self._release), Peers(voice, self._release)
        self._units = {one.id: one for one in self._release.units}
        self._below: dict[str | None, list[PublishedUnit]] = defaultdict(list)
        for unit in self._release.units:
            self._below[unit.parent].append(unit)

    def page(self, unit: PublishedUnit) -> Page:
        """The page of a unit."""
        voice, government = self._voice, self._release.government
        found = standing(voice, self._release, (unit,))
        return Page(
            address=address.unit(government.id, unit.id),
            title=voice.text("format.title", name=unit.name, place=government.name),
            description=self._description(unit, found),
            template="unit.html",
            release=self._release,
            trail=parts.crumbs(self._release),
            kind="unit",
            feed=release_files.feed(voice.language, government.id, unit.id),
            keywords=(kind_word(voice, unit.type),),
            view={"unit": unit, "standing": found, **self._around(unit), **self._answers(unit)},
        )

    def _description(self, unit: PublishedUnit, found: Standing | None) -> str:
        facts = {"name": unit.name, "government": self._release.government.name}
        if found is None:
            return self._voice.text("unit.description", **facts)
        return self._voice.text("unit.description_standing", period=found.period, sentence=found.sentence, **facts)

    def _around(self, unit: PublishedUnit) -> Mapping[str, object]:
        parent = self._units.get(unit.parent or "")
        below = self._below[unit.id]
        kinds = sorted({(kind_word(self._voice, one.type), one.type) for one in below})
        few = len(below) <= _BELOW
        government = self._release.government.id
        return {
            "kind": kind_word(self._voice, unit.type),
            "parent": self._crumb(parent) if parent else None,
            "below": Below(
                units=tuple(map(self._crumb, below)) if few else (),
                kinds=() if few else tuple((word, address.peers(government, kind)) for word, kind in kinds),
            ),
            "peers": address.peers(government, unit.type),
        }

    def _answers(self, unit: PublishedUnit) -> Mapping[str, object]:
        voice, release = self._voice, self._release
        rated = ratings.rows(voice, release, unit, _RATINGS)
        latest = _latest(unit)
        surveys = _newest(unit.surveys)
        return {
            "why": self._reasons.of(unit),
            "rows": unit_figures.latest(voice, release, unit),
            "every": unit_figures.every(release, unit),
            "without": unit_figures.without(release, unit),
            "average": latest and sentences.average(voice, latest),
            "compared": self._peers.sentence(unit, latest) if latest else "",
            "history": tuple(_history(voice, release, unit)),
            "surveys": tuple(parts.survey_row(voice, release, unit, one) for one in surveys[:_SURVEYS]),
            "more_surveys": max(len(surveys) - _SURVEYS, 0),
            "ratings": rated,
            "rating_sources": tuple(dict.fromkeys(row.source for row in rated if row.source)),
            "rating": next((row for row in rated if row.is_set), rated[0] if rated else None),
            "computations": tuple(one for row in rated[:_COMPUTATIONS] if (one := row.computation)),
            "staff": self._staff.of_unit(unit),
            "next": what_next(voice, release, unit),
        }

    def _crumb(self, unit: PublishedUnit) -> Crumb:
        return Crumb(unit.name, address.unit(self._release.government.id, unit.id))


def _latest(unit: PublishedUnit) -> Summary | None:
    """The summary of the latest period in which anything was due."""
    due = [one for one in unit.summaries if one.indicators > one.states.get("pending", 0)] or unit.summaries
    return max(due, key=lambda one: span(one.period).order, default=None)


def _newest(surveys: Sequence[PublishedSurvey]) -> tuple[PublishedSurvey, ...]:
    """The newest survey of each service, newest first; the page of a survey leads to those before it."""
    ordered = sorted(surveys, key=lambda one: (span(one.period).order, one.service))
    newest = {one.service: one for one in ordered}
    return tuple(one for one in reversed(ordered) if newest[one.service] is one)


def _history(voice: Voice, release: Release, unit: PublishedUnit) -> Iterator[PeriodRow]:
    ordered = sorted(unit.summaries, key=lambda one: span(one.period).order, reverse=True)
    for summary in ordered[:_PERIODS]:
        yield PeriodRow(
            voice.period(summary.period),
            sentences.counts(voice, tally(voice, release, summary.period, [summary])),
            *_average(voice, summary),
            sentences.not_comparable(voice, summary),
        )


def _average(voice: Voice, summary: Summary) -> tuple[str, str]:
    if summary.average is None:
        return voice.text("none"), ""
    over = "unit.over_weighted" if summary.weighted else "unit.over"
    return voice.percent(summary.average), voice.text(over, count=voice.number(summary.counted))
