"""A unit with three or more indicators looks at more than quantity.

Who counts only how much was done is steered toward doing much, not toward doing it well, in time, or at fair cost.
Mend it by adding an indicator of quality, time or cost.
"""

from collections import defaultdict
from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Indicator, Unit
from kinerja.score.ledger import Ledger

RULE = Rule("only-quantity-indicators", Severity.WARNING, needs=frozenset({"file-matches-id", "reference-exists"}))

ENOUGH_TO_JUDGE = 3


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each such unit, related to the aspects of its indicators."""
    active = _active(ledger.records)
    for unit in ledger.records.of(Unit):
        indicators = active[unit.record.id]
        aspects = {document.record.aspect for document in indicators}
        if len(indicators) >= ENOUGH_TO_JUDGE and aspects == {"quantity"}:
            places = (document.at("aspect") for document in indicators)
            yield RULE.finding(unit.at("id"), *places, count=len(indicators))


def _active(records: Index) -> defaultdict[str, list[Document[Indicator]]]:
    """The indicators in use, by unit."""
    active: defaultdict[str, list[Document[Indicator]]] = defaultdict(list)
    for document in records.of(Indicator):
        if document.record.status == "active":
            active[document.record.unit].append(document)
    return active
