"""What was agreed with everybody: two results, each with two indicators of different aspects."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.demo import bungo, draw, wording
from kinerja.demo.people import Worker
from kinerja.demo.spec import YEARS, Office, Place
from kinerja.model import BehaviourExpectation, Plan, PlanIndicator, PlanResult, Supports

FEWEST, MOST = 8, 20
NAMES = ("hasil-1", "hasil-2")


def has_plan(place: Place, worker: Worker, year: int) -> bool:
    """Whether a plan was written: not by the highest official, whose plan others hold, and not by who is late."""
    late = place is bungo.PLACE and year == YEARS[-1] and worker.id in bungo.WITHOUT_PLAN
    return worker.rank != "top" and not late


def plans(place: Place, people: tuple[Worker, ...], seed: int) -> Iterator[Plan]:
    """The plans of all years."""
    planning = {one.id for one in people if one.rank != "top"}
    for year in YEARS:
        for office in place.offices:
            chance = draw.source(seed, place.id, office.id, year, "plans")
            texts = draw.sentences(chance, wording.VERBS, office.matters, place.areas)
            for worker in people:
                if worker.office is office and has_plan(place, worker, year):
                    words = _headlines(office, year) if worker.rank == "head" else [_worded(next(texts)) for _ in NAMES]
                    amounts = [chance.randint(FEWEST, MOST) for _ in NAMES]
                    yield _plan(place, worker, year, _results(worker, year, words, amounts, planning))


def _headlines(office: Office, year: int) -> list[str]:
    return [f"Tercapainya target unit: {one.name}" for one in office.figures if year in one.years][: len(NAMES)]


def _worded(parts: tuple[str, ...]) -> str:
    verb, matter, area = parts
    return f"{verb} {matter}, {area}"


def _plan(place: Place, worker: Worker, year: int, results: tuple[PlanResult, ...]) -> Plan:
    agreed = f"{year}-01-{15 + int(worker.id[-2:]) % 12:02}"
    return Plan(
        government=place.id,
        unit=worker.office.id,
        employee=worker.id,
        year=year,
        approach="quantitative",
        evaluator=worker.superior(agreed),
        status="agreed",
        results=results,
        behaviours=tuple(BehaviourExpectation(core_value=one, expectation=text) for one, text in wording.CORE_VALUES),
        agreed_on=agreed,
    )


def _results(
    worker: Worker, year: int, words: list[str], amounts: list[int], planning: set[str]
) -> tuple[PlanResult, ...]:
    figures = [one.id for one in worker.office.figures if year in one.years]
    own = worker.posting.superior
    serves_superior = own is not None and own.employee in planning and worker.rank != "head"
    return tuple(
        PlanResult(
            id=name,
            kind="main",
            text=text,
            indicators=_indicators(name, amount),
            supports=Supports(result=name) if serves_superior else Supports(indicator=figure),
        )
        for name, text, amount, figure in zip(NAMES, words, amounts, figures[: len(NAMES)], strict=True)
    )


def _indicators(name: str, amount: int) -> tuple[PlanIndicator, ...]:
    quantity = PlanIndicator(
        id="banyaknya",
        aspect="quantity",
        text="Banyaknya laporan yang selesai",
        target=Decimal(amount),
        unit_of_measure="laporan",
    )
    quality = PlanIndicator(
        id="mutu",
        aspect="quality",
        text="Bagian laporan yang diterima tanpa perbaikan",
        target=Decimal(90),
        unit_of_measure="persen",
    )
    time = PlanIndicator(
        id="waktu",
        aspect="time",
        text="Waktu penyelesaian setiap laporan",
        target=Decimal(5),
        unit_of_measure="hari kerja",
        method="inverse-2t",
    )
    return quantity, quality if name == NAMES[0] else time
