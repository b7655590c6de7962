"""Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read."""

import json
import os
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import quote

from kinerja import __version__
from kinerja.diagnostic import Finding, Location
from kinerja.report import part
from kinerja.report.identity import identified
from kinerja.texts import section

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "kinerja/v1"


def render(findings: Sequence[Finding], language: str) -> str:
    """One run: the rules that found something, with their help, and a result for each finding."""
    kinds = {finding.rule: finding for finding in sorted(findings, key=lambda one: one.rule)}
    places = {rule: index for index, rule in enumerate(kinds)}
    run = {
        "tool": {
            "driver": {
                "name": "kinerja",
                "version": __version__,
                "rules": [_rule(finding, language) for finding in kinds.values()],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, mark, places[one.rule], language) for one, mark in identified(findings)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(finding: Finding, language: str) -> dict[str, object]:
    return {
        "id": finding.rule,
        "shortDescription": {"text": _open(finding, "title", language)},
        "help": {"text": f"{_open(finding, 'message', language)}\n{_open(finding, 'fix', language)}"},
        "defaultConfiguration": {"level": finding.severity.value},
    }


def _open(finding: Finding, name: str, language: str) -> str:
    """A sentence of the rule itself: what a finding would fill in is left open."""
    sentence = section(language, finding.section)[f"{finding.rule}.{name}"]
    return sentence.format_map(defaultdict(lambda: "…"))


def _result(finding: Finding, fingerprint: str, index: int, language: str) -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": f"{part(finding, 'message', language)} {part(finding, 'fix', language)}"},
        "locations": [_location(finding.at)],
        "relatedLocations": [{"id": number, **_location(at)} for number, at in enumerate(finding.related, 1)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


def _location(at: Location) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(os.fsencode(at.path)), "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": at.line, "startColumn": at.column},
        }
    }
