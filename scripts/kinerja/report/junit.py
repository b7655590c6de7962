"""Findings as JUnit XML, which nearly every CI shows: an error is a failed case, a warning one that passed with words.

The shape is the one that pytest and Jenkins agree on; there is no standard.
"""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from kinerja.diagnostic import Finding, Severity
from kinerja.report import part

# All that XML 1.0 can hold; the rest cannot even be written as a reference.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Sequence[Finding], summary: str, language: str) -> str:
    """One case for the check as a whole, named by its summary, and one for each finding."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = f'tests="{len(findings) + 1}" failures="{errors}" errors="0" skipped="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="kinerja" {counts}>',
        f'  <testsuite name="kinerja check" {counts}>',
        f'    <testcase classname="kinerja" name={_quoted(summary)}/>',
        *(line for finding in findings for line in _case(finding, language)),
        "  </testsuite>",
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _case(finding: Finding, language: str) -> Iterator[str]:
    place = f"{finding.at.path}:{finding.at.line}:{finding.at.column}"
    said = f"{place}\n{part(finding, 'message', language)}\n{part(finding, 'fix', language)}"
    name = _quoted(f"{finding.rule}: {part(finding, 'title', language)} ({finding.at.line}:{finding.at.column})")
    yield f"    <testcase classname={_quoted(finding.at.path)} name={name} file={_quoted(finding.at.path)}>"
    if finding.severity is Severity.ERROR:
        message = _quoted(part(finding, "message", language))
        yield f"      <failure type={_quoted(finding.rule)} message={message}>{_fit(escape(said))}</failure>"
    else:
        yield f"      <system-out>{_fit(escape(said))}</system-out>"
    yield "    </testcase>"


def _quoted(content: str) -> str:
    return _fit(quoteattr(content))


def _fit(content: str) -> str:
    """A carriage return is written as a reference: a bare one would be read as the end of a line."""
    return _UNFIT.sub("\ufffd", content).replace("\r", "&#13;")
