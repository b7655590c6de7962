"""Whether promises were kept: the counts by status in the words of citizens, the policy's own words beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from kinerja.disclose.published import PublishedUnit, Release
from kinerja.publish.marks import SHAPES, Count, Mark, Tally, latest_tally
from kinerja.publish.pages import parts
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one outcome: how many, and as what the policy and the records know them."""

    mark: Mark
    number: int
    known_as: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of some promises were kept in a period; `groups` are all four, also those without a promise."""

    period: str
    sentence: str
    groups: tuple[Group, ...]
    bar: parts.Bar | None

    @property
    def others(self) -> tuple[Group, ...]:
        """The promises that were not fully kept, where the sentence does not tell it all."""
        told = [one for one in self.groups if one.number]
        return tuple(one for one in told if one.mark.shape != "full") if told[0].mark.shape != "none" else ()


def standing(voice: Voice, release: Release, units: Iterable[PublishedUnit]) -> Standing | None:
    """Where the promises of some units stand in the latest period in which anything was due."""
    summaries = [summary for unit in units for summary in unit.summaries]
    tally = latest_tally(voice, release, summaries)
    if tally is None or not tally.indicators:
        return None
    groups = tuple(_group(voice, shape, tally) for shape in SHAPES)
    period = voice.period(tally.period)
    return Standing(period, _sentence(voice, tally, groups), groups, parts.bar(voice, tally))


def _group(voice: Voice, shape: str, tally: Tally) -> Group:
    counts = [one for one in tally.counts if one.mark.shape == shape]
    return Group(
        mark=Mark(voice.text(f"promises.groups.{shape}"), shape),
        number=sum(one.number for one in counts),
        known_as=_known_as(voice, counts),
    )


def _known_as(voice: Voice, counts: list[Count]) -> str:
    if len(counts) == 1:
        return counts[0].mark.word
    return ", ".join(voice.text("chart.part", count=voice.number(one.number), word=one.mark.word) for one in counts)


def _sentence(voice: Voice, tally: Tally, groups: tuple[Group, ...]) -> str:
    count = voice.number(tally.indicators)
    if groups[-1].number == tally.indicators:
        return voice.text("promise_count.nothing", count=count, reasons=groups[-1].known_as.lower())
    return voice.text("promise_count.kept", kept=voice.number(groups[0].number), count=count)
