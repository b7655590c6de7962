"""Nobody evaluates themselves.

An evaluation is the view of another person; a rating of one's own work can be neither trusted nor objected to.
Mend it by naming the direct superior as evaluator.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Evaluation, Plan
from kinerja.score.ledger import Ledger

RULE = Rule("evaluator-is-not-evaluated", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each plan or evaluation of the evaluator's own work."""
    for document in _judged(ledger):
        if document.record.evaluator == document.record.employee:
            yield RULE.finding(document.at("evaluator"))


def _judged(ledger: Ledger) -> Iterator[Document[Plan] | Document[Evaluation]]:
    yield from ledger.records.of(Plan)
    yield from ledger.records.of(Evaluation)
