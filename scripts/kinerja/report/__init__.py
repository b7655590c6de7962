"""Findings as people and machines read them: text, JSON, and the annotations of a forge."""

import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kinerja.diagnostic import Fact, Finding, Location, Severity
from kinerja.texts import has, text as sentence

# A forge shows this many annotations of a kind for one step and drops the rest without a word.
ANNOTATIONS = 10
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PAGES = {"id": "aturan/", "en": "en/rules/"}


def text(findings: Sequence[Finding], language: str) -> str:
    """All findings, each with its related places, how to mend it, and where to read more."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding, language))


def summary(findings: Sequence[Finding], files: int, language: str, waived: int = 0) -> str:
    """How much was read, and what was found; and how much a waiver left out, if anything."""
    told = sentence(language, "report.summary", **_counts(findings, files))
    return f"{told} {sentence(language, 'report.waived', count=waived)}" if waived else told


def as_json(findings: Sequence[Finding], language: str, checked: int, waived: int = 0) -> str:
    """All findings with their facts, decimals as texts."""
    content = {
        "findings": [_record(finding, language) for finding in findings],
        "summary": {**_counts(findings, checked), "waived": waived},
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def github(findings: Sequence[Finding], language: str) -> str:
    """Workflow commands for the first findings of each severity, then how many more there are."""
    shown = [
        *_first(findings, Severity.ERROR),
        *_first(findings, Severity.WARNING),
    ]
    lines = [_annotation(finding, language) for finding in shown]
    if more := len(findings) - len(shown):
        lines.append(f"::notice::{_escape(sentence(language, 'report.more', count=more))}")
    return "".join(f"{line}\n" for line in lines)


def part(finding: Finding, name: str, language: str) -> str:
    """The title, message or fix of a finding, with its facts as the reader writes them."""
    facts = {key: _fact(finding.section, key, value, language) for key, value in finding.facts.items()}
    return sentence(language, f"{finding.section}.{finding.rule}.{name}", **facts)


def page(rule: str, language: str) -> str:
    """Where a rule is explained, relative to the site's address."""
    return f"{_PAGES[language]}#{rule}"


def figure(value: Decimal | int | str, language: str) -> str:
    """A number with the decimal sign of the language; any other text unchanged, and `20..30` as a range."""
    plain = format(value, "f") if isinstance(value, Decimal) else str(value)
    parts = plain.split("..")
    if not all(_DECIMAL.fullmatch(one) for one in parts):
        return plain
    return "–".join(parts).replace(".", sentence(language, "report.decimal-sign"))


def _lines(finding: Finding, language: str) -> Iterable[str]:
    yield (f"{_place(finding.at)}: {finding.severity.value}[{finding.rule}] {part(finding, 'message', language)}")
    for place in finding.related:
        yield _labelled("also", _place(place), language)
    yield _labelled("fix", part(finding, "fix", language), language)
    yield _labelled("see", f"kinerja explain {finding.rule}", language)


def _labelled(label: str, content: str, language: str) -> str:
    return f"  {sentence(language, f'report.labels.{label}'):<5}  {content}"


def _place(place: Location) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _counts(findings: Sequence[Finding], files: int) -> dict[str, int]:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return {"files": files, "errors": errors, "warnings": len(findings) - errors}


def _record(finding: Finding, language: str) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        **_location(finding.at),
        "message": part(finding, "message", language),
        "fix": part(finding, "fix", language),
        "url": page(finding.rule, language),
        "related": [_location(place) for place in finding.related],
        "facts": {key: _plain(value) for key, value in sorted(finding.facts.items())},
    }


def _location(place: Location) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "column": place.column, "pointer": place.pointer}


def _plain(value: Fact) -> str | int:
    return format(value, "f") if isinstance(value, Decimal) else value


def _fact(section: str, key: str, value: Fact, language: str) -> str:
    # A fact that is one of few words (`form`: `date`) has its wording beside the rules, under `forms`.
    wording = f"{section}.{key}s.{value}"
    return sentence(language, wording) if has(language, wording) else figure(value, language)


def _first(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    return [finding for finding in findings if finding.severity is severity][:ANNOTATIONS]


def _annotation(finding: Finding, language: str) -> str:
    properties = {
        "file": finding.at.path,
        "line": str(finding.at.line),
        "col": str(finding.at.column),
        "title": f"{finding.rule}: {part(finding, 'title', language)}",
    }
    told = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    body = f"{part(finding, 'message', language)}\n{part(finding, 'fix', language)}"
    return f"::{finding.severity.value} {told}::{_escape(body)}"


def _escape(content: str) -> str:
    return content.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(content: str) -> str:
    return _escape(content).replace(":", "%3A").replace(",", "%2C")
