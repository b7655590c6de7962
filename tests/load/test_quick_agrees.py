"""The quick reader of YAML: it reads what records look like, and never anything else than the exact reader reads."""

import itertools
import string
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings, strategies as some
from test_strict_yaml_faults import CASES as FAULTS, NUMBERS

from kinerja import record_text
from kinerja.load import quick_yaml, repository
from kinerja.load.strict_yaml import Parsed, parse
from kinerja.load.yaml_events import PARSERS
from kinerja.load.yaml_text import DEEPEST, MOST_NODES

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "records").rglob("*.yml"))
FILES = [*RECORDS, *sorted((ROOT / "tests" / "cases").rglob("*.yml"))]

RECORD = b"""\
# yaml-language-server: $schema=../schemas/measurement.schema.json
kind: measurement
period: "2025"

results:
  - indicator: iku-1
    value: 87.50
    # Dihitung ulang.
    evidence:
      - title: 'Laporan: triwulan'
        url: https://contoh.example/laporan?bulan=3
      - title: "Kata \\"selesai\\"\\ndan \\\\"
    reason:
  - indicator: iku-2
    value: -3
words:
  - Sangat baik (90-100)
  - null
  - true
"""


def agrees(source: bytes) -> bool:
    """Whether the quick reader was sure, after making sure that it then read the same: types, digits, order of keys."""
    quick = quick_yaml.read(source)
    if quick is not None:
        exact = parse(source, "a.yml", parser=PARSERS[0])
        assert exact.findings == ()
        assert repr(quick) == repr(exact.data)
    return quick is not None


def test_a_record_is_read_as_its_data() -> None:
    assert quick_yaml.read(RECORD) == {
        "kind": "measurement",
        "period": "2025",
        "results": [
            {
                "indicator": "iku-1",
                "value": Decimal("87.50"),
                "evidence": [
                    {"title": "Laporan: triwulan", "url": "https://contoh.example/laporan?bulan=3"},
                    {"title": 'Kata "selesai"\ndan \\'},
                ],
                "reason": None,
            },
            {"indicator": "iku-2", "value": -3},
        ],
        "words": ["Sangat baik (90-100)", None, True],
    }
    assert agrees(RECORD)
    assert agrees(RECORD.replace(b"\n", b"\r\n"))
    assert agrees(RECORD.rstrip())


def test_nearly_all_files_of_this_repository_are_read_quickly_and_all_alike() -> None:
    sure = [path for path in FILES if agrees(path.read_bytes())]
    assert len(sure) > 0.95 * len(FILES)
    assert len(set(sure).intersection(RECORDS)) > 0.99 * len(RECORDS)


def test_what_the_program_writes_is_read_quickly() -> None:
    written = 0
    for path in (ROOT / "tests" / "cases" / "schema").glob("*/ok/*.yml"):
        document, _ = repository.accept(path.name, path.read_bytes())
        assert document is not None
        source = record_text.encoded(document.record)
        # An empty list is written as [].
        assert agrees(source) is not (b"{}" in source)
        written += 1
    assert written > 20


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_file_is_left_to_the_exact_reader(name: str) -> None:
    assert quick_yaml.read(FAULTS[name][0]) is None


@pytest.mark.parametrize("text", [text for all_of in NUMBERS.values() for text in all_of])
def test_a_look_alike_of_a_number_is_left_to_the_exact_reader(text: str) -> None:
    assert quick_yaml.read(f"a: {text}\n".encode()) is None


@pytest.mark.parametrize("line", ["  - b: 1\n", "  - b:\n", "  - x\n"])
@pytest.mark.parametrize("part", [0.3, 0.34, 0.5, 0.9])
def test_no_file_is_read_that_has_too_many_nodes(line: str, part: float) -> None:
    sure = agrees(f"a:\n{line * int(part * MOST_NODES)}".encode())
    assert sure is (part == 0.3)


def test_no_file_is_read_that_is_too_deep_or_has_a_key_too_long() -> None:
    assert not agrees("".join(f"{'  ' * level}a:\n" for level in range(DEEPEST + 1)).encode())
    assert [agrees(f"{'k' * length}: 1\n".encode()) for length in (64, 65, 1_023, 1_024, 1_025)] == [True, *[False] * 4]


@pytest.mark.parametrize("sign", ["-", "- ", " ", "a", "a ", "a: ", '"', '\\"', "'", "\\", "1", ".", ":", "a:", "/"])
@pytest.mark.parametrize("start", ["", "a: ", 'a: "', "  - "])
def test_hostile_repetition_ends_quickly(start: str, sign: str) -> None:
    assert not agrees((start + sign * 200_000)[:200_000].encode())
    agrees((start + sign * 2_400)[:2_400].encode())


