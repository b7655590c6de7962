import os
import signal
import threading
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from kinerja.publish import abreast
from kinerja.publish.faults import SiteFault

# Other tests load libraries with threads of their own, beside which Python warns of a fork.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(abreast, "hands", lambda: 2)


@pytest.mark.usefixtures("two")
def test_every_part_is_done_in_a_process_of_its_own(tmp_path: Path) -> None:
    abreast.abreast(lambda part: (tmp_path / part).write_text(str(os.getpid())), ("id", "en", "jv"))
    assert len({str(os.getpid()), *((tmp_path / part).read_text() for part in ("id", "en", "jv"))}) == 4


@pytest.mark.usefixtures("two")
def test_a_fault_of_another_process_is_raised_here_with_its_kind_and_its_words() -> None:
    def work(part: str) -> None:
        if part == "en":
            raise SiteFault("two pages want the same place: a/index.md")

    with pytest.raises(SiteFault, match=r"same place: a/index\.md"):
        abreast.abreast(work, ("id", "en"))


@pytest.mark.usefixtures("two")
def test_a_process_that_is_ended_from_outside_is_a_fault() -> None:
    def work(part: str) -> None:
        if part == "en":
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError):
        abreast.abreast(work, ("id", "en"))


def test_beside_other_threads_no_process_is_started() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    seen: list[int] = []
    try:
        abreast.abreast(lambda _: seen.append(os.getpid()), ("id", "en"))
    finally:
        done.set()
        thread.join()
    assert seen == [os.getpid()] * 2


@given(st.lists(st.integers()), st.integers(1, 9))
def test_chunks_are_all_there_is_in_its_order_one_for_each_hand(names: list[int], hands: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(abreast, "hands", lambda: hands)
        parts = abreast.chunks(names)
    assert [one for part in parts for one in part] == names
    assert len(parts) <= hands
    assert all(parts)
