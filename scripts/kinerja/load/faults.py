"""The promises that every YAML file keeps before anything in it is believed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja.diagnostic import Fact, Finding, Location, Rule

Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken promise at a place of a file whose path does not matter yet."""

    rule: Rule
    place: Place = (1, 1)
    related: tuple[Place, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def finding(self, path: str) -> Finding:
        """The fault as the user meets it, in the file at this path."""
        others = (Location(path, *place) for place in self.related)
        return self.rule.finding(Location(path, *self.place), *others, **self.facts)


class Refused(Exception):  # noqa: N818 - the end of a reading, told to the user as a finding
    """Nothing after this fault can be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.rule.slug)
        self.fault = fault


def _rule(slug: str) -> Rule:
    return Rule(slug, section="yaml")


TOO_LARGE = _rule("yaml-too-large")
ENCODING = _rule("yaml-encoding")
CHARACTER = _rule("yaml-character")
SYNTAX = _rule("yaml-syntax")
TOO_DEEP = _rule("yaml-too-deep")
TOO_MANY = _rule("yaml-too-many")
DIRECTIVE = _rule("yaml-directive")
MANY_DOCUMENTS = _rule("yaml-many-documents")
EMPTY = _rule("yaml-empty")
NOT_A_MAPPING = _rule("yaml-not-a-mapping")
ALIAS = _rule("yaml-alias")
TAG = _rule("yaml-tag")
MERGE_KEY = _rule("yaml-merge-key")
DUPLICATE_KEY = _rule("yaml-duplicate-key")
KEY_NOT_TEXT = _rule("yaml-key-not-text")
LEADING_ZERO = _rule("yaml-leading-zero")
NOT_FINITE = _rule("yaml-not-finite")
EXPONENT = _rule("yaml-exponent")
NUMBER_FORM = _rule("yaml-number-form")
NOT_NORMALISED = _rule("yaml-not-normalised")

RULES: tuple[Rule, ...] = (
    TOO_LARGE,
    ENCODING,
    CHARACTER,
    SYNTAX,
    TOO_DEEP,
    TOO_MANY,
    DIRECTIVE,
    MANY_DOCUMENTS,
    EMPTY,
    NOT_A_MAPPING,
    ALIAS,
    TAG,
    MERGE_KEY,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    LEADING_ZERO,
    NOT_FINITE,
    EXPONENT,
    NUMBER_FORM,
    NOT_NORMALISED,
)
