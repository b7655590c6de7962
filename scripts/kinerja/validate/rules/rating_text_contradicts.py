"""Feedback in words and the rating beside it say the same.

Who reads "above expectations" and is rated below them learns nothing, and an objection would be well founded.
Mend it by correcting the rating or the feedback.
"""

import re
from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Evaluation
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import feedback, settled

RULE = Rule("rating-text-contradicts", Severity.WARNING, needs=frozenset({"file-matches-id"}))

ORDER = ("below", "as-expected", "above")
# A denied or doubtful wording ("belum sesuai ekspektasi") says nothing for certain and is left out.
SAID = re.compile(
    r"(?:\b(tidak|belum|kurang|bukan|hampir)\s+)?\b(di\s*atas|sesuai|di\s*bawah)\s+ekspektasi", re.IGNORECASE
)
MEANING = {"diatas": "above", "sesuai": "as-expected", "dibawah": "below"}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each rating that none of its feedback bears out."""
    for document in settled(ledger.records):
        own = document.record
        yield from _overall(document, "results", "results_rating", own.results_rating)
        yield from _overall(document, "behaviours", "behaviour_rating", own.behaviour_rating)
        for number, one in enumerate(own.behaviours):
            said = _said(one.feedback or "")
            if one.rating and said and one.rating not in said:
                place = document.at("behaviours", number, "feedback")
                yield RULE.finding(document.at("behaviours", number, "rating"), place)


def _overall(document: Document[Evaluation], part: str, key: str, rating: str | None) -> Iterator[Finding]:
    """The overall rating lies between the lowest and the highest that the feedback speaks of."""
    texts = [(steps, _said(text)) for steps, text in feedback(document.record) if steps[0] == part]
    ranks = sorted(ORDER.index(one) for _, said in texts for one in said)
    if rating is None or not ranks or ranks[0] <= ORDER.index(rating) <= ranks[-1]:
        return
    nearest = ORDER[ranks[-1] if ORDER.index(rating) > ranks[-1] else ranks[0]]
    places = [document.at(*steps) for steps, said in texts if nearest in said]
    yield RULE.finding(document.at(key), *places)


def _said(text: str) -> set[str]:
    """The ratings that a text speaks of."""
    return {MEANING["".join(words.lower().split())] for denied, words in SAID.findall(text) if not denied}
