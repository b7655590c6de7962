"""Laws of single rules, held against slow and plain ways of asking the same question."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings, strategies as st
from msgspec.structs import replace as changed

from kinerja.diagnostic import Finding
from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Agreement, Band, Goal, Indicator, Record, ScoringPolicy, Wording
from kinerja.score.ledger import Ledger
from kinerja.validate.rules import (
    RuleModule,
    goal_cascade_has_no_cycle,
    limits_in_order,
    listed_once,
    policy_bands_meet,
    target_unchanged_for_years,
    weights_add_up,
)

CASES = Path(__file__).parent.parent / "cases" / "rules"
LIMITS = st.none() | st.integers(0, 12).map(lambda half: Decimal(half) / 2)


@cache
def tree(case: str) -> Index:
    return repository.load(CASES / case, "kota-contoh").index


def broken(module: RuleModule, *documents: Document[Record]) -> list[Finding]:
    return list(module.check(Ledger(Index("kota-contoh", documents), (), ())))


def holds(band: Band, figure: Decimal) -> bool:
    above = band.lowest is None or band.lowest <= figure
    below = band.highest is None or figure <= band.highest
    return above and below


@settings(deadline=None)
@given(limits=st.lists(st.tuples(LIMITS, LIMITS), min_size=1, max_size=4))
def test_bands_pass_only_when_every_figure_between_the_ends_has_one_word(
    limits: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    word = Wording(id="Kata", en="Word")
    bands = tuple(Band(id=f"b{n}", word=word, lowest=low, highest=high) for n, (low, high) in enumerate(limits))
    (policy,) = tree("policy-bands-meet/ok-open-at-both-ends").of(ScoringPolicy)
    document = changed(policy, record=changed(policy.record, bands=bands, decimals=0))
    silent = not broken(policy_bands_meet, document) and not broken(limits_in_order, document)

    # Outside the outermost limits a figure may have no word; one step further nothing changes any more.
    lowest = min(Decimal(-1) if band.lowest is None else band.lowest for band in bands)
    highest = max(Decimal(7) if band.highest is None else band.highest for band in bands)
    figures = [Decimal(one) for one in range(-1, 8) if lowest <= one <= highest]
    once = all(sum(holds(band, figure) for band in bands) == 1 for figure in figures)
    upright = all(low is None or high is None or low <= high for low, high in limits)
    assert once or not silent
    if all(limit is None or limit == int(limit) for ends in limits for limit in ends):
        assert silent == (once and upright)


@settings(deadline=None)
@given(parents=st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdefg")))
def test_a_circle_is_found_once_and_with_all_its_members(parents: Mapping[str, str | None]) -> None:
    (first, *_) = tree("goal-cascade-has-no-cycle/ok-chain").of(Goal)
    goals = [
        changed(first, path=f"goals/{name}.yml", record=changed(first.record, id=name, goal=parent, mission=None))
        for name, parent in parents.items()
    ]
    found = broken(goal_cascade_has_no_cycle, *goals)
    members = [sorted(place.path for place in (one.at, *one.related)) for one in found]

    circles = {
        tuple(sorted(f"goals/{name}.yml" for name in way)) for start in parents if (way := circle(start, parents))
    }
    assert sorted(members) == sorted(map(list, circles))
    assert all(one.at.path == min(place.path for place in (one.at, *one.related)) for one in found)


def circle(start: str, parents: Mapping[str, str | None]) -> list[str]:
    """The circle that begins and ends at a name, or nothing."""
    way, name = [start], parents[start]
    while name is not None and name != start and len(way) <= len(parents):
        way.append(name)
        name = parents.get(name)
    return way if name == start else []


@settings(deadline=None)
@given(shares=st.lists(st.none() | st.decimals(0, 100, places=2), min_size=1, max_size=5), total=st.booleans())
def test_weights_pass_exactly_when_none_or_all_are_given_and_make_a_hundred(
    shares: list[Decimal | None], total: bool
) -> None:
    if total and None not in shares[:-1]:
        shares = [*shares[:-1], 100 - sum((one for one in shares[:-1] if one is not None), Decimal(0))]
    (document,) = tree("weights-add-up/ok-hundred").of(Agreement)
    (target, *_) = document.record.targets
    targets = tuple(changed(target, indicator=f"i{n}", weight=share) for n, share in enumerate(shares))
    found = broken(weights_add_up, changed(document, record=changed(document.record, targets=targets)))
    given_shares = [share for share in shares if share is not None]
    passes = not given_shares or (len(given_shares) == len(shares) and sum(given_shares) == 100)
    assert (found == []) == passes


@settings(deadline=None)
@given(names=st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=6))
def test_each_repetition_is_told_once(names: list[str]) -> None:
    (document,) = tree("weights-add-up/ok-hundred").of(Agreement)
    (target, *_) = document.record.targets
    targets = tuple(changed(target, indicator=name) for name in names)
    found = broken(listed_once, changed(document, record=changed(document.record, targets=targets)))
    assert len(found) == len(names) - len(set(names))


@settings(deadline=None)
@given(values=st.dictionaries(st.integers(2015, 2024), st.integers(1, 2).map(Decimal), min_size=1))
def test_a_run_of_equal_targets_is_told_once_with_all_its_years(values: Mapping[int, Decimal]) -> None:
    records = tree("target-unchanged-for-years/bad-three-years")
    (agreement, *_) = records.of(Agreement)
    (target,) = agreement.record.targets
    agreements = [
        changed(
            agreement,
            path=f"agreements/{year}-v1.yml",
            record=changed(agreement.record, year=year, targets=(changed(target, value=value),)),
        )
        for year, value in values.items()
    ]
    found = broken(target_unchanged_for_years, *records.of(Indicator), *agreements)

    runs: list[list[int]] = []
    for before, year in pairwise([0, *sorted(values)]):
        goes_on = year == before + 1 and values[year] == values[before]
        runs = [*runs[:-1], [*runs[-1], year]] if goes_on else [*runs, [year]]
    told = [(one.facts["since"], one.facts["years"], len(one.related)) for one in found]
    assert told == [(run[0], len(run), len(run) - 1) for run in runs if len(run) >= 3]
