"""A record lies at the path that its own content names.

People and programs find records by path; a file in another place would be counted for another unit or year.
Mend it by moving the file to the expected path, or by correcting the ids inside it.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger

RULE = Rule("file-matches-id", Severity.ERROR)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each record that lies elsewhere."""
    for document in ledger.records.all():
        expected = document.kind.path_of(document.record)
        if document.path != expected:
            yield RULE.finding(document.at(), expected=expected)
