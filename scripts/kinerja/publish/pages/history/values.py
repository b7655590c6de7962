"""The values before and after a change, as citizens read them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from kinerja.disclose.published import PublishedVerdict, Release
from kinerja.publish.changes import Change
from kinerja.publish.marks import band_word, policy_of
from kinerja.publish.voice import Voice

_Words = Callable[[Release, Change, str], str]


class ChangeValues:
    """Canonical values of changes to words; policies are those of the release that a value comes from."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        # By kind, or by what stands before its first hyphen.
        self._words: Mapping[str, _Words] = {
            "figure": self._amount,
            "target": self._amount,
            "achievement": self._percent,
            "average": self._percent,
            "status": self._verdict,
            "rating": self._verdict,
            "proposal": self._verdict,
            "survey-word": self._verdict,
            "survey": self._index,
            "status-rule": self._policy,
            "state": self._listed("states"),
            "period": self._listed("period_statuses"),
            "review": self._listed("reviews.subjects"),
            "indicator-redefined": self._listed("changes.parts"),
            "series": self._listed("breaks"),
        }

    def shown(self, release: Release, one: Change, value: str | None) -> str:
        """A value of a change; one that is a text of the records stays as it is."""
        if value is None:
            return self._voice.text("none")
        words = self._words.get(one.kind) or self._words.get(one.kind.partition("-")[0])
        return words(release, one, value) if words else value

    def _amount(self, _: Release, one: Change, value: str) -> str:
        return self._voice.amount(value, one.indicator) if one.indicator else value

    def _percent(self, _: Release, __: Change, value: str) -> str:
        return self._voice.percent(Decimal(value))

    def _index(self, _: Release, __: Change, value: str) -> str:
        return self._voice.number(Decimal(value))

    def _verdict(self, release: Release, _: Change, value: str) -> str:
        policy, _hash, band = value.partition("#")
        return band_word(self._voice, release, PublishedVerdict(policy=policy, band=band))

    def _policy(self, release: Release, _: Change, value: str) -> str:
        policy = policy_of(release, value)
        return self._voice.wording(policy.title) if policy else value

    def _listed(self, group: str) -> _Words:
        def words(_: Release, __: Change, value: str) -> str:
            return ", ".join(self._voice.word(group, part) for part in value.split("+"))

        return words
