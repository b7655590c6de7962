"""Complementary suppression and protection levels against published answers of other people's programs and books.

Sources, of which only numbers are used: sdcTable (https://github.com/sdcTools/sdcTable), its data set `microdata1` and
what its tests expect of that and of two more tables; the Handbook on Statistical Disclosure Control
(https://github.com/sdcTools/HandbookSDC), chapter 4.2 with its table of upper protection levels and examples 4 and 5.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from suppression_tables import exact, free, is_safe, least_by_trying, possible, two_way, weight

from kinerja.disclose.staff.metrics import HOURS, all_metrics
from kinerja.disclose.staff.suppression import Cell, Need, Table, complement, unmet
from kinerja.load import repository
from kinerja.model import Counted
from project import ROOT

# People of `microdata1` in the regions A to D, men and women.
MICRODATA1 = ((18, 2), (14, 19), (12, 10), (11, 14))
# What sdcTable asks of a sensitive cell by default: one less and one more than its count must be possible.
AROUND_A_FEMALE = Need(1, 1, 3)

# Four by four counts of sdcTable's own test, and the nine that are hidden to begin with, two or more in each line.
FOUR_BY_FOUR = ((30, 47, 64, 89), (90, 124, 5, 31), (92, 100, 59, 85), (800, 991, 651, 685))
NINE = (0, 1, 2, 4, 6, 9, 11, 13, 15)
W_B = 1


def of_sdctable(rows: Sequence[Sequence[int]], hidden: Iterable[int]) -> Table:
    """A table with its margins as sdcTable sees it: a cell weighs its count, and lies from 0 to 1.5 x the largest."""
    made = two_way(rows, hidden)
    top = Fraction(3 * max(int(cell.low) for cell in made.cells), 2)
    return replace(made, cells=tuple(replace(cell, top=top, weight=int(cell.low)) for cell in made.cells))


def numbered(cells: Iterable[int], high: int, wide: int) -> list[int]:
    """The cells by sdcTable's numbers from 1 on: the total line first, and in each line its total first."""
    inner = [(row + 1, column + 1) for row in range(high) for column in range(wide)]
    sums = [*((row + 1, 0) for row in range(high)), *((0, column + 1) for column in range(wide)), (0, 0)]
    places = [*inner, *sums]
    return sorted(row * (wide + 1) + column + 1 for row, column in (places[cell] for cell in cells))


def test_microdata1_has_the_cells_and_the_sensitive_cell_of_sdctable() -> None:
    """15 cells for 100 people; a frequency of at most 2 has one of them only, number 6."""
    table = two_way(MICRODATA1)
    counts = [int(cell.low) for cell in table.cells]
    assert (len(counts), counts[-1]) == (15, 100)
    assert numbered(range(15), 4, 2) == list(range(1, 16))
    assert numbered([cell for cell, count in enumerate(counts) if count <= 2], 4, 2) == [6]


def test_women_in_a_take_the_cells_that_sdctable_hides() -> None:
    """sdcTable: its optimum, hypercube, HiTaS and simple heuristic all hide 5, 6, 11 and 12; 11 cells stay shown."""
    table = of_sdctable(MICRODATA1, hidden=(1,))
    assert unmet(table, [AROUND_A_FEMALE], frozenset()) == (0,)
    found = complement(table, [AROUND_A_FEMALE])
    assert found is not None
    assert numbered({1} | found, 4, 2) == [5, 6, 11, 12]
    assert len(table.cells) - len({1} | found) == 11


def test_no_other_choice_for_women_in_a_is_as_light() -> None:
    """SciPy's attacker on everything up to that weight; sdcTable's GAUSS hides 14 and 15 instead, which weighs more."""
    table = of_sdctable(MICRODATA1, hidden=(1,))
    choices = [frozenset(some) for size in range(5) for some in itertools.combinations(free(table), size)]
    light = [one for one in choices if weight(table, one) <= 40]
    assert [one for one in light if is_safe(table, [AROUND_A_FEMALE], one)] == [{0, 4, 5}]
    # Five cells never weigh less: the lightest are 10, 11, 12, 14 and 14.
    assert sum(sorted(table.cells[cell].weight for cell in free(table))[:5]) > 40
    gauss = frozenset({0, 6, 7})
    assert numbered(gauss | {1}, 4, 2) == [5, 6, 14, 15]
    assert is_safe(table, [AROUND_A_FEMALE], gauss)
    assert weight(table, gauss) == 43


def test_no_sensitive_cell_takes_no_other() -> None:
    """sdcTable shows all 15."""
    assert complement(of_sdctable(MICRODATA1, hidden=()), []) == frozenset()


def row_of_four(known: int | None = None) -> Table:
    """sdcTable's row of one, two, one and no person, the total, and the sum of both single ones, who are hidden."""
    inner = [exact(value, weight=value, hidden=value == 1) for value in (1, 2, 1)]
    if known is not None:
        inner[known] = Cell(1, 1, 1, 1)
    cells = (*inner, Cell(0, 0, 0, 0), exact(4, weight=4), exact(2, hidden=True, top=20))
    return Table(cells, ({0: 1, 1: 1, 2: 1, 3: 1, 4: -1}, {0: 1, 2: 1, 5: -1}))


