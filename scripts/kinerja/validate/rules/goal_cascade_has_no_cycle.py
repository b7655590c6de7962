"""Following what a goal serves, or to whom a unit belongs, leads upward and ends.

In a circle nothing is the highest, so neither pages nor sums can be built.
Mend it by correcting one `goal` or `parent` of the circle.
"""

from collections.abc import Iterator
from typing import cast

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.index import Index
from kinerja.model import Goal, Unit
from kinerja.score.ledger import Ledger
from kinerja.validate.circles import circles

RULE = Rule("goal-cascade-has-no-cycle", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each circle, at its first record, related to the others; told where that first record is."""
    yield from _circles(ledger.records, Goal, "goal")
    yield from _circles(ledger.records, Unit, "parent")


def _circles(records: Index, kind: type[Goal] | type[Unit], key: str) -> Iterator[Finding]:
    own = {one.record.id: one for one in records.of(kind)}
    passed = dict(own)

    def above(name: str) -> str | None:
        document = passed.get(name) or records.get(kind, id=name)
        if document is None:
            return None
        passed[name] = document
        return cast("str | None", getattr(document.record, key))

    for circle in circles(own, above):
        if circle[0] in own:
            first, *rest = (passed[name].at(key) for name in circle)
            yield RULE.finding(first, *rest, field=key, count=len(circle))
