"""Scores for machines: JSON with every step, CSV with one row per score; decimals with a point, never floats."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal

from kinerja.score.ledger import Ledger
from kinerja.score.result import OrganisationScore, PersonScore, Score, SurveyScore, Used, Verdict

COLUMNS = (
    "kind",
    "government",
    "unit",
    "id",
    "period",
    "state",
    "target",
    "realisation",
    "raw",
    "achievement",
    "change",
    "weight",
    "status",
    "word",
    "index",
    "letter",
    "alternative",
    "rating",
    "set_by",
    "set_on",
)
PEOPLE_COLUMNS = ("results", "behaviour", "value")


def as_json(ledgers: Sequence[Ledger], *, people: bool = False) -> str:
    """All scores, surveys and organisations with their inputs and steps; employees only if they are asked for."""
    content: dict[str, list[object]] = {
        "scores": [one for ledger in ledgers for one in ledger.scores],
        "surveys": [one for ledger in ledgers for one in ledger.surveys],
        "organisations": [one for ledger in ledgers for one in ledger.organisations],
    }
    if people:
        content["people"] = [one for ledger in ledgers for one in ledger.people]
    return json.dumps(content, indent=2, ensure_ascii=False, default=_plain) + "\n"


def as_csv(ledgers: Sequence[Ledger], *, people: bool = False) -> str:
    """One row per indicator and period, then per survey, organisation and, if asked for, employee of a government."""
    stream = io.StringIO()
    # RFC 4180 ends lines with CRLF; click would make that CRCRLF on Windows, so the terminal's own end is used.
    columns = (*COLUMNS, *PEOPLE_COLUMNS) if people else COLUMNS
    rows = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
    rows.writeheader()
    for ledger in ledgers:
        rows.writerows(_indicator(one) for one in ledger.scores)
        rows.writerows(_survey(one) for one in ledger.surveys)
        rows.writerows(_organisation(one) for one in ledger.organisations)
        if people:
            rows.writerows(_person(one) for one in ledger.people)
    return stream.getvalue()


def _indicator(one: Score) -> dict[str, str]:
    return {
        "kind": "indicator",
        "government": one.government,
        "unit": one.unit,
        "id": one.indicator,
        "period": one.period,
        "state": one.state,
        "target": one.target or "",
        "realisation": one.realisation or "",
        "raw": _number(one.raw),
        "achievement": _number(one.achievement),
        "change": _number(one.change),
        "weight": _number(one.weight),
        "status": _band(one.status),
        "word": _band(one.word),
    }


def _survey(one: SurveyScore) -> dict[str, str]:
    return {
        "kind": "survey",
        "government": one.government,
        "unit": one.unit,
        "id": one.service,
        "period": one.period,
        "state": one.state,
        "weight": one.weight,
        "word": _band(one.verdict),
        "index": _number(one.index),
        "letter": (one.verdict and one.verdict.letter) or "",
        "alternative": _number(one.alternative),
    }


def _organisation(one: OrganisationScore) -> dict[str, str]:
    return {
        "kind": "organisation",
        "government": one.government,
        "unit": one.unit,
        "id": one.unit,
        "period": one.period,
        "state": one.state,
        "achievement": _number(one.achievement),
        "word": _band(one.proposed),
        "rating": one.rating or "",
        "set_by": one.set_by or "",
        "set_on": one.set_on or "",
    }


def _person(one: PersonScore) -> dict[str, str]:
    return {
        "kind": "person",
        "government": one.government,
        "unit": one.unit,
        "id": one.employee,
        "period": one.period,
        "state": one.state,
        "word": _band(one.proposed),
        "rating": one.rating or "",
        "results": one.results or "",
        "behaviour": one.behaviour or "",
        "value": _number(one.value),
    }


def _band(verdict: Verdict | None) -> str:
    return verdict.band if verdict else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def _plain(value: object) -> str | dict[str, object]:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Used):
        return {"name": value.name, "value": value.value, "at": value.at}
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(type(value).__name__)
