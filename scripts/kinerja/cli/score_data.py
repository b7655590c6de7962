"""Scores for machines: JSON with every step, CSV with one row per score; decimals with a point, never floats."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal

from kinerja.score.ledger import Ledger
from kinerja.score.result import Score, SurveyScore, Verdict

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
)


def as_json(ledgers: Sequence[Ledger]) -> str:
    """All scores and surveys with their inputs and steps."""
    content = {
        "scores": [asdict(one) for ledger in ledgers for one in ledger.scores],
        "surveys": [asdict(one) for ledger in ledgers for one in ledger.surveys],
    }
    return json.dumps(content, indent=2, ensure_ascii=False, default=_plain) + "\n"


def as_csv(ledgers: Sequence[Ledger]) -> str:
    """One row per indicator and period, then one per survey, of each government."""
    stream = io.StringIO()
    # RFC 4180 ends lines with CRLF; click would make that CRCRLF on Windows, so the terminal's own end is used.
    rows = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    for ledger in ledgers:
        rows.writerows(_indicator(one) for one in ledger.scores)
        rows.writerows(_survey(one) for one in ledger.surveys)
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


def _band(verdict: Verdict | None) -> str:
    return verdict.band if verdict else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(type(value).__name__)
