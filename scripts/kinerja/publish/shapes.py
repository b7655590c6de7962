"""What pages read of a policy and of a source; the records' own types stay behind the fence."""

from decimal import Decimal
from typing import Protocol


class Wording(Protocol):
    """One wording in each language."""

    @property
    def id(self) -> str:
        """In Indonesian."""

    @property
    def en(self) -> str:
        """In English."""


class Source(Protocol):
    """A published document."""

    @property
    def id(self) -> str:
        """Its name in links."""

    @property
    def title(self) -> str:
        """Its title."""


class Legal(Protocol):
    """A clause that a policy follows."""

    @property
    def id(self) -> str:
        """Its anchor."""

    @property
    def regulation(self) -> str:
        """The regulation."""

    @property
    def article(self) -> str | None:
        """The part of the regulation."""


class Band(Protocol):
    """A word for figures from `lowest` to `highest`."""

    @property
    def id(self) -> str:
        """Its name in verdicts."""

    @property
    def word(self) -> Wording:
        """Its word."""

    @property
    def lowest(self) -> Decimal | None:
        """Its lower end; None is no limit."""

    @property
    def highest(self) -> Decimal | None:
        """Its upper end; None is no limit."""

    @property
    def letter(self) -> str | None:
        """Its letter."""

    @property
    def legal(self) -> str | None:
        """The clause it follows."""


class Example(Protocol):
    """A figure and the band it falls in."""

    @property
    def value(self) -> Decimal:
        """The figure."""

    @property
    def band(self) -> str:
        """The band."""


class Policy(Protocol):
    """A scoring rule."""

    @property
    def id(self) -> str:
        """Its name in addresses."""

    @property
    def title(self) -> Wording:
        """Its title."""

    @property
    def summary(self) -> Wording:
        """What it says, in short."""

    @property
    def valid_from(self) -> str:
        """Its first day."""

    @property
    def valid_until(self) -> str | None:
        """Its last day."""

    @property
    def legal(self) -> tuple[Legal, ...]:
        """The clauses it follows."""

    @property
    def bands(self) -> tuple[Band, ...]:
        """Its bands."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """Its worked examples."""
