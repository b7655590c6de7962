"""Laws of the sample that hold for every size and seed."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, strategies as st

from kinerja import resources
from kinerja.load.repository import load_policies
from kinerja.model import ScoringPolicy
from kinerja.sampling import outcomes, sentences, themes
from kinerja.sampling.body import Body, Order
from kinerja.score.distribution import advice
from kinerja.score.rating import PersonCase, rate

POLICIES = {one.record.id: one.record for one in load_policies(resources.schemas().parent).index.of(ScoringPolicy)}
PERSONS = POLICIES["predikat-permenpanrb-6-2022"]
RATINGS = st.sampled_from(sorted(outcomes.RESULTS_OF_UNIT))


@given(RATINGS, st.integers(2, 4), st.integers(10, 80), st.integers(0, 99))
def test_ratings_spread_as_the_circular_advises(rating: str, sections: int, staff: int, shift: int) -> None:
    dealt = outcomes.deal(rating, sections, staff, shift)
    assert len(dealt) == sections + staff
    assert advice(PERSONS, rating, Counter(one.rating for one in dealt)) == ()


@given(RATINGS, st.integers(2, 4), st.integers(10, 80), st.integers(0, 99))
def test_no_three_in_a_row_are_rated_alike(rating: str, sections: int, staff: int, shift: int) -> None:
    row = outcomes.deal(rating, sections, staff, shift)[sections:]
    assert [one for one in zip(row, row[1:], row[2:], strict=False) if len(set(one)) == 1] == []


def test_every_rating_is_the_one_that_the_policy_gives() -> None:
    given_by_policy = {pair: rate(PERSONS, PersonCase(*pair)).band for pair in outcomes.RATINGS}
    assert given_by_policy == outcomes.RATINGS


@given(st.integers(20, 40_000), st.integers(0, 50))
def test_everybody_works_in_one_unit_and_every_unit_stands_below_one(employees: int, seed: int) -> None:
    body = Body(Order(employees=employees, years=1, seed=seed))
    ids = set()
    last = 1
    # Far more units than fit are not looked at one by one: the first, the last, and some between.
    offices = [body.office(number) for number in sorted({*range(min(body.count, 8)), body.count - 1})]
    for before, office in pairwise(offices):
        assert office.staff.start >= before.staff.stop
        assert office.parent is not None
        assert office.parent.number < office.number
    for office in offices:
        ids.add(office.id)
        last = office.staff.stop
        assert len(office.staff) >= 10
    assert len(ids) == len(offices)
    assert (offices[0].staff.start, last) == (1, employees + 1)


def test_a_row_says_every_sentence_once_before_it_begins_again() -> None:
    for theme in (themes.SECRETARIAT, themes.DISTRICT, *themes.DEPARTMENTS):
        rows = [sentences.of_plans(theme), *(sentences.of_results(theme, one) for one in ("above", "below"))]
        for row in (*rows, sentences.of_behaviour("as-expected")):
            length = len(row.sentences)
            assert len({row.at(turn) for turn in range(7, 7 + length)}) == length
