"""Open obligations as a table for people and as JSON for machines; ids only, no names."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from kinerja.cli.score_table import Row, aligned
from kinerja.texts import text as sentence
from kinerja.watch import STATES, Item

COLUMNS = ("status", "obligation", "unit", "employee", "period", "subject", "actor", "due", "days")
_ABSENT = "–"


def as_json(items: Sequence[Item], day: str, language: str) -> str:
    """Every item, what is done included, and how many there are of each state; the same in every language."""
    del language
    content = {"as_of": day, "items": [asdict(one) for one in items], "summary": _counted(items)}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def text(items: Sequence[Item], day: str, language: str) -> str:
    """A table for each government, the most urgent first; what is done is only counted."""
    groups = groupby(items, key=lambda one: one.government)
    blocks = [_block(government, tuple(own), day, language) for government, own in groups]
    return "\n".join(blocks) or sentence(language, "status.nothing", day=day) + "\n"


def _block(government: str, items: Sequence[Item], day: str, language: str) -> str:
    counts = (
        sentence(language, "status.count", count=count, state=sentence(language, f"status.states.{state}"))
        for state, count in _counted(items).items()
        if count
    )
    lines = (
        sentence(language, "status.head", government=government, day=day),
        *aligned(COLUMNS, [_row(one, language) for one in items if one.state != "done"], language),
        sentence(language, "status.summary", total=len(items), counts=", ".join(counts)),
    )
    return "\n".join(lines) + "\n"


def _row(one: Item, language: str) -> Row:
    words = (
        sentence(language, f"status.states.{one.state}"),
        sentence(language, f"status.obligations.{one.obligation}"),
    )
    subject = sentence(language, f"status.reviewed.{one.subject}") if one.obligation == "review" else one.subject
    facts = (one.unit, one.employee, one.period, subject, one.actor, one.due, one.days)
    return *words, *(_ABSENT if fact is None else str(fact) for fact in facts)


def _counted(items: Sequence[Item]) -> dict[str, int]:
    counts = Counter(one.state for one in items)
    return {state: counts[state] for state in STATES}
