"""Complementary suppression on the tables of the handbooks, and what it does when there is no answer."""

import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from suppression_tables import exact, random_two_way, two_way

from kinerja.diagnostic import CannotRun
from kinerja.disclose.staff.suppression import Cell, Need, Table, complement, unmet

# Two by two; margins 7, 3 and 6, 4 shown, all inner cells hidden: the first lies from 3 to 6 (Geurts 1992).
GEURTS = ((4, 3), (2, 1))
INNER = (0, 1, 2, 3)
FIRST_ROW, SECOND_ROW, TOTAL = 4, 5, 8


@pytest.mark.parametrize(
    ("need", "met"),
    [
        (Need(0, 3, 6), True),
        (Need(0, 3, None), True),
        (Need(0, None, 6), True),
        (Need(0, Fraction(299, 100), None), False),
        (Need(0, None, Fraction(601, 100)), False),
    ],
)
def test_margins_alone_leave_the_first_cell_of_geurts_from_three_to_six(need: Need, met: bool) -> None:
    assert unmet(two_way(GEURTS, INNER), [need], frozenset()) == (() if met else (0,))


def test_who_knows_the_cell_beside_it_knows_the_first_cell_of_geurts() -> None:
    table = two_way(GEURTS, INNER, fixed=(1,))
    assert unmet(table, [Need(0, 4, 4), Need(0, 3, None), Need(0, None, 5)], frozenset()) == (1, 2)
    assert complement(table, [Need(0, 3, 5)]) == {FIRST_ROW, SECOND_ROW}


def test_a_lone_hidden_cell_takes_a_rectangle_of_least_weight() -> None:
    rows = ((18, 2), (19, 14), (12, 10), (6, 19))
    table = two_way(rows, hidden=(1,))
    # The other cell of its row, and of the other rows the one whose two cells weigh least.
    assert complement(table, [Need(1, 1, 3)]) == {0, 4, 5}


def test_a_dominated_cell_gets_its_upper_protection_level() -> None:
    # Contributions of 300, 20 and 10 under the (1, 85) rule: up to 300 / 0.85 must stay possible.
    enough = Need(0, None, Fraction(300 * 100, 85))
    cells = (exact(330, hidden=True, top=1000), exact(22), exact(23), exact(100), exact(475, top=2000))
    table = Table(cells, ({0: 1, 1: 1, 2: 1, 3: 1, 4: -1},))
    assert unmet(table, [enough], frozenset({1})) == (0,)
    assert unmet(table, [enough], frozenset({2})) == ()
    assert complement(table, [enough]) == {2}


@pytest.mark.parametrize(
    ("need", "hidden"),
    [
        (Need(5, 2, 2), frozenset()),
        # Each of two single persons knows the other one unless their sum is unknown as well.
        (Need(5, 1, 3), frozenset({1})),
        # More persons than there are: not even the total can be shown, and then the other region can.
        (Need(5, None, 5), frozenset({4})),
    ],
)
def test_single_persons_in_a_row_are_protected_by_a_need_of_their_sum(need: Need, hidden: frozenset[int]) -> None:
    # One, two, one and no person in four regions, the total, and the sum of the two hidden ones, which nobody shows.
    row = [exact(value, weight=1, hidden=value == 1) for value in (1, 2, 1)]
    cells = (*row, Cell(0, 0, 0, 0), exact(4, weight=1), exact(2, hidden=True, top=20))
    table = Table(cells, ({0: 1, 1: 1, 2: 1, 3: 1, 4: -1}, {0: 1, 2: 1, 5: -1}))
    assert complement(table, [need]) == hidden


def test_a_cell_that_shows_too_much_itself_is_hidden() -> None:
    table = Table((Cell(4, 6, 0, 10), Cell(4, 6, 0, 10)), ())
    assert complement(table, [Need(0, 4, 7), Need(1, 4, 6)]) == {0}


