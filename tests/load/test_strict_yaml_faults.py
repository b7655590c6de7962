"""Each way in which the strict loader refuses a file, with its place and its sentences."""

import subprocess
import sys
from collections.abc import Mapping
from string import Formatter

import pytest

from kinerja import texts
from kinerja.diagnostic import Fact, Finding, Location, Rule, Severity
from kinerja.load.faults import RULES, Place
from kinerja.load.strict_yaml import MOST_FINDINGS, Parsed, parse
from kinerja.load.yaml_events import PARSERS, Parser
from kinerja.load.yaml_text import DEEPEST, LARGEST, MOST_NODES

PATH = "records/contoh/unit.yml"

Expected = tuple[str, int, int, *tuple[Place | Mapping[str, Fact], ...]]

CASES: dict[str, tuple[bytes, list[Expected]]] = {
    "too large": (b"a: " + b"x" * (LARGEST - 2), [("yaml-too-large", 1, 1, {"size": LARGEST + 1, "limit": LARGEST})]),
    "not UTF-8": (b"a: 1\nb: \xc3\xa9\xff\n", [("yaml-encoding", 2, 5)]),
    "UTF-8 with a mark": (b"\xef\xbb\xbfa: 1\n", [("yaml-encoding", 1, 1)]),
    "UTF-16": ("a: 1\n".encode("utf-16"), [("yaml-encoding", 1, 1)]),
    "UTF-16 without a mark": ("a: 1\n".encode("utf-16-le"), [("yaml-encoding", 1, 2)]),
    "NUL": (b"a: 1\nb: x\0y\n", [("yaml-encoding", 2, 5)]),
    "tab": (b"a:\n\tb: 1\n", [("yaml-character", 2, 1, {"codepoint": "U+0009"})]),
    "lone carriage return": (b"a: 1\rb: 2\n", [("yaml-character", 1, 5, {"codepoint": "U+000D"})]),
    "control": (b"a: x\x1b[31m\n", [("yaml-character", 1, 5, {"codepoint": "U+001B"})]),
    "C1 line end": ("a: x\x85y\n".encode(), [("yaml-character", 1, 5, {"codepoint": "U+0085"})]),
    "bidi in a comment": ("a: 1 # \u202e\n".encode(), [("yaml-character", 1, 8, {"codepoint": "U+202E"})]),
    "zero width in a key": ("a\u200bb: 1\n".encode(), [("yaml-character", 1, 2, {"codepoint": "U+200B"})]),
    "mark within the text": ("a: x\ufeff\n".encode(), [("yaml-character", 1, 5, {"codepoint": "U+FEFF"})]),
    "private use": ("a: \ue000\n".encode(), [("yaml-character", 1, 4, {"codepoint": "U+E000"})]),
    "noncharacter": ("a: \ufffe\n".encode(), [("yaml-character", 1, 4, {"codepoint": "U+FFFE"})]),
    "line separator": ("a: x\u2028b\n".encode(), [("yaml-character", 1, 5, {"codepoint": "U+2028"})]),
    "paragraph separator": ("a: x\u2029b\n".encode(), [("yaml-character", 1, 5, {"codepoint": "U+2029"})]),
    "tag character": ("a: x\U000e0041\n".encode(), [("yaml-character", 1, 5, {"codepoint": "U+E0041"})]),
    "escaped bidi": (b'a: 1\nb: "x\\u202ey"\n', [("yaml-character", 2, 4, {"codepoint": "U+202E"})]),
    "escaped tab in a key": (b'"a\\tb": 1\n', [("yaml-character", 1, 1, {"codepoint": "U+0009"})]),
    "open quote": (b"a: 1\nb: 'x\n", [("yaml-syntax", 3, 1, (2, 4))]),
    "open bracket": (b"a: [1, 2\n", [("yaml-syntax", 2, 1, (1, 4))]),
    "end within a bracket": (b"a: [1", [("yaml-syntax", 1, 6, (1, 4))]),
    "second colon": (b"a: Capaian: 5\n", [("yaml-syntax", 1, 11)]),
    "wrong indent": (b"a:\n  b: 1\n c: 2\n", [("yaml-syntax", 3, 2, (1, 1))]),
    "sign that begins nothing": (b"a: @x\n", [("yaml-syntax", 1, 4)]),
    "half a character": (b'a: "\\ud800"\n', [("yaml-syntax", 1, 4)]),
    "beyond Unicode": (b'a: "\\U00110000"\n', [("yaml-syntax", 1, 4)]),
    "far beyond Unicode": (b'a: "\\UFFFFFFFF"\n', [("yaml-syntax", 1, 4)]),
    "too deep": (b"a: " + b"[" * 200_000, [("yaml-too-deep", 1, 3 + DEEPEST, {"limit": DEEPEST})]),
    "too many": (b"a:\n" + b"- 1\n" * 20_000, [("yaml-too-many", 19_999, 3, {"limit": MOST_NODES})]),
    "version": (b"%YAML 1.1\n---\na: 1\n", [("yaml-directive", 1, 1)]),
    "unknown directives": (b"# x\n%A\n%TAG ! !\n---\na: 1\n", [("yaml-directive", 2, 1), ("yaml-directive", 3, 1)]),
    "second document": (b"a: 1\n---\nb: 2\n---\nc: 3\n", [("yaml-many-documents", 2, 1)]),
    "directive of a second document": (
        b"a: 1\n...\n%B\n---\nb: 2\n",
        [("yaml-directive", 3, 1), ("yaml-many-documents", 4, 1)],
    ),
    "nothing": (b"", [("yaml-empty", 1, 1)]),
    "only comments": (b"# a\n\n# b\n", [("yaml-empty", 1, 1)]),
    "only null": (b"---\nnull\n", [("yaml-empty", 1, 1)]),
    "a list": (b"# a\n- 1\n- 2\n", [("yaml-not-a-mapping", 2, 1)]),
    "a text": (b"kinerja\n", [("yaml-not-a-mapping", 1, 1)]),
    "an empty text": (b"''\n", [("yaml-not-a-mapping", 1, 1)]),
    "anchor and alias": (b"a: &x 1\nb: *x\n", [("yaml-alias", 1, 4), ("yaml-alias", 2, 4)]),
    "anchor on a list": (b"a: &x [1]\n", [("yaml-alias", 1, 4)]),
    "alias within itself": (b"a: &x\n  - *x\n", [("yaml-alias", 1, 4), ("yaml-alias", 2, 5)]),
    "alias as key": (b"*x : 1\n", [("yaml-alias", 1, 1)]),
    "tag on a scalar": (b"a: !!str 0123\n", [("yaml-tag", 1, 4)]),
    "tag on a list": (b"a: !!python/tuple [1]\n", [("yaml-tag", 1, 4)]),
    "tag on a key": (b"!t a: 1\n", [("yaml-tag", 1, 1)]),
    "empty tag": (b"a: !\n", [("yaml-tag", 1, 4)]),
    "anchor and tag": (b"a: &x !t 1\n", [("yaml-alias", 1, 4), ("yaml-tag", 1, 4)]),
    "merge": (b"a:\n  <<: {b: 1}\n  b: 2\n", [("yaml-merge-key", 2, 3)]),
    "merge of an alias": (b"a:\n  <<: *x\n", [("yaml-merge-key", 2, 3), ("yaml-alias", 2, 7)]),
    "same key": (b"a: 1\nb: 2\na: 3\n", [("yaml-duplicate-key", 3, 1, (1, 1), {"first_line": 1})]),
    "same key, quoted": (b"b: {a: 1, 'a': 2}\n", [("yaml-duplicate-key", 1, 11, (1, 5), {"first_line": 1})]),
    "same key thrice": (
        b"a: 1\na: 2\na: 3\n",
        [
            ("yaml-duplicate-key", 2, 1, (1, 1), {"first_line": 1}),
            ("yaml-duplicate-key", 3, 1, (1, 1), {"first_line": 1}),
        ],
    ),
    "null key": (b"~: 1\n", [("yaml-key-not-text", 1, 1)]),
    "no key": (b"? \n: 2\n", [("yaml-key-not-text", 1, 2)]),
    "truth as key": (b"true: 1\n", [("yaml-key-not-text", 1, 1)]),
    "number as key": (b"2025: 1\n2.5: 1\n0123: 1\n", [("yaml-key-not-text", line, 1) for line in (1, 2, 3)]),
    "list as key": (b"? [0123]\n: 1\n", [("yaml-key-not-text", 1, 3), ("yaml-leading-zero", 1, 4)]),
    "mapping as key": (b"{{a: 1}: 2}\n", [("yaml-key-not-text", 1, 2)]),
    "decomposed text": ("a: cafe\u0301\n".encode(), [("yaml-not-normalised", 1, 4)]),
    "decomposed key": ("cafe\u0301: 1\n".encode(), [("yaml-not-normalised", 1, 1)]),
    "decomposed by an escape": (b'a: "e\\u0301"\n', [("yaml-not-normalised", 1, 4)]),
}

