"""The attack against the disclosures that the Handbook on Statistical Disclosure Control shows in small tables.

Source, of which only numbers are used: https://github.com/sdcTools/HandbookSDC, chapters 5.2 (marital status by hours
worked), 5.7 (means beside perturbed counts) and 5.9 (cells directly disclosive to k people, Lupp and Langsrud 2021).
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from kinerja.audit.attack import attack
from kinerja.audit.bounds import Change, Program, Solver, bounds
from kinerja.audit.knowledge import Person, Roster
from kinerja.disclose.staff import ranges
from kinerja.load import repository
from kinerja.model import DisclosurePolicy
from project import ROOT

Counts = Mapping[str, tuple[int, int]]
Flagged = tuple[str, str, int, Decimal | None, str]

# Chapter 5.2: in full time and in part time.
MARITAL_STATUS = {"married": (6, 0), "divorced": (5, 1), "single": (2, 2)}
PERSONAL = frozenset({"group-forced", "one-rating-left"})
WITHOUT, INSIDER = "0001:unit:{}", "0001:unit:{} insider-inside"

# Chapter 5.7: two cells and their margin.
TRUE, PERTURBED, MOST_MOVED = (8, 12, 20), (9, 14, 19), 2
MEANS = (Fraction("11.25"), Fraction("7.9167"), Fraction("9.25"))
SUMS = (90, 95, 185)
COMBINATIONS = [(7, 12, 19), (7, 13, 20), (7, 14, 21), (8, 12, 20), (8, 13, 21), (9, 12, 21)]


def policy() -> DisclosurePolicy:
    found = repository.load_policies(ROOT).index.disclosure_policy("staf-standar")
    assert found is not None
    return found


def exact_shares(counts: Counts) -> tuple[dict[str, Any], list[Roster]]:
    """A release of a frequency table: the share in the first class of each group and of all, told exactly.

    The first class is a good rating, the second one is not.
    """
    rosters = [
        Roster(
            unit,
            "2025",
            1,
            {f"{unit}-{one:02}": Person("baik" if one < first else "kurang", Decimal(0)) for one in range(size)},
        )
        for unit, (first, size) in ((unit, (pair[0], sum(pair))) for unit, pair in counts.items())
    ]
    whole = (sum(pair[0] for pair in counts.values()), sum(pair[1] for pair in counts.values()))
    groups = [_told("government", {}, sorted(counts), whole)]
    groups += [_told("unit", {"unit": unit}, [unit], counts[unit]) for unit in sorted(counts)]
    staff = {"period": "2025", "policy": "staf-standar", "ratings": "predikat", "groups": groups}
    rules = msgspec.to_builtins(policy(), builtin_types=())
    return {"number": 1, "disclosure": rules, "policies": [], "staff": [staff]}, rosters


def _told(kind: str, unit: Mapping[str, str], members: list[str], pair: tuple[int, int]) -> dict[str, Any]:
    share = str(round(Decimal(100 * pair[0]) / sum(pair), 6))
    cell = {"shown": {"low": share, "high": share}}
    return {"kind": kind, **unit, "members": members, "stated_in": 1, "staff": {"low": 10, "high": 20}, "good": cell}


def flagged(counts: Counts) -> set[Flagged]:
    """What the attack says of persons, but not of how the rules were kept."""
    report = attack(*_listed(exact_shares(counts)))
    return {(one.reason, one.group, one.people, one.low, one.how) for one in report.failures if one.reason in PERSONAL}


def _listed(made: tuple[dict[str, Any], list[Roster]]) -> tuple[list[dict[str, Any]], list[Roster]]:
    return [made[0]], made[1]


def test_group_and_within_group_disclosure_are_found() -> None:
    """All six married ones work full time; the one divorced part-timer knows that the five others do."""
    assert flagged(MARITAL_STATUS) == {
        ("group-forced", "unit:married", 6, Decimal(100), WITHOUT.format("married")),
        ("one-rating-left", "unit:divorced", 5, Decimal(100), INSIDER.format("divorced")),
    }


def test_two_in_each_class_give_neither_away() -> None:
    """One more part-timer who is divorced, and two who are married, and the table says nothing of a person."""
    assert flagged({"married": (6, 2), "divorced": (5, 2), "single": (2, 2)}) == set()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda one: sum(one) > 1), min_size=1, max_size=4)
)
def test_groups_are_flagged_as_directly_disclosive_to_nobody_and_to_one(pairs: list[tuple[int, int]]) -> None:
    """Chapter 5.9: a class of c among p people is directly disclosive to k of them if p - k is not above c."""
    counts = {f"u{place}": pair for place, pair in enumerate(pairs)} | {"both": (2, 2)}
    expected = set()
    for unit, pair in counts.items():
        size, largest = sum(pair), max(pair)
        if largest == size:
            expected.add(("group-forced", f"unit:{unit}"))
        elif size - 1 <= largest:
            expected.add(("one-rating-left", f"unit:{unit}"))
    assert {one[:2] for one in flagged(counts)} == expected


def counts_beside_means(means: tuple[tuple[Fraction, Fraction], ...] | None) -> Program:
    """Columns: the three counts, and the three sums of ages; each mean lies in a range."""
    counts = [(perturbed - MOST_MOVED, perturbed + MOST_MOVED) for perturbed in PERTURBED]
    rows: list[Mapping[int, int | Fraction]] = [{0: 1, 1: 1, 2: -1}, {3: 1, 4: 1, 5: -1}]
    limits: list[tuple[int | None, int | None]] = [(0, 0), (0, 0)]
    for place, (low, high) in enumerate(means or ()):
        rows += [{3 + place: 1, place: -low}, {3 + place: 1, place: -high}]
        limits += [(0, None), (None, 0)]
    return Program((*counts, *[(0, None)] * 3), tuple(rows), tuple(limits), frozenset(range(3)))


def as_printed(slack: Fraction = Fraction(1, 20_000)) -> tuple[tuple[Fraction, Fraction], ...]:
    """The means of the book, each with what rounding to four decimals leaves open."""
    return tuple((mean - slack, mean + slack) for mean in MEANS)


def possible(program: Program) -> list[tuple[int, int, int]]:
    """All counts that fit, tried one by one."""
    solver = Solver(program)
    every = [(one, two, one + two) for one in range(7, 12) for two in range(12, 17)]
    return [
        counts
        for counts in every
        if counts[2] <= PERTURBED[2] + MOST_MOVED
        and solver.solve({}, Change({place: (count, count) for place, count in enumerate(counts)}))
    ]


def test_perturbed_counts_alone_leave_six_combinations() -> None:
    program = counts_beside_means(None)
    assert possible(program) == COMBINATIONS
    found = bounds(program, range(3))
    assert found == {0: (7, 9), 1: (12, 14), 2: (19, 21)}


def test_true_means_beside_perturbed_counts_give_the_counts_and_sums_away() -> None:
    program = counts_beside_means(as_printed())
    assert possible(program) == [TRUE]
    found = bounds(program)
    assert found is not None
    assert [found[place] for place in range(3)] == [(count, count) for count in TRUE]
    for place, sum_ in enumerate(SUMS, 3):
        assert found[place] == pytest.approx((sum_, sum_), abs=0.002)


def test_means_told_as_the_steps_of_the_policy_leave_all_six_combinations() -> None:
    told = [
        ranges.mean(Fraction(sum_), count, Decimal(120), policy().means) for sum_, count in zip(SUMS, TRUE, strict=True)
    ]
    steps = tuple((Fraction(one.low), Fraction(one.high)) for one in told if one)
    assert [(int(low), int(high)) for low, high in steps] == [(10, 15), (6, 8), (9, 10)]
    assert possible(counts_beside_means(steps)) == COMBINATIONS
