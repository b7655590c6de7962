"""Changes between releases in words: one line each, with the page it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import address, sentences
from kinerja.publish.address import Address
from kinerja.publish.changes import Change, Step
from kinerja.publish.marks import policy_of
from kinerja.publish.pages.history.values import ChangeValues
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Line:
    """A change in words; `label` is its kind, `title` what changed, `is_native` in the words of the records."""

    label: str
    title: str
    period: str
    sentence: str
    address: Address | None = None
    unit: str = ""
    unit_address: Address | None = None
    is_native: bool = True


class ChangeWords:
    """The words for the changes of one government; links lead to pages that its newest release has."""

    def __init__(self, voice: Voice, latest: Release) -> None:
        self._voice = voice
        self._government = latest.government.id
        self._pages = frozenset(_pages(latest))
        self._values = ChangeValues(voice)

    def line(self, step: Step, one: Change) -> Line:
        """One change."""
        unit = one.unit
        return Line(
            label=self._voice.text(f"changes.kinds.{one.kind}.one"),
            title=self._title(step, one),
            period=self._voice.period(one.period) if one.period and one.kind != "correction-new" else "",
            sentence=self._sentence(step, one),
            address=self._address(one),
            unit=unit.name if unit else "",
            unit_address=self.unit(unit.id) if unit else None,
            is_native=not one.kind.startswith(("policy", "correction", "review")),
        )

    def plain(self, step: Step, one: Change) -> str:
        """One change as a line of plain text."""
        line = self.line(step, one)
        place = ", ".join(part for part in (line.title, line.period) if part)
        return ": ".join(part for part in (line.label, place, line.sentence) if part)

    def values(self, step: Step, one: Change) -> tuple[str, str]:
        """What was shown before and what is shown now."""
        old = self._values.shown(step.before or step.after, one, one.old)
        return old, self._values.shown(step.after, one, one.new)

    def unit(self, unit: str) -> Address | None:
        """The page of a unit, if it has one."""
        return self._existing(address.unit(self._government, unit))

    def _sentence(self, step: Step, one: Change) -> str:
        old, new = self.values(step, one)
        facts = {
            "old": old,
            "new": new,
            "name": one.name,
            "count": self._voice.number(one.count),
            "date": self._voice.day(one.subject) if one.kind == "review-new" else "",
            "sentence": self._reached(step.after, one),
        }
        return self._voice.text(f"changes.kinds.{one.kind}.said", **facts)

    def _reached(self, release: Release, one: Change) -> str:
        """What a new result says, in the words of its own page."""
        if one.kind == "figure-new" and one.indicator and one.figure:
            return sentences.reached(self._voice, release, one.indicator, one.figure)
        if one.kind == "survey-new" and one.survey:
            return sentences.survey(self._voice, release, one.survey)
        return ""

    def _title(self, step: Step, one: Change) -> str:
        if one.kind.startswith("policy"):
            known = (policy_of(each, one.subject) for each in (step.after, step.before) if each)
            return next((self._voice.wording(policy.title) for policy in known if policy), one.subject)
        if one.kind == "correction-new":
            return self._voice.text("corrections.one", number=one.subject, period=self._voice.period(one.period))
        if one.kind == "review-new":
            return self._values.shown(step.after, one, one.new)
        return one.name

    def _address(self, one: Change) -> Address | None:
        if one.kind == "correction-new":
            return address.corrections(self._government)
        if one.kind == "review-new":
            return self._existing(address.reviews(self._government))
        if one.kind.startswith("policy"):
            return self._existing(address.policy(one.subject))
        return self._of_unit(one.unit.id, one) if one.unit and one.name else None

    def _of_unit(self, unit: str, one: Change) -> Address | None:
        if one.indicator:
            return self._existing(address.indicator(self._government, unit, one.indicator.id))
        if one.survey:
            return self._existing(address.survey(self._government, unit, one.survey))
        return self.unit(unit)

    def _existing(self, place: Address) -> Address | None:
        return place if place in self._pages else None


def _pages(release: Release) -> Iterator[Address]:
    """The pages that a newest release has."""
    government = release.government.id
    if release.reviews:
        yield address.reviews(government)
    yield from (address.policy(one.id) for one in release.policies)
    for unit in release.units:
        yield address.unit(government, unit.id)
        yield from (address.indicator(government, unit.id, one.id) for one in unit.indicators)
        yield from (address.survey(government, unit.id, one) for one in unit.surveys)