def test_nothing_that_is_done_to_data_reaches_the_next_reading() -> None:
    first = quick_yaml.read(RECORD)
    expected = repr(first)
    assert isinstance(first, dict)
    for item in first["results"]:  # type: ignore[attr-defined]
        item.clear()
    first["words"].clear()  # type: ignore[attr-defined]
    assert repr(quick_yaml.read(RECORD)) == expected


def test_a_good_record_never_loads_the_exact_reader() -> None:
    program = (
        "import sys; from kinerja.load import strict_yaml\n"
        f"assert strict_yaml.parse({RECORD!r}, 'a.yml').data['kind'] == 'measurement'\n"
        "print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


LINES = [
    *("", "# c", "  # c", "a:", "a: x", "b: 1", "- x", "- a:", "- b: 2", "  a:", "  b: 1", "  - x", "  - a:"),
    *("  - b: 2", "    a: 1", "    b:", "    - x", "    - b: 1", "      c: 1"),
]


def test_all_small_trees_are_read_alike() -> None:
    texts = ("\n".join(lines).encode() for many in range(1, 5) for lines in itertools.product(LINES, repeat=many))
    assert sum(map(agrees, texts)) > 1_000


SIGNS = [
    *(
        ": ",
        ":",
        " ",
        "\n",
        "\n  ",
        "- ",
        "-",
        "[",
        "]",
        "{",
        "}",
        ",",
        "?",
        "? ",
        " # ",
        "#",
        "|",
        ">",
        "|-",
        "'",
        '"',
    ),
    *("\\", "...", "...\n", "---\n", "%", "%A\n", "!", "!t ", "&x ", "*x", "<<: ", "0", "00", "1e3", ".nan", "5.", "~"),
    *("\t", "\r", "\r\n", "\x07", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "e\u0301", "\u0301", "é", "\u00a0"),
    *("\\u202e", "\\n", '\\"', "\\\\", "\\x41", "\\/", "@", "`", "=", "1_000", "0x1f", "+5", "-0", "-0.0", "1.50"),
    *("1" * 32, "1" * 33, "0." + "1" * 31, "Null", "NaN", "inf", "2025-01-15", "12:30", "a", "½", "''", '""', "\0"),
]
characters = some.text(string.ascii_letters + string.digits + " _.,;()/%+?=&:-", min_size=1, max_size=8)
numbers = some.text("0123456789.-+eE_x", min_size=1, max_size=6)
fragments = some.lists(some.sampled_from(SIGNS), max_size=4).map("".join)
words = some.sampled_from(["", "true", "False", "null", "~", "yes", "x", "1", "0", "-3", "1.50", "-0.00", "00.5"])
quoted = fragments.flatmap(lambda text: some.sampled_from([f'"{text}"', f"'{text}'"]))
values = some.one_of(words, characters, numbers, fragments, quoted)
keys = some.sampled_from([*"abcdefgh", "true", "null", "No", "A1", "a-b", "a_b", "5", "é", "~", "a b", "k" * 65])


@some.composite
def trees(draw: some.DrawFn) -> str:
    """Lines that are often, but not always, well indented and well formed."""
    lines: list[str] = []
    level = 0
    for _ in range(draw(some.integers(1, 8))):
        level = max(0, level + draw(some.sampled_from([-2, -1, 0, 0, 0, 1])))
        dash = draw(some.sampled_from(["", "", "- "]))
        shape = draw(some.sampled_from(["open", "both", "both", "item", "none"]))
        if shape == "none":
            lines.append(draw(some.sampled_from(["", "# x", "  # y: 1", "   ", "---", "..."])))
            continue
        key = "" if shape == "item" else f"{draw(keys)}:"
        value = "" if shape == "open" else draw(values)
        lines.append("  " * level + (dash or "- " * (not key)) + " ".join(filter(None, (key, value))))
        level += (shape == "open") + bool(dash and key)
    return "\n".join(lines) + draw(some.sampled_from(["", "\n"]))


@some.composite
def damaged(draw: some.DrawFn) -> str:
    """A record in which something was replaced."""
    text = RECORD.decode()
    for _ in range(draw(some.integers(1, 3))):
        start = draw(some.integers(0, len(text)))
        end = start + draw(some.integers(0, 6))
        text = text[:start] + draw(some.sampled_from(["", "  ", *SIGNS])) + text[end:]
    return text


@settings(max_examples=3_000, deadline=None)
@given(some.one_of(trees(), damaged(), some.builds("{}: {}".format, keys, values)))
@example('a: "e\u0301"')
@example("true: 1")
@example("a: 1\na: 2")
@example("a: b\n  c: d")
@example("- a: 1")
@example("a:\n- b: 1")
@example("a: x #y\nb: '#'")
def test_whoever_reads_a_file_it_says_the_same(text: str) -> None:
    source = text.encode()
    agrees(source)
    given_to_all, exact = parse(source, "a.yml"), parse(source, "a.yml", parser=PARSERS[0])
    assert isinstance(given_to_all, Parsed)
    assert repr(given_to_all) == repr(exact)
