"""No forged history is accepted, and each is refused for what is forged in it."""

from pathlib import Path

import forged_bytes
import forged_history
import forged_people
import forged_rules
import forged_signatures
import pytest
from forgery import FORGERIES, Forgery

from histories import History
from kinerja.approval.verify import verify
from kinerja.load.git import Repository

# Each tells FORGERIES what is in it.
MODULES = (forged_bytes, forged_history, forged_people, forged_rules, forged_signatures)


@pytest.mark.parametrize("forgery", FORGERIES, ids=[one.name for one in FORGERIES])
def test_a_forged_history_is_refused_for_what_is_forged(forgery: Forgery, tmp_path: Path) -> None:
    history = History(tmp_path / "kota.git")
    try:
        aftermath = forgery.make(history)
        folder = history.finish()
    finally:
        history.end()
    options = aftermath(folder) if aftermath else {}
    found = verify(Repository(folder), "main", **options).findings
    assert tuple(sorted(one.rule for one in found)) == forgery.slugs


def test_there_are_enough_of_them_and_each_is_another() -> None:
    assert len({one.name for one in FORGERIES}) == len(FORGERIES) >= 45
    assert {one.make.__module__ for one in FORGERIES} >= {one.__name__ for one in MODULES}
