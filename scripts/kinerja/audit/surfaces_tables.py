"""Reads the open data tables about people: their figures, and what else stands in them or in their order."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from kinerja.audit.knowledge import Claim
from kinerja.audit.surfaces_figures import METRICS, Figures, Group, number

_COLUMNS = frozenset({"government", "period", "group_kind", "unit", "members", "staff_low", "staff_high"}) | {
    *("metric", "low", "high", "withheld", "stated_in"),
}

Row = Mapping[str, Any]
Fault = tuple[str, str]


def rows(file: Path) -> list[Row]:
    """The rows of a `.csv` or `.json` table. Raises ValueError when it is none."""
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    found = json.loads(text, parse_float=Decimal)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError("not a list of objects")
    return found


def claims(table: Sequence[Row], source: str, release: int) -> Iterator[Claim]:
    """The figures that the rows tell."""
    for row in table:
        low, high = number(row.get("low")), number(row.get("high"))
        if low is not None and high is not None:
            yield Claim(source, release, str(row.get("period")), _group(row), str(row.get("metric")), low, high)


def faults(table: Sequence[Row], figures: Figures) -> Iterator[Fault]:
    """Where and what the rows tell beside the ranges of the release."""
    for name in sorted({str(column) for row in table for column in row} - _COLUMNS):
        yield "column", name
    for row in table:
        yield from _row_faults(row, figures)
    order = [_order(row) for row in table]
    if order != sorted(order) or any(list(_members(row)) != sorted(_members(row)) for row in table):
        yield "order-tells", ""


def _row_faults(row: Row, figures: Figures) -> Iterator[Fault]:
    stated = figures.groups.get((str(row.get("period")), _group(row)))
    if stated is None or row.get("metric") not in stated.metrics:
        yield "row", " ".join((str(row.get("period")), *_group(row), str(row.get("metric"))))
        return
    if (row.get("low") in (None, "")) != (row.get("high") in (None, "")):
        yield "bound", f"{row.get('low')} {row.get('high')}"
    expected = {
        "government": figures.government,
        "staff_low": stated.staff[0],
        "staff_high": stated.staff[1],
        "stated_in": stated.stated_in,
        "withheld": None if row["metric"] in stated.shown else "c",
    }
    for name, value in expected.items():
        if name in row and _text(row[name]) != _text(value):
            yield name, _text(row[name])
    if sorted(_members(row)) != sorted(stated.members):
        yield "members", str(row.get("members"))


def _text(value: object) -> str:
    found = number(value)
    return str(value or "") if found is None else f"{found.normalize():f}"


def _members(row: Row) -> Sequence[str]:
    return str(row.get("members") or "").split()


def _group(row: Row) -> Group:
    return str(row.get("group_kind")), str(row.get("unit") or "")


def _order(row: Row) -> tuple[str, bool, str, str, int, str]:
    kind, unit = _group(row)
    metric = str(row.get("metric"))
    rank = METRICS.index(metric) if metric in METRICS else len(METRICS)
    return str(row.get("period")), kind != "government", unit, kind, rank, metric
