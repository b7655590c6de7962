"""An indicator with its latest figure, in the words of a language."""

from dataclasses import dataclass
from functools import cached_property

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release
from kinerja.publish import sentences
from kinerja.publish.marks import Mark, figure_mark
from kinerja.publish.pages.parts.rows import headline
from kinerja.publish.pages.parts.trends import BulletView, bullet
from kinerja.publish.voice import Voice


@dataclass(frozen=True)
class Subject:
    """What is shown elsewhere of an indicator; it says by itself where it comes from and what kind of data it is."""

    voice: Voice
    release: Release
    unit: PublishedUnit
    indicator: PublishedIndicator
    preview: bool = False

    @cached_property
    def ids(self) -> tuple[str, str, str]:
        """What addresses are made of."""
        return self.release.government.id, self.unit.id, self.indicator.id

    @cached_property
    def figure(self) -> Figure | None:
        """The figure that tells most today."""
        return headline(self.indicator)

    @cached_property
    def place(self) -> str:
        """The unit and its government, once where they bear the same name."""
        if self.unit.name == self.release.government.name:
            return self.unit.name
        return self.voice.text("format.title", name=self.unit.name, place=self.release.government.name)

    @cached_property
    def mark(self) -> Mark | None:
        """Where the figure stands."""
        return figure_mark(self.voice, self.release, self.figure) if self.figure else None

    @cached_property
    def period(self) -> str:
        """The period of the figure."""
        return self.voice.period(self.figure.period) if self.figure else ""

    @cached_property
    def sentence(self) -> str:
        """What the figure says."""
        if self.figure is None:
            return self.voice.text("sentence.nothing")
        return sentences.reached(self.voice, self.release, self.indicator, self.figure)

    @cached_property
    def direction(self) -> str:
        """Whether more is better."""
        return self.voice.word("directions", self.indicator.direction)

    @cached_property
    def kind(self) -> str:
        """That it is not published yet, and that the data are quoted or only an example; empty for published ones."""
        data = self.release.government.data
        words = [self.voice.text("banner.preview")] if self.preview else []
        words += [self.voice.word("banner", data)] if data != "own" else []
        return ", ".join(words)

    @cached_property
    def origin(self) -> str:
        """The release."""
        facts = {"number": self.release.number, "date": self.voice.day(self.release.made)}
        return self.voice.text("colophon.release", **facts)

    @cached_property
    def bullet(self) -> BulletView | None:
        """The chart, where there are two numbers."""
        return bullet(self.voice, self.indicator, self.figure, self.sentence) if self.figure else None
