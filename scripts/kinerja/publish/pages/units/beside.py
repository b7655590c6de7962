"""The average of a unit beside the middle of its kind: only like with like, and never a rank."""

from collections import defaultdict

from kinerja.disclose.published import PublishedUnit, Release, Summary
from kinerja.publish.pages.lists.peers import Middle, kind_word
from kinerja.publish.voice import Voice


class Peers:
    """The averages of one government by kind of unit and period."""

    def __init__(self, voice: Voice, release: Release) -> None:
        self._voice = voice
        self._kinds: dict[tuple[str, str], list[Summary]] = defaultdict(list)
        for unit in release.units:
            for one in unit.summaries:
                self._kinds[unit.type, one.period].append(one)
        self._middles: dict[tuple[str, str], Middle] = {}

    def sentence(self, unit: PublishedUnit, summary: Summary) -> str:
        """How the unit's average compares with the middle of its kind in that period, or why it is not compared."""
        if summary.average is None:
            return self._voice.text("unit.peers_without_average")
        middle = self._middle(unit.type, summary.period)
        facts = {
            "kind": kind_word(self._voice, unit.type),
            "count": self._voice.number(len(middle.averages)),
            "period": self._voice.period(summary.period),
        }
        if middle.median is None:
            return self._voice.text("unit.peers_too_few", **facts)
        key = "above" if summary.average > middle.median else "below" if summary.average < middle.median else "equal"
        standing = self._voice.text(f"unit.peers_{key}")
        return self._voice.text(
            "unit.peers_median", middle=self._voice.percent(middle.median), standing=standing, **facts
        )

    def _middle(self, kind: str, period: str) -> Middle:
        if (kind, period) not in self._middles:
            averages = sorted(one.average for one in self._kinds[kind, period] if one.average is not None)
            self._middles[kind, period] = Middle(period, tuple(averages))
        return self._middles[kind, period]
