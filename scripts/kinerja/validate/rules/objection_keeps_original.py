"""A decision on an objection keeps the ratings as they were before it.

Only then can everybody see whether, and what, the decision changed.
Mend it by correcting the original ratings, the evaluation, or the outcome.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Evaluation, Objection, OriginalRatings
from kinerja.score.ledger import Ledger
from kinerja.validate.postings import objected

RULE = Rule("objection-keeps-original", Severity.ERROR, needs=frozenset({"file-matches-id", "reference-exists"}))

KEYS = ("rating", "results_rating", "behaviour_rating")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each decision whose outcome and original ratings contradict the evaluation."""
    for document in ledger.records.of(Objection):
        decision, evaluation = document.record.decision, objected(ledger.records, document.record)
        if decision is None or evaluation is None:
            continue
        changed = _differs(decision.original, evaluation.record)
        if changed != (decision.outcome == "changed"):
            place = document.at("decision", "original")
            yield RULE.finding(place, evaluation.at("rating"))


def _differs(original: OriginalRatings, evaluation: Evaluation) -> bool:
    """Whether a rating that was kept is another one now."""
    pairs = ((getattr(original, key), getattr(evaluation, key)) for key in KEYS)
    return any(before is not None and before != now for before, now in pairs)
