"""Counts by status as bars."""

from dataclasses import dataclass

from kinerja.publish import charts, sentences
from kinerja.publish.marks import Tally
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Bar:
    """Counts as a bar, with the sentence that says the same."""

    tally: Tally
    segments: tuple[charts.Segment, ...]
    title: str
    sentence: str


def bar(voice: Voice, tally: Tally | None) -> Bar | None:
    """The bar of some counts, if there is anything to count."""
    if tally is None or not tally.counts:
        return None
    words = sentences.parts(voice, tally)
    return Bar(
        tally,
        charts.stacked([(one.number, one.mark.shape) for one in tally.counts]),
        voice.text("chart.status_title", count=voice.number(tally.indicators), parts=words),
        sentences.counts(voice, tally),
    )
