"""A result that was evaluated has evidence.

Without evidence a rating rests on memory and sympathy, and nobody can look again.
Mend it by adding the evidence, or by giving the result a state with its reason.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import EvaluatedResult
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import settled

RULE = Rule("score-without-evidence", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each result with a realisation and no evidence."""
    for document in settled(ledger.records):
        for number, result in enumerate(document.record.results):
            if not result.evidence and _realised(result):
                yield RULE.finding(document.at("results", number), result=result.result)


def _realised(result: EvaluatedResult) -> bool:
    return result.realisation is not None or any(one.value is not None for one in result.indicators)
