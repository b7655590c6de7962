"""The rating that was set is the one that follows from the policy in force.

Two employees with the same ratings of results and behaviour must not leave with different words.
Mend it by correcting the rating, or the ratings and figures that it follows from.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Evaluation
from kinerja.score.ledger import Ledger

NEEDS = frozenset({"file-matches-id", "reference-exists", "head-has-organisation-rating"})
RULE = Rule("rating-follows-policy", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each rating that does not follow, at the rating."""
    for person in ledger.people:
        if person.rating is None or person.state == "no-policy":
            continue
        proposal = person.proposed.band if person.proposed else None
        fields = {"unit": person.unit, "employee": person.employee, "period": person.period}
        document = ledger.records.get(Evaluation, **fields)
        if document and document.record.status != "draft" and person.rating != proposal:
            yield RULE.finding(document.at("rating"))
