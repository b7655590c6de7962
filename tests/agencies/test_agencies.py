"""Agencies by chance, six releases each: the attacker learns about nobody, and catches naive makers."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import pytest
from courses import Course, course
from naive import MAKERS
from promises import (
    changed_wrongly,
    in_sight,
    not_partitioned,
    out_of_order,
    restated,
    rostered_wrongly,
    too_small,
    untrue,
    withheld_otherwise,
)
from records import POLICY
from shapes import EDGES, realistic
from simulator import Agency, agency, planted

from kinerja.disclose.staff.groups import POOL, Sizes, every, grouped

CHUNKS = 20
SEEDS = range(184)
LARGE = 300
TEETH = 20

LAWS: Sequence[Callable[[Course], list[str]]] = (
    untrue,
    not_partitioned,
    too_small,
    changed_wrongly,
    rostered_wrongly,
    out_of_order,
    withheld_otherwise,
)

# What an attacker proves against each maker, besides that it breaks the rules of rounding.
PROOFS = {
    "threshold only": "small-group-bounded",
    "parent minus children": "small-group-bounded",
    "counts beside": "group-forced",
    "whole percents": "small-group-bounded",
    "means with two decimals": "small-group-bounded",
    "no caps": "group-forced",
    "built anew at each change": "changed-for-few",
    "ranked": "order-tells",
}


def agencies(chunk: int) -> list[Agency]:
    """Realistic agencies of 15 to 40 units, and one edge case."""
    edge = list(EDGES)[chunk % len(EDGES)]
    return [*(agency(seed) for seed in SEEDS[chunk::CHUNKS]), agency(chunk, edge=edge)]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_attacker_learns_about_nobody(chunk: int) -> None:
    for one in agencies(chunk):
        assert course(one).attacked().failures == ()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_releases_keep_their_promises(chunk: int) -> None:
    for one in (agency(chunk), agency(chunk, edge=list(EDGES)[chunk % len(EDGES)])):
        made = course(one)
        assert [law(made) for law in LAWS] == [[] for _ in LAWS]


@pytest.mark.parametrize("maker", MAKERS)
def test_every_naive_maker_is_caught(maker: str) -> None:
    made = (MAKERS[maker](one) for seed in range(500) if (one := planted(seed)))
    leaking = list(islice((one for one in made if discloses(one)), TEETH))
    caught = [PROOFS[maker] in {one.reason for one in found.attacked().failures} for found in leaking]
    assert caught == [True] * TEETH


def discloses(made: Course) -> bool:
    """Whether counts beside a release are all or nothing of a group; other planted releases always tell something."""
    return not made.claims or any(one.low in (0, 100) for one in made.claims)


def test_the_maker_publishes_the_planted_agencies_without_a_leak() -> None:
    leaking = islice((one for seed in range(500) if (one := planted(seed))), TEETH)
    assert [course(one).attacked().failures for one in leaking] == [()] * TEETH


def test_the_promises_are_broken_by_makers_that_do_not_keep_them() -> None:
    leaking = next(one for seed in range(500) if (one := planted(seed)))
    anew, ranked = MAKERS["built anew at each change"](leaking), MAKERS["ranked"](leaking)
    assert (not_partitioned(anew), changed_wrongly(anew), out_of_order(ranked)) != ([], [], [])
    assert all((not_partitioned(anew), changed_wrongly(anew), out_of_order(ranked)))


def test_changes_of_many_are_told() -> None:
    assert sum(restated(course(one)) for one in agencies(0)) > 0


@pytest.mark.parametrize("seed", range(3))
def test_the_same_records_in_any_order_make_the_same_releases(seed: int) -> None:
    once = agency(seed)
    assert replace(course(shuffled(once)), agency=once) == course(once) == course(agency(seed))


def shuffled(one: Agency) -> Agency:
    """The same records, read in another order."""
    mix = random.Random(7)
    states = []
    for state in one.states:
        closed = [
            replace(
                period,
                parents=dict(reversed(list(period.parents.items()))),
                people=dict(reversed(list(period.people.items()))),
            )
            for period in state
        ]
        mix.shuffle(closed)
        states.append(tuple(closed))
    return replace(one, states=tuple(states))


@pytest.mark.parametrize("seed", range(40))
def test_a_small_unit_stays_in_its_pool_when_sizes_hardly_change(seed: int) -> None:
    mix = random.Random(seed)
    shape = realistic(mix, mix.randint(15, 40))
    later = {unit: count + mix.choice((-1, 0, 1)) if count > 1 else count for unit, count in shape.sizes.items()}
    before = pooled(shape.parents, shape.sizes, {})
    after = pooled(shape.parents, later, before)
    lost = {unit for pool, units in before.items() for unit in units - after.get(pool, frozenset())}
    assert {unit: later[unit] for unit in lost if later[unit] < POLICY.pool_left_at.value} == {}


def pooled(
    parents: Mapping[str, str | None], sizes: Mapping[str, int], before: Mapping[str | None, frozenset[str]]
) -> dict[str | None, frozenset[str]]:
    """The members of each pool, by the unit around it."""
    root = grouped(parents, sizes, Sizes(10, 15), before)
    return {one.unit: frozenset(one.members) for one in every(root) if one.kind == POOL} if root else {}


def test_nearly_everybody_stands_in_a_part_that_is_shown() -> None:
    counts = [in_sight(course(agency(seed))) for seed in SEEDS[:20]]
    seen, total = (sum(column) for column in zip(*counts, strict=True))
    assert seen >= 0.95 * total
    assert [one for one in counts if one[0] < 0.8 * one[1]] == []


def test_a_large_agency_keeps_all_promises() -> None:
    made = course(agency(5, LARGE))
    assert made.attacked().failures == ()
    assert [law(made) for law in LAWS] == [[] for _ in LAWS]
