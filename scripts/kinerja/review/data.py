"""The report as JSON: each fact in words, and its parts in fields."""

import json
from decimal import Decimal

from kinerja import report
from kinerja.diagnostic import Finding
from kinerja.model import Wording
from kinerja.review.gather import Review
from kinerja.review.item import Chosen, Item, Say, Several, Term, Titled, Value
from kinerja.review.reader import Reader
from kinerja.review.shown import fitting

WEIGHTS = ("error", "grave", "notable", "plain")
# Kept for what is around the facts.
_FRAME = 1200
_INDENT = 2


def as_json(found: Review, items: list[Item], language: str, limit: int) -> str:
    """The report within so many bytes; `more` counts by section what did not fit."""
    reader = Reader(language, markdown=False)
    shown = fitting(items, lambda one: _measured(one, reader), limit - _FRAME)
    content = {
        "base": found.base,
        "head": found.head,
        "day": found.day,
        "summary": {"files": found.files, "errors": found.errors, "warnings": found.warnings},
        "sections": {name: facts for name, facts in shown.sections.items() if facts},
        "more": shown.more,
    }
    return json.dumps(content, ensure_ascii=False, indent=_INDENT) + "\n"


def _measured(one: Item, reader: Reader) -> tuple[dict[str, object], int]:
    told = _item(one, reader)
    lines = json.dumps(told, ensure_ascii=False, indent=_INDENT)
    # Each line stands three levels deeper in the whole, and a comma follows.
    return told, len(lines.encode(errors="surrogateescape")) + (lines.count("\n") + 1) * 3 * _INDENT + 2


def _item(one: Item, reader: Reader) -> dict[str, object]:
    told: dict[str, object] = {"item": one.name, "weight": WEIGHTS[one.rank]}
    if one.path:
        told["path"] = one.path
    if isinstance(one.says, Finding):
        place = one.says.at
        told |= {"line": place.line, "column": place.column, "text": reader.says(one.says)}
        return {**told, "fix": report.part(one.says, "fix", reader.language)}
    told |= _said(one.says, reader)
    if one.below:
        told["below"] = [{"item": below.key.rpartition(".")[2], **_said(below, reader)} for below in one.below]
    return told


def _said(says: Say, reader: Reader) -> dict[str, object]:
    facts = {name: _raw(value, reader) for name, value in says.facts.items()}
    return {"text": reader.says(says), **({"facts": facts} if facts else {})}


def _raw(value: Value, reader: Reader) -> object:
    """A value as the records have it; decimals as texts."""
    match value:
        case Decimal():
            return format(value, "f")
        case Term(raw=raw) | Chosen(raw=raw):
            return raw
        case Say():
            return {name: _raw(one, reader) for name, one in value.facts.items()} or reader.says(value)
        case Several():
            return [_raw(one, reader) for one in value.values]
        case Titled() | Wording():
            return reader.value(value)
    return value
