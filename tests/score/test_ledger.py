"""Scoring answers whatever the records say: with a value or a state, in one order, in words of both languages."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace as changed
from scoring_records import PLACE, ROOT, STATUS, agreement, document, government, index, indicator, measurement

from kinerja import texts
from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Baseline, Element, Grade, PeriodTarget, PolicyUse, Record, Step, Survey
from kinerja.score import compare
from kinerja.score.ledger import Ledger, ledger
from kinerja.score.methods import METHODS
from kinerja.score.result import STATES, TraceStep

GOVERNMENTS = repository.governments(ROOT)
DIRECTIONS = ("increase", "decrease", "range", "maintain")
PERIODS = ("2020", "2020-S1", "2020-Q3", "2020-11", "2019", "2019-Q4")
SCALE = tuple(Grade(word=word, value=Decimal(value)) for word, value in (("Baik", 3), ("Cukup", 0)))
STAGES = (Step(id="a", text="Satu", weight=Decimal(60)), Step(id="b", text="Dua", weight=Decimal(40)))
PART = PeriodTarget(period="2020-Q3", value=Decimal(2))

figures = st.decimals(-20, 20, places=1)
targets = st.one_of(
    st.builds(lambda it: {"value": it, "periods": (PART,)}, figures),
    st.builds(lambda low, high: {"lowest": low, "highest": high}, figures, figures),
    st.just({"word": "Baik"}),
    st.just({"steps": STAGES}),
)
results = st.one_of(
    st.builds(lambda it: {"value": it}, figures),
    st.sampled_from([{"word": "Baik"}, {"word": "Asing"}, {"done": ("a",)}, {"done": ()}, {"done": ("z",)}]),
    st.sampled_from([{"state": one, "reason": "Ada sebab."} for one in ("pending", "not-measured", "not-applicable")]),
)


@st.composite
def odd_records(draw: st.DrawFn) -> list[Record]:
    """Records that the schema accepts one by one, and that need not fit together."""
    method = draw(st.sampled_from(sorted(METHODS)))
    own = indicator(
        method,
        draw(st.sampled_from(DIRECTIONS)),
        aggregation=draw(st.sampled_from(("sum", "last", "average"))),
        cumulative=draw(st.booleans()),
        cap=draw(st.none() | st.just(Decimal(120))),
        zero_target=draw(st.sampled_from(("state", "met-or-not"))),
        baseline=Baseline(period="2018", value=draw(figures)) if method == "progress" else None,
        scale=SCALE if method == "ordinal" else (),
    )
    uses = [STATUS, PolicyUse(policy="tidak-ada", use="achievement", valid_from="2010-01-01")]
    records: list[Record] = [own] if draw(st.booleans()) else []
    records += [government(*uses)] if draw(st.booleans()) else []
    records += [agreement(2020, version, **draw(targets)) for version in draw(st.sets(st.integers(1, 2)))]
    return records + [measurement(period, **draw(results)) for period in draw(st.sets(st.sampled_from(PERIODS)))]


def check(scored: Ledger) -> None:
    for score in (*scored.scores, *scored.surveys):
        assert score.state in {"scored", *STATES}
        assert score.trace
        assert_told(score.trace)
    for score in scored.scores:
        valued = [one is not None for one in (score.raw, score.achievement, score.exact_achievement)]
        assert valued == [score.state == "scored"] * 3
        assert score.achievement is None or 0 <= score.achievement <= score.raw
        compare.of_score(scored.records, score)
    for survey in scored.surveys:
        assert (survey.index is None) == (survey.state != "scored")
        compare.of_survey(scored.records, survey)
    for rated in (*scored.people, *scored.organisations):
        assert rated.trace
        assert_told(rated.trace)


def assert_told(trace: tuple[TraceStep, ...]) -> None:
    for step in trace:
        for language in texts.LANGUAGES:
            sentence = texts.text(language, f"steps.{step.name}", **step.values)
            assert not re.search(r"[{}]", sentence)


@given(odd_records())
def test_records_that_do_not_fit_together_give_states_and_never_fail(records: list[Record]) -> None:
    check(ledger(index(*records)))


@cache
def real(government_id: str) -> tuple[Document[Record], ...]:
    return repository.load(ROOT, government_id).index.all()


@pytest.mark.parametrize("name", GOVERNMENTS)
@given(st.data())
def test_real_records_with_any_of_them_missing_are_still_scored(name: str, data: st.DataObject) -> None:
    documents = real(name)
    kept = data.draw(st.lists(st.sampled_from(documents), unique_by=lambda one: one.path))
    check(ledger(Index(name, kept)))


def test_an_empty_index_gives_an_empty_ledger() -> None:
    records = Index("kota-contoh", [])
    assert ledger(records) == Ledger(records, (), ())


@pytest.mark.parametrize("name", GOVERNMENTS)
def test_the_order_in_which_files_are_read_changes_nothing(name: str) -> None:
    forward, backward = (ledger(Index(name, order)) for order in (real(name), reversed(real(name))))
    assert forward == replace(backward, records=forward.records)
    keys = [(one.unit, one.indicator) for one in forward.scores]
    assert keys == sorted(keys)


def test_scores_of_an_indicator_stand_oldest_first_and_a_part_before_its_whole() -> None:
    values: dict[str, Any] = {"value": Decimal(1)}
    periods = ("2020", "2020-12", "2019", "2020-Q4", "2020-Q1", "2020-S2")
    scored = ledger(index(indicator(), *(measurement(period, **values) for period in periods)))
    assert [one.period for one in scored.scores] == ["2019", "2020-Q1", "2020-12", "2020-Q4", "2020-S2", "2020"]


def test_surveys_of_a_file_at_a_wrong_path_are_scored_under_what_they_say() -> None:
    elements = tuple(Element(id=f"U{number}", name="Unsur", mean=Decimal(4)) for number in range(1, 10))
    survey = Survey(**PLACE, period="2020-S1", service="izin", service_name="Izin", weight="1/9", elements=elements)
    moved = changed(document(survey), path="records/kota-contoh/units/lain/surveys/salah.yml")
    scored = ledger(Index("kota-contoh", [moved]))
    assert [(one.unit, one.service, str(one.index)) for one in scored.surveys] == [("dinas", "izin", "100.00")]


def test_every_step_has_a_sentence_with_the_same_places_in_both_languages() -> None:
    first, second = (texts.section(language, "steps") for language in texts.LANGUAGES)
    places = [{key: set(re.findall(r"{(\w+)}", text)) for key, text in one.items()} for one in (first, second)]
    assert places[0] == places[1]


def test_every_sentence_of_the_steps_belongs_to_a_step_that_scoring_can_take() -> None:
    room = ROOT / "scripts/kinerja/score"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(room.glob("*.py")))
    made_from_parts = {"band-lowest", "band-highest", "band-lowest-highest"}
    unused = {name for name in texts.section("id", "steps") if f'"{name}"' not in source} - made_from_parts
    assert unused == set()
