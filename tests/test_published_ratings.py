"""A release says how a unit was rated as an organisation, beside what its own figures propose."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja import pipeline
from kinerja.disclose import published as out
from kinerja.disclose.register import open_register
from kinerja.load import schema
from kinerja.load.document import Places
from kinerja.load.tree import WorkTree
from kinerja.model import (
    Agreement,
    Government,
    Indicator,
    Measurement,
    OrganisationRating,
    Period,
    PolicyUse,
    Record,
    Result,
    Source,
    Target,
    Unit,
)
from project import commit, project, write

PLACE: dict[str, Any] = {"government": "kota-contoh", "unit": "dinas"}
POLICY = "organisasi-se-menpanrb-3-2023"
USE = PolicyUse(policy=POLICY, use="organisation-rating", valid_from="2023-01-31")
RATING = OrganisationRating(
    **PLACE,
    period="2024",
    rating="butuh-perbaikan",
    set_by="Wali Kota",
    set_on="2025-01-31",
    reason="Satu janji besar tertunda.",
    source="keputusan",
)


def records(*uses: PolicyUse) -> tuple[Record, ...]:
    return (
        Government(
            id="kota-contoh",
            name="Kota Contoh",
            type="city",
            data="example",
            cadence="year",
            policies=uses,
            sources=(Source(id="keputusan", title="Keputusan Wali Kota"),),
        ),
        Period(government="kota-contoh", id="2024", starts="2024-01-01", ends="2024-12-31", status="open"),
        Unit(government="kota-contoh", id="dinas", name="Dinas", type="dinas"),
        Indicator(
            **PLACE,
            id="layanan",
            name="Layanan",
            definition="Bagian layanan yang selesai tepat waktu.",
            aspect="time",
            unit_of_measure="persen",
            direction="increase",
            method="ratio",
        ),
        Agreement(**PLACE, year=2024, version=1, targets=(Target(indicator="layanan", value=Decimal(80)),)),
        Measurement(**PLACE, period="2024", results=(Result(indicator="layanan", value=Decimal(84)),)),
    )


def ratings(root: Path, *made: Record) -> tuple[out.PublishedOrganisationRating, ...]:
    """The ratings in a release of some records, which the schema of releases accepts."""
    project(root)
    write(root, *made)
    commit(root)
    register = open_register(root / pipeline.RELEASES / "kota-contoh")
    (known,) = pipeline.records(WorkTree(root))
    release = pipeline.candidate(known, register, "2025-02-01T00:00:00Z", pipeline.check(root).findings)
    encoded = out.encode(release)
    assert schema.check("release", json.loads(encoded, parse_float=Decimal), Places("release.json", encoded).at) == ()
    (unit,) = release.units
    return unit.ratings


def test_the_rating_that_was_set_stands_beside_the_one_that_is_proposed(tmp_path: Path) -> None:
    (rating,) = ratings(tmp_path, *records(USE), RATING)
    assert [step.name for step in rating.trace] == ["organisation-mean", "rounding", "band-lowest-highest"]
    assert rating == out.PublishedOrganisationRating(
        period="2024",
        state="scored",
        indicators=1,
        counted=1,
        policy=POLICY,
        rating="butuh-perbaikan",
        set_by="Wali Kota",
        set_on="2025-01-31",
        reason="Satu janji besar tertunda.",
        source="keputusan",
        proposed=out.PublishedVerdict(policy=POLICY, band="baik", legal=f"{POLICY}#usulan-batas"),
        achievement=Decimal("105.00"),
        inputs=rating.inputs,
        trace=rating.trace,
    )
    (given,) = rating.inputs
    path = "records/kota-contoh/units/dinas/organisation-ratings/2024.yml"
    assert (given.name, given.value, given.path) == ("rating", "butuh-perbaikan", path)


def test_a_rating_that_is_not_set_yet_is_a_proposal_only(tmp_path: Path) -> None:
    (rating,) = ratings(tmp_path, *records(USE))
    assert (rating.rating, rating.set_by, rating.proposed and rating.proposed.band) == (None, None, "baik")


@pytest.mark.parametrize("made", [(), (RATING,)])
def test_without_a_policy_only_what_was_set_is_published(tmp_path: Path, made: tuple[Record, ...]) -> None:
    found = ratings(tmp_path, *records(), *made)
    assert [(one.rating, one.policy, one.proposed, one.state) for one in found] == [
        ("butuh-perbaikan", None, None, "no-policy") for _ in made
    ]
