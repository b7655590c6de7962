"""Small records of employees for the tests of scoring, with every policy of the law in its own years."""

from decimal import Decimal
from functools import cache
from typing import Any

from scoring_records import PLACE, POLICIES, document, government

from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    Employee,
    EvaluatedResult,
    Evaluation,
    FeedbackTallies,
    Innovation,
    OrganisationRating,
    Plan,
    PlanIndicator,
    PlanResult,
    PolicyUse,
    Realisation,
    Record,
    Superior,
    Tally,
)
from kinerja.model.indicator import Evidence
from kinerja.score.ledger import ledger
from kinerja.score.result import PersonScore

EMPLOYEE = {**PLACE, "employee": "p-002"}
EVIDENCE = (Evidence(title="Rekapitulasi"),)
INNOVATION = Innovation(title="Pemantauan jarak jauh", evidence=EVIDENCE)

MATRIX = "predikat-permenpanrb-6-2022"
WEIGHTED = "predikat-pp-30-2019"
CONVERTED = "predikat-permenpanrb-8-2021"
UNITS = "organisasi-se-menpanrb-3-2023"


def use(policy: str, purpose: str, since: str, until: str | None = None) -> PolicyUse:
    return PolicyUse(policy=policy, use=purpose, valid_from=since, valid_until=until)


PERSONS = (
    use(WEIGHTED, "person-rating", "2019-01-01", "2020-12-31"),
    use(CONVERTED, "person-rating", "2021-01-01", "2021-12-31"),
    use(MATRIX, "person-rating", "2022-01-01"),
)
RATERS = use("umpan-balik-360-pemalang", "feedback", "2019-01-01")
UNIT_RATINGS = use(UNITS, "organisation-rating", "2023-01-31")


@cache
def policies() -> tuple[Document[Record], ...]:
    return tuple(document(record) for record in POLICIES)


def records(*own: Record, uses: tuple[PolicyUse, ...] = PERSONS) -> Index:
    return Index("kota-contoh", [*map(document, (government(*uses), *own)), *policies()])


def employee(**fields: Any) -> Employee:
    superior = Superior(employee="p-001", unit="dinas")
    return Employee(**EMPLOYEE, post="Petugas", employment="pns", role="staff", superior=superior, **fields)


def evaluation(period: str = "2025", **fields: Any) -> Evaluation:
    given = {"status": "agreed", "evaluator": "p-001", **fields}
    return Evaluation(**EMPLOYEE, period=period, **given)


def measured(target: int | None = 100, **fields: Any) -> PlanIndicator:
    number = None if target is None else Decimal(target)
    return PlanIndicator(**{"id": "jumlah", "aspect": "quantity", "text": "Jumlah.", "target": number, **fields})


def planned(*indicators: PlanIndicator, **fields: Any) -> PlanResult:
    return PlanResult(**{"id": "hasil", "kind": "main", "text": "Hasil.", "indicators": indicators, **fields})


def plan(year: int, *results: PlanResult) -> Plan:
    return Plan(**EMPLOYEE, year=year, approach="quantitative", evaluator="p-001", status="agreed", results=results)


def reached(value: str | None, result: str = "hasil", indicator: str = "jumlah", **fields: Any) -> EvaluatedResult:
    if value is None:
        return EvaluatedResult(result=result, **fields)
    one = Realisation(indicator=indicator, value=Decimal(value))
    return EvaluatedResult(result=result, indicators=(one,), evidence=EVIDENCE, **fields)


def tallies(period: str, role: str = "staff", **groups: tuple[int, str]) -> FeedbackTallies:
    told = tuple(Tally(group=name, raters=raters, mean=Decimal(mean)) for name, (raters, mean) in groups.items())
    return FeedbackTallies(**EMPLOYEE, period=period, role=role, tallies=told)


def unit_rating(period: str, rating: str) -> OrganisationRating:
    return OrganisationRating(**PLACE, period=period, rating=rating, set_by="Sekretaris daerah", set_on="2026-01-02")


def person(*own: Record, uses: tuple[PolicyUse, ...] = PERSONS) -> PersonScore:
    """The score of the one evaluation among the records."""
    (score,) = ledger(records(*own, uses=uses)).people
    return score


def steps(score: PersonScore) -> list[str]:
    return [step.name for step in score.trace]