NUMBERS = {
    "yaml-leading-zero": ("0123", "-007", "+07", "00", "01.5", "08.", "007e3", "0o17", "0x1F", "0b11", "0" * 40),
    "yaml-not-finite": (".nan", ".NaN", ".inf", "-.Inf", "+.INF"),
    "yaml-exponent": ("1e3", "1.5E-3", "-2e+10", ".5e1", "12e5", "0e0", "1e" + "9" * 400),
    "yaml-number-form": ("+5", "+0.5", ".5", "-.5", "5.", "-0.", "1" * 33, "9" * 5_000, "0." + "1" * 31),
}


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request: pytest.FixtureRequest) -> Parser:
    chosen: Parser = request.param
    return chosen


def finding(rule: str, line: int, column: int, *more: Place | Mapping[str, Fact]) -> Finding:
    related = tuple(Location(PATH, *place) for place in more if isinstance(place, tuple))
    facts = next((one for one in more if isinstance(one, Mapping)), dict[str, Fact]())
    return Finding(rule, Severity.ERROR, Location(PATH, line, column), related, facts, "yaml")


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_refused_at_its_place(parser: Parser, name: str) -> None:
    source, expected = CASES[name]
    assert parse(source, PATH, parser=parser) == Parsed(None, tuple(finding(*one) for one in expected))


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, all_of in NUMBERS.items() for text in all_of])
def test_a_form_that_programs_read_differently_is_refused(parser: Parser, rule: str, text: str) -> None:
    facts: dict[str, Fact] = {"limit": 32} if rule == "yaml-number-form" else {}
    expected = Parsed(None, (finding(rule, 1, 4, facts),))
    assert parse(f"a: {text}\n".encode(), PATH, parser=parser) == expected


