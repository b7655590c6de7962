"""Laws of complementary suppression: always safe to an attacker of its own, and no heavier than it must be."""

import itertools
import random

import pytest
import suppression_tables as tables
from hypothesis import given, settings, strategies as st
from suppression_tables import is_safe, weight

from kinerja.disclose.staff import suppression
from kinerja.disclose.staff.suppression import Cell, Need, Table, complement, unmet


@pytest.mark.parametrize("seed", range(8))
def test_no_choice_of_a_small_table_is_lighter(seed: int) -> None:
    table, needs = tables.random_two_way(seed, 2, 3, 1 + seed % 2)
    found = complement(table, needs)
    least = tables.least_by_trying(table, needs)
    assert (None if found is None else weight(table, found)) == least
    assert found is None or is_safe(table, needs, found)


@pytest.mark.parametrize("seed", range(6))
def test_no_choice_of_a_small_unit_tree_is_lighter(seed: int) -> None:
    chance = random.Random(seed)
    parents = [0, 0, 1, 1, 2][: 3 + seed % 3]
    staff = [chance.randint(10, 24) for _ in range(len(parents) + 1)]
    table, needs = tables.unit_tree(parents, staff, [people - chance.randint(0, 2) for people in staff])
    found = complement(table, needs)
    assert found is not None
    assert weight(table, found) == tables.least_by_trying(table, needs)
    assert is_safe(table, needs, found)


@pytest.mark.parametrize(("size", "seed"), [*itertools.product((6, 7, 8), range(3))])
def test_larger_tables_are_safe_and_no_heavier_than_one_program_finds(size: int, seed: int) -> None:
    table, needs = tables.random_two_way(seed, size, size, 6)
    found = complement(table, needs)
    assert found is not None
    assert is_safe(table, needs, found)
    assert weight(table, found) <= tables.least_by_witnesses(table, needs)


@pytest.mark.parametrize("rounds", [0, 1, 3])
@pytest.mark.parametrize("seed", range(4))
def test_a_search_that_is_cut_short_is_safe_and_hides_no_cell_for_nothing(seed: int, rounds: int) -> None:
    table, needs = tables.random_two_way(seed, 6, 6, 6)
    found = complement(table, needs, rounds)
    assert found is not None
    assert is_safe(table, needs, found)
    assert not any(is_safe(table, needs, found - {cell}) for cell in found)
    assert weight(table, found) >= weight(table, complement(table, needs) or ())


def test_a_search_that_may_not_branch_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppression, "BRANCHES", 0)
    table, needs = tables.random_two_way(3, 8, 8, 6)
    found = complement(table, needs)
    assert found is not None
    assert is_safe(table, needs, found)


def test_a_city_of_three_hundred_units_is_safe_with_few_cells_hidden() -> None:
    table, needs = tables.city(300, seed=3)
    found = complement(table, needs)
    assert unmet(table, needs, frozenset())
    assert found is not None
    assert 0 < len(found) < len(table.cells) // 20
    assert is_safe(table, needs, found)


@st.composite
def unit_trees(draw: st.DrawFn) -> tuple[Table, list[Need]]:
    """Unit trees of ten and more people a unit, most of them good, as they are."""
    units = draw(st.integers(2, 8))
    parents = [draw(st.integers(0, unit - 1)) for unit in range(1, units)]
    staff = [draw(st.integers(10, 60)) for _ in range(units)]
    bad = [draw(st.integers(0, min(people, draw(st.sampled_from((2, 60)))))) for people in staff]
    return tables.unit_tree(parents, staff, [people - some for people, some in zip(staff, bad, strict=True)])


@given(unit_trees(), st.sampled_from((0, 200)))
@settings(max_examples=40)
def test_what_is_hidden_of_a_unit_tree_always_meets_the_needs(drawn: tuple[Table, list[Need]], rounds: int) -> None:
    table, needs = drawn
    found = complement(table, needs, rounds)
    # The true figures have room to both sides when nothing is shown, so there is always an answer.
    assert found is not None
    assert is_safe(table, needs, found)
    assert (found == frozenset()) == is_safe(table, needs, frozenset())


@st.composite
def systems(draw: st.DrawFn) -> tuple[Table, list[Need]]:
    """Any relations of any ranges around true values, with needs that may be out of reach."""
    size = draw(st.integers(2, 7))
    true = [draw(st.integers(-9, 9)) for _ in range(size)]
    cells, relations = [], []
    for value in true:
        off = [draw(st.integers(0, 6)) for _ in range(4)]
        low, high = value - min(off[:2]), value + min(off[2:])
        cells.append(
            Cell(low, high, value - max(off[:2]), value + max(off[2:]), draw(st.integers(0, 5)), draw(st.booleans()))
        )
    for _ in range(draw(st.integers(0, 3))):
        relation = {cell: draw(st.integers(-2, 2)) for cell in range(size)}
        total = sum(factor * true[cell] for cell, factor in relation.items())
        relation[len(cells)] = -1
        cells.append(Cell(total, total, total - draw(st.integers(0, 6)), total + draw(st.integers(0, 6)), 3))
        relations.append(relation)
    needs = [
        Need(cell, cells[cell].low - draw(st.integers(0, 4)), cells[cell].high + draw(st.integers(0, 4)))
        for cell in draw(st.sets(st.integers(0, size - 1), max_size=3))
    ]
    return Table(tuple(cells), tuple(relations)), needs


@given(systems(), st.sampled_from((0, 200)))
@settings(max_examples=50)
def test_any_table_is_made_safe_or_cannot_be(drawn: tuple[Table, list[Need]], rounds: int) -> None:
    table, needs = drawn
    found = complement(table, needs, rounds)
    everything = frozenset(range(len(table.cells)))
    assert (found is None) == (not is_safe(table, needs, everything))
    assert found is None or is_safe(table, needs, found)
    assert unmet(table, needs, everything) == tuple(
        number for number, need in enumerate(needs) if not is_safe(table, [need], everything)
    )
