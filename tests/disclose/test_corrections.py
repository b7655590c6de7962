"""Corrections of public records are published; those of people's records, and of withheld answers, stay inside."""

from decimal import Decimal
from pathlib import Path

import pytest

from kinerja import auditing, pipeline
from kinerja.disclose.continuity import continued
from kinerja.disclose.published import PublishedChange, PublishedCorrection, decode, encode
from kinerja.disclose.register import open_register
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    KIND_BY_TYPE,
    Amendment,
    Change,
    Element,
    Government,
    Measurement,
    Period,
    Record,
    Result,
    Survey,
    Unit,
)
from kinerja.model.person import Evaluation
from kinerja.record_text import encoded
from kinerja.score.ledger import ledger

REASON = "Angka salah salin dari buku pencatatan air."
OWN = Government(id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="year")
PLACE = {"government": OWN.id, "unit": "dinas"}
MEASURED = Measurement(**PLACE, period="2025", results=(Result(indicator="air", value=Decimal(41)),))
ANSWERED = Survey(
    **PLACE,
    period="2025",
    service="izin",
    service_name="Izin",
    weight="1/9",
    elements=tuple(Element(id=f"U{number}", name=f"Unsur {number}", mean=Decimal(3)) for number in range(1, 10)),
    respondents=9,
)


def amendment(path: str) -> Amendment:
    return Amendment(
        government=OWN.id,
        period="2025",
        number="0001",
        path=path,
        original="0a" * 32,
        reason=REASON,
        approved_by=("Sekretaris daerah", "Inspektur"),
        changes=(Change(pointer="/results/0/value", old="14", new="41"),),
    )


def records(amended: str, *others: Record) -> Index:
    every = (
        OWN,
        Period(government=OWN.id, id="2025", starts="2025-01-01", ends="2025-12-31", status="amended"),
        Unit(government=OWN.id, id="dinas", name="Dinas Air", type="dinas"),
        *others,
        amendment(amended),
    )
    kinds = ((KIND_BY_TYPE[type(one)], one) for one in every)
    return Index(OWN.id, [Document(kind.path_of(one), kind, one, encoded(one)) for kind, one in kinds])


def published(index: Index) -> tuple[PublishedCorrection, ...]:
    nowhere = open_register(Path("nowhere"))
    release = pipeline.candidate(continued(ledger(index), ()), nowhere, "2026-01-31T01:00:00Z")
    assert decode(encode(release)) == release
    return release.corrections


def test_a_correction_of_a_public_record_is_published_with_what_changed_why_and_who_approved() -> None:
    index = records("units/dinas/measurements/2025.yml", MEASURED)
    assert published(index) == (
        PublishedCorrection(
            period="2025",
            number="0001",
            path="units/dinas/measurements/2025.yml",
            reason=REASON,
            approved_by=("Sekretaris daerah", "Inspektur"),
            changes=(PublishedChange(pointer="/results/0/value", old="14", new="41"),),
        ),
    )
    assert REASON not in auditing.secrets([index]).phrases


EVALUATED = Evaluation(**PLACE, employee="p-001", period="2025", evaluator="p-002", status="final")


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("units/dinas/people/p-001/evaluations/2025.yml", EVALUATED),
        ("units/dinas/measurements/2024.yml", MEASURED),
        ("units/dinas/surveys/2025-izin.yml", ANSWERED),
    ],
    ids=["of-a-person", "of-a-record-that-is-not-there", "of-answers-of-nine"],
)
def test_no_other_correction_leaves_the_building(path: str, record: Record) -> None:
    index = records(path, record)
    assert published(index) == ()
    assert REASON in auditing.secrets([index]).phrases
