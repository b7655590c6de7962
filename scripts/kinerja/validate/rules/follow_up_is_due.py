"""A follow-up is due, and done, after the evaluation that it follows from.

An earlier day shows that the day or the evaluation was mistyped.
Mend it by correcting one of the two.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Evaluation, FollowUp
from kinerja.score.ledger import Ledger

RULE = Rule("follow-up-is-due", Severity.WARNING, needs=frozenset({"file-matches-id", "reference-exists"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each day before that of the evaluation, related to the latter."""
    for document in ledger.records.of(FollowUp):
        own = document.record
        evaluation = ledger.records.get(Evaluation, unit=own.unit, employee=own.employee, period=own.evaluation)
        rated = evaluation.record.rated_on if evaluation else None
        for key, day in (("due", own.due), ("done_on", own.done_on)):
            if evaluation and rated and day and day < rated:
                yield RULE.finding(document.at(key), evaluation.at("rated_on"), field=key, rated=rated)
