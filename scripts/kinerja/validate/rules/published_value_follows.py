"""A figure that a source printed follows from the numbers that it printed beside it.

Citizens read the printed figure. When it does not follow, either it was copied wrongly or its publisher erred.
Mend a wrong copy; keep a right one as printed, so that both figures are shown.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.compare import of_records
from kinerja.score.ledger import Ledger

NEEDS = frozenset({"file-matches-id", "listed-once", "reference-exists", "value-fits-method", "word-on-scale"})
RULE = Rule("published-value-follows", Severity.WARNING, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each printed figure that differs from the recomputed one, at the printed one."""
    for one in of_records(ledger.records):
        if not one.follows:
            yield RULE.finding(one.at, what=one.what, printed=one.printed, computed=one.computed)
