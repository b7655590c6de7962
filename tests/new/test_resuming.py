"""Wherever a conversation stops, going on from its draft ends in the very same record."""

from pathlib import Path

import pytest

from kinerja.drafting import kept, order
from kinerja.drafting.interview import Interview
from kinerja.model import Government, Unit
from project import git, write

# What is answered to the question whose heading ends so.
ANSWERS = {
    "Unit": "dinas",
    "Employee": "p-001",
    "Year": "2026",
    "Approach": "qualitative",
    "Evaluator": "p-002",
    "Status": "draft",
    "Result id": "r-1",
    "Kind of result": "main",
    "Planned result": "Layanan tepat waktu.",
    "Indicator id": "i-1",
    "Aspect": "time",
    "Wording": "Bagian yang tepat waktu.",
    "Target": "90.50",
}


class Stopped(Exception):  # noqa: N818 - somebody closed the terminal
    """The end of the answers."""


class Typist:
    """Answers a number of questions by their headings, and then stops."""

    def __init__(self, most: int) -> None:
        self.left, self._said = most, [""]

    def say(self, line: str) -> None:
        # An empty line begins each question.
        self._said = [*self._said, line] if line else [""]

    def read(self, prompt: str) -> str:
        if not self.left:
            raise Stopped
        self.left -= 1
        heading = self._said[1] if len(self._said) > 1 else ""
        if "choose one way" in heading:
            return "1"
        if "may be added" in heading or "Add another" in prompt:
            return ""
        return next(answer for end, answer in ANSWERS.items() if heading == end or heading.endswith(f" > {end}"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(
        tmp_path,
        Government(id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="year"),
        Unit(government="kota-contoh", id="dinas", name="Dinas Contoh", type="dinas"),
        Unit(government="kota-contoh", id="kantor", name="Kantor Contoh", type="dinas"),
    )
    git(tmp_path, "init", "--quiet")
    return tmp_path


def talk(root: Path, most: int) -> tuple[bytes | None, int]:
    """Goes on with the draft if there is one; the record when it became whole, and the answers that were left."""
    file = next(iter(kept.found(root, "plan")), None)
    before = kept.read(file) if file else kept.Kept({})
    draft = order.begin(root, order.Order("plan", kept=before.data))
    keeper, typist = kept.Keeper(root, "plan", file), Typist(most)
    interview = Interview(draft, typist, "en", lambda lists: keeper.keep(draft.data, lists))
    try:
        interview.complete(before.lists)
    except Stopped:
        return None, 0
    keeper.forget()
    return draft.file().content, typist.left


def test_a_conversation_stopped_after_any_answer_ends_in_the_same_record(root: Path) -> None:
    whole, left = talk(root, 1000)
    assert whole is not None
    assert b"target: 90.50\n" in whole
    questions = 1000 - left
    assert questions > len(ANSWERS)
    for stop in range(questions):
        assert talk(root, stop) == (None, 0)
        assert talk(root, 1000)[0] == whole, stop
        assert kept.found(root, "plan") == ()


def test_a_conversation_that_stops_again_and_again_ends_too(root: Path) -> None:
    whole, _ = talk(root, 1000)
    made = next(content for content, _ in (talk(root, 4) for _ in range(100)) if content is not None)
    assert made == whole
