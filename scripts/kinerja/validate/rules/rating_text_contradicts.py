"""Feedback in words and the rating beside it say the same.

Who reads "above expectations" and is rated below them learns nothing, and an objection would be well founded.
Mend it by correcting the rating or the feedback.
"""

import re
from collections.abc import Iterator, Sequence

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
# The letters that count as others where capitals do not: Turkish i without and with a dot, long s, the sign for kelvin.
ALIKE = str.maketrans("\u0131\u0130\u017f\u212a", "iisk")

# Where a text of feedback stands, and the ratings that it speaks of.
Spoken = tuple[tuple[str, int, str], set[str]]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each rating that none of its feedback bears out."""
    for document in settled(ledger.records):
        own = document.record
        given = [one.feedback for one in own.results if one.feedback]
        given += [one.feedback for one in own.behaviours if one.feedback]
        if _speaks("\n".join(given)):
            texts = [(steps, _said(text)) for steps, text in feedback(own)]
            yield from _overall(document, texts, ("results", "results_rating"), own.results_rating)
            yield from _overall(document, texts, ("behaviours", "behaviour_rating"), own.behaviour_rating)
            yield from _single(document, texts)


def _overall(
    document: Document[Evaluation], texts: Sequence[Spoken], keys: tuple[str, str], rating: str | None
) -> Iterator[Finding]:
    """The overall rating lies between the lowest and the highest that the feedback speaks of."""
    part, key = keys
    about = [(steps, said) for steps, said in texts if steps[0] == part]
    ranks = sorted(ORDER.index(one) for _, said in about for one in said)
    if rating is None or not ranks or ranks[0] <= ORDER.index(rating) <= ranks[-1]:
        return
    nearest = ORDER[ranks[-1] if ORDER.index(rating) > ranks[-1] else ranks[0]]
    places = [document.at(*steps) for steps, said in about if nearest in said]
    yield RULE.finding(document.at(key), *places)


def _single(document: Document[Evaluation], texts: Sequence[Spoken]) -> Iterator[Finding]:
    """The rating of one behaviour is among those that its own feedback speaks of."""
    for (part, number, key), said in texts:
        if part == "behaviours":
            rating = document.record.behaviours[number].rating
            if rating and said and rating not in said:
                yield RULE.finding(document.at(part, number, "rating"), document.at(part, number, key))


def _speaks(text: str) -> bool:
    """Whether one of the texts in it may speak of a rating. Most do not, and looking closer costs far more."""
    return "ekspektasi" in (text if text.isascii() else text.translate(ALIKE)).lower()


def _said(text: str) -> set[str]:
    """The ratings that a text speaks of."""
    said = SAID.findall(text.translate(ALIKE)) if _speaks(text) else ()
    return {MEANING["".join(words.lower().split())] for denied, words in said if not denied}