def test_parts_of_a_table_are_protected_each_alone() -> None:
    one = two_way(GEURTS, hidden=(0,))
    size = len(one.cells)
    shifted = tuple({cell + size: factor for cell, factor in relation.items()} for relation in one.relations)
    both = Table((*one.cells, *one.cells), (*one.relations, *shifted))
    assert complement(one, [Need(0, 3, 5)]) == {1, 2, 3}
    assert complement(both, [Need(size, 3, 5)]) == {1 + size, 2 + size, 3 + size}
    assert complement(both, [Need(size, 3, 5), Need(0, 3, 5)]) == {1, 2, 3, 1 + size, 2 + size, 3 + size}


def test_nothing_is_hidden_when_all_needs_are_met_or_none_are_there() -> None:
    table = two_way(GEURTS, INNER)
    assert complement(table, [Need(0, 3, 6), Need(3, 0, 3)]) == frozenset()
    assert complement(table, []) == frozenset()
    assert complement(table, [Need(TOTAL, None, None)]) == frozenset()


@pytest.mark.parametrize("rounds", [0, 200])
def test_there_is_no_answer_when_hiding_everything_is_not_enough(rounds: int) -> None:
    table = two_way(GEURTS, INNER)
    assert complement(table, [Need(0, -1, None)], rounds) is None
    assert complement(table, [Need(0, 3, 6), Need(0, None, 19)], rounds) is None
    assert unmet(table, [Need(0, -1, None)], frozenset(range(len(table.cells)))) == (0,)


def test_a_cell_that_costs_nothing_is_still_shown_when_it_may_be() -> None:
    cells = (exact(5, hidden=True), exact(6, weight=0), exact(7, weight=0), exact(18))
    table = Table(cells, ({0: 1, 1: 1, 2: 1, 3: -1},))
    found = complement(table, [Need(0, 3, 7)])
    assert found in ({1}, {2})


def test_very_large_values_are_protected_like_small_ones() -> None:
    large = 10**15
    small = two_way(((7, 12, 9), (20, 3, 11), (5, 16, 8)), hidden=(4,))
    cells = tuple(
        replace(cell, low=cell.low * large, high=cell.high * large, top=cell.top * large) for cell in small.cells
    )
    found = complement(small, [Need(4, 2, 4)])
    assert found
    assert complement(Table(cells, small.relations), [Need(4, 2 * large, 4 * large)]) == found


@pytest.mark.parametrize(
    ("cells", "relations", "needs"),
    [
        pytest.param((exact(1), exact(2)), ({0: 1, 1: -1},), [Need(0, 0, 1)], id="shown values differ"),
        pytest.param((Cell(1, 1, 1, 1), Cell(2, 2, 2, 2)), ({0: 1, 1: -1},), [Need(0, 0, 1)], id="known values differ"),
        pytest.param((exact(1),), (), [Need(1, 0, 1)], id="need of no cell"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(
    cells: tuple[Cell, ...], relations: tuple[dict[int, int], ...], needs: list[Need]
) -> None:
    table = Table(cells, relations)
    with pytest.raises(ValueError, match=r"contradict|not in the table"):
        complement(table, needs)
    with pytest.raises(ValueError, match=r"contradict|not in the table"):
        unmet(table, needs, frozenset())


def test_a_relation_of_a_cell_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="a relation names a cell that is not in the table"):
        Table((exact(1),), ({0: 1, 1: -1},))
    with pytest.raises(ValueError, match="a relation names a cell that is not in the table"):
        Table((exact(1),), ({-1: 1},))


def test_without_the_solver_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    table = two_way(GEURTS, hidden=(0,))
    for run in (lambda: complement(table, [Need(0, 3, 5)]), lambda: unmet(table, [Need(0, 3, 5)], frozenset())):
        with pytest.raises(CannotRun) as refusal:
            run()
        assert (refusal.value.reason, dict(refusal.value.facts)) == ("needs-solver", {})


def test_the_choice_is_the_same_in_every_process() -> None:
    program = (
        "import suppression_tables as tables\n"
        "from kinerja.disclose.staff.suppression import complement\n"
        "drawn = [(*tables.random_two_way(seed, 6, 6, 6), rounds) for seed in (0, 3) for rounds in (0, 200)]\n"
        "print([sorted(complement(*one)) for one in drawn])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    here = [sorted(complement(*random_two_way(seed, 6, 6, 6), rounds) or ()) for seed in (0, 3) for rounds in (0, 200)]
    assert outputs == {f"{here}\n"}
