"""Honest work is never refused: a thousand merges of all kinds, without one false alarm."""

from collections import Counter
from pathlib import Path

import pytest
from honest import CASES, WAYS, happen

import history_town as town
from histories import History
from kinerja.approval.verify import verify
from kinerja.load.git import Repository

MERGES = 1000


def test_a_thousand_honest_merges_bring_no_finding(tmp_path: Path) -> None:
    history = History(tmp_path / "kota.git")
    try:
        made = Counter(happen(history, MERGES))
        folder = history.finish()
    finally:
        history.end()
    assert made.total() == MERGES
    assert {name for name, _ in made} == {case.__name__ for case in CASES}
    assert {way for _, way in made} == set(WAYS)
    found = verify(Repository(folder), "main")
    assert found.findings == ()
    (counted,) = found.governments
    # The step that brings the policy comes before it.
    assert (found.steps, counted.before_policy) == (counted.steps + 1, 1)
    assert sum(one.changes for one in counted.tiers) == sum(one.approved for one in counted.tiers) > MERGES


@pytest.mark.parametrize("squashed", [False, True])
@pytest.mark.parametrize(
    "days", [("2025-02-03", "2025-02-03", "2025-02-03"), ("2025-02-03", "2025-02-04", "2025-02-06")]
)
def test_the_same_change_may_come_again_with_a_new_approval(
    squashed: bool, days: tuple[str, str, str], tmp_path: Path
) -> None:
    history = History(tmp_path / "kota.git")
    for target, day in zip((12, 10, 12), days, strict=True):
        history.day = day
        one = history.propose(town.files(town.plan("p-004", target)), "p-004")
        history.approve(one, "p-003")
        (history.squash if squashed else history.merge)(one)
    assert verify(Repository(history.finish()), "main").findings == ()
