"""One sentence for each figure and each chart."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kinerja.disclose.published import (
    Comparison,
    Figure,
    PublishedIndicator,
    PublishedSeriesBreak,
    PublishedSurvey,
    PublishedUnit,
    Release,
    Summary,
)
from kinerja.publish import numerals
from kinerja.publish.marks import Tally, band_word, figure_mark, verdict_mark
from kinerja.publish.span import span
from kinerja.publish.voice import Voice


def reached(voice: Voice, release: Release, indicator: PublishedIndicator, figure: Figure) -> str:
    """What was promised, what was reached, and what that means."""
    facts = _facts(voice, indicator, figure)
    if figure.status and figure.achievement is not None and len(facts) == 2:
        status = verdict_mark(voice, release, figure.status).word.lower()
        return voice.text("sentence.scored", status=status, achievement=voice.percent(figure.achievement), **facts)
    return f"{voice.text(f'sentence.{_known(facts)}', **facts)} {voice.word('state_reasons', figure.state)}"


def described(
    voice: Voice, release: Release, unit: PublishedUnit, indicator: PublishedIndicator, figure: Figure | None
) -> str:
    """An indicator in one sentence, as search results show it: figure, period and status."""
    named = {"name": indicator.name, "unit": unit.name}
    if figure is None:
        return voice.text("describe.without_figure", **named)
    facts = _facts(voice, indicator, figure)
    status = figure_mark(voice, release, figure).word.lower()
    if figure.status and figure.achievement is not None:
        status = voice.text("describe.status", status=status, achievement=voice.percent(figure.achievement))
    said = voice.text(f"describe.{_known(facts)}", **facts)
    return voice.text("describe.sentence", facts=said, period=voice.period(figure.period), status=status, **named)


def _facts(voice: Voice, indicator: PublishedIndicator, figure: Figure) -> dict[str, str]:
    """Target and realisation in words, as far as they are known."""
    known = (("target", figure.target), ("realisation", figure.realisation))
    return {name: voice.amount(value, indicator) for name, value in known if value is not None}


def _known(facts: Mapping[str, str]) -> str:
    return "both" if len(facts) == 2 else next(iter(facts), "nothing")


def capped(voice: Voice, figure: Figure) -> str | None:
    """That a cap took something away, when it did."""
    if figure.raw is None or figure.achievement is None or figure.raw == figure.achievement:
        return None
    return voice.text("sentence.capped", cap=voice.percent(figure.achievement), raw=voice.percent(figure.raw))


def not_compared(voice: Voice, before: Figure, after: Figure, one: PublishedSeriesBreak) -> str:
    """Why two results are not compared."""
    facts = {"before": within(voice, before.period), "after": within(voice, after.period)}
    return voice.text("sentence.not_compared", because=broken(voice, one), **facts)


def trend(voice: Voice, indicator: PublishedIndicator, before: Figure, after: Figure) -> str:
    """How a result changed from one period to another, and whether that is good."""
    difference = Decimal(after.realisation or 0) - Decimal(before.realisation or 0)
    facts = {"before": within(voice, before.period), "after": within(voice, after.period)}
    if difference:
        size = voice.amount(f"{abs(difference):f}", indicator)
        if size == voice.percent(abs(difference)):
            # The difference of two percentages is in points, not in percent.
            size = voice.text("sentence.points", number=voice.number(abs(difference)))
        said = voice.text("sentence.up" if difference > 0 else "sentence.down", difference=size, **facts)
    else:
        said = voice.text("sentence.same", value=voice.amount(after.realisation or "0", indicator), **facts)
    return f"{said} {voice.word('directions', indicator.direction)}."


def change(voice: Voice, figure: Figure) -> str:
    """The change against the period before, in percent, as word and number."""
    if figure.series_break:
        return voice.text("change.withheld", because=broken(voice, figure.series_break))
    if figure.change is None:
        return voice.text("none")
    size = voice.percent(abs(figure.change))
    key = "up" if figure.change > 0 else "down" if figure.change < 0 else "same"
    return voice.text(f"change.{key}", number=size)


def broken(voice: Voice, one: PublishedSeriesBreak) -> str:
    """What changed, and since when."""
    return voice.text("sentence.broken", what=breaks(voice, one.what), period=within(voice, one.period))


def within(voice: Voice, period: str) -> str:
    """A period inside a sentence."""
    parsed = span(period)
    letter = {3: "q", 6: "s"}.get(parsed.months)
    return voice.text(f"within.{letter}{parsed.number}", year=parsed.year) if letter else voice.period(period)


def breaks(voice: Voice, what: Sequence[str]) -> str:
    """All that changed, as a list in words."""
    return ", ".join(voice.word("breaks", one) for one in what)


def not_comparable(voice: Voice, summary: Summary) -> str | None:
    """Why an average is not compared with the one before."""
    if not summary.not_comparable:
        return None
    reasons = ", ".join(voice.word("not_comparable", one) for one in summary.not_comparable)
    return voice.text("sentence.average_not_compared", because=reasons)


def counts(voice: Voice, tally: Tally) -> str:
    """How many indicators stand where."""
    return voice.text("sentence.counts", count=voice.number(tally.indicators), parts=parts(voice, tally))


def parts(voice: Voice, tally: Tally) -> str:
    """The counts by status, as a list in words."""
    return ", ".join(
        voice.text("chart.part", count=voice.number(one.number), word=one.mark.word.lower()) for one in tally.counts
    )


def average(voice: Voice, summary: Summary) -> str | None:
    """The average achievement of a unit in a period."""
    if summary.average is None:
        return None
    key = "sentence.average_weighted" if summary.weighted else "sentence.average"
    return voice.text(key, average=voice.percent(summary.average), count=voice.number(summary.counted))


def survey(voice: Voice, release: Release, one: PublishedSurvey) -> str:
    """The index of a survey and its word."""
    if one.withheld:
        return voice.text("sentence.survey_withheld")
    if one.index is None or one.verdict is None:
        return voice.text("sentence.survey_nothing")
    word = band_word(voice, release, one.verdict)
    return voice.text("sentence.survey", index=voice.number(one.index), word=word)


def extremes(voice: Voice, one: PublishedSurvey) -> str | None:
    """The lowest and the highest element of a survey."""
    if not one.elements:
        return None
    low, high = min(one.elements, key=lambda each: each.mean), max(one.elements, key=lambda each: each.mean)
    return voice.text(
        "sentence.lowest",
        name=low.name,
        mean=voice.number(low.mean),
        best=high.name,
        best_mean=voice.number(high.mean),
    )


def compared(voice: Voice, comparisons: Sequence[Comparison]) -> str:
    """Whether the printed figures follow from their own numbers."""
    wrong = sum(not one.follows for one in comparisons)
    return voice.text("sentence.contradicts", count=wrong) if wrong else voice.text("sentence.follows")


def is_measured(figure: Figure) -> bool:
    """Whether the realisation is a number."""
    return figure.realisation is not None and numerals.is_number(figure.realisation)
