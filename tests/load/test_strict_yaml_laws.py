"""What holds for every input of the strict loader: no exception, one outcome of both parsers, nothing lost."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import example, given, settings, strategies as some

from kinerja.load.strict_yaml import parse, pointer, positions
from kinerja.load.yaml_events import PARSERS, Parser
from kinerja.load.yaml_text import refused_characters

SAMPLE = """\
# komentar
kind: indicator
name: "Persentase: kasus"
values: [1, 2.50, -3, null, true, {a: b, c: 'd'}]
scale:
  - word: Baik
    value: 90.00
  - word: >-
      Sangat
      baik
    value: 100
notes:
  first: |
    satu
    dua
  ? second
  : ~
"""
SIGNS = [
    *(": ", ":", " ", "\n", "\n  ", "- ", "[", "]", "{", "}", ",", "?", "? ", " # ", "#", "|", ">", "|-", "'", '"'),
    *("\\", "...", "...\n", "---\n", "%", "%A\n", "!", "!t ", "&x ", "*x", "<<: ", "0", "1e3", ".nan", "5.", "~"),
    *("\t", "\r", "\r\n", "\x07", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "e\u0301", "é", "\U0001f600"),
    *("\\u202e", "\\0", "\\ud800", "\\U00110000", "\\UFFFFFFFF", "\\\n", "@", "`", "=", "values: 1\n", "\0"),
]


@some.composite
def damaged(draw: some.DrawFn) -> bytes:
    text = SAMPLE
    for _ in range(draw(some.integers(1, 4))):
        start = draw(some.integers(0, len(text)))
        end = start + draw(some.integers(0, 6))
        text = text[:start] + draw(some.sampled_from(SIGNS)) + text[end:]
    return text.encode()


noise = some.lists(some.sampled_from([*SIGNS, "a", "b", "a: 1\n"]), max_size=12).map(
    lambda parts: "".join(parts).encode()
)
in_brackets = noise.map(lambda inner: b"k: [" + inner + b"]\n")
any_source = some.binary(max_size=200) | damaged() | noise | in_brackets


@settings(max_examples=600, deadline=None)
@given(any_source)
@example(b'a: "\\UFFFFFFFF"')
@example(b"k: {a:}\n")
@example(b"k: {a? }\n")
@example(b"? >#\n")
@example(b"%FOO\n---\na: 1\n")
def test_both_parsers_accept_the_same_files_and_make_the_same_data(source: bytes) -> None:
    one, other = (parse(source, "a.yml", parser=parser) for parser in PARSERS)
    assert one.data == other.data
    assert bool(one.findings) == bool(other.findings)
    stumbles = {"yaml-syntax", "yaml-character"}
    rules = [sorted(finding.rule for finding in parsed.findings) for parsed in (one, other)]
    if not stumbles.intersection(rules[0] + rules[1]):
        assert rules[0] == rules[1]
    if not one.findings:
        assert positions(source, parser=PARSERS[0]) == positions(source, parser=PARSERS[1])


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@settings(max_examples=300, deadline=None)
@given(source=any_source)
def test_no_input_raises_and_every_place_lies_in_the_file(parser: Parser, source: bytes) -> None:
    parsed = parse(source, "a.yml", parser=parser)
    lines = source.decode(errors="replace").replace("\r\n", "\n").split("\n")
    assert (parsed.data is None) == bool(parsed.findings)
    assert list(parsed.findings) == sorted(parsed.findings, key=lambda one: one.order)
    for finding in parsed.findings:
        for place in (finding.at, *finding.related):
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert parsed.findings or set(positions(source, parser=parser)) == set(pointers(parsed.data))


def pointers(data: object, steps: tuple[str | int, ...] = ()) -> Iterator[str]:
    yield pointer(steps)
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in children:
        yield from pointers(value, (*steps, key))


def is_writable(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and not refused_characters(text)


visible = some.text(max_size=12).filter(is_writable)
decimals = some.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
scalars = some.none() | some.booleans() | some.integers(-(10**18), 10**18) | decimals | visible
values = some.recursive(
    scalars,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(visible, inner, max_size=4),
    max_leaves=15,
)
records = some.dictionaries(visible, values, max_size=4)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\u00a0", "\\_") + '"'


def scalar(value: object) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def block(value: object, indent: str) -> str:
    """Canonical YAML of a value that follows a key or a dash."""
    if isinstance(value, dict) and value:
        lines = (f"{indent}? {quoted(key)}\n{indent}:{block(inner, indent + '  ')}" for key, inner in value.items())
    elif isinstance(value, list) and value:
        lines = (f"{indent}-{block(inner, indent + '  ')}" for inner in value)
    else:
        return f" {flow(value)}\n"
    return "\n" + "".join(lines)


def flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def exact(value: object) -> object:
    """The same data with types and digits made visible, since 1 == True == Decimal(1)."""
    if isinstance(value, dict):
        return {key: exact(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [exact(inner) for inner in value]
    number = Decimal("0.000") if isinstance(value, Decimal) and not value else value
    return type(value).__name__, str(number)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@settings(max_examples=200, deadline=None)
@given(record=records)
def test_what_is_written_is_read_back(parser: Parser, record: dict[str, object]) -> None:
    for text in (block(record, ""), flow(record)):
        parsed = parse(text.encode(), "a.yml", parser=parser)
        assert parsed.findings == ()
        assert exact(parsed.data) == exact(record)
