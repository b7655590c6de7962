"""What can be said against a record: place, rule, severity and facts, and nothing of a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

Fact = str | int | Decimal


class Severity(Enum):
    """How much a finding weighs: an error stops a release, a warning is advice with numbers."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path relative to the root, line and column from 1, JSON pointer (RFC 6901)."""

    path: str
    line: int = 1
    column: int = 1
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place. `facts` fill the sentences of the locales; they hold numbers and ids only."""

    rule: str
    severity: Severity
    at: Location
    related: tuple[Location, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    section: str = "rules"

    @property
    def order(self) -> tuple[Location, str, tuple[tuple[str, str], ...]]:
        """Sort key: by place, then rule, then facts, so that output never depends on the order of work."""
        return self.at, self.rule, tuple((key, str(value)) for key, value in sorted(self.facts.items()))


@dataclass(frozen=True, slots=True)
class Rule:
    """A promise that records keep.

    `slug` names the rule for ever; its sentences stand in the locales as `<section>.<slug>.title`, `.message`
    and `.fix`. Records that broke a rule named in `needs` are not examined: one fault gives one finding.
    """

    slug: str
    severity: Severity = Severity.ERROR
    needs: frozenset[str] = frozenset()
    section: str = "rules"

    def finding(self, at: Location, *related: Location, **facts: Fact) -> Finding:
        """A finding of this rule at a place, with the places it is related to and its facts."""
        return Finding(self.slug, self.severity, at, related, facts, self.section)


class CannotRun(Exception):  # noqa: N818 - a sentence for the user, not an error of the program
    """The command could not do its work (exit code 2); `reason` is a key of the locale section `commands`."""

    def __init__(self, reason: str, **facts: Fact) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts
