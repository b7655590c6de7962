"""How many promises below each goal stand where in the latest period, and which are not counted and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Figure, Release, Summary
from kinerja.publish import sentences
from kinerja.publish.marks import Count, Mark, Tally, latest_tally, tally
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists.goal_tree import Branch
from kinerja.publish.pages.lists.listing import Promise
from kinerja.publish.voice import Voice

# A field of a summary and a key in it; what has no figure in the period is in neither field.
_Place = tuple[str, str]
_ABSENT: _Place = ("absent", "")


@dataclass(frozen=True, slots=True)
class Roll:
    """The counts of a branch with all below it: a sentence, a bar on top, and what is not counted."""

    sentence: str
    excluded: str
    bar: parts.Bar | None


class Counts:
    """The counts of all branches of a tree in the latest period in which anything was due."""

    def __init__(self, voice: Voice, release: Release, branches: Sequence[Branch]) -> None:
        self._voice, self._release = voice, release
        latest = latest_tally(voice, release, [one for unit in release.units for one in unit.summaries])
        self._period = latest.period if latest else None
        self._counted: list[Counter[_Place]] = [Counter(map(self._place, one.promises)) for one in branches]
        # Each branch stands before what is below it: from the last to the first, all below is counted already.
        for number in range(len(branches) - 1, -1, -1):
            above = branches[number].above
            if above is not None:
                self._counted[above].update(self._counted[number])

    def roll(self, number: int) -> Roll:
        """The counts of a branch by its number."""
        whole = self._tally(self._counted[number])
        rated = tuple(one for one in whole.counts if one.mark.shape != "none")
        others = tuple(one for one in whole.counts if one.mark.shape == "none")
        return Roll(self._sentence(whole, rated), self._excluded(whole, others), parts.bar(self._voice, whole))

    def _place(self, promise: Promise) -> _Place:
        figure: Figure | None = next((one for one in promise.indicator.figures if one.period == self._period), None)
        if figure is None:
            return _ABSENT
        return ("status", figure.status.band) if figure.status else ("state", figure.state)

    def _tally(self, counted: Counter[_Place]) -> Tally:
        total, absent = counted.total(), counted[_ABSENT]
        summary = Summary(
            period=self._period or "",
            indicators=total - absent,
            counted=0,
            statuses={key: number for (name, key), number in counted.items() if name == "status"},
            states={key: number for (name, key), number in counted.items() if name == "state"},
        )
        known = tally(self._voice, self._release, summary.period, [summary])
        missing = Count(Mark(self._voice.text("goals.absent"), "none"), absent)
        return Tally(known.period, total, (*known.counts, *((missing,) if absent else ())))

    def _sentence(self, whole: Tally, rated: tuple[Count, ...]) -> str:
        if not whole.indicators:
            return self._voice.text("goals.no_indicator")
        if self._period is None:
            return self._voice.text("goals.no_period")
        facts = {"period": self._voice.period(self._period), "count": sum(one.number for one in rated)}
        if not rated:
            return self._voice.text("goals.nothing_counted", period=facts["period"])
        return self._voice.text("goals.counted", parts=self._listed(whole, rated), **facts)

    def _excluded(self, whole: Tally, others: tuple[Count, ...]) -> str:
        if not others or self._period is None:
            return ""
        number, total = sum(one.number for one in others), whole.indicators
        facts = {"number": self._voice.number(number), "total": self._voice.number(total)}
        return self._voice.text("goals.excluded", reasons=self._listed(whole, others), **facts)

    def _listed(self, whole: Tally, some: tuple[Count, ...]) -> str:
        return sentences.parts(self._voice, Tally(whole.period, whole.indicators, some))
