"""Small records for the tests of scoring, accepted by the real loader from real bytes."""

from pathlib import Path
from typing import Any

import msgspec

from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    KIND_BY_TYPE,
    Agreement,
    Government,
    Indicator,
    Measurement,
    Period,
    PolicyUse,
    Record,
    Result,
    ScoringPolicy,
    Target,
)
from kinerja.score.ledger import ledger
from kinerja.score.result import Score

ROOT = Path(__file__).parent.parent.parent
PLACED_POLICIES = repository.load_policies(ROOT).index.of(ScoringPolicy)
POLICIES = tuple(document.record for document in PLACED_POLICIES)
PLACE = {"government": "kota-contoh", "unit": "dinas"}
STATUS = PolicyUse(policy="status-capaian", use="status", valid_from="2010-01-01")
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def document(record: Record) -> Document[Record]:
    """The record as the loader accepts it from a file of one key a line."""
    source = msgspec.json.format(_ENCODER.encode(record), indent=2)
    accepted, findings = repository.accept(KIND_BY_TYPE[type(record)].path_of(record), source)
    assert findings == ()
    assert accepted is not None
    return accepted


def index(*records: Record) -> Index:
    """The records of the example government with the shipped policies."""
    return Index("kota-contoh", [*(document(record) for record in records), *PLACED_POLICIES])


def government(*uses: PolicyUse) -> Government:
    return Government(
        id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="quarter", policies=uses
    )


def indicator(method: str = "ratio", direction: str = "increase", **fields: Any) -> Indicator:
    return Indicator(
        **PLACE,
        id="layanan",
        name="Layanan",
        definition="Layanan yang selesai.",
        aspect="quantity",
        unit_of_measure="layanan",
        method=method,
        direction=direction,
        **fields,
    )


def agreement(year: int, version: int = 1, **target: Any) -> Agreement:
    reason = "Anggaran berubah." if version > 1 else None
    targets = (Target(indicator="layanan", **target),)
    return Agreement(**PLACE, year=year, version=version, targets=targets, reason=reason)


def measurement(period: str, **result: Any) -> Measurement:
    return Measurement(**PLACE, period=period, results=(Result(indicator="layanan", **result),))


def closed(period: str, starts: str, ends: str) -> Period:
    return Period(government="kota-contoh", id=period, starts=starts, ends=ends, status="frozen")


def scores(*records: Record) -> dict[str, Score]:
    """The scores of the one indicator by period, under the status policy."""
    return {score.period: score for score in ledger(index(government(STATUS), *records)).scores}


def steps(score: Score) -> list[str]:
    return [step.name for step in score.trace]
