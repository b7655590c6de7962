"""What an import does, in words and as JSON: each record that is new or changed, and each cell that is refused."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kinerja import report
from kinerja.cli.session import Session
from kinerja.diagnostic import Finding
from kinerja.sheets.book import name_of
from kinerja.sheets.columns import tables
from kinerja.texts import text

if TYPE_CHECKING:
    from kinerja.sheets.planning import File, Plan

# Nobody mends more at a time; JSON has them all.
MOST = 50
# Facts that hold names of keys, and what such a name is.
_OF_KEYS = frozenset(("column", "missing", "present", "alternatives"))
_KEY = re.compile(r"[a-z_]+(?:\.[a-z_#]+)*")


def as_text(plan: "Plan", session: Session, *, asked: bool, is_written: bool) -> str:
    """For people: what was found out of the file, the records, what is wrong where, and what comes next."""
    told = [*_notices(plan, session), *_records(plan, session), *_findings(plan, session)]
    told.append(text(session.language, "import.summary", **_counts(plan)))
    told.append(text(session.language, f"import.next.{_next(plan, asked=asked, is_written=is_written)}"))
    return "".join(f"{line}\n" for line in told)


def as_json(plan: "Plan", session: Session, *, asked: bool, is_written: bool) -> str:
    """For programs: the same, complete."""
    del asked
    content = {
        "records": [{"path": one.path, "change": _change(one)} for one in plan.files],
        "findings": [_plain(_titled(one, plan, session.language), session.language) for one in plan.findings],
        "summary": {**_counts(plan), "written": len(plan.files) if is_written else 0},
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _counts(plan: "Plan") -> dict[str, int]:
    new = sum(one.before is None for one in plan.files)
    return {"new": new, "changed": len(plan.files) - new, "unchanged": plan.unchanged, "refused": plan.refused}


def _next(plan: "Plan", *, asked: bool, is_written: bool) -> str:
    if is_written:
        return "written"
    if not plan.is_sound:
        return "not-written" if asked else "mend"
    return "write" if plan.files else "nothing"


def _notices(plan: "Plan", session: Session) -> Iterator[str]:
    for name, facts in sorted(plan.notices.items()):
        words = {key: _word(f"import.{key}s.{value}", str(value), session) for key, value in facts.items()}
        yield text(session.language, f"import.notices.{name}", **words)


def _word(key: str, otherwise: str, session: Session) -> str:
    from kinerja.texts import has

    return text(session.language, key) if has(session.language, key) else otherwise


def _records(plan: "Plan", session: Session) -> Iterator[str]:
    from kinerja.approval.change import change
    from kinerja.review.words import change_in_words

    for file in plan.files[:MOST]:
        headline, *lines = change_in_words(change(file.path, file.before, file.after), session.language)
        yield f"{headline} ({file.path})"
        yield from (f"  {line}" for line in lines)
    yield from _more(len(plan.files), session)


def _findings(plan: "Plan", session: Session) -> Iterator[str]:
    for finding in (_titled(one, plan, session.language) for one in plan.findings[:MOST]):
        message, fix = (report.part(finding, name, session.language) for name in ("message", "fix"))
        yield f"{_cell(finding)}: {finding.severity.value}[{finding.rule}] {message}"
        yield f"  {text(session.language, 'report.labels.fix')}  {fix}"
    yield from _more(len(plan.findings), session)


def _titled(finding: Finding, plan: "Plan", language: str) -> Finding:
    """A finding with the names of keys as the headings have them; who fills in tables knows no keys."""
    kind = plan.kinds.get(finding.at.path)
    if kind is None:
        return finding
    titles = {column.name: column.title(language) for table in tables(kind) for column in table.columns}
    inside = [step for step in finding.at.pointer.split("/")[1:] if not step.isdecimal()]

    def title(key: str) -> str:
        return titles.get(key) or titles.get(".".join((*inside, key)), key)

    facts = {
        name: _KEY.sub(lambda key: title(key[0]), str(value)) if name in _OF_KEYS else value
        for name, value in finding.facts.items()
    }
    return replace(finding, facts=facts)


def _more(count: int, session: Session) -> Iterator[str]:
    if count > MOST:
        yield text(session.language, "import.more", count=count - MOST)


def _cell(finding: Finding) -> str:
    """Where it is as spreadsheets say it: the sheet, then the column's letters with the row."""
    from kinerja.load import personal
    from kinerja.load.repository import shown

    sheet = shown(personal.masked(finding.at.path))
    return f"{sheet}!{name_of(finding.at.line, finding.at.column)}"


def _plain(finding: Finding, language: str) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "cell": _cell(finding),
        "row": finding.at.line,
        "column": finding.at.column,
        "pointer": finding.at.pointer,
        "message": report.part(finding, "message", language),
        "fix": report.part(finding, "fix", language),
    }


def _change(file: "File") -> str:
    return "new" if file.before is None else "changed"
