"""A survey that fewer than ten people answered is published as a survey that there was, and nothing of its answers."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, strategies as st

from kinerja.disclose import published
from kinerja.disclose.continuity import Continued
from kinerja.disclose.register import open_register
from kinerja.disclose.release import compose
from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    KIND_BY_TYPE,
    DisclosurePolicy,
    Element,
    Government,
    Period,
    PolicyUse,
    PublishedIndex,
    Record,
    StaffFigures,
    Survey,
    Unit,
)
from kinerja.record_text import encoded
from kinerja.score.ledger import ledger
from kinerja.validate import engine
from project import ROOT

OWN = Government(
    id="kota-contoh",
    name="Kota Contoh",
    type="city",
    data="example",
    cadence="year",
    policies=(PolicyUse(policy="skm-permenpanrb-14-2017", use="survey", valid_from="2024-01-01"),),
    staff_figures=StaffFigures(policy="staf-standar", cadence="year"),
)
PLACE = (
    Period(government=OWN.id, id="2025", starts="2025-01-01", ends="2025-12-31", status="frozen"),
    Unit(government=OWN.id, id="dinas", name="Dinas Contoh", type="dinas"),
)
# Four counts of answers to each of nine elements.
ANSWERS = ((1, 2, 3, 3),) * 9
WITHHELD = published.PublishedSurvey(
    period="2025", service="izin", service_name="Izin", state="scored", weight="1/9", withheld="c"
)


def survey(
    respondents: int | None = None,
    answers: tuple[tuple[int, int, int, int] | None, ...] = ANSWERS,
    index: str | None = None,
) -> Survey:
    return Survey(
        government=OWN.id,
        unit="dinas",
        period="2025",
        service="izin",
        service_name="Izin",
        weight="1/9",
        elements=tuple(
            Element(id=f"U{number}", name=f"Unsur {number}", answers=one, mean=None if one else Decimal(3))
            for number, one in enumerate(answers, 1)
        ),
        respondents=respondents,
        population=400 if respondents else None,
        published=PublishedIndex(index=Decimal(index)) if index else None,
    )


@cache
def policies() -> tuple[Document[Record], ...]:
    used = {"skm-permenpanrb-14-2017", "staf-standar"}
    return tuple(one for one in repository.load_policies(ROOT).index.all() if Path(one.path).stem in used)


def document(record: Record) -> Document[Record]:
    kind = KIND_BY_TYPE[type(record)]
    return Document(kind.path_of(record), kind, record, encoded(record))


def release(one: Survey, own: Government = OWN, limit: int | None = None) -> published.Release:
    shared = (changed(each, limit) for each in policies())
    records = Index(OWN.id, (*(document(each) for each in (own, *PLACE, one)), *shared))
    scored = ledger(records)
    findings = engine.run(scored)
    register = open_register(Path("nowhere"))
    return compose(records, [Continued(scored)], findings, "2026-01-31T01:00:00Z", register)


def changed(one: Document[Record], limit: int | None) -> Document[Record]:
    if limit is None or not isinstance(one.record, DisclosurePolicy):
        return one
    respondents = msgspec.structs.replace(one.record.respondents, value=Decimal(limit))
    return msgspec.structs.replace(one, record=msgspec.structs.replace(one.record, respondents=respondents))


def shown(made: published.Release) -> published.PublishedSurvey:
    ((only,),) = (unit.surveys for unit in made.units)
    return only


@pytest.mark.parametrize("own", [OWN, msgspec.structs.replace(OWN, staff_figures=None)], ids=["policy", "no-policy"])
def test_nine_respondents_are_too_few_and_ten_are_enough_with_and_without_a_policy(own: Government) -> None:
    means = (None,) * 9
    assert shown(release(survey(9, means), own)) == WITHHELD
    ten = shown(release(survey(10, means), own))
    assert (ten.respondents, ten.population, ten.index, len(ten.elements)) == (10, 400, Decimal("75.00"), 9)
    assert ten.withheld is None


def test_the_policy_says_how_many_are_too_few() -> None:
    assert shown(release(survey(29, (None,) * 9), limit=30)) == WITHHELD
    assert shown(release(survey(30, (None,) * 9), limit=30)).respondents == 30


def test_a_policy_that_cannot_be_found_leaves_the_usual_limit() -> None:
    own = msgspec.structs.replace(OWN, staff_figures=StaffFigures(policy="tidak-ada", cadence="year"))
    assert shown(release(survey(9, (None,) * 9), own)) == WITHHELD
    assert shown(release(survey(10, (None,) * 9), own)).withheld is None


def test_answers_say_how_many_people_answered_when_nothing_else_does() -> None:
    assert shown(release(survey())) == WITHHELD
    one_more = ((1, 2, 3, 4), *ANSWERS[1:])
    assert shown(release(survey(answers=one_more))).withheld is None


def test_more_respondents_than_answers_do_not_show_the_answers_of_a_few() -> None:
    assert shown(release(survey(30))) == WITHHELD


def test_a_survey_that_does_not_say_how_many_answered_is_shown() -> None:
    told = shown(release(survey(answers=(None,) * 9)))
    assert (told.respondents, told.index, told.withheld) == (None, Decimal("75.00"), None)


def test_no_notice_quotes_the_index_of_a_withheld_survey() -> None:
    few, enough = (release(survey(number, (None,) * 9, index="80.00")) for number in (9, 10))
    assert (shown(few), few.notices) == (WITHHELD, ())
    assert [(one.rule, one.facts["printed"], one.facts["computed"]) for one in enough.notices] == [
        ("published-value-follows", "80.00", "75.00")
    ]


few_answers = st.tuples(*[st.integers(0, 2)] * 4).filter(lambda counts: 1 <= sum(counts) < 10)


@given(st.lists(few_answers, min_size=9, max_size=9).map(tuple), st.none() | st.integers(1, 9))
def test_a_release_is_the_same_whatever_too_few_people_answered(
    answers: tuple[tuple[int, int, int, int], ...], respondents: int | None
) -> None:
    assert published.encode(release(survey(respondents, answers))) == published.encode(release(survey()))
