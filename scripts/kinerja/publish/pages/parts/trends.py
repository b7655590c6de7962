"""Figures as charts: one against its target, a series over time, the parts of each year, a shape beside numbers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from kinerja.disclose.published import Figure, PublishedIndicator
from kinerja.publish import charts, numerals, sentences
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# More would be too close together on a phone; the page holds 40 KB.
_POINTS, _YEARS = 24, 5


@dataclass(frozen=True, slots=True)
class BulletView:
    """A bullet chart and the sentence that says the same."""

    chart: charts.Bullet
    sentence: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A chart of a series with its title and the sentence of its latest change; `targets` are `tick` and `field`."""

    chart: charts.Series
    title: str
    sentence: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """One of the small charts: the year, and its values in words."""

    name: str
    chart: charts.Multiple
    told: str


@dataclass(frozen=True, slots=True)
class Years:
    """A small chart for each year on the same scale, and how the latest period changed within a year."""

    years: tuple[Year, ...]
    title: str
    sentence: str | None
    targets: tuple[str, ...]


def bullet(voice: Voice, indicator: PublishedIndicator, figure: Figure, sentence: str) -> BulletView | None:
    """One figure against its target, when both are numbers."""
    target = _target(figure)
    if target is None or not sentences.is_measured(figure):
        return None
    chart = charts.bullet(
        _exact(figure.realisation or "0"),
        *target,
        realisation_told=_told(voice, "realisation", figure.realisation or "0", indicator),
        target_told=_told(voice, "target", figure.target or "0", indicator),
    )
    return BulletView(chart, sentence)


def trend(voice: Voice, indicator: PublishedIndicator) -> Trend | None:
    """The chart of the periods of one length that has most results, and its sentence."""
    figures = _most(indicator)
    known = [one for one in figures if sentences.is_measured(one)]
    if len(known) < 2:
        return None
    names = {"first": voice.period(known[0].period), "last": voice.period(known[-1].period)}
    return Trend(
        charts.series(tuple(_readings(voice, figures))),
        voice.text("chart.series_title", name=indicator.name, **names),
        _change(voice, indicator, figures, known[-2], known[-1]),
        _kinds(figures),
    )


def years(voice: Voice, indicator: PublishedIndicator) -> Years | None:
    """The parts of the latest years beside each other, where two years or more have parts with results."""
    parts = [one for one in indicator.figures if span(one.period).months < 12]
    figures = sorted(_by_length(parts), key=_order)
    grouped: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        grouped[span(figure.period).year].append(figure)
    kept = {year: group for year, group in grouped.items() if any(map(sentences.is_measured, group))}
    chosen = sorted(kept)[-_YEARS:]
    if len(chosen) < 2:
        return None
    drawn = charts.multiples(
        [
            [
                one
                for each in kept[year]
                if (one := _reading(voice, each, begins=each.series_break is not None, within=True))
            ]
            for year in chosen
        ],
        12 // span(figures[0].period).months,
    )
    return Years(
        tuple(Year(str(year), chart, _values(voice, kept[year])) for year, chart in zip(chosen, drawn, strict=True)),
        voice.text("chart.years_title", name=indicator.name, first=chosen[0], last=chosen[-1]),
        _year_on_year(voice, indicator, figures),
        _kinds([one for year in chosen for one in kept[year]]),
    )


def spark(voice: Voice, indicator: PublishedIndicator) -> charts.Sparkline | None:
    """The shape of the current series, where at least three of its results can be compared."""
    readings = [one for one in _readings(voice, _most(indicator)) if one.value is not None]
    start = max((place for place, one in enumerate(readings) if one.begins), default=0)
    return charts.sparkline(readings[start:]) if len(readings) - start >= 3 else None


def _most(indicator: PublishedIndicator) -> list[Figure]:
    """The latest figures of the length of period that has most results, oldest first."""
    return sorted(_by_length(indicator.figures), key=_order)[-_POINTS:]


def _by_length(figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of the length of period that has most results; of two the longer one."""
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[span(figure.period).months].append(figure)
    counts = {months: sum(map(sentences.is_measured, group)) for months, group in groups.items()}
    return groups[max(counts, key=lambda months: (counts[months], months))] if counts else ()


def _order(figure: Figure) -> tuple[int, int, int]:
    return span(figure.period).order


def _target(figure: Figure) -> tuple[Fraction, Fraction] | None:
    """The target as a range; None when it is no number."""
    if figure.target is None:
        return None
    lowest, dots, highest = figure.target.partition("..")
    ends = (lowest, highest if dots else lowest)
    return (_exact(ends[0]), _exact(ends[1])) if all(map(numerals.is_number, ends)) else None


@lru_cache(maxsize=4096)
def _exact(value: str) -> Fraction:
    return Fraction(value)


def _kinds(figures: Sequence[Figure]) -> tuple[str, ...]:
    """How targets are drawn: a single value as a tick, a range as a field."""
    found = {"tick" if target[0] == target[1] else "field" for one in figures if (target := _target(one))}
    return tuple(sorted(found, reverse=True))


def _told(voice: Voice, key: str, value: str, indicator: PublishedIndicator) -> tuple[str, ...]:
    """What a bullet chart says of a value: with its unit, and where that is too long without it."""
    return tuple(
        voice.text(f"chart.{key}", value=shown) for shown in (voice.amount(value, indicator), voice.value(value))
    )


def _change(
    voice: Voice, indicator: PublishedIndicator, figures: Sequence[Figure], before: Figure, after: Figure
) -> str:
    """How a result changed, or why it is not compared with the one before."""
    between = (one.series_break for one in figures if _order(before) < _order(one) <= _order(after))
    broken = next(filter(None, between), None)
    if broken:
        return sentences.not_compared(voice, before, after, broken)
    return sentences.trend(voice, indicator, before, after)


def _year_on_year(voice: Voice, indicator: PublishedIndicator, figures: Sequence[Figure]) -> str | None:
    """How the latest result changed against the same part of the year before."""
    known = {span(one.period).place: one for one in figures if sentences.is_measured(one)}
    latest = known[max(known)]
    before = known.get(max(known) - 12 // span(latest.period).months)
    return _change(voice, indicator, figures, before, latest) if before else None


def _values(voice: Voice, figures: Sequence[Figure]) -> str:
    return ", ".join(
        voice.text("chart.part_value", period=voice.period(one.period), value=voice.value(one.realisation or ""))
        for one in figures
        if sentences.is_measured(one)
    )


def _readings(voice: Voice, figures: Sequence[Figure]) -> Iterator[charts.Reading]:
    """What the chart shows; a break at a period without any figure moves to the next one that has some."""
    begins = False
    for figure in figures:
        begins = begins or figure.series_break is not None
        reading = _reading(voice, figure, begins=begins)
        if reading:
            begins = False
            yield reading


def _reading(voice: Voice, figure: Figure, *, begins: bool, within: bool = False) -> charts.Reading | None:
    """A figure on the axis of all years, or `within` its own; None when it has no number at all."""
    lowest, highest = _target(figure) or (None, None)
    measured = sentences.is_measured(figure)
    if not measured and lowest is None:
        return None
    period = span(figure.period)
    return charts.Reading(
        place=period.number if within else period.place,
        name=voice.short_period(figure.period),
        value=_exact(figure.realisation or "0") if measured else None,
        target=lowest,
        label=voice.value(figure.realisation) if figure.realisation is not None else "",
        begins=begins,
        highest=None if highest == lowest else highest,
    )
