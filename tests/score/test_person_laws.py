"""Laws of ratings of employees: no order and no odd record changes or breaks them, and no figure leaves its scale."""

from decimal import Decimal
from random import Random

from hypothesis import given, settings, strategies as st
from person_records import (
    CONVERTED,
    INNOVATION,
    MATRIX,
    PERSONS,
    RATERS,
    UNIT_RATINGS,
    WEIGHTED,
    employee,
    evaluation,
    measured,
    plan,
    planned,
    reached,
    records,
    tallies,
    unit_rating,
)

from kinerja import texts
from kinerja.load.index import Index
from kinerja.model import Evaluation, Record
from kinerja.score.ledger import ledger
from kinerja.score.person import score
from kinerja.score.rater import Rater
from kinerja.score.result import PersonScore
from kinerja.validate import engine

WORDS = st.none() | st.sampled_from(("above", "as-expected", "below"))
FIGURES = st.none() | st.decimals(0, 200, places=2)
YEARS = st.sampled_from((2018, 2020, 2021, 2022, 2025))
METHODS = st.sampled_from(("ratio", "inverse-2t", "inverse-ratio", "range"))
BANDS = {
    WEIGHTED: {"sangat-baik", "baik", "cukup", "kurang", "sangat-kurang"},
    CONVERTED: {"sangat-baik", "baik", "cukup", "kurang", "sangat-kurang"},
    MATRIX: {"sangat-baik", "baik", "butuh-perbaikan", "kurang", "sangat-kurang"},
}


@st.composite
def odd_records(draw: st.DrawFn) -> list[Record]:
    """Records of an employee that the schema accepts one by one, and that need not fit together."""
    found: list[Record] = []
    for year in draw(st.sets(YEARS, min_size=1)):
        realised = draw(st.lists(st.decimals(-5, 300, places=1).map(str), max_size=2))
        own = evaluation(
            str(year),
            results_rating=draw(WORDS),
            behaviour_rating=draw(WORDS),
            results_value=draw(FIGURES),
            behaviour_value=draw(FIGURES),
            innovation=draw(st.none() | st.just(INNOVATION)),
            rating=draw(st.none() | st.sampled_from(("baik", "hebat"))),
            status=draw(st.sampled_from(("draft", "agreed"))),
            results=tuple(reached(value, f"r{number}") for number, value in enumerate(realised)),
        )
        target = draw(st.integers(-1, 100))
        method = draw(METHODS)
        limits = {"lowest": Decimal(target), "highest": Decimal(50)} if method == "range" else {}
        aim = measured(None if limits else target, method=method, **limits)
        extra = {"kind": "additional", "weight": draw(st.none() | st.just(Decimal(10)))}
        results = [planned(aim, id="r0"), planned(measured(5), id="r1", **extra)]
        found += [own] if draw(st.booleans()) else [own, plan(year, *results)]
        mean = str(draw(st.decimals(0, 100, places=1)))
        found += [tallies(str(year), superior=(1, mean), peers=(3, "7"))] if draw(st.booleans()) else []
        found += [unit_rating(str(year), draw(st.sampled_from(("baik", "hebat"))))] if draw(st.booleans()) else []
    return found + ([employee(heads_unit=draw(st.booleans()))] if draw(st.booleans()) else [])


def check(score: PersonScore) -> None:
    assert score.state in {"scored", "pending", "no-policy", "unscorable"}
    assert (score.proposed is not None) == (score.state == "scored")
    assert score.trace
    assert score.value is None or 0 <= score.value <= 120
    if score.proposed:
        assert score.proposed.band in BANDS[score.proposed.policy]
        assert (score.value is None) == (score.proposed.policy == MATRIX)
    for step in score.trace:
        for language in texts.LANGUAGES:
            assert "{" not in texts.text(language, f"steps.{step.name}", **step.values)
    for used in score.inputs:
        assert used.at.pointer


@settings(deadline=None, max_examples=60)
@given(odd_records())
def test_no_record_breaks_the_scoring_and_no_score_leaves_its_scale(own: list[Record]) -> None:
    for one in ledger(records(*own, uses=(*PERSONS, RATERS, UNIT_RATINGS))).people:
        check(one)


@settings(deadline=None, max_examples=60)
@given(odd_records())
def test_what_is_proposed_without_the_telling_is_what_the_score_tells(own: list[Record]) -> None:
    tree = records(*own, uses=(*PERSONS, RATERS, UNIT_RATINGS))
    rater = Rater(tree)
    for document in tree.of(Evaluation):
        proposal, told = rater.proposal(document), score(tree, document)
        band = told.proposed.band if told.proposed else None
        assert (told.state, band) == ((proposal.state, proposal.band) if proposal else ("no-policy", None))


@settings(deadline=None, max_examples=40)
@given(odd_records(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_neither_scores_nor_findings(own: list[Record], random: Random) -> None:
    tree = records(*own, uses=(*PERSONS, RATERS, UNIT_RATINGS))
    documents = list(tree.all())
    random.shuffle(documents)
    one, other = ledger(tree), ledger(Index("kota-contoh", documents))
    assert (one.people, one.organisations) == (other.people, other.organisations)
    assert engine.run(one) == engine.run(other)


@settings(deadline=None, max_examples=40)
@given(FIGURES, FIGURES, st.decimals(0, 50, places=2))
def test_a_better_value_never_gives_less(results: Decimal | None, behaviour: Decimal | None, more: Decimal) -> None:
    figures = [one if one is None else min(one + more, Decimal(200)) for one in (results, behaviour)]
    low, high = (
        ledger(records(evaluation("2020", results_value=first, behaviour_value=second))).people[0].value
        for first, second in ((results, behaviour), figures)
    )
    assert (low is None) == (high is None) == (results is None or behaviour is None)
    assert low is None or high is None or low <= high
