"""Who agrees on a plan or evaluates holds a posting on that day.

A rating by somebody who had left, or had not yet come, can be contested.
Mend it by correcting the evaluator, the day, or the days of the posting.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Evaluation, Plan
from kinerja.score.ledger import Ledger
from kinerja.score.lookups import postings
from kinerja.validate.evaluations import settled
from kinerja.validate.postings import evaluator, in_force

NEEDS = frozenset({"file-matches-id", "reference-exists", "evaluator-is-superior"})
RULE = Rule("superior-in-force", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each plan or evaluation by a superior out of office, related to the posting's days."""
    known = postings(ledger.records)
    for document, day in _judged(ledger.records):
        posting = evaluator(known, document.record, day)
        if posting and not in_force(posting.record, day):
            key = "valid_from" if day < (posting.record.valid_from or "") else "valid_until"
            yield RULE.finding(document.at("evaluator"), posting.at(key), day=day)


def _judged(records: Index) -> Iterator[tuple[Document[Plan] | Document[Evaluation], str]]:
    """What was agreed or rated, and on which day."""
    for plan in records.of(Plan):
        if plan.record.agreed_on:
            yield plan, plan.record.agreed_on
    for evaluation in settled(records):
        yield evaluation, evaluation.record.rated_on or periods.last_day(evaluation.record.period)
