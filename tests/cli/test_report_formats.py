"""Findings as other programs read them: GitLab, JUnit, SARIF and the Markdown of a job's summary."""

import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import markdown as python_markdown
import pytest
from cli_world import Run, write
from hypothesis import given, strategies as st

from kinerja import __version__, report
from kinerja.diagnostic import Finding, Location, Severity
from kinerja.report import gitlab, junit, markdown, sarif
from kinerja.report.identity import identified

METHOD = {"method": "ratio", "direction": "decrease", "allowed": "cost"}
FACTS = {"total": Decimal("90.50"), "weighted": 2, "count": 3}
PATH = "records/k/units/u/agreements/2024-v1.yml"
FIRST = Finding(
    "weights-add-up",
    Severity.ERROR,
    Location(PATH, 7, 11, "/targets/0/weight"),
    (Location(PATH, 9, 11, "/targets/1/weight"),),
    FACTS,
)
SECOND = Finding(
    "method-fits-direction", Severity.WARNING, Location("records/k/a b#c.yml", 2, 3, "/method"), (), METHOD
)
HOSTILE = "records/</failure>]]>&<script>alert(1)</script>|`x`\"'[a](b)\x00\x1b[31m\ud800\udcff\ufffe\r\n* b"
paths = st.text(st.characters(exclude_categories=())).map(lambda text: f"records/{text}")


def finding(path: str = PATH, line: int = 1, pointer: str = "", severity: Severity = Severity.ERROR) -> Finding:
    return Finding("weights-add-up", severity, Location(path, line, 1, pointer), (), FACTS)


def marks(findings: list[Finding]) -> list[str]:
    return [mark for _, mark in identified(findings)]


def test_a_fingerprint_stays_when_lines_move_and_differs_when_anything_else_does() -> None:
    assert marks([finding(line=3)]) == marks([finding(line=300)])
    others = [
        finding(),
        finding(path="records/b.yml"),
        finding(pointer="/x"),
        Finding("limits-in-order", Severity.ERROR, Location(PATH), (), FACTS),
        Finding("weights-add-up", Severity.ERROR, Location(PATH), (), FACTS, "files"),
    ]
    assert len(set(marks(others))) == len(others)
    twice = marks([finding(line=3), finding(line=5)])
    assert twice == marks([finding(line=4), finding(line=9)])
    assert len(set(twice)) == 2
    assert all(re.fullmatch("[0-9a-f]{64}", mark) for mark in twice)


def test_gitlab_gets_one_object_for_each_finding() -> None:
    assert json.loads(gitlab.render([FIRST, SECOND], "id")) == [
        {
            "description": "2 dari 3 target berbobot dan jumlahnya 90,50. "
            "Semua target harus berbobot dan jumlahnya 100. "
            "Ubah bobot sehingga jumlahnya tepat 100, atau hapus semua bobot.",
            "check_name": "weights-add-up",
            "fingerprint": marks([FIRST])[0],
            "severity": "major",
            "location": {"path": PATH, "lines": {"begin": 7}},
        },
        {
            "description": f"{report.part(SECOND, 'message', 'id')} {report.part(SECOND, 'fix', 'id')}",
            "check_name": "method-fits-direction",
            "fingerprint": marks([SECOND])[0],
            "severity": "minor",
            "location": {"path": "records/k/a b#c.yml", "lines": {"begin": 2}},
        },
    ]
    assert gitlab.render([], "id") == "[]\n"


def test_junit_has_a_case_for_the_check_and_one_for_each_finding() -> None:
    root = ET.fromstring(junit.render([FIRST, SECOND], "Dua temuan.", "id").encode())
    (suite,) = root
    assert (root.attrib["tests"], root.attrib["failures"], suite.attrib["tests"]) == ("3", "1", "3")
    whole, failed, passed = suite
    assert (whole.attrib, list(whole)) == ({"classname": "kinerja", "name": "Dua temuan."}, [])
    assert failed.attrib == {
        "classname": PATH,
        "name": "weights-add-up: Bobot target berjumlah 100 (7:11)",
        "file": PATH,
    }
    (failure,) = failed
    message = report.part(FIRST, "message", "id")
    assert (failure.tag, failure.attrib) == ("failure", {"type": "weights-add-up", "message": message})
    assert failure.text == f"{PATH}:7:11\n{message}\n{report.part(FIRST, 'fix', 'id')}"
    assert [child.tag for child in passed] == ["system-out"]


@given(paths)
def test_junit_is_well_formed_whatever_the_path(path: str) -> None:
    root = ET.fromstring(junit.render([finding(path)], "x", "id").encode())
    shown = root[0][1].attrib["file"]
    fit = "".join(one if _fits_xml(one) else "\ufffd" for one in path)
    assert shown == re.sub("[\t\n]", " ", fit) or shown == fit


