"""Laws over records that were changed at random: both validators agree, and what is accepted becomes its type."""

import copy
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from kinerja.diagnostic import Location
from kinerja.load import schema, strict_yaml
from kinerja.model import KIND_BY_NAME, KINDS

CASES = Path(__file__).parents[1] / "cases" / "schema"
NUMBERS = st.one_of(
    st.integers(-3, 130),
    st.integers(-(10**16), 10**16),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-200, max_value=200, places=3),
    st.sampled_from([Decimal("2.0"), Decimal("4.0000000000000000001"), Decimal("-0"), 999_999_999_999_999]),
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text("az09-=+@ \t\r\n.:/#٢é", max_size=70),
    st.dates().map(str),
    st.from_regex(r"[0-9]{4}(-[SQ]?[0-9]{1,2}){0,2}\n?", fullmatch=True),
    st.sampled_from(
        ["1/9", "0.11", "ratio", "progress", "ordinal", "https://a.example/", "https://a b", "U1", "a" * 201]
    ),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=4,
)


def originals() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in KINDS:
        for path in sorted((CASES / kind.name / "ok").glob("*.yml")):
            data = strict_yaml.parse(path.read_bytes(), path.name).data
            assert isinstance(data, dict)
            yield kind.name, data


ORIGINALS = tuple(originals())


def likely(value: object) -> st.SearchStrategy[Any]:
    """Values of the same type that a person could have meant, so that many changed records are still good."""
    if isinstance(value, bool):
        return st.booleans()
    if isinstance(value, int | Decimal):
        return st.one_of(st.integers(0, 6), st.integers(1, 100), st.decimals(1, 4, places=3))
    if isinstance(value, str):
        return st.one_of(
            st.sampled_from(["2024-02-29", "2025-Q3", "2025-07", "satu-dua", "U3", "1/9"]), st.dates().map(str)
        )
    return VALUES


def containers(value: object) -> Iterator[Any]:
    """All mappings and lists inside a value, itself included."""
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from containers(inner)


@st.composite
def changed_records(draw: st.DrawFn) -> tuple[str, Any]:
    """A good record with up to three values changed, added, removed or doubled."""
    kind, original = draw(st.sampled_from(ORIGINALS))
    data = copy.deepcopy(original)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from([one for one in containers(data) if one] or [data]))
        if isinstance(place, list):
            change_list(draw, place)
        else:
            change_mapping(draw, place)
    return kind, data


def change_list(draw: st.DrawFn, place: list[Any]) -> None:
    position = draw(st.integers(0, len(place) - 1))
    match draw(st.sampled_from(["likely", "likely", "set", "double", "remove"])):
        case "likely":
            place[position] = draw(likely(place[position]))
        case "set":
            place[position] = draw(VALUES)
        case "double":
            place.append(copy.deepcopy(place[position]))
        case _:
            del place[position]


def change_mapping(draw: st.DrawFn, place: dict[str, Any]) -> None:
    key = draw(st.sampled_from(sorted(place))) if place else "key"
    match draw(st.sampled_from(["likely", "likely", "likely", "set", "add", "rename", "remove"])):
        case "likely":
            place[key] = draw(likely(place.get(key)))
        case "set":
            place[key] = draw(VALUES)
        case "add":
            place[draw(st.sampled_from(["value", "word", "reason", "lowest", "mean", "goal", "baseline", "x"]))] = draw(
                VALUES
            )
        case "rename":
            place[draw(TEXTS)] = place.pop(key, None)
        case _:
            place.pop(key, None)


def at(*steps: str | int) -> Location:
    return Location("record.yml", pointer=strict_yaml.pointer(steps))


@given(changed_records())
def test_both_validators_accept_the_same_records(changed: tuple[str, Any]) -> None:
    kind, data = changed
    quick = schema._quick(kind)
    assert quick is not None
    assert quick(data) == (not list(schema._errors(kind, data)))


@given(changed_records())
def test_an_accepted_record_becomes_its_type_and_comes_back_unchanged(changed: tuple[str, Any]) -> None:
    kind, data = changed
    if schema.check(kind, data, at) == ():
        made = msgspec.convert(data, KIND_BY_NAME[kind].type)
        again = msgspec.to_builtins(made, builtin_types=(Decimal,))
        assert schema.check(kind, again, at) == ()
        assert msgspec.convert(again, KIND_BY_NAME[kind].type) == made


@given(changed_records())
def test_a_refused_record_always_gets_findings_that_explain_it(changed: tuple[str, Any]) -> None:
    kind, data = changed
    slugs = {finding.rule for finding in schema.check(kind, data, at)}
    assert bool(slugs) == bool(list(schema._errors(kind, data)))
    assert slugs <= {rule.slug for rule in schema.RULES} - {schema.REFUSED.slug}


@pytest.mark.parametrize(("kind", "original"), ORIGINALS)
def test_every_required_key_is_missed_by_its_name(kind: str, original: dict[str, Any]) -> None:
    required = schema._schema(kind)["required"]
    for key in required:
        data = {name: value for name, value in original.items() if name != key}
        (finding,) = schema.check(kind, data, at)
        assert (finding.rule, finding.at.pointer, finding.facts) == ("schema-missing-key", "", {"missing": key})
