"""An indicator: what it measures, what was promised and reached, and how the latest figure came about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Figure, PublishedBreak, PublishedIndicator, PublishedUnit, Release
from kinerja.publish import address, sentences
from kinerja.publish.content import Site
from kinerja.publish.embedding.code import Embedding, embedding
from kinerja.publish.opendata.api import indicator_path
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.indicators import computation
from kinerja.publish.revisions import Revision, revisions
from kinerja.publish.share.places import path_of
from kinerja.publish.voice import Voice

# A page of 40 KB has room for so many; the others stand on the pages of all computations.
_COMPARISONS, _REVISIONS = 8, 12


@dataclass(frozen=True, slots=True)
class BreakRow:
    """A break of the series in words; `found` says that the record did not declare it."""

    period: str
    what: str
    note: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A figure in words; target and realisation without the unit of measure, which the table says once."""

    row: parts.Row
    target: str
    realisation: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A published value that a later release changed, in words."""

    period: str
    number: int
    release: address.Address
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a page is about, with what earlier releases said of it."""

    site: Site
    release: Release
    unit: PublishedUnit
    indicator: PublishedIndicator
    revised: Sequence[Revision]

    @property
    def place(self) -> tuple[str, str, str]:
        """The ids that addresses are made of."""
        return self.release.government.id, self.unit.id, self.indicator.id


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each indicator."""
    revised = {chain[-1].government.id: revisions(chain) for chain in site.chains}
    for release in site.latest:
        known = revised[release.government.id]
        for unit in release.units:
            for indicator in unit.indicators:
                rows = known.get((unit.id, indicator.id), ())
                yield _page(voice, _Subject(site, release, unit, indicator, rows))


def _page(voice: Voice, subject: _Subject) -> Page:
    release, unit, indicator = subject.release, subject.unit, subject.indicator
    figure = parts.headline(indicator)
    return Page(
        address=address.indicator(*subject.place),
        title=voice.text("format.title", name=indicator.name, place=unit.name),
        description=sentences.described(voice, release, unit, indicator, figure),
        template="indicator.html",
        release=release,
        trail=parts.crumbs(release, unit),
        kind="indicator",
        keywords=(indicator.unit_of_measure, indicator.owner or ""),
        share=path_of(subject.site, voice.language, address.embed(*subject.place)),
        view={
            "indicator": indicator,
            "figure": figure,
            **(_latest(voice, subject, figure) if figure else {"row": None, "bullet": None, "computed": None}),
            **_history(voice, subject),
            **_about(voice, subject),
            "embedding": _embedding(voice, subject),
        },
    )


def _latest(voice: Voice, subject: _Subject, figure: Figure) -> Mapping[str, object]:
    """The figure that tells most today, and its computation."""
    release, indicator = subject.release, subject.indicator
    sentence = sentences.reached(voice, release, indicator, figure)
    return {
        "row": parts.figure_row(voice, release, subject.unit, indicator, figure),
        "target": voice.parts(figure.target, indicator),
        "realisation": voice.parts(figure.realisation, indicator),
        "sentence": sentence,
        "capped": sentences.capped(voice, figure),
        "bullet": parts.bullet(voice, indicator, figure, sentence),
        "computed": computation.of_figure(voice, release, figure),
    }


def _history(voice: Voice, subject: _Subject) -> Mapping[str, object]:
    """All periods: as a table, as charts, beside printed figures, and what was revised."""
    release, indicator = subject.release, subject.indicator
    ordered = computation.newest_first(indicator)
    shown = ordered[: computation.ROWS]
    compared = [(figure.period, one) for figure in ordered for one in figure.comparisons]
    return {
        "rows": tuple(_period(voice, subject, one) for one in shown),
        "measure": next((unit for one in shown if (unit := _measure(voice, indicator, one))), None),
        "figures": len(ordered),
        "capped_ever": indicator.cap is not None or any(sentences.capped(voice, one) for one in shown),
        "trend": parts.trend(voice, indicator),
        "years": parts.years(voice, indicator),
        "comparisons": tuple(parts.comparison_row(voice, release, *one) for one in compared[:_COMPARISONS]),
        "compared": sentences.compared(voice, [one for _, one in compared]),
        "revised": tuple(_revision(voice, subject, one) for one in subject.revised[:_REVISIONS]),
        "computations": address.computation(*subject.place) if computation.is_needed(indicator) else None,
    }


def _period(voice: Voice, subject: _Subject, figure: Figure) -> PeriodRow:
    indicator = subject.indicator
    return PeriodRow(
        parts.figure_row(voice, subject.release, subject.unit, indicator, figure),
        voice.parts(figure.target, indicator).value,
        voice.parts(figure.realisation, indicator).value,
    )


def _measure(voice: Voice, indicator: PublishedIndicator, figure: Figure) -> str:
    return voice.parts(figure.target, indicator).unit or voice.parts(figure.realisation, indicator).unit


def _about(voice: Voice, subject: _Subject) -> Mapping[str, object]:
    """What the indicator is."""
    release, unit, indicator = subject.release, subject.unit, subject.indicator
    successor = next((one for one in unit.indicators if one.id == indicator.successor), None)
    place = successor and address.indicator(release.government.id, unit.id, successor.id)
    return {
        "goal": next((one.statement for one in release.goals if one.id == indicator.goal), None),
        "breaks": tuple(_break(voice, one) for one in indicator.breaks),
        "successor": successor and place and Crumb(successor.name, place),
        "source": parts.source_of(release, indicator.source),
        "file": indicator_path(unit, indicator),
        "data": address.open_data(release.government.id),
    }


def _embedding(voice: Voice, subject: _Subject) -> Embedding:
    return embedding(subject.site, voice, subject.indicator.name, address.embed(*subject.place))


def _break(voice: Voice, one: PublishedBreak) -> BreakRow:
    found = None if one.found_in is None else voice.text("indicator.break_found", number=one.found_in)
    return BreakRow(voice.period(one.period), voice.word("breaks", one.what), one.note, found)


def _revision(voice: Voice, subject: _Subject, one: Revision) -> RevisionRow:
    return RevisionRow(
        period=voice.period(one.period),
        number=one.number,
        release=address.release(subject.release.government.id, one.number),
        what=voice.text(f"table.{one.what}"),
        old=_revised(voice, subject.indicator, one, one.old),
        new=_revised(voice, subject.indicator, one, one.new),
    )


def _revised(voice: Voice, indicator: PublishedIndicator, one: Revision, value: str | None) -> str:
    if value is None:
        return voice.text("none")
    if one.what == "achievement":
        return voice.text("format.percent", number=voice.value(value))
    return voice.amount(value, indicator)
