"""Scores for machines: JSON with every step, CSV with one row per score; decimals with a point, never floats."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

import msgspec

from kinerja.cli.in_turn import Teller, in_turn
from kinerja.score.ledger import Ledger
from kinerja.score.result import Input, OrganisationScore, PersonScore, Score, SurveyScore, Verdict

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


def as_json(ledgers: Iterable[Ledger], *, people: bool = False) -> Iterator[str]:
    """All scores, surveys and organisations with their inputs and steps; employees only if they are asked for."""
    tellers = [_lines(of) for of in _all(people=people).values()]
    yield "{"
    for number, (name, lines) in enumerate(zip(_all(people=people), in_turn(ledgers, tellers), strict=True)):
        yield f'{"," if number else ""}\n  "{name}": ['
        last = ""
        for line in lines:
            yield f"{last}\n{_indented(line)}"
            last = ","
        yield "\n  ]" if last else "]"
    yield "\n}\n"


def as_csv(ledgers: Iterable[Ledger], *, people: bool = False) -> Iterator[str]:
    """One row per indicator and period, then per survey, organisation and, if asked for, employee of a government."""
    columns = (*COLUMNS, *PEOPLE_COLUMNS) if people else COLUMNS
    rows: dict[str, Callable[[Any], dict[str, str]]]
    rows = {"scores": _indicator, "surveys": _survey, "organisations": _organisation, "people": _person}
    tellers = [_rows(of, rows[name], columns) for name, of in _all(people=people).items()]
    yield ",".join(columns) + "\n"
    for _, own in groupby(ledgers, key=lambda one: one.records.government):
        yield from chain.from_iterable(in_turn(own, tellers))


def _all(*, people: bool) -> Mapping[str, Callable[[Ledger], Iterable[Any]]]:
    """The kinds of scores that are told, in order."""
    found = {name: attrgetter(name) for name in ("scores", "surveys", "organisations", "people")}
    return found if people else {name: of for name, of in found.items() if name != "people"}


def _lines(of: Callable[[Ledger], Iterable[Any]]) -> Teller:
    encode = json.JSONEncoder(ensure_ascii=False, default=_plain).encode
    return lambda ledger: (f"{encode(one)}\n" for one in of(ledger))


def _indented(line: str) -> str:
    """An item of a list in an object, as `json` writes it with an indent of two."""
    return "    " + msgspec.json.format(line.encode(), indent=2).decode().replace("\n", "\n    ")


def _rows(
    of: Callable[[Ledger], Iterable[Any]], row: Callable[[Any], dict[str, str]], columns: Sequence[str]
) -> Teller:
    def told(ledger: Ledger) -> Iterator[str]:
        stream = io.StringIO()
        # RFC 4180 ends lines with CRLF; click would make that CRCRLF on Windows, so the terminal's own end is used.
        csv.DictWriter(stream, columns, restval="", lineterminator="\n").writerows(row(one) for one in of(ledger))
        yield stream.getvalue()

    return told


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
    if isinstance(value, Input):
        return {"name": value.name, "value": value.value, "at": value.at}
    if isinstance(value, msgspec.Struct):
        return {name: getattr(value, name) for name in value.__struct_fields__}
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(type(value).__name__)
