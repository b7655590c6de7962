"""The faults that a record's shape can have, and how a validator's errors become one finding for each of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kinerja.diagnostic import Fact, Finding, Location, Rule

At = Callable[..., Location]
# A `jsonschema.ValidationError`, without the import: only a refused record pays for the library.
Error = Any

MISSING_KEY = Rule("schema-missing-key", section="schema")
UNKNOWN_KEY = Rule("schema-unknown-key", section="schema")
TYPE = Rule("schema-type", section="schema")
CHOICE = Rule("schema-choice", section="schema")
PATTERN = Rule("schema-pattern", section="schema")
REAL_DATE = Rule("schema-real-date", section="schema")
TOO_SHORT = Rule("schema-too-short", section="schema")
TOO_LONG = Rule("schema-too-long", section="schema")
RANGE = Rule("schema-range", section="schema")
MORE_THAN = Rule("schema-more-than", section="schema")
LIST_LENGTH = Rule("schema-list-length", section="schema")
ONE_OF = Rule("schema-one-of", section="schema")
NEEDS_KEY = Rule("schema-needs-key", section="schema")
REFUSED = Rule("schema-refused", section="schema")
RULES = (
    *(MISSING_KEY, UNKNOWN_KEY, TYPE, CHOICE, PATTERN, REAL_DATE, TOO_SHORT, TOO_LONG),
    *(RANGE, MORE_THAN, LIST_LENGTH, ONE_OF, NEEDS_KEY, REFUSED),
)

# More findings of one file help nobody, and a hostile file must not cost minutes.
MOST = 50

# Keywords about one value, in the order in which a person mends: of several faults of a value the first is told.
_OF_VALUE: dict[str, tuple[Rule, dict[str, str]]] = {
    "type": (TYPE, {"type": "type"}),
    "const": (CHOICE, {"allowed": "const"}),
    "enum": (CHOICE, {"allowed": "enum"}),
    "minLength": (TOO_SHORT, {"limit": "minLength"}),
    "pattern": (PATTERN, {"form": "x-form"}),
    "format": (REAL_DATE, {}),
    "maxLength": (TOO_LONG, {"limit": "maxLength"}),
    "minimum": (RANGE, {"minimum": "minimum", "maximum": "maximum"}),
    "exclusiveMinimum": (MORE_THAN, {"minimum": "exclusiveMinimum", "maximum": "maximum"}),
    "maximum": (RANGE, {"minimum": "minimum", "maximum": "maximum"}),
    "minItems": (LIST_LENGTH, {"minimum": "minItems", "maximum": "maxItems"}),
    "maxItems": (LIST_LENGTH, {"minimum": "minItems", "maximum": "maxItems"}),
}
_RANK = {keyword: rank for rank, keyword in enumerate(_OF_VALUE)}


def findings(errors: Iterable[Error], at: At) -> tuple[Finding, ...]:
    """One finding for each fault, sorted, at most MOST; never empty when there are errors."""
    by_place: dict[tuple[str | int, ...], list[Error]] = defaultdict(list)
    for error in errors:
        by_place[tuple(error.absolute_path)].append(error)
    found = {one.order: one for place, here in by_place.items() for one in _of_place(place, here, at)}
    return tuple(found[order] for order in sorted(found))[:MOST]


def _of_place(place: tuple[str | int, ...], errors: list[Error], at: At) -> Iterator[Finding]:
    of_value = [error for error in errors if error.validator in _RANK]
    if of_value:
        yield _of_value(min(of_value, key=lambda error: _RANK[str(error.validator)]), at(*place))
        return
    keys = _Keys.of(errors)
    for error in errors:
        for rule, step, facts in _OF_KEYS.get(str(error.validator), _unforeseen)(error, keys):
            yield rule.finding(at(*place, *step), **facts)


def _of_value(error: Error, here: Location) -> Finding:
    keyword = str(error.validator)
    if keyword == "maximum" and "exclusiveMinimum" in error.schema:
        keyword = "exclusiveMinimum"
    rule, names = _OF_VALUE[keyword]
    return rule.finding(here, **{fact: _fact(error.schema.get(name, 0)) for fact, name in names.items()})


def _fact(value: object) -> Fact:
    if isinstance(value, list):
        return ", ".join(value)
    return value if isinstance(value, int) else str(value)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of a mapping at fault: those it has, and those that its misspelt keys were meant to be."""

    present: frozenset[str]
    unknown: tuple[str, ...]
    absent: tuple[str, ...]
    meant: frozenset[str]

    @classmethod
    def of(cls, errors: Sequence[Error]) -> "_Keys":
        """The keys of the mapping that these errors are about."""
        present = frozenset(errors[0].instance)
        closed = [error.schema for error in errors if error.validator == "additionalProperties"]
        allowed = tuple(closed[0]["properties"]) if closed else ()
        unknown = tuple(islice(sorted(present.difference(allowed)) if closed else (), MOST))
        absent = tuple(key for key in allowed if key not in present) or allowed
        meant = frozenset(near for key in unknown for near in _nearest(key, absent, cutoff=0.6))
        return cls(present, unknown, absent, meant)

    def lacks(self, key: str) -> bool:
        """Whether a key is missing, and was not merely misspelt."""
        return key not in self.present and key not in self.meant


_Fault = tuple[Rule, tuple[str, ...], dict[str, Fact]]


def _nearest(key: str, allowed: Iterable[str], cutoff: float = 0.0) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(key[:64], allowed, n=1, cutoff=cutoff)


def _unknown(error: Error, keys: _Keys) -> Iterator[_Fault]:
    allowed = ", ".join(error.schema["properties"])
    for key in keys.unknown:
        yield UNKNOWN_KEY, (key,), {"nearest": _nearest(key, keys.absent)[0], "allowed": allowed}


def _missing(error: Error, keys: _Keys) -> Iterator[_Fault]:
    for key in filter(keys.lacks, error.validator_value):
        if "x-when" in error.schema:
            yield NEEDS_KEY, (), {"present": error.schema["x-when"], "missing": key}
        else:
            yield MISSING_KEY, (), {"missing": key}


def _needed(error: Error, keys: _Keys) -> Iterator[_Fault]:
    for key, needs in error.validator_value.items():
        if key in keys.present:
            yield from ((NEEDS_KEY, (), {"present": key, "missing": need}) for need in filter(keys.lacks, needs))


def _one_of(error: Error, keys: _Keys) -> Iterator[_Fault]:
    branches = [branch["required"] for branch in error.validator_value]
    found = sum(keys.present.issuperset(branch) for branch in branches)
    named = {key for branch in branches for key in branch}
    dependent = error.schema.get("dependentRequired", {})
    promised = keys.meant.union(*(needs for key, needs in dependent.items() if key in keys.present))
    # Half an alternative and a misspelt one have been told by the rule about that key.
    if found or not named & promised:
        alternatives = ", ".join(" + ".join(branch) for branch in branches)
        yield ONE_OF, (), {"alternatives": alternatives, "found": found}


def _unforeseen(_error: Error, _keys: _Keys) -> Iterator[_Fault]:
    yield REFUSED, (), {}


_OF_KEYS: dict[str, Callable[[Error, _Keys], Iterator[_Fault]]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "dependentRequired": _needed,
    "oneOf": _one_of,
}
