"""Corrections of public records are published; those of people's records, and of withheld answers, stay inside."""

from decimal import Decimal
from pathlib import Path

import pytest

from kinerja import auditing, pipeline
from kinerja.disclose.published import PublishedChange, PublishedCorrection, decode, encode
from kinerja.disclose.register import open_register
from kinerja.load.by_part import ByPart
from kinerja.load.tree import WorkTree
from kinerja.model import (
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
from project import write

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


def records(root: Path, amended: str, *others: Record) -> ByPart:
    """The records of a government with one amendment, and the policies that ship with the program."""
    year = Period(government=OWN.id, id="2025", starts="2025-01-01", ends="2025-12-31", status="amended")
    write(root, OWN, year, Unit(government=OWN.id, id="dinas", name="Dinas Air", type="dinas"), *others)
    write(root, amendment(amended))
    (found,) = pipeline.records(WorkTree(root))
    return found


def published(found: ByPart) -> tuple[PublishedCorrection, ...]:
    release = pipeline.candidate(found, open_register(Path("nowhere")), "2026-01-31T01:00:00Z", ())
    assert decode(encode(release)) == release
    return release.corrections


def test_a_correction_of_a_public_record_is_published_with_what_changed_why_and_who_approved(tmp_path: Path) -> None:
    found = records(tmp_path, "units/dinas/measurements/2025.yml", MEASURED)
    assert published(found) == (
        PublishedCorrection(
            period="2025",
            number="0001",
            path="units/dinas/measurements/2025.yml",
            reason=REASON,
            approved_by=("Sekretaris daerah", "Inspektur"),
            changes=(PublishedChange(pointer="/results/0/value", old="14", new="41"),),
        ),
    )
    assert REASON not in auditing.secrets([found]).phrases


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
def test_no_other_correction_leaves_the_building(tmp_path: Path, path: str, record: Record) -> None:
    found = records(tmp_path, path, record)
    assert published(found) == ()
    assert REASON in auditing.secrets([found]).phrases
