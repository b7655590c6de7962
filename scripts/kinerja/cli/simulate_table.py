"""What another policy would change, as a table for people and as JSON for machines."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from kinerja.cli.score_table import Row, aligned
from kinerja.report import figure
from kinerja.simulation import Difference, Effect, Simulation
from kinerja.texts import text as sentence

PARTS = {"figure": "figures", "status": "statuses", "word": "words"}
COUNT_COLUMNS = ("government", "unit", "kind", "results", "changed", *PARTS.values())
LIST_COLUMNS = ("government", "unit", "kind", "id", "period", "part", "before", "after")
_ABSENT = "–"


def as_json(found: Simulation, *, listed: bool) -> str:
    """The counts, and the list if it is wanted."""
    content: dict[str, object] = {"effects": [asdict(one) for one in found.effects]}
    if listed:
        content["differences"] = [asdict(one) for one in found.differences]
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def text(found: Simulation, language: str, *, listed: bool) -> str:
    """A table of counts, and one of the single differences if it is wanted."""
    if not found.effects:
        return sentence(language, "report.no-scores") + "\n"
    blocks = [_counted(found.effects, language)]
    if listed and found.differences:
        blocks.append(_listed(found.differences, language))
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _counted(effects: Iterable[Effect], language: str) -> Iterable[str]:
    return aligned(COUNT_COLUMNS, [_count_row(one, language) for one in effects], language)


def _count_row(one: Effect, language: str) -> Row:
    counts = (one.results, one.changed, *(one.parts[part] for part in PARTS))
    return one.government, one.unit, _word("kinds", one.kind, language), *map(str, counts)


def _listed(differences: Iterable[Difference], language: str) -> Iterable[str]:
    return aligned(LIST_COLUMNS, [_list_row(one, language) for one in differences], language)


def _list_row(one: Difference, language: str) -> Row:
    kind, part = _word("kinds", one.kind, language), _word("parts", one.part, language)
    values = (_shown(value, language) for value in (one.before, one.after))
    return one.government, one.unit, kind, one.id, one.period, part, *values


def _shown(value: str | None, language: str) -> str:
    return _ABSENT if value is None else figure(value, language)


def _word(family: str, key: str, language: str) -> str:
    return sentence(language, f"report.{family}.{key}")
