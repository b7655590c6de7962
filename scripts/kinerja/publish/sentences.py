"""One sentence for each figure and each chart."""

from collections.abc import Sequence
from decimal import Decimal

from kinerja.disclose.published import (
    Comparison,
    Figure,
    PublishedIndicator,
    PublishedSeriesBreak,
    PublishedSurvey,
    Release,
    Summary,
)
from kinerja.publish import numerals
from kinerja.publish.marks import Tally, band_word, verdict_mark
from kinerja.publish.voice import Voice


def reached(voice: Voice, release: Release, indicator: PublishedIndicator, figure: Figure) -> str:
    """What was promised, what was reached, and what that means."""
    facts = {
        name: voice.amount(value, indicator)
        for name, value in (("target", figure.target), ("realisation", figure.realisation))
        if value is not None
    }
    if figure.status and figure.achievement is not None and len(facts) == 2:
        status = verdict_mark(voice, release, figure.status).word.lower()
        return voice.text("sentence.scored", status=status, achievement=voice.percent(figure.achievement), **facts)
    key = "both" if len(facts) == 2 else next(iter(facts), "nothing")
    return f"{voice.text(f'sentence.{key}', **facts)} {voice.word('state_reasons', figure.state)}"


def capped(voice: Voice, figure: Figure) -> str | None:
    """That a cap took something away, when it did."""
    if figure.raw is None or figure.achievement is None or figure.raw == figure.achievement:
        return None
    return voice.text("sentence.capped", cap=voice.percent(figure.achievement), raw=voice.percent(figure.raw))


def not_compared(voice: Voice, before: Figure, after: Figure, one: PublishedSeriesBreak) -> str:
    """Why two results are not compared."""
    facts = {"before": voice.period(before.period), "after": voice.period(after.period)}
    return voice.text("sentence.not_compared", because=broken(voice, one), **facts)


def trend(voice: Voice, indicator: PublishedIndicator, before: Figure, after: Figure) -> str:
    """How a result changed from one period to another, and whether that is good."""
    difference = Decimal(after.realisation or 0) - Decimal(before.realisation or 0)
    facts = {"before": voice.period(before.period), "after": voice.period(after.period)}
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
    return voice.text("sentence.broken", what=breaks(voice, one.what), period=voice.period(one.period))


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
