"""Findings as a table for the summary page of a CI job, where annotations end after ten of a kind."""

import re
from collections.abc import Sequence

from kinerja.diagnostic import Finding
from kinerja.report import part
from kinerja.texts import text as sentence

# A step may write 1 MiB; the review is written by a step of its own, but what is cut is not read anyway.
LARGEST = 500_000
_SIGNS = re.compile(r"[^\w \-/.,()%–…]|_", re.ASCII)
_BREAKS = re.compile(r"\s+")


def render(findings: Sequence[Finding], summary: str, language: str, largest: int = LARGEST) -> str:
    """What was found in numbers, then a row for each finding, in at most so many bytes and whole rows."""
    told = [f"{summary}\n\n"]
    if findings:
        told.append(_row(*(sentence(language, f"formats.columns.{name}") for name in ("place", "rule", "message"))))
        told.append("| --- | --- | --- |\n")
    left = largest - len("".join(told).encode())
    for number, finding in enumerate(findings):
        row = _row(_place(finding), f"<code>{escaped(finding.rule)}</code>", _said(finding, language))
        left -= len(row.encode())
        if left < 0:
            told.append(f"\n{sentence(language, 'report.more', count=len(findings) - number)}\n")
            break
        told.append(row)
    return "".join(told)


def escaped(content: str) -> str:
    """A text in which nothing is Markdown or HTML: signs that could be are references, which are only ever signs."""
    plain = _BREAKS.sub(" ", content.encode(errors="backslashreplace").decode())
    return _SIGNS.sub(lambda sign: _reference(sign[0]), plain)


def _reference(sign: str) -> str:
    """Letters of any language stay as they are; what is not printed shows as the sign for it."""
    if sign.isalnum():
        return sign
    return f"&#{ord(sign)};" if sign.isprintable() else "\ufffd"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _place(finding: Finding) -> str:
    return f"<code>{escaped(finding.at.path)}&#58;{finding.at.line}</code>"


def _said(finding: Finding, language: str) -> str:
    return f"{escaped(part(finding, 'message', language))}<br>{escaped(part(finding, 'fix', language))}"
