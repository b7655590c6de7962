"""Following what a goal serves, or to whom a unit belongs, leads upward and ends.

In a circle nothing is the highest, so neither pages nor sums can be built.
Mend it by correcting one `goal` or `parent` of the circle.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Goal, Record, Unit
from kinerja.score.ledger import Ledger
from kinerja.validate.circles import circles

RULE = Rule("goal-cascade-has-no-cycle", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each circle, at its first record, related to the others."""
    for key, above in (("goal", _goals(ledger.records)), ("parent", _units(ledger.records))):
        parents = {name: parent for name, (_, parent) in above.items()}
        for circle in circles(parents):
            first, *rest = (above[name][0].at(key) for name in circle)
            yield RULE.finding(first, *rest, field=key, count=len(circle))


def _goals(records: Index) -> dict[str, tuple[Document[Record], str | None]]:
    return {one.record.id: (one, one.record.goal) for one in records.of(Goal)}


def _units(records: Index) -> dict[str, tuple[Document[Record], str | None]]:
    return {one.record.id: (one, one.record.parent) for one in records.of(Unit)}
