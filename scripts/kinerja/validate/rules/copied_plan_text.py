"""Results in plans are worded for one employee.

The same sentence in many plans tells nobody what exactly to do. Holds for a body's own records.
Mend it by wording what each employee contributes. Equal work with good reasons may stay.
"""

from collections import defaultdict
from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Plan
from kinerja.score.ledger import Ledger
from kinerja.validate.own import is_own

RULE = Rule("copied-plan-text", Severity.WARNING, needs=frozenset({"file-matches-id"}))

MANY = 3


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each text in the plans of many employees of a unit, at the first, related to the others."""
    for places in _texts(ledger.records) if is_own(ledger.records) else ():
        if len(places) >= MANY:
            first, *rest = (document.at("results", number, "text") for document, number in places.values())
            yield RULE.finding(first, *rest, count=len(places))


def _texts(records: Index) -> Iterator[dict[str, tuple[Document[Plan], int]]]:
    """The place of each text by employee; spaces and capitals make no other text."""
    found: dict[tuple[str, int, str], dict[str, tuple[Document[Plan], int]]] = defaultdict(dict)
    for document in records.of(Plan):
        own = document.record
        for number, result in enumerate(own.results):
            text = " ".join(result.text.casefold().split())
            found[own.unit, own.year, text].setdefault(own.employee, (document, number))
    yield from found.values()