@pytest.mark.parametrize(
    "source", [b"a: [Apa?]\n", b"a: {b:}\n", b"a: {b :}\n", b"a: {? b\n :}\n", b"a: |#b\n  c\n", b"a: >-#b\n  c\n"]
)
def test_what_one_parser_alone_would_accept_is_refused(parser: Parser, source: bytes) -> None:
    assert [one.rule for one in parse(source, PATH, parser=parser).findings] == ["yaml-syntax"]


def test_all_faults_of_a_file_are_told_in_order_of_place(parser: Parser) -> None:
    source = "a: 0123 # \u200b\nb: !t 1\na: 1e3\nc:\n  - .inf\n  - &x y\nd: 'open\n".encode()
    told = [(one.rule, one.at.line, one.at.column) for one in parse(source, PATH, parser=parser).findings]
    assert told == [
        ("yaml-leading-zero", 1, 4),
        ("yaml-character", 1, 11),
        ("yaml-tag", 2, 4),
        ("yaml-duplicate-key", 3, 1),
        ("yaml-exponent", 3, 4),
        ("yaml-not-finite", 5, 5),
        ("yaml-alias", 6, 5),
    ]


def test_a_syntax_fault_before_a_refused_character_is_told_too(parser: Parser) -> None:
    parsed = parse("a: @x\nb: \u200b\n".encode(), PATH, parser=parser)
    assert [(one.rule, one.at.line) for one in parsed.findings] == [("yaml-syntax", 1), ("yaml-character", 2)]


@pytest.mark.parametrize(
    "source",
    [
        b"".join(b"k%d: 0123\n" % number for number in range(60)),
        b"a: " + b"\x01" * 60,
        b"%A\n" * 60 + b"---\na: 1\n",
    ],
    ids=["values", "characters", "directives"],
)
def test_at_most_fifty_faults_are_told(parser: Parser, source: bytes) -> None:
    found = parse(source, PATH, parser=parser).findings
    assert len(found) == MOST_FINDINGS == 50
    assert len({one.at for one in found}) == 50


def test_the_limits_themselves_are_allowed(parser: Parser) -> None:
    nested = b"a: " + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1)
    many = b"a:\n" + b"- 1\n" * (MOST_NODES - 3)
    large = b"a: " + b"x" * (LARGEST - 3)
    assert [parse(source, PATH, parser=parser).findings for source in (nested, many, large)] == [(), (), ()]


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? ", "'", '"', "%a\n", "{? ", "[*a,", "\n", "&a ", ":"])
def test_hostile_repetition_ends_quickly_and_without_a_signal(parser: Parser, sign: str) -> None:
    program = (
        "import sys; from kinerja.load import strict_yaml, yaml_events\n"
        "parser = next(one for one in yaml_events.PARSERS if one.__name__ == sys.argv[1])\n"
        "source = (sys.argv[2] * 200_000).encode()[:200_000]\n"
        "print(len(strict_yaml.parse(source, 'a.yml', parser=parser).findings) > 0)\n"
        "strict_yaml.positions(source, parser=parser)\n"
    )
    command = [sys.executable, "-c", program, parser.__name__, sign]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_every_rule_has_a_case() -> None:
    seen = {str(one[0]) for _, expected in CASES.values() for one in expected} | set(NUMBERS)
    assert seen == {rule.slug for rule in RULES}
    assert len(seen) == len(RULES)


def placeholders(language: str, slug: str) -> set[str]:
    parts = (texts.section(language, "yaml")[f"{slug}.{part}"] for part in ("title", "message", "fix"))
    return {name for part in parts for _, name, _, _ in Formatter().parse(part) if name}


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_the_sentences_of_a_rule_use_exactly_its_facts(rule: Rule, language: str) -> None:
    sources = [source for source, _ in CASES.values()] + [f"a: {text}".encode() for text, *_ in NUMBERS.values()]
    facts = {
        fact
        for source in sources
        for one in parse(source, PATH).findings
        if one.rule == rule.slug
        for fact in one.facts
    }
    assert placeholders(language, rule.slug) == facts


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_there_are_no_sentences_without_a_rule(language: str) -> None:
    wanted = {f"{rule.slug}.{part}" for rule in RULES for part in ("title", "message", "fix")}
    assert set(texts.section(language, "yaml")) == wanted
