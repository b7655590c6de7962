"""Satisfaction surveys (Survei Kepuasan Masyarakat)."""

from decimal import Decimal

from kinerja.model.base import Part, Record


class Element(Part, frozen=True):
    """One element of a satisfaction survey: its mean, or the number of answers 1, 2, 3 and 4."""

    id: str
    name: str
    mean: Decimal | None = None
    answers: tuple[int, int, int, int] | None = None
    weighted: Decimal | None = None


class PublishedIndex(Part, frozen=True):
    """The index as the source printed it."""

    index: Decimal
    letter: str | None = None
    word: str | None = None


class Survey(Record, frozen=True, tag="survey"):
    """A satisfaction survey (SKM) of one service. `weight` is what each element counts: `1/9` or `0.11`."""

    government: str
    unit: str
    period: str
    service: str
    service_name: str
    weight: str
    elements: tuple[Element, ...]
    respondents: int | None = None
    population: int | None = None
    published: PublishedIndex | None = None
    source: str | None = None
