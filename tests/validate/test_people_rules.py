"""Laws of the rules on evaluations: what counts as a burst, and what a text of feedback says."""

from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace as changed

from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import EvaluatedResult, Evaluation
from kinerja.score.ledger import Ledger
from kinerja.validate.rules import entered_within_a_minute, rating_text_contradicts

CASES = Path(__file__).parent.parent / "cases" / "rules"
START = datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=7)))


@cache
def sample() -> Document[Evaluation]:
    tree = repository.load(CASES / "rating-text-contradicts" / "ok-same-words", "kota-contoh").index
    (document,) = tree.of(Evaluation)
    return document


def entered(*moments: str) -> list[Document[Evaluation]]:
    found = []
    for number, moment in enumerate(moments):
        record = changed(sample().record, employee=f"p-{number}", entered_at=moment)
        path = f"records/kota-contoh/units/dinas-air/people/p-{number}/evaluations/2025.yml"
        found.append(Document(path, sample().kind, record, sample().source))
    return found


def bursts(*moments: str) -> list[set[str]]:
    """The files of each burst."""
    index = Index("kota-contoh", entered(*moments))
    found = entered_within_a_minute.check(Ledger(index, (), ()))
    return [{place.path for place in (one.at, *one.related)} for one in found]


@settings(deadline=None)
@given(seconds=st.lists(st.integers(0, 200), max_size=7))
def test_three_entries_within_a_minute_are_never_missed_and_nothing_longer_is_told(seconds: list[int]) -> None:
    told = bursts(*((START + timedelta(seconds=one)).isoformat() for one in seconds))
    close = [three for three in combinations(seconds, 3) if max(three) - min(three) <= 60]
    assert bool(told) == bool(close)
    for burst in told:
        own = [seconds[int(path.split("/p-")[1].split("/")[0])] for path in burst]
        assert len(own) >= 3
        assert max(own) - min(own) <= 60


def test_moments_are_compared_across_time_zones_and_a_day_that_is_none_is_left_out() -> None:
    same = ("2026-01-05T09:00:00+07:00", "2026-01-05T10:00:10+08:00", "2026-01-05T11:00:20+09:00")
    assert len(bursts(*same)) == 1
    assert bursts(*same[:2], "2026-02-30T09:00:00+07:00") == []


@pytest.mark.parametrize(
    ("text", "rating", "contradicts"),
    [
        ("Hasil sesuai ekspektasi.", "as-expected", False),
        ("Hasil sesuai ekspektasi.", "above", True),
        ("DIATAS EKSPEKTASI pimpinan", "above", False),
        ("dibawah  ekspektasi", "as-expected", True),
        ("Belum sesuai ekspektasi.", "below", False),
        ("Tidak di bawah ekspektasi.", "above", False),
        ("Mutu di atas ekspektasi, waktu di bawah ekspektasi.", "as-expected", False),
        ("Kerja yang rapi.", "below", False),
        # Letters that count as others where capitals do not: dotless and dotted i, long s, the sign for kelvin.
        ("Hasil sesua\u0131 ekspektasi.", "above", True),
        ("D\u0130 ATAS EK\u017fPE\u212aTASI", "above", False),
        ("Belum sesua\u0131 ekspektasi.", "below", False),
    ],
)
def test_a_rating_is_held_against_what_its_feedback_says(text: str, rating: str, contradicts: bool) -> None:
    results = (EvaluatedResult(result="sambungan", realisation="Selesai.", feedback=text),)
    record = changed(sample().record, results=results, results_rating=rating, behaviours=())
    document = Document(sample().path, sample().kind, record, sample().source)
    found = list(rating_text_contradicts.check(Ledger(Index("kota-contoh", [document]), (), ())))
    assert bool(found) == contradicts
