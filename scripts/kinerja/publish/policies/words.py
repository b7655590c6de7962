"""The words of one policy in one language, and the clauses behind them."""

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from kinerja.disclose.published import ScoringPolicy
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Anchor:
    """A clause of the policy, as it stands further down on the same page."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its cells, and the clause that they follow."""

    cells: tuple[str, ...]
    clause: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A part of a policy as a table below some sentences; columns are keys of `pages.table`."""

    id: str
    title: str
    lead: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def has_clauses(self) -> bool:
        """Whether any row names the clause that it follows."""
        return any(one.clause for one in self.lines)


@dataclass(frozen=True, slots=True)
class Words:
    """How a policy names things; a word of another policy is found in the `known` ones."""

    voice: Voice
    policy: ScoringPolicy
    known: tuple[ScoringPolicy, ...]

    def band(self, identifier: str) -> str:
        """The word of a band, after its letter where it has one."""
        return self._band(self.policy, identifier) or identifier

    def bands(self, identifiers: tuple[str, ...]) -> str:
        """Several bands that are counted together."""
        return reduce(self._either, map(self.band, identifiers))

    def organisation(self, identifier: str) -> str:
        """The word of a rating of organisations."""
        ratings = (one for one in self.known if one.use == "organisation-rating")
        return next(filter(None, (self._band(one, identifier) for one in ratings)), identifier)

    def side(self, identifier: str) -> str:
        """A word on a side of the matrix, else the word of a band."""
        matrix = self.policy.matrix
        words = (*matrix.rows.words, *matrix.columns.words) if matrix else ()
        found = next((one for one in words if one.id == identifier), None)
        return self.voice.wording(found.word) if found else self.band(identifier)

    def anchor(self, legal: str | None) -> Anchor | None:
        """The clause by its id, if the policy names it."""
        found = next((one for one in self.policy.legal if one.id == legal), None)
        return Anchor(found.id, found.article or found.id) if found else None

    def number(self, value: Decimal | int | None) -> str:
        """A number, or the sign for nothing."""
        return self.voice.text("none") if value is None else self.voice.number(value)

    def percent(self, value: Decimal | None) -> str:
        """A percentage, or the sign for nothing."""
        return self.voice.text("none") if value is None else self.voice.percent(value)

    def _either(self, one: str, other: str) -> str:
        return self.voice.text("format.or", one=one, other=other)

    def _band(self, policy: ScoringPolicy, identifier: str) -> str | None:
        found = next((one for one in policy.bands if one.id == identifier), None)
        if found is None:
            return None
        word = self.voice.wording(found.word)
        return self.voice.text("format.letter", letter=found.letter, word=word) if found.letter else word
