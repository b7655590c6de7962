"""Scoring rules as dated data, each clause with its legal source."""

from decimal import Decimal

from kinerja.model.base import Part, Record, Wording


class Legal(Part, frozen=True):
    """A clause that a policy follows, and how well it was verified (`rule`, `secondary`, `unverified`)."""

    id: str
    regulation: str
    verified: str
    article: str | None = None
    url: str | None = None
    note: Wording | None = None


class Band(Part, frozen=True):
    """A word for figures from `lowest` to `highest` (both included, on the policy's grid; None: no limit)."""

    id: str
    word: Wording
    lowest: Decimal | None = None
    highest: Decimal | None = None
    letter: str | None = None
    legal: str | None = None


class Example(Part, frozen=True):
    """A worked example that the tests run: a figure, and the band it falls in."""

    value: Decimal
    band: str


class ScoringPolicy(Record, frozen=True, tag="scoring-policy"):
    """A scoring rule as dated data. `decimals` is the grid of its bands and the rounding before them."""

    id: str
    use: str
    title: Wording
    summary: Wording
    valid_from: str
    legal: tuple[Legal, ...]
    decimals: int
    bands: tuple[Band, ...]
    valid_until: str | None = None
    examples: tuple[Example, ...] = ()
