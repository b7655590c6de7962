"""An evaluator with several employees tells them apart.

When everybody gets the same, the ratings guide neither recognition nor help.
Mend it by looking at each employee's evidence again; equal ratings with good reasons may stay.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Evaluation
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import Evaluations, by_evaluator

RULE = Rule("evaluator-rates-all-alike", Severity.WARNING, needs=frozenset({"file-matches-id"}))

ENOUGH_TO_JUDGE = 3


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each evaluator and period, at the first rating, related to the others."""
    for group in by_evaluator(ledger.records):
        yield from of_group(group)


def of_group(group: Evaluations) -> Iterator[Finding]:
    """The same for the evaluations that one evaluator made for one period."""
    rated = [document for document in group if any(_ratings(document.record))]
    people = {document.record.employee for document in rated}
    if len(people) >= ENOUGH_TO_JUDGE and len({_ratings(document.record) for document in rated}) == 1:
        yield RULE.finding(*(document.at("rating") for document in rated), count=len(people))


def _ratings(one: Evaluation) -> tuple[object, ...]:
    return one.results_rating, one.behaviour_rating, one.results_value, one.behaviour_value, one.rating
