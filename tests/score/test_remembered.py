"""What is kept between questions never changes an answer, and nothing is kept alive for longer than needed."""

import gc
from collections.abc import Iterable
from weakref import ref

import pytest

from kinerja.load.index import Index
from kinerja.score.later import Later
from kinerja.score.lookups import Lookup
from kinerja.score.remembered import MOST, OfOne, OfRecords


def test_a_question_about_records_is_answered_once_as_long_as_they_are_there() -> None:
    asked: list[str] = []

    @OfRecords
    def name(records: Index) -> str:
        asked.append(records.government)
        return records.government

    one, other = Index("kota-a", []), Index("kota-b", [])
    assert [name(one), name(other), name(one), name(other)] == ["kota-a", "kota-b", "kota-a", "kota-b"]
    assert asked == ["kota-a", "kota-b"]
    gone = ref(one)
    del one
    gc.collect()
    assert gone() is None


def test_objects_that_are_equal_are_not_taken_for_each_other() -> None:
    shown = OfOne(str)
    # Equal as keys of a table, and shown otherwise.
    assert [shown(one) for one in (1, 1.0, True, 1)] == ["1", "1.0", "True", "1"]


def test_what_is_forgotten_is_worked_out_again() -> None:
    length = OfOne(len)
    lists = [[0] * size for size in range(MOST + 10)]
    assert [length(one) for one in (*lists, *lists)] == 2 * [*range(MOST + 10)]


def test_a_lookup_asks_only_for_what_it_does_not_know() -> None:
    asked: list[int] = []

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    known = Lookup(double, {7: 0})
    assert [known[one] for one in (3, 7, 3)] == [6, 0, 6]
    assert asked == [3]


@pytest.mark.parametrize("make", [(), (1,), (3, 1, 2)])
def test_a_later_sequence_is_like_a_tuple_once_it_is_looked_at(make: tuple[int, ...]) -> None:
    begun: list[int] = []

    def made() -> Iterable[int]:
        begun.append(1)
        return iter(make)

    later = Later(made)
    assert begun == []
    assert (tuple(later), len(later), later[:2], bool(later)) == (make, len(make), make[:2], bool(make))
    assert (later == make, make == later, later == Later(lambda: make), later == (*make, 9)) == (
        True,
        True,
        True,
        False,
    )
    assert hash(later) == hash(make)
    assert begun == [1]
