"""The evaluator is the direct superior, or the one acting on the day of the rating.

The law gives the evaluation to the direct superior (PermenPANRB 6/2022); another evaluator makes it contestable.
Mend it by correcting the evaluator, or the superior and the acting ones in the employee's record.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.score.lookups import postings
from kinerja.validate.evaluations import settled
from kinerja.validate.postings import above

NEEDS = frozenset({"file-matches-id", "reference-exists", "evaluator-is-not-evaluated"})
RULE = Rule("evaluator-is-superior", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each evaluation by somebody else, related to the superior."""
    known = postings(ledger.records)
    for document in settled(ledger.records):
        own = document.record
        employee = known[own.unit, own.employee]
        # Who has no superior in this body, its highest official, is evaluated by somebody outside the records.
        if employee is None or employee.record.superior is None:
            continue
        if own.evaluator != employee.record.superior.employee:
            day = own.rated_on or periods.last_day(own.period)
            if own.evaluator not in above(employee.record, day):
                yield RULE.finding(document.at("evaluator"), employee.at("superior"), day=day)
