"""What the strict loader makes of a file that it accepts."""

import subprocess
import sys
from decimal import Decimal

import pytest

from kinerja.load.strict_yaml import Parsed, parse, pointer, positions
from kinerja.load.yaml_events import PARSERS, Parser

RECORD = """\
# yaml-language-server: $schema=../schemas/measurement.schema.json
kind: measurement

results:
  - indicator: iku-1
    value: 87.50
    evidence:
    - {title: "Laporan: triwulan", url: null}
    note: |
      Baris pertama
      baris kedua
  - indicator: iku-2
    state: not-measured
    reason:
empty: []
"a/b~c": {}
"""


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request: pytest.FixtureRequest) -> Parser:
    chosen: Parser = request.param
    return chosen


def one_value(text: str, parser: Parser) -> object:
    parsed = parse(f"key: {text}\n".encode(), "a.yml", parser=parser)
    assert parsed.findings == ()
    assert isinstance(parsed.data, dict)
    return parsed.data["key"]


def same(value: object, expected: object) -> bool:
    return type(value) is type(expected) and str(value) == str(expected)


def test_both_parsers_are_tried() -> None:
    assert [parser.__name__ for parser in PARSERS] == ["CSafeLoader", "PythonParser"]


def test_a_computer_without_libyaml_reads_the_same() -> None:
    program = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from kinerja.load import strict_yaml, yaml_events\n"
        "print([parser.__name__ for parser in yaml_events.PARSERS])\n"
        "print(strict_yaml.parse(b'a: [1, 2.50]', 'a.yml').data)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("['PythonParser']\n{'a': [1, Decimal('2.50')]}\n", "")


def test_a_record_becomes_plain_data(parser: Parser) -> None:
    assert parse(RECORD.encode(), "a.yml", parser=parser) == Parsed(
        {
            "kind": "measurement",
            "results": [
                {
                    "indicator": "iku-1",
                    "value": Decimal("87.50"),
                    "evidence": [{"title": "Laporan: triwulan", "url": None}],
                    "note": "Baris pertama\nbaris kedua\n",
                },
                {"indicator": "iku-2", "state": "not-measured", "reason": None},
            ],
            "empty": [],
            "a/b~c": {},
        },
        (),
    )


def test_windows_line_ends_and_document_marks_change_nothing(parser: Parser) -> None:
    plain = parse(RECORD.encode(), "a.yml", parser=parser)
    windows = "---\n" + RECORD + "...\n"
    assert parse(windows.replace("\n", "\r\n").encode(), "a.yml", parser=parser) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, None) for text in ("", "~", "null", "Null", "NULL")),
        *((text, True) for text in ("true", "True", "TRUE")),
        *((text, False) for text in ("false", "False", "FALSE")),
        ("0", 0),
        ("-0", 0),
        ("10", 10),
        ("-7", -7),
        ("1" * 32, int("1" * 32)),
        ("0.10", Decimal("0.10")),
        ("-0.00", Decimal("0.00")),
        ("-12.5", Decimal("-12.5")),
        ("1." + "3" * 30, Decimal("1." + "3" * 30)),
    ],
)
def test_scalars_of_yaml_1_2_keep_their_exact_value(parser: Parser, text: str, expected: object) -> None:
    assert same(one_value(text, parser), expected)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "no", "on", "off", "Y", "tRue", "nULL", "none"),
        *("2025-02-31", "2025-S1", "12:30", "12:30:45", "1_000", "1.000.000", "1.01.02", "87,5", "1.000,5"),
        *("0812-3456", "1e", "e3", "--", ".", "..", "5%", "nan", "inf", "=", "<<", "0x", "٣", "½"),
    ],
)
def test_everything_else_is_text_as_written(parser: Parser, text: str) -> None:
    assert same(one_value(text, parser), text)


@pytest.mark.parametrize("text", ["null", "true", "5", "0123", "1e3", ".nan", "+5", "<<", ""])
def test_quotes_make_text_of_anything(parser: Parser, text: str) -> None:
    assert same(one_value(f"'{text}'", parser), text)
    assert same(one_value(f'"{text}"', parser), text)


def test_a_block_is_always_text(parser: Parser) -> None:
    assert same(one_value("|-\n  5", parser), "5")
    assert same(one_value(">-\n  true", parser), "true")


def test_brackets_that_are_closed_no_longer_count(parser: Parser) -> None:
    source = "a:\n" + "  - [{b: 1}]\n" * 40 + "c: Sudah selesai?\n"
    assert parse(source.encode(), "a.yml", parser=parser) == Parsed({"a": [[{"b": 1}]] * 40, "c": "Sudah selesai?"}, ())


def test_escapes_of_visible_characters_are_read(parser: Parser) -> None:
    assert one_value(r'"caf\u00e9 \"a\"\nb"', parser) == 'café "a"\nb'


def test_quoted_keys_and_words_of_other_yaml_versions_are_keys(parser: Parser) -> None:
    source = b"on: 1\nno: 2\n'5': 3\n\"<<\": 4\n2025-07: 5\n"
    assert parse(source, "a.yml", parser=parser).data == {"on": 1, "no": 2, "5": 3, "<<": 4, "2025-07": 5}


def test_every_value_has_its_place_and_collections_that_of_their_key(parser: Parser) -> None:
    assert positions(RECORD.encode(), parser=parser) == {
        "": (2, 1),
        "/kind": (2, 7),
        "/results": (4, 1),
        "/results/0": (5, 5),
        "/results/0/indicator": (5, 16),
        "/results/0/value": (6, 12),
        "/results/0/evidence": (7, 5),
        "/results/0/evidence/0": (8, 7),
        "/results/0/evidence/0/title": (8, 15),
        "/results/0/evidence/0/url": (8, 41),
        "/results/0/note": (9, 11),
        "/results/1": (12, 5),
        "/results/1/indicator": (12, 16),
        "/results/1/state": (13, 12),
        "/results/1/reason": (14, 5),
        "/empty": (15, 1),
        "/a~1b~0c": (16, 1),
    }


def test_columns_count_characters_not_bytes(parser: Parser) -> None:
    source = "{é😀: x, b: 1}\n".encode()
    assert positions(source, parser=parser) == {"": (1, 1), "/é😀": (1, 6), "/b": (1, 12)}


def test_an_empty_text_has_a_place_and_nothing_has_that_of_its_key(parser: Parser) -> None:
    assert positions(b"a: ''\nb:\n", parser=parser) == {"": (1, 1), "/a": (1, 4), "/b": (2, 1)}


@pytest.mark.parametrize("source", [b"", b"\xff", b"\0", b" " * 300_000, b"%YAML 9.9\n", b"[" * 200_000])
def test_a_refused_file_has_a_place_for_its_root_at_least(parser: Parser, source: bytes) -> None:
    assert positions(source, parser=parser)[""] == (1, 1)


def test_the_places_before_a_syntax_fault_are_known(parser: Parser) -> None:
    assert positions(b"a: 1\nb: 'x\n", parser=parser) == {"": (1, 1), "/a": (1, 4)}


def test_keys_too_long_for_a_pointer_do_not_multiply(parser: Parser) -> None:
    long = "k" * 100_000
    source = f"? {long}\n: [{'1,' * 19_000}]\n".encode()
    assert positions(source, parser=parser) == {"": (1, 1), f"/{long}": (1, 3)}


def test_pointers_follow_rfc_6901() -> None:
    assert pointer(()) == ""
    assert pointer(("results", 0, "a/b", "m~n", "~1", "")) == "/results/0/a~1b/m~0n/~01/"