@pytest.mark.parametrize(
    ("need", "more"),
    [
        pytest.param(Need(0, 0, 2), 0, id="without looking for singletons: none"),
        pytest.param(Need(5, 1, 3), 1, id="singletons: one more"),
        pytest.param(Need(5, None, 3), 1, id="three persons must be hidden: one more"),
    ],
)
def test_single_persons_take_as_many_cells_as_in_sdctable(need: Need, more: int) -> None:
    found = complement(row_of_four(), [need])
    assert found is not None
    assert found == frozenset({1} if more else ())
    assert is_safe(row_of_four(), [need], found)


def test_a_single_person_knows_the_other_one_until_a_cell_more_is_hidden() -> None:
    for own, other in ((0, 2), (2, 0)):
        assert possible(row_of_four(own), frozenset(), other) == (1, 1)
        assert possible(row_of_four(own), frozenset({1}), other) == (0, 3)


def test_more_persons_than_there_are_are_hidden_by_less_than_sdctable_hides() -> None:
    """sdcTable adds cells up to the count and takes both that are left; by bounds the total alone is enough."""
    five = Need(5, None, 5)
    assert complement(row_of_four(), [five]) == frozenset({4})
    assert is_safe(row_of_four(), [five], frozenset({4}))
    assert not is_safe(row_of_four(), [five], frozenset({1}))
    assert least_by_trying(row_of_four(), [five]) == weight(row_of_four(), [4]) < weight(row_of_four(), [1, 4])


def test_two_hidden_cells_in_each_line_still_give_one_away() -> None:
    """sdcTable's example of why lines are not enough: 47 follows from sums over two lines, (230 + 250) and so on."""
    table = of_sdctable(FOUR_BY_FOUR, NINE)
    assert (230 + 250) - (89 + 124 + 31) - ((1021 + 770) - (92 + 59 + 800 + 651)) == 47
    assert possible(table, frozenset(), W_B) == pytest.approx((47, 47))
    needs = [Need(cell, table.cells[cell].low - 1, table.cells[cell].low + 1) for cell in NINE]
    assert unmet(table, needs, frozenset()) == (NINE.index(W_B),)


def test_one_more_cell_hides_it_as_in_sdctable() -> None:
    """sdcTable hides one more, after which 47 lies from 0 to 78."""
    table = of_sdctable(FOUR_BY_FOUR, NINE)
    needs = [Need(cell, table.cells[cell].low - 1, table.cells[cell].low + 1) for cell in NINE]
    found = complement(table, needs)
    assert found is not None
    assert len(found) == 1
    assert weight(table, found) == least_by_trying(table, needs)
    assert possible(table, found, W_B) == pytest.approx((0, 78))


def test_the_whole_table_of_geurts_and_the_singleton_in_it() -> None:
    """Example 3 with its shown third line: 3 to 6, and nothing is left open for whoever the lone one beside it is."""
    rows, hidden = ((4, 3), (2, 1), (3, 3)), (0, 1, 2, 3)
    table = two_way(rows, hidden)
    assert [int(cell.low) for cell in table.cells[6:]] == [7, 3, 6, 9, 7, 16]
    assert possible(table, frozenset(), 0) == pytest.approx((3, 6))
    assert unmet(table, [Need(0, 3, 6)], frozenset()) == ()
    insider = two_way(rows, hidden, fixed=(1,))
    for cell in (0, 2, 3):
        value = int(table.cells[cell].low)
        assert possible(insider, frozenset(), cell) == pytest.approx((value, value))
        assert unmet(insider, [Need(cell, value - 1, None), Need(cell, None, value + 1)], frozenset()) == (0, 1)


def test_the_upper_protection_level_of_dominance() -> None:
    """Example 4: 300 + 20 + 10 under the (1, 85) rule; whoever can stay below 352.94 knows the largest too closely."""
    level = Fraction(100, 85) * 300
    assert round(float(level), 2) == 352.94
    enough = Need(0, None, level)
    for beside, met in ((22, False), (Fraction(2294, 100), False), (Fraction(2295, 100), True), (23, True)):
        both = 330 + beside
        cells = (exact(330, hidden=True, top=1000), Cell(beside, beside, 0, 1000), Cell(both, both, 0, 3000))
        table = Table(cells, ({0: 1, 1: 1, 2: -1},))
        assert unmet(table, [enough], frozenset({1})) == (() if met else (0,))


@pytest.mark.parametrize("largest", [Decimal(100), Decimal("150.5"), Decimal(180)])
def test_training_hours_get_the_upper_protection_level_of_the_p_percent_rule(largest: Decimal) -> None:
    """Example 5: a sum X stays open up to X + p / 100 x largest - (X - largest - second largest)."""
    policy = repository.load_policies(ROOT).index.disclosure_policy("staf-standar")
    assert policy is not None
    hours = next(one for one in all_metrics(policy, None) if one.name == HOURS)
    amounts = [largest, Decimal(90), *[Decimal(1)] * 10]
    people = [Counted(employee=f"p-{one:02}", rating="baik", hours=amount) for one, amount in enumerate(amounts)]
    total, first, second = (Fraction(one) for one in (sum(amounts), largest, 90))
    level = Fraction(policy.hours.dominance.value) / 100 * first - (total - first - second)
    assert hours.need(policy, 0, people).highest == total + level
