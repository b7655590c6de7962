"""The rules about figures of people: what a sound disclosure policy promises, and what no waiver takes away."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from kinerja.disclose.staff import ranges
from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import KIND_BY_TYPE, DisclosurePolicy, ShareBand, ShareRule, Waiver
from kinerja.record_text import encoded
from kinerja.score.ledger import ledger
from kinerja.validate import engine
from kinerja.validate.rules import disclosure_policy_sound
from kinerja.validate.waivers import NEVER
from project import ROOT

CASES = Path(__file__).parents[1] / "cases" / "rules"
KIND = KIND_BY_TYPE[Waiver]
DIVISORS = (1, 2, 4, 5, 10, 20, 25, 50, 100)


@cache
def standard() -> Document[DisclosurePolicy]:
    (document,) = repository.load_policies(ROOT).index.of(DisclosurePolicy)
    return document


def needs(policy: DisclosurePolicy) -> set[tuple[str, str]]:
    """Where a policy is not sound, and what is needed there."""
    index = Index("kota-contoh", [msgspec.structs.replace(standard(), record=policy)])
    return {(one.at.pointer, str(one.facts["need"])) for one in disclosure_policy_sound.check(ledger(index))}


def with_bands(*bands: tuple[int, int]) -> DisclosurePolicy:
    policy = standard().record
    rule = ShareRule(bands=tuple(ShareBand(staff=s, width=w) for s, w in bands), reason=policy.shares.reason)
    return msgspec.structs.replace(policy, shares=rule)


def test_the_policy_that_comes_with_the_program_is_sound_and_has_the_agreed_limits() -> None:
    policy = standard().record
    assert needs(policy) == set()
    limits = (policy.smallest_group, policy.pool_left_at, policy.people_changed, policy.respondents)
    assert [int(one.value) for one in limits] == [10, 15, 10, 10]
    assert policy.classes_from.value == 100
    assert [(one.staff, one.width) for one in policy.shares.bands] == [(10, 20), (21, 10), (41, 5), (101, 2), (301, 1)]
    assert [str(one) for one in policy.means.steps] == ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5"]
    rounding = (policy.means.sum_width, policy.means.end_steps, policy.means.others_open)
    assert [int(one.value) for one in (*rounding, policy.hours.highest, policy.hours.dominance)] == [20, 2, 10, 200, 10]
    assert policy.good.ratings == ("sangat-baik", "baik")


@settings(deadline=None)
@given(staff=st.integers(11, 400), width=st.sampled_from(DIVISORS[:-3]))
def test_a_band_is_wide_enough_exactly_when_its_ends_hide_whether_two_people_differ(staff: int, width: int) -> None:
    sound = needs(with_bands((10, 50), (staff, width))) == set()
    shown = {count: ranges.share(count, staff, width) for count in range(staff + 1)}
    alike = shown[0] == shown[1] == shown[2] and shown[staff] == shown[staff - 1] == shown[staff - 2]
    assert sound == alike


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 400), st.integers(1, 100)), min_size=1, max_size=5))
def test_sound_bands_begin_with_the_smallest_group_and_get_narrower_as_groups_grow(
    bands: list[tuple[int, int]],
) -> None:
    policy = with_bands(*bands)
    if not needs(policy):
        sizes, widths = [staff for staff, _ in bands], [width for _, width in bands]
        assert sizes == sorted(set(sizes))
        assert widths == sorted(set(widths), reverse=True)
        assert (sizes[0], set(widths) <= set(DIVISORS)) == (10, True)
    else:
        assert {pointer.split("/")[1] for pointer, _ in needs(policy)} == {"shares"}


@pytest.mark.parametrize("name", ["smallest_group", "pool_left_at", "people_changed", "respondents", "classes_from"])
@pytest.mark.parametrize(("value", "need"), [("9", "at-least"), ("10.5", "whole"), ("1000", None)])
def test_limits_of_people_are_whole_and_at_least_ten(name: str, value: str, need: str | None) -> None:
    policy = standard().record
    limit = msgspec.structs.replace(getattr(policy, name), value=Decimal(value))
    found = {told for pointer, told in needs(msgspec.structs.replace(policy, **{name: limit})) if name in pointer}
    assert found == ({need} if need else set())


@pytest.mark.parametrize(
    "case", ["counted-once/bad-two-evaluations", "counted-once/bad-two-rosters", "roster-is-whole/bad-out-of-order"]
)
def test_no_waiver_lets_a_person_be_recognised(case: str) -> None:
    index = repository.load(CASES / case, "kota-contoh").index
    before = engine.run(ledger(index))
    waivers = [
        Waiver(
            government="kota-contoh",
            id=f"izin-{number}",
            rule=one.rule,
            path="units",
            reason="Belum sempat.",
            granted_by="Sekretaris",
            expires="2030-12-31",
        )
        for number, one in enumerate(before)
    ]
    documents = [Document(KIND.path_of(one), KIND, one, encoded(one)) for one in waivers]
    assert before
    assert {one.rule for one in before} <= NEVER
    assert engine.run(ledger(index.replaced(*documents))) == before
