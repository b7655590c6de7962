"""Findings as GitLab's Code Quality report: shown beside the changed lines of a merge request.

The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
from collections.abc import Sequence

from kinerja.diagnostic import Finding, Severity
from kinerja.report import part
from kinerja.report.identity import identified

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(findings: Sequence[Finding], language: str) -> str:
    """A JSON array, one object for each finding."""
    told = [_issue(finding, fingerprint, language) for finding, fingerprint in identified(findings)]
    return json.dumps(told, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str, language: str) -> dict[str, object]:
    return {
        "description": f"{part(finding, 'message', language)} {part(finding, 'fix', language)}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.at.path, "lines": {"begin": finding.at.line}},
    }
