"""An indicator: what it measures, what was promised and reached, and how each figure came about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja.disclose.published import Figure, PublishedBreak, PublishedIndicator, PublishedUnit, Release
from kinerja.publish import address, charts, numerals, sentences
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.span import span
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class BreakRow:
    """A break of the series in words; `found` says that the record did not declare it."""

    period: str
    what: str
    note: str | None
    found: str | None


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each indicator."""
    for release in site.latest:
        for unit in release.units:
            for indicator in unit.indicators:
                yield _page(voice, release, unit, indicator)


def _page(voice: Voice, release: Release, unit: PublishedUnit, indicator: PublishedIndicator) -> Page:
    figure = parts.headline(indicator)
    ordered = sorted(indicator.figures, key=_order, reverse=True)
    successor = next((one for one in unit.indicators if one.id == indicator.successor), None)
    return Page(
        address=address.indicator(release.government.id, unit.id, indicator.id),
        title=voice.text("format.title", name=indicator.name, place=unit.name),
        description=voice.text("indicator.description", name=indicator.name, unit=unit.name),
        template="indicator.html",
        release=release,
        trail=parts.crumbs(release, unit),
        view={
            "indicator": indicator,
            "figure": figure,
            "row": figure and parts.figure_row(voice, release, unit, indicator, figure),
            "target": figure and voice.parts(figure.target, indicator),
            "realisation": figure and voice.parts(figure.realisation, indicator),
            "sentence": figure and sentences.reached(voice, release, indicator, figure),
            "capped": figure and sentences.capped(voice, figure),
            "capped_ever": indicator.cap is not None or any(sentences.capped(voice, one) for one in ordered),
            "bullet": figure and _bullet(figure),
            "trend": _trend(voice, indicator),
            "rows": tuple(parts.figure_row(voice, release, unit, indicator, one) for one in ordered),
            "goal": next((one.statement for one in release.goals if one.id == indicator.goal), None),
            "breaks": tuple(_break(voice, one) for one in indicator.breaks),
            "successor": successor and Crumb(successor.name, _place(release, unit, successor)),
            "source": parts.source_of(release, indicator.source),
            "comparisons": tuple(_comparisons(voice, release, ordered)),
            "compared": sentences.compared(voice, [each for one in ordered for each in one.comparisons]),
            "computations": tuple(_computations(voice, release, ordered)),
        },
    )


def _break(voice: Voice, one: PublishedBreak) -> BreakRow:
    found = None if one.found_in is None else voice.text("indicator.break_found", number=one.found_in)
    return BreakRow(voice.period(one.period), voice.word("breaks", one.what), one.note, found)


def _place(release: Release, unit: PublishedUnit, indicator: PublishedIndicator) -> address.Address:
    return address.indicator(release.government.id, unit.id, indicator.id)


def _comparisons(voice: Voice, release: Release, figures: Sequence[Figure]) -> Iterator[parts.ComparisonRow]:
    for figure in figures:
        for one in figure.comparisons:
            yield parts.comparison_row(voice, release, figure.period, one)


def _computations(voice: Voice, release: Release, figures: Sequence[Figure]) -> Iterator[parts.Computation]:
    for figure in figures:
        title = voice.text("indicator.computed_for", period=voice.period(figure.period))
        made = parts.computation(voice, release, title, figure.inputs, figure.trace)
        if made:
            yield made


def _bullet(figure: Figure) -> charts.Bullet | None:
    target = _target(figure)
    if target is None or not sentences.is_measured(figure):
        return None
    return charts.bullet(Fraction(figure.realisation or 0), *target)


def _target(figure: Figure) -> tuple[Fraction, Fraction] | None:
    """The target as a range; None when it is no number."""
    if figure.target is None:
        return None
    lowest, dots, highest = figure.target.partition("..")
    ends = (lowest, highest if dots else lowest)
    return (Fraction(ends[0]), Fraction(ends[1])) if all(map(numerals.is_number, ends)) else None


def _trend(voice: Voice, indicator: PublishedIndicator) -> dict[str, object] | None:
    """The chart of the periods of one length that has most results, and its sentence."""
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in indicator.figures:
        groups[span(figure.period).months].append(figure)
    measured = {months: sorted(filter(sentences.is_measured, group), key=_order) for months, group in groups.items()}
    months = max(measured, key=lambda one: (len(measured[one]), one), default=0)
    known = measured.get(months, [])
    if len(known) < 2:
        return None
    figures = sorted(groups[months], key=_order)
    names = {"first": voice.period(known[0].period), "last": voice.period(known[-1].period)}
    return {
        "chart": charts.series(tuple(_readings(voice, figures))),
        "title": voice.text("chart.series_title", name=indicator.name, **names),
        "sentence": _told(voice, indicator, figures, known[-2:]),
        "targets": any(_target(one) for one in figures),
    }


def _order(figure: Figure) -> tuple[int, int, int]:
    return span(figure.period).order


def _told(voice: Voice, indicator: PublishedIndicator, figures: Sequence[Figure], latest: Sequence[Figure]) -> str:
    before, after = latest
    between = (one.series_break for one in figures if _order(before) < _order(one) <= _order(after))
    broken = next(filter(None, between), None)
    if broken:
        return sentences.not_compared(voice, before, after, broken)
    return sentences.trend(voice, indicator, before, after)


def _readings(voice: Voice, figures: Sequence[Figure]) -> Iterator[charts.Reading]:
    """What the chart shows; a break at a period without any figure moves to the next one that has some."""
    begins = False
    for figure in figures:
        begins = begins or figure.series_break is not None
        reading = _reading(voice, figure, begins=begins)
        if reading:
            begins = False
            yield reading


def _reading(voice: Voice, figure: Figure, *, begins: bool) -> charts.Reading | None:
    target = _target(figure)
    value = Fraction(figure.realisation or 0) if sentences.is_measured(figure) else None
    single = target[0] if target and target[0] == target[1] else None
    if value is None and single is None:
        return None
    label = voice.value(figure.realisation) if figure.realisation is not None else ""
    return charts.Reading(span(figure.period).place, voice.short_period(figure.period), value, single, label, begins)