def _fits_xml(sign: str) -> bool:
    code = ord(sign)
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {
                        # Relative (RFC 3986), so that it is found below the root of the sources.
                        "uri": {"type": "string", "pattern": "^([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"},
                        "uriBaseId": {"const": "%SRCROOT%"},
                    },
                },
                "region": {
                    "type": "object",
                    "properties": {name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn")},
                },
            },
        },
    },
}
# What the standard asks of the parts that are used here (SARIF 2.1.0, sections 3.13 to 3.30).
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "shortDescription", "help"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {
                                                    "properties": {"level": {"enum": ["error", "warning"]}}
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
                            "properties": {
                                "message": TEXT,
                                "locations": {"type": "array", "minItems": 1, "items": PLACE},
                                "relatedLocations": {"type": "array", "uniqueItems": True, "items": PLACE},
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_sarif_has_the_shape_of_the_standard_and_the_help_in_the_language(language: str) -> None:
    log = json.loads(sarif.render([FIRST, finding(line=4), SECOND], language))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], run["language"]) == ("kinerja", __version__, language)
    assert [rule["id"] for rule in driver["rules"]] == ["method-fits-direction", "weights-add-up"]
    assert driver["rules"][1]["shortDescription"]["text"] == report.part(FIRST, "title", language)
    assert report.part(FIRST, "fix", language) in driver["rules"][1]["help"]["text"]
    results = [(one["ruleId"], driver["rules"][one["ruleIndex"]]["id"], one["level"]) for one in run["results"]]
    assert results == [
        ("weights-add-up", "weights-add-up", "error"),
        ("weights-add-up", "weights-add-up", "error"),
        ("method-fits-direction", "method-fits-direction", "warning"),
    ]
    assert run["results"][2]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "records/k/a%20b%23c.yml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 3},
    }
    assert run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 9, "startColumn": 11}
    assert [one["partialFingerprints"] for one in run["results"]] == [
        {"kinerja/v1": mark} for mark in marks([FIRST, finding(line=4), SECOND])
    ]


@pytest.mark.parametrize(
    "path", ["records/b\udcff.yml", "records/é.yml", "records/a:b.yml", HOSTILE.replace("\ud800", "")]
)
def test_sarif_names_every_path_as_an_address(path: str) -> None:
    jsonschema.Draft202012Validator(SARIF).validate(json.loads(sarif.render([finding(path)], "id")))


class Tags(HTMLParser):
    """The tags of a page, and the texts of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert attrs == []

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(content: str) -> Tags:
    page = Tags()
    page.feed(python_markdown.markdown(content, extensions=["tables", "attr_list"]))
    return page


TABLE = ["p", "table", "thead", "tr", "th", "th", "th", "tbody", "tr", "td", "code", "td", "code", "td", "br"]


def test_a_summary_is_a_table_in_which_a_path_is_only_a_path() -> None:
    page = shown(markdown.render([finding(HOSTILE)], "Satu temuan.", "id"))
    assert page.tags == TABLE
    assert "records/</failure>]]>&<script>alert(1)</script>|`x`\"'[a](b)" in page.text


@given(paths)
def test_nothing_in_a_path_is_markdown(path: str) -> None:
    assert shown(markdown.render([finding(path)], "Satu temuan.", "id")).tags == TABLE


def test_a_summary_ends_at_a_whole_row_and_says_how_many_are_left() -> None:
    every = [finding(line=line) for line in range(1, 101)]
    content = markdown.render(every, "Seratus temuan.", "id", 4000)
    rows = [line for line in content.splitlines() if line.startswith("| <code>")]
    assert 0 < len(rows) < 100
    assert all(row.endswith(" |") for row in rows)
    assert content.endswith(
        f"\n\nMasih ada {100 - len(rows)} temuan lain. Semuanya terlihat dengan perintah kinerja check.\n"
    )
    assert len("".join(line + "\n" for line in content.splitlines()[:-2]).encode()) <= 4000
    assert markdown.render([], "Tidak ada.", "id") == "Tidak ada.\n\n"


def test_check_writes_every_report_at_once_and_adds_to_a_summary(kinerja: Run, project: Path) -> None:
    write(project, "records/kota-contoh/goals/x.yml", "kind: goal\n")
    (project / "summary.md").write_text("# Atas\n\n")
    reports = {name: f"{name}.out" for name in ("json", "gitlab", "junit", "sarif")} | {"markdown": "summary.md"}
    options = [word for name, file in reports.items() for word in ("--report", f"{name}={file}")]
    done = kinerja("check", *options, "--format", "github", cwd=project)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=records/kota-contoh/goals/x.yml,")
    for name in ("json", "gitlab", "junit", "sarif"):
        alone = kinerja("check", "--format", name, cwd=project)
        assert (alone.returncode, alone.stderr) == (1, "")
        assert (project / f"{name}.out").read_text(encoding="utf-8") == alone.stdout
    content = (project / "summary.md").read_text(encoding="utf-8")
    assert content.startswith("# Atas\n\n")
    assert "<code>records/kota-contoh/goals/x.yml&#58;1</code>" in content


@pytest.mark.parametrize("given", ["sarif", "text=a", "=a", "sarif="])
def test_a_report_that_cannot_be_meant_is_refused(given: str, kinerja: Run, project: Path) -> None:
    done = kinerja("check", "--report", given, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Galat: Nilai --report tidak dapat dipakai.\n")
