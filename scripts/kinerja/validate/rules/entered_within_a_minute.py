"""Evaluations are entered one by one, with time to think.

Several within a minute were filled in by a program or without looking.
Mend it by talking with each employee and entering what came out of it.
"""

from collections.abc import Iterator
from datetime import datetime

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Evaluation
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import Evaluations, by_evaluator

RULE = Rule("entered-within-a-minute", Severity.WARNING, needs=frozenset({"file-matches-id"}))

TOO_MANY = 3
SECONDS = 60

Entry = tuple[float, Document[Evaluation]]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each burst of an evaluator, at the first entry, related to the others."""
    for group in by_evaluator(ledger.records):
        yield from of_group(group)


def of_group(group: Evaluations) -> Iterator[Finding]:
    """The same among the evaluations that one evaluator made for one period."""
    for burst in _bursts(sorted(_entries(group), key=lambda one: (one[0], one[1].path))):
        places = (document.at("entered_at") for _, document in burst)
        yield RULE.finding(*places, count=len(burst), seconds=int(burst[-1][0] - burst[0][0]))


def _entries(group: Evaluations) -> Iterator[Entry]:
    for document in group:
        try:
            yield datetime.fromisoformat(document.record.entered_at or "").timestamp(), document
        except ValueError:
            # Not entered yet, or on a day that no calendar has: there is nothing to compare.
            continue


def _bursts(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Groups of entries that lie within a minute of their first one; the entries are sorted by time."""
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and entries[end][0] - entries[start][0] <= SECONDS:
            end += 1
        if end - start >= TOO_MANY:
            yield entries[start:end]
        # Too few are at most two, so each entry is looked at a few times only.
        start = end if end - start >= TOO_MANY else start + 1
