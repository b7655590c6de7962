"""Laws of the rules on objections, amendments, plans and the chain of superiors."""

import hashlib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace as changed

from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Amendment, Employee, Evaluation, Objection, Plan, Superior
from kinerja.score.ledger import Ledger
from kinerja.validate.plans import waiting_results
from kinerja.validate.rules import amendment_chain, objection_in_time, superior_chain_has_no_cycle

CASES = Path(__file__).parent.parent / "cases" / "rules"
FOLDER = "records/kota-contoh/units/dinas-air/people"


@cache
def tree(case: str) -> Index:
    return repository.load(CASES / case, "kota-contoh").index


@settings(deadline=None)
@given(rated=st.dates(date(2022, 1, 1), date(2030, 12, 31)), days=st.integers(-400, 400))
def test_an_objection_has_fourteen_days_whatever_month_or_year_they_cross(rated: date, days: int) -> None:
    index = tree("objection-in-time/ok-on-the-last-day")
    (evaluation,), (objection,) = index.of(Evaluation), index.of(Objection)
    given_on = changed(evaluation.record, rated_on=rated.isoformat())
    filed = changed(objection.record, filed_on=(rated + timedelta(days)).isoformat())
    records = index.replaced(
        Document(evaluation.path, evaluation.kind, given_on, evaluation.source),
        Document(objection.path, objection.kind, filed, objection.source),
    )
    found = list(objection_in_time.check(Ledger(records, (), ())))
    assert [one.facts["last"] for one in found] == ([(rated + timedelta(14)).isoformat()] if days > 14 else [])


def chain(length: int) -> list[Document[Amendment]]:
    """Amendments that continue each other."""
    (first, _) = tree("amendment-chain/ok-two-links").of(Amendment)
    made: list[Document[Amendment]] = []
    for number in range(1, length + 1):
        previous = hashlib.sha256(made[-1].source).hexdigest() if made else None
        record = changed(first.record, number=f"{number:04}", previous=previous)
        made.append(Document(f"{number:04}.yml", first.kind, record, f"number: '{number:04}' {previous}".encode()))
    return made


def broken(links: list[Document[Amendment]]) -> int:
    return len(list(amendment_chain.check(Ledger(Index("kota-contoh", links), (), ()))))


@given(length=st.integers(1, 12), data=st.data())
def test_a_whole_chain_holds_and_one_that_lost_or_changed_a_link_does_not(length: int, data: st.DataObject) -> None:
    links = chain(length)
    assert broken(links) == 0
    number = data.draw(st.integers(0, length - 1))
    last = number == length - 1
    # Taking the last one away leaves a shorter whole chain: that is seen by the history, not by the chain.
    assert broken(links[:number] + links[number + 1 :]) == (0 if last else 1)
    rewritten = Document(links[number].path, links[number].kind, links[number].record, b"other bytes")
    assert broken([*links[:number], rewritten, *links[number + 1 :]]) == (0 if last else 1)


def employees(above: dict[str, str | None]) -> Index:
    (sample, *_) = tree("superior-chain-has-no-cycle/ok-chain").of(Employee)
    found = []
    for name, superior in above.items():
        boss = Superior(employee=superior, unit="dinas-air") if superior else None
        record = changed(sample.record, employee=name, superior=boss)
        found.append(Document(f"{FOLDER}/{name}/employee.yml", sample.kind, record, sample.source))
    return Index("kota-contoh", found)


@settings(deadline=None)
@given(above=st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdefg")))
def test_a_chain_of_superiors_passes_exactly_when_every_way_up_ends(above: dict[str, str | None]) -> None:
    found = list(superior_chain_has_no_cycle.check(Ledger(employees(above), (), ())))
    in_circles = {place.path for one in found for place in (one.at, *one.related)}

    def returns(start: str) -> bool:
        name, steps = above[start], 0
        while name is not None and name != start and steps <= len(above):
            name, steps = above.get(name), steps + 1
        return name == start

    assert in_circles == {f"{FOLDER}/{name}/employee.yml" for name in above if returns(name)}


@pytest.mark.parametrize(
    ("case", "waiting"),
    [
        ("plan-waits-for-superior/bad-no-plan-above", (1,)),
        ("plan-waits-for-superior/ok-superior-has-planned", ()),
        ("plan-waits-for-superior/ok-supports-an-indicator", ()),
    ],
)
def test_a_plan_waits_only_for_a_plan_that_does_not_exist(case: str, waiting: tuple[int, ...]) -> None:
    index = tree(case)
    plan = index.get(Plan, unit="dinas-air", employee="p-003", year=2025)
    assert plan is not None
    assert waiting_results(index, plan.record) == waiting


def test_a_superiors_plan_that_was_refused_is_not_waited_for() -> None:
    index = tree("plan-waits-for-superior/bad-no-plan-above")
    plan = index.get(Plan, unit="dinas-air", employee="p-003", year=2025)
    assert plan is not None
    refused = Index("kota-contoh", index.all(), [f"{FOLDER}/p-002/plans/2025.yml"])
    assert waiting_results(refused, plan.record) == ()
