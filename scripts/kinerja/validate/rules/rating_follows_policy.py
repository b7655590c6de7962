"""The rating that was set is the one that follows from the policy in force.

Two employees with the same ratings of results and behaviour must not leave with different words.
Mend it by correcting the rating, or the ratings and figures that it follows from.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.score.rater import Rater
from kinerja.validate.evaluations import settled

NEEDS = frozenset({"file-matches-id", "reference-exists", "head-has-organisation-rating"})
RULE = Rule("rating-follows-policy", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each rating that does not follow, at the rating."""
    rater = Rater(ledger.records)
    for document in settled(ledger.records):
        rating = document.record.rating
        found = rater.proposal(document) if rating is not None else None
        if found and found.band != rating:
            yield RULE.finding(document.at("rating"))
