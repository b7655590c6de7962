"""A unit with a head and an official, their plans and an evaluation, and the local file that knows who they are."""

import subprocess
from decimal import Decimal
from pathlib import Path

from kinerja.model import (
    KIND_BY_TYPE,
    Agreement,
    BehaviourExpectation,
    Employee,
    EvaluatedBehaviour,
    EvaluatedResult,
    Evaluation,
    Goal,
    Government,
    Indicator,
    Mission,
    OrganisationRating,
    Plan,
    PlanIndicator,
    PlanResult,
    PolicyUse,
    Realisation,
    Record,
    Step,
    Superior,
    Supports,
    Target,
    Unit,
)
from kinerja.model.indicator import Evidence
from kinerja.record_text import encoded

PLACE = {"government": "kota-contoh", "unit": "dinas"}
FOLDER = "records/kota-contoh/units/dinas"
OFFICIAL = f"{FOLDER}/people/p-002"
PLAN = f"{OFFICIAL}/plans/2025.yml"
EVALUATION = f"{OFFICIAL}/evaluations/2025.yml"
AGREEMENT = f"{FOLDER}/agreements/2025-v1.yml"
HEAD_PLAN = f"{FOLDER}/people/p-001/plans/2025.yml"

# Made up, and of no real day.
NIP = "190013991900130001"
PEOPLE = f"""\
p-001:
  name: Kepala Rekaan
  position: Kepala Dinas Rekaan
p-002:
  name: Pegawai <b>Rekaan</b>
  nip: "{NIP}"
  rank: Penata Muda / III a
"""


def used(policy: str, use: str, since: str = "2022-01-01") -> PolicyUse:
    return PolicyUse(policy=policy, use=use, valid_from=since)


def result(number: int, kind: str = "main", supports: Supports | None = None) -> PlanResult:
    """A result of the usual length, with two indicators."""
    count = PlanIndicator(
        id="jumlah",
        aspect="quantity",
        text="Banyaknya permohonan izin usaha kecil yang diputus dalam tahun berjalan.",
        target=Decimal(1200),
        unit_of_measure="permohonan",
    )
    days = PlanIndicator(
        id="lama",
        aspect="time",
        text="Lama pengurusan sejak berkas lengkap.",
        lowest=Decimal(2),
        highest=Decimal("3.5"),
        unit_of_measure="hari kerja",
    )
    text = f"Pemohon izin memperoleh keputusan yang lengkap dan dapat dipertanggungjawabkan, tahap {number}."
    return PlanResult(id=f"hasil-{number}", kind=kind, text=text, supports=supports, indicators=(count, days))


def evaluated(number: int) -> EvaluatedResult:
    return EvaluatedResult(
        result=f"hasil-{number}",
        indicators=(
            Realisation(indicator="jumlah", value=Decimal("1234.5")),
            Realisation(indicator="lama", state="not-measured", reason="Sistem belum mencatat."),
        ),
        evidence=(Evidence(title="Rekapitulasi bulanan"),),
        feedback="Rapi.",
    )


OFFICIALS_PLAN = Plan(
    **PLACE,
    employee="p-002",
    year=2025,
    approach="quantitative",
    evaluator="p-001",
    status="agreed",
    agreed_on="2025-01-20",
    results=(
        result(1, supports=Supports(result="hasil-1")),
        result(2, supports=Supports(indicator="ikm")),
        result(3, supports=Supports(result="tidak-ada")),
        result(4),
        result(5, "additional"),
    ),
    behaviours=(BehaviourExpectation(core_value="adaptif", expectation="Menguasai aplikasi <baru> & cepat."),),
)
OFFICIALS_EVALUATION = Evaluation(
    **PLACE,
    employee="p-002",
    period="2025",
    evaluator="p-001",
    status="final",
    results=(evaluated(1), EvaluatedResult(result="di-luar-rencana", realisation="Piket banjir.")),
    behaviours=(EvaluatedBehaviour(core_value="loyal", rating="above", feedback="Setia."),),
    results_rating="as-expected",
    behaviour_rating="above",
    rating="baik",
    strengths="Cermat.",
    rated_on="2026-01-05",
)
RECORDS: tuple[Record, ...] = (
    Government(
        id="kota-contoh",
        name="Kota Contoh",
        type="city",
        data="example",
        cadence="year",
        missions=(Mission(id="misi-1", statement="Melayani."),),
        policies=(
            used("predikat-permenpanrb-6-2022", "person-rating"),
            used("organisasi-se-menpanrb-3-2023", "organisation-rating", "2023-01-31"),
        ),
    ),
    Goal(government="kota-contoh", id="layanan", statement="Layanan izin makin baik.", mission="misi-1"),
    Unit(government="kota-contoh", id="dinas", name="Dinas Perizinan", type="dinas"),
    Indicator(
        **PLACE,
        id="ikm",
        name="Indeks kepuasan masyarakat",
        definition="Nilai survei.",
        aspect="quality",
        unit_of_measure="nilai",
        direction="increase",
        method="ratio",
        goal="layanan",
    ),
    Agreement(
        **PLACE,
        year=2025,
        version=1,
        targets=(
            Target(indicator="ikm", value=Decimal("84.50")),
            Target(indicator="tidak-ada", steps=(Step(id="a", text="Naskah jadi", weight=Decimal(100)),)),
        ),
        agreed_on="2025-01-15",
    ),
    Employee(**PLACE, employee="p-001", post="Kepala Dinas", employment="pns", role="head", heads_unit=True),
    Employee(
        **PLACE,
        employee="p-002",
        post="Penata Perizinan",
        employment="pns",
        role="functional",
        superior=Superior(employee="p-001", unit="dinas"),
    ),
    Plan(
        **PLACE,
        employee="p-001",
        year=2025,
        approach="qualitative",
        evaluator="p-000",
        status="draft",
        results=(result(1),),
    ),
    OFFICIALS_PLAN,
    OFFICIALS_EVALUATION,
    OrganisationRating(**PLACE, period="2025", rating="baik", set_by="Sekretaris daerah", set_on="2026-01-02"),
)


def write(root: Path, *records: Record) -> None:
    for record in records:
        file = root / KIND_BY_TYPE[type(record)].path_of(record)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(encoded(record))


def git(root: Path, *words: str) -> str:
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *words], cwd=root, env=environment, check=True, capture_output=True, text=True)
    return done.stdout
